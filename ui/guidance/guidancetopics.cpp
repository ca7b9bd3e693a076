// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guidance/guidancepage.h"

#include "ui/models/commandtext.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Guidance)
};

std::vector<GuidanceTopic> allTopics()
{
    std::vector<GuidanceTopic> all;
    for (auto *area :
        {historyTopics, identifierTopics, projectTopics, stateTopics, databaseTopics, statementTopics, runTopics})
        for (GuidanceTopic &topic : area())
            all.push_back(std::move(topic));
    return all;
}

bool hasCode(const GuidanceTopic &topic, ErrorCode code)
{
    return std::find(topic.codes.cbegin(), topic.codes.cend(), code) != topic.codes.cend();
}

/// Messages may be as long as a server likes; what tells them apart stands at their beginning.
bool matches(const GuidanceTopic &topic, const Error &error)
{
    if (topic.pattern.isEmpty() || (error.message.isEmpty() && error.detail.isEmpty()))
        return false; // compiling all patterns for nothing would be a good part of the window's start
    constexpr qsizetype looked = 4000;
    const QRegularExpression pattern(topic.pattern, QRegularExpression::CaseInsensitiveOption);
    return pattern.match(error.message.left(looked)).hasMatch() || pattern.match(error.detail.left(looked)).hasMatch();
}

} // namespace

const std::vector<GuidanceTopic> &guidanceTopics()
{
    static const std::vector<GuidanceTopic> topics = allTopics();
    return topics;
}

const GuidanceTopic *findTopic(QAnyStringView name)
{
    for (const GuidanceTopic &topic : guidanceTopics())
        if (name == QAnyStringView(topic.name))
            return &topic;
    return nullptr;
}

const GuidanceTopic *topicOf(const Error &error)
{
    const auto &topics = guidanceTopics();
    const auto byCode = std::find_if(
        topics.cbegin(), topics.cend(), [&](const GuidanceTopic &topic) { return hasCode(topic, error.code); });
    if (byCode != topics.cend() && !byCode->isGeneral)
        return &*byCode;
    const auto byText =
        std::find_if(topics.cbegin(), topics.cend(), [&](const GuidanceTopic &topic) { return matches(topic, error); });
    if (byText != topics.cend())
        return &*byText;
    return byCode == topics.cend() ? nullptr : &*byCode;
}

GuidancePage pageOf(const GuidanceTopic &topic, const GuidanceFacts &facts)
{
    GuidancePage page;
    topic.write(page, facts);
    constexpr auto program = "alembic "_L1;
    for (GuidanceStep &step : page.steps)
        if (step.command.startsWith(program))
            step.command.replace(0, program.size() - 1, commandProgram(facts.snapshot));
    if (facts.snapshot)
        page.revisions.removeIf([&](const QString &id) { return facts.snapshot->map.indexOf(id) < 0; });
    else
        page.revisions.clear();
    return page;
}

const DatabaseEntry *GuidanceFacts::selected() const
{
    const auto found = std::find_if(
        databases.cbegin(), databases.cend(), [this](const DatabaseEntry &entry) { return entry.id == database; });
    return found == databases.cend() ? nullptr : &*found;
}

DatabaseStanding GuidanceFacts::standing() const
{
    const DatabaseEntry *entry = selected();
    return entry && snapshot ? standingOf(*entry, snapshot->map) : DatabaseStanding();
}

QString revisionText(const GuidanceFacts &facts, const QString &id)
{
    const script::RevisionMap *map = facts.snapshot ? &facts.snapshot->map : nullptr;
    const int index = map ? map->indexOf(id) : -1;
    if (index < 0 || map->isGhost(index))
        return id;
    QString text = id;
    if (const QString message = map->at(index).doc.simplified(); !message.isEmpty())
        text += u" · "_s + message;
    if (const auto *script = facts.snapshot->script(index))
        text += u" (%1)"_s.arg(QFileInfo(script->path).fileName());
    return text;
}

QStringList revisionTexts(const GuidanceFacts &facts, const QStringList &ids, qsizetype most)
{
    QStringList texts;
    for (const QString &id : ids.mid(0, most))
        texts << revisionText(facts, id);
    if (ids.size() > most)
        texts << Text::tr("and %Ln more", nullptr, int(ids.size() - most));
    return texts;
}

QStringList revisionsOf(const Error &error)
{
    if (!error.revisions.isEmpty())
        return error.revisions;
    static const QRegularExpression quoted(u"'([^'\\s]{1,64})'"_s);
    QStringList ids;
    for (auto match = quoted.globalMatch(error.message.left(1000)); match.hasNext();)
        ids << match.next().captured(1);
    return ids;
}

} // namespace retort::ui
