// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/projectsnapshot.h"
#include "ui/models/databaseentry.h"

#include <vector>

namespace retort::ui {

/// What a page can tell about this project: values, so that pages are made without a window.
struct GuidanceFacts
{
    script::ProjectSnapshotPtr snapshot; ///< null while no project is open
    QString projectPath; ///< as it was asked for
    QList<DatabaseEntry> databases;
    QString database; ///< DatabaseEntry::id of the selected one
    QStringList edited; ///< revisions whose scripts were edited after they were applied to it
    QStringList drift; ///< how it differs from what its revisions make, in words
    Error error; ///< what was shown; no message when a page is read for its own sake

    const DatabaseEntry *selected() const;
    /// How the selected database stands to the history; Unknown without one.
    DatabaseStanding standing() const;
};

/// Something that can be done, with a way to start it: nothing runs without a review of its own.
struct GuidanceStep
{
    QString text;
    QString action; ///< name of an action of the window; empty when there is none
    QString command; ///< the same on the command line; may be empty. A topic writes Alembic's, pageOf() the project's
};

/// An error, or a state, explained: what it means, why it happened here, what can be done.
struct GuidancePage
{
    QString title;
    QString meaning;
    QStringList here; ///< with the ids, files and databases of this project; empty when nothing is known
    QList<GuidanceStep> steps;
    QStringList revisions; ///< the ones concerned that the history has

    void offer(const QString &text, const QString &action = {}, const QString &command = {})
    {
        steps.append({text, action, command});
    }
};

/// One thing that is explained, and how it is recognised.
struct GuidanceTopic
{
    QLatin1StringView name; ///< stable: "multiple-heads"
    std::vector<ErrorCode> codes;
    QStringList wordings; ///< what Alembic, a driver or a server says, "…" where it varies; as people search for it
    QString pattern; ///< regular expression over messages, for errors whose code says less; may be empty
    void (*write)(GuidancePage &page, const GuidanceFacts &facts);
    bool isGeneral = false; ///< says little: a topic whose pattern fits says more
};

/// All topics, in the order in which a list shows them.
const std::vector<GuidanceTopic> &guidanceTopics();
const GuidanceTopic *findTopic(QAnyStringView name);
/// By its code, or by its text where that says more; null when there is no page.
const GuidanceTopic *topicOf(const Error &error);
inline bool isExplained(const Error &error)
{
    return topicOf(error) != nullptr;
}

GuidancePage pageOf(const GuidanceTopic &topic, const GuidanceFacts &facts);

/// "abcd · add users (abcd_add_users.py)"; the id alone where the history does not have it.
QString revisionText(const GuidanceFacts &facts, const QString &id);
/// A line each, the last one counting those beyond `most`.
QStringList revisionTexts(const GuidanceFacts &facts, const QStringList &ids, qsizetype most = 6);
/// The revisions that an error names, else those that its message quotes.
QStringList revisionsOf(const Error &error);

// The topics of each area; only guidancetopics.cpp puts them together.
std::vector<GuidanceTopic> historyTopics();
std::vector<GuidanceTopic> identifierTopics();
std::vector<GuidanceTopic> projectTopics();
std::vector<GuidanceTopic> stateTopics();
std::vector<GuidanceTopic> databaseTopics();
std::vector<GuidanceTopic> statementTopics();
std::vector<GuidanceTopic> runTopics();

} // namespace retort::ui
