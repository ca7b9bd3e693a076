// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/revisionhistory.h"

#include "model/runtime/gitcall.h"
#include "model/runtime/journal.h"
#include "ui/background.h"
#include "ui/models/journaltext.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int timeLimit = 5'000; ///< milliseconds for git
constexpr int mostCommits = 100;
constexpr int mostRuns = 200;

/// The commits that touched a file, also under an earlier name.
runtime::ProgramCall logCall(const QFileInfo &script)
{
    return runtime::gitCall(script.path(),
        {u"log"_s, u"--no-ext-diff"_s, u"--no-textconv"_s, u"--follow"_s, u"--max-count=%1"_s.arg(mostCommits),
            u"--format=%x01%h%x02%an%x02%aI%x02%s"_s, u"--"_s, script.fileName()},
        timeLimit);
}

QList<RevisionEvent> parseLog(const QByteArray &output)
{
    QList<RevisionEvent> events;
    for (const QByteArray &entry : output.split('\x01')) {
        const QStringList parts = QString::fromUtf8(entry).trimmed().split(QChar(2));
        if (parts.size() != 4)
            continue;
        RevisionEvent event;
        event.kind = RevisionEvent::Kind::Commit;
        event.id = parts[0];
        event.who = parts[1];
        event.when = QDateTime::fromString(parts[2], Qt::ISODate);
        event.what = parts[3];
        events << event;
    }
    return events;
}

QList<RevisionEvent> readRuns(const QString &revision, const QString &project, const QString &journalFile)
{
    QList<RevisionEvent> events;
    if (!QFileInfo::exists(journalFile))
        return events;
    const auto journal = runtime::Journal::open(journalFile);
    runtime::JournalFilter filter;
    filter.text = revision;
    filter.project = project;
    filter.limit = mostRuns;
    const auto runs = journal ? (*journal)->search(filter) : Result<QList<runtime::JournalRun>>();
    if (!runs)
        return events;
    for (const runtime::JournalRun &run : *runs) {
        const auto part = std::find_if(run.revisions.cbegin(), run.revisions.cend(),
            [&](const runtime::JournalRevision &one) { return one.revision == revision; });
        if (part == run.revisions.cend())
            continue;
        RevisionEvent event;
        event.kind = RevisionEvent::Kind::Run;
        event.when = run.started;
        event.what = runKindText(run);
        event.who = run.systemUser;
        event.where = runPlaceText(run);
        event.state = part->state;
        event.outcome = runOutcomeText(run);
        event.role = runOutcomeRole(run);
        events << event;
    }
    return events;
}

} // namespace

RevisionPast readRevisionPast(const QString &revision, const QString &script, const QString &project,
    const QString &journalFile, std::stop_token stop)
{
    RevisionPast past;
    const QFileInfo file(script);
    if (file.isFile()) {
        const runtime::ProgramResult result = runtime::runProgram(logCall(file), stop);
        past.hasRepository = result.end == runtime::ProgramResult::End::Exited && result.exitCode == 0;
        if (past.hasRepository)
            past.events = parseLog(result.output);
        past.isCommitted = !past.events.isEmpty();
    }
    if (!stop.stop_requested())
        past.events += readRuns(revision, project, journalFile);
    std::stable_sort(past.events.begin(), past.events.end(),
        [](const RevisionEvent &a, const RevisionEvent &b) { return a.when > b.when; });
    return past;
}

RevisionHistory::RevisionHistory(const QString &journalFile, QObject *parent)
    : QObject(parent)
    , m_journalFile(journalFile)
{
}

RevisionHistory::~RevisionHistory()
{
    m_stop.request_stop();
}

void RevisionHistory::forget()
{
    ++m_generation;
    m_stop.request_stop();
    m_isLooking = false;
}

void RevisionHistory::look(const QString &revision, const QString &script, const QString &project)
{
    forget();
    m_stop = {};
    m_isLooking = true;
    inBackground(
        this,
        [revision, script, project, file = m_journalFile, stop = m_stop.get_token()] {
            return readRevisionPast(revision, script, project, file, stop);
        },
        [this, generation = m_generation](const RevisionPast &past) {
            if (generation != m_generation)
                return;
            m_isLooking = false;
            Q_EMIT found(past);
        });
}

} // namespace retort::ui
