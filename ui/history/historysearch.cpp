// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historysearch.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// Sorted and each once.
QStringList wordsOf(const QList<FactsPtr> &facts, QStringList RevisionFacts::*member)
{
    QSet<QString> words;
    for (const FactsPtr &one : facts) {
        if (one)
            for (const QString &word : (*one).*member)
                words.insert(word);
    }
    QStringList sorted(words.cbegin(), words.cend());
    sorted.sort();
    return sorted;
}

} // namespace

HistorySearch::HistorySearch(ProjectSession &session, HistoryModel &model, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
{
    connect(&session, &ProjectSession::historyChanged, this, &HistorySearch::takeHistory);
    connect(&session.databases(), &DatabaseList::selectionChanged, this, &HistorySearch::takeDialect);
    connect(&session.databases(), &DatabaseList::changed, this, &HistorySearch::takeDialect);
    connect(&m_index, &HistoryIndex::progressed, this, &HistorySearch::takeFacts);
    connect(&m_authors, &RevisionAuthors::completed, this, [this] {
        m_model.setAuthorship(m_authors.authorship());
        Q_EMIT changed();
    });
    connect(&model, &HistoryModel::hitsChanged, this, &HistorySearch::changed);
}

void HistorySearch::takeHistory()
{
    const HistoryPtr history = m_session.history();
    std::vector<int> order;
    if (history) {
        order.reserve(size_t(history->rows.size()));
        for (const HistoryRow &row : history->rows)
            order.push_back(row.index);
    }
    m_index.setSnapshot(m_session.snapshot(), std::move(order));
    m_authors.setSnapshot(m_session.snapshot());
    m_tables.clear();
    m_columns.clear();
    m_model.setAuthorship({});
    m_model.setFacts({}); // its history is still the old one
    fetch();
}

/// What a script does, and whether that is known, may be something else on another engine.
void HistorySearch::takeDialect()
{
    const bool isIndexed = m_wantsFacts || m_model.filter().needsFacts();
    const dialect::Dialect wanted = dialect();
    if (!isIndexed || m_index.dialect() == wanted)
        return;
    m_index.start(wanted);
    takeFacts();
}

dialect::Dialect HistorySearch::dialect() const
{
    const DatabaseEntry *database = m_session.databases().selected();
    return database ? database->spec.dialect : dialect::Dialect::Postgresql;
}

void HistorySearch::setText(const QString &text)
{
    m_model.setSearch(text);
    fetch();
    Q_EMIT changed();
}

void HistorySearch::fetch()
{
    if (m_wantsFacts || m_model.filter().needsFacts()) {
        const bool isOther = m_index.dialect() != dialect();
        m_index.start(dialect());
        if (isOther)
            takeFacts();
    }
    if (m_model.filter().needsAuthorship())
        m_authors.start();
}

void HistorySearch::wantFacts()
{
    m_wantsFacts = true;
    fetch();
}

void HistorySearch::takeFacts()
{
    m_tables.clear();
    m_columns.clear();
    m_model.setFacts(m_index.facts());
    Q_EMIT changed();
}

bool HistorySearch::isLooking() const
{
    return m_session.history()
        && ((m_model.filter().needsFacts() && !m_index.isComplete())
            || (m_model.filter().needsAuthorship() && !m_authors.isComplete()));
}

QString HistorySearch::summary(int row) const
{
    if (m_model.filter().isEmpty())
        return {};
    const auto &hits = m_model.hits();
    const auto place = std::lower_bound(hits.cbegin(), hits.cend(), row);
    QString text;
    if (hits.empty())
        text = isLooking() ? QString() : tr("Nothing found");
    else if (place != hits.cend() && *place == row)
        text = tr("%1 of %2").arg(place - hits.cbegin() + 1).arg(hits.size());
    else
        text = tr("%Ln hit(s)", nullptr, int(hits.size()));
    if (!isLooking())
        return text;
    const QString looking = m_model.filter().needsFacts() && !m_index.isComplete()
        ? tr("still looking, %1 %").arg(m_index.percent())
        : tr("still looking");
    return text.isEmpty() ? looking : tr("%1, %2", "hits, still looking").arg(text, looking);
}

QStringList HistorySearch::vocabulary(HistoryFilter::Key key) const
{
    switch (key) {
    case HistoryFilter::Key::Table:
        if (m_tables.isEmpty())
            m_tables = wordsOf(m_index.facts(), &RevisionFacts::tables);
        return m_tables;
    case HistoryFilter::Key::Column:
        if (m_columns.isEmpty())
            m_columns = wordsOf(m_index.facts(), &RevisionFacts::columns);
        return m_columns;
    case HistoryFilter::Key::Operation:
        return directiveNames();
    case HistoryFilter::Key::Status:
        return statusNames();
    case HistoryFilter::Key::Risk:
        return riskNames();
    case HistoryFilter::Key::Pending: {
        QStringList names;
        for (const DatabaseColumn &database : m_model.databases())
            names << database.name;
        return names;
    }
    case HistoryFilter::Key::Author: {
        QSet<QString> names;
        for (const Authorship &one : m_authors.authorship())
            names.insert(one.author.section(" <"_L1, 0, 0));
        QStringList sorted(names.cbegin(), names.cend());
        sorted.sort();
        return sorted;
    }
    case HistoryFilter::Key::Text:
    case HistoryFilter::Key::Id:
    case HistoryFilter::Key::After:
    case HistoryFilter::Key::Before:
        break;
    }
    return {};
}

} // namespace retort::ui
