// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/historyfilter.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

using Key = HistoryFilter::Key;

struct NamedKey
{
    QLatin1StringView name;
    Key key;
};

constexpr qsizetype mostChoices = 40;

const QList<NamedKey> &namedKeys()
{
    static const QList<NamedKey> keys = {{"table"_L1, Key::Table}, {"column"_L1, Key::Column}, {"op"_L1, Key::Operation},
        {"author"_L1, Key::Author}, {"after"_L1, Key::After}, {"before"_L1, Key::Before}, {"pending"_L1, Key::Pending},
        {"status"_L1, Key::Status}, {"risk"_L1, Key::Risk}, {"id"_L1, Key::Id}};
    return keys;
}

/// A word of a query; a quote holds blanks together until the next one, or the end.
struct Word
{
    qsizetype start = 0;
    qsizetype end = 0;
    QString text; ///< without quotes
    qsizetype colon = -1; ///< in `text`, the first one that stands outside of quotes
};

QList<Word> wordsOf(QStringView text)
{
    QList<Word> words;
    std::optional<Word> word;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isSpace() && !quoted) {
            if (word)
                words << *std::exchange(word, std::nullopt);
            continue;
        }
        if (!word)
            word = Word {i, i, {}, -1};
        if (c == u'"') {
            quoted = !quoted;
        } else {
            if (c == u':' && !quoted && word->colon < 0)
                word->colon = word->text.size();
            word->text += c;
        }
        word->end = i + 1;
    }
    if (word)
        words << *word;
    return words;
}

/// The key that a word starts with, when it is one.
std::optional<Key> keyOfWord(const Word &word)
{
    return word.colon > 0 ? HistoryFilter::keyOf(QStringView(word.text).first(word.colon)) : std::nullopt;
}

bool startsAnyOf(const QStringList &names, const QString &value)
{
    return std::any_of(names.cbegin(), names.cend(),
                       [&value](const QString &name) { return name.startsWith(value, Qt::CaseInsensitive); });
}

/// "needs data", "needs-data" and "needsdata" are the same.
QString bare(const QString &text)
{
    QString result = text.toLower();
    result.removeIf([](QChar c) { return c == u' ' || c == u'-' || c == u'_'; });
    return result;
}

/// The date by which a revision counts: its own, else that of the repository. ISO dates compare as texts.
QStringView dateOf(const FilterSubject &subject)
{
    return subject.created.isEmpty() && subject.authorship ? QStringView(subject.authorship->date) : subject.created;
}

bool hasStatus(const FilterSubject &subject, const QString &value)
{
    if (!subject.status.isEmpty() && bare(subject.status).startsWith(bare(value)))
        return true;
    return subject.facts && subject.facts->status && bare(statusName(*subject.facts->status)).startsWith(bare(value));
}

bool holds(const HistoryFilter::Term &term, const FilterSubject &subject)
{
    switch (term.key) {
    case Key::Text:
        return subject.text.contains(term.value);
    case Key::Id:
        return subject.id.startsWith(term.value, Qt::CaseInsensitive);
    case Key::Table:
        return subject.facts && startsAnyOf(subject.facts->tables, term.value);
    case Key::Column:
        return subject.facts && startsAnyOf(subject.facts->columns, term.value);
    case Key::Operation:
        return subject.facts && startsAnyOf(subject.facts->operations, term.value);
    case Key::Author:
        return subject.authorship && subject.authorship->author.contains(term.value, Qt::CaseInsensitive);
    case Key::After:
        return !dateOf(subject).isEmpty() && dateOf(subject) >= term.value;
    case Key::Before:
        return !dateOf(subject).isEmpty() && dateOf(subject) < term.value;
    case Key::Pending:
        return startsAnyOf(subject.pendingOn, term.value);
    case Key::Status:
        return hasStatus(subject, term.value);
    case Key::Risk:
        return subject.facts
            && std::any_of(subject.facts->risks.cbegin(), subject.facts->risks.cend(),
                           [&term](const QString &risk) { return bare(risk).startsWith(bare(term.value)); });
    }
    return false;
}

} // namespace

std::optional<HistoryFilter::Key> HistoryFilter::keyOf(QStringView name)
{
    for (const NamedKey &named : namedKeys())
        if (name.compare(named.name, Qt::CaseInsensitive) == 0)
            return named.key;
    if (name.compare("col"_L1, Qt::CaseInsensitive) == 0)
        return Key::Column;
    return std::nullopt;
}

QStringList HistoryFilter::keyNames()
{
    QStringList names;
    for (const NamedKey &named : namedKeys())
        names << named.name;
    return names;
}

HistoryFilter HistoryFilter::parse(QStringView text)
{
    HistoryFilter filter;
    bool inPhrase = false;
    for (const Word &word : wordsOf(text)) {
        if (const auto key = keyOfWord(word)) {
            inPhrase = false;
            const QString value = word.text.mid(word.colon + 1).toLower();
            if (!value.isEmpty()) // it is still being typed
                filter.m_terms.append({*key, value});
        } else if (!word.text.isEmpty()) {
            if (inPhrase)
                filter.m_terms.last().value += u' ' + word.text.toLower();
            else
                filter.m_terms.append({Key::Text, word.text.toLower()});
            inPhrase = true;
        }
    }
    return filter;
}

QStringList HistoryFilter::phrases() const
{
    QStringList phrases;
    for (const Term &term : m_terms)
        if (term.key == Key::Text || term.key == Key::Id)
            phrases << term.value;
    return phrases;
}

bool HistoryFilter::has(Key key) const
{
    return std::any_of(m_terms.cbegin(), m_terms.cend(), [key](const Term &term) { return term.key == key; });
}

bool HistoryFilter::needsFacts() const
{
    return has(Key::Table) || has(Key::Column) || has(Key::Operation) || has(Key::Status) || has(Key::Risk);
}

bool HistoryFilter::needsAuthorship() const
{
    return has(Key::Author) || has(Key::After) || has(Key::Before);
}

bool HistoryFilter::matches(const FilterSubject &subject) const
{
    return !m_terms.isEmpty()
        && std::all_of(m_terms.cbegin(), m_terms.cend(), [&subject](const Term &term) { return holds(term, subject); });
}

FilterCompletion completeFilter(const QString &text, qsizetype cursor, const FilterVocabulary &vocabulary)
{
    const QList<Word> words = wordsOf(QStringView(text).first(std::clamp<qsizetype>(cursor, 0, text.size())));
    if (words.isEmpty() || words.last().end != cursor)
        return {};
    const Word &word = words.last();
    FilterCompletion completion;
    completion.start = word.start;
    if (const auto key = keyOfWord(word)) {
        const QString name = word.text.first(word.colon).toLower() + u':';
        const QString typed = word.text.mid(word.colon + 1);
        for (const QString &value : vocabulary(*key)) {
            if (completion.choices.size() >= mostChoices)
                break;
            if (value.startsWith(typed, Qt::CaseInsensitive) && value.size() > typed.size())
                completion.choices << name + (value.contains(u' ') ? u'"' + value + u'"' : value);
        }
        return completion;
    }
    for (const QString &name : HistoryFilter::keyNames())
        if (name.startsWith(word.text, Qt::CaseInsensitive))
            completion.choices << name + u':';
    return completion;
}

} // namespace retort::ui
