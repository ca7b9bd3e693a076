// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/lostrevision.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/gitcall.h"
#include "model/script/scriptloader.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <optional>

namespace retort::runtime {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostScripts = 50;   // that are followed downwards
constexpr int mostCandidates = 40; // files looked at for one revision

class Repository
{
public:
    Repository(QString folder, std::stop_token stop, int seconds)
        : m_folder(std::move(folder))
        , m_stop(std::move(stop))
        , m_deadline(std::chrono::seconds(seconds))
    {
    }

    /// What git prints; nothing when it fails.
    std::optional<QByteArray> git(const QStringList &arguments)
    {
        const ProgramCall call = gitCall(m_folder, arguments, int(std::max<qint64>(1, m_deadline.remainingTime())));
        const ProgramResult result = runProgram(call, m_stop);
        m_found = m_found || result.end != ProgramResult::End::NotFound;
        if (result.end != ProgramResult::End::Exited || result.exitCode != 0)
            return std::nullopt;
        return result.output;
    }

    bool isTimeOver() const { return m_deadline.hasExpired() || m_stop.stop_requested(); }
    bool hasGit() const { return m_found; }

private:
    QString m_folder;
    std::stop_token m_stop;
    QDeadlineTimer m_deadline;
    bool m_found = false;
};

/// A file of a commit, with what `git log` tells of the commit.
struct Candidate
{
    QString commit;
    QString author;
    QDateTime date;
    QString path; ///< from the top of the repository
};

/// Commits with the files that they add or change, newest first.
QList<Candidate> parseLog(const QByteArray &log)
{
    QList<Candidate> candidates;
    Candidate commit;
    for (const QString &line : QString::fromUtf8(log).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'\x01')) {
            const QStringList parts = line.mid(1).split(u'\x02');
            commit = {parts.value(0), parts.value(2), QDateTime::fromString(parts.value(1), Qt::ISODate), {}};
        } else if (candidates.size() < mostCandidates && !commit.commit.isEmpty()) {
            candidates.append(commit);
            candidates.last().path = line;
        }
    }
    return candidates;
}

class Search
{
public:
    Search(const script::ProjectSnapshot &snapshot, std::stop_token stop, int seconds)
        : m_snapshot(snapshot)
        , m_repository(snapshot.project.scriptLocation, std::move(stop), seconds)
    {
    }

    Result<LostRevision> run(const QString &revision)
    {
        const auto top = m_repository.git({u"rev-parse"_s, u"--show-toplevel"_s});
        if (!top) {
            return failure({noRepository,
                m_repository.hasGit() ? u"The project is in no git repository"_s : u"The program git is not installed"_s,
                u"Nothing was changed. The script has to come from a backup or a colleague"_s, {}, {}, {revision}});
        }
        m_top = QString::fromUtf8(*top).trimmed();
        LostRevision lost;
        lost.reachesKnown = true;
        QStringList wanted{revision};
        QStringList seen;
        while (!wanted.isEmpty() && lost.scripts.size() < mostScripts) {
            const QString id = wanted.takeFirst();
            if (seen.contains(id))
                continue;
            seen.append(id);
            const int index = m_snapshot.map.indexOf(id);
            if (index >= 0 && !m_snapshot.map.isGhost(index)) {
                if (!lost.knownAncestors.contains(id))
                    lost.knownAncestors.append(id);
                continue;
            }
            const auto script = find(id);
            if (m_repository.isTimeOver())
                return failure({searchTimedOut, u"Looking through the repository took too long"_s, u"Nothing was changed"_s, {}, {}, {id}});
            if (!script) {
                lost.reachesKnown = false;
                continue;
            }
            lost.scripts.append(*script);
            wanted += script->downRevisions;
        }
        lost.reachesKnown = lost.reachesKnown && wanted.isEmpty() && !lost.scripts.isEmpty();
        return lost;
    }

private:
    /// By the file's name first, which is quick; then by the text of all Python files.
    std::optional<LostScript> find(const QString &id)
    {
        static const QRegularExpression plain(u"^[\\w.-]{1,64}$"_s);
        if (!plain.match(id).hasMatch())
            return std::nullopt; // no identifier that a file name or a pattern may be made of
        const QStringList log{u"log"_s, u"--all"_s, u"--reflog"_s, u"--no-ext-diff"_s, u"--no-textconv"_s, u"--no-renames"_s, u"--diff-filter=AM"_s,
            u"--name-only"_s, u"--format=%x01%H%x02%cI%x02%an"_s};
        for (const QStringList &more : {QStringList{u"--"_s, u":(top,glob)**/*%1*.py"_s.arg(id)},
                 QStringList{u"-S"_s + id, u"--"_s, u":(top,glob)**/*.py"_s}}) {
            const auto output = m_repository.git(log + more);
            if (!output)
                continue;
            for (const Candidate &candidate : parseLog(*output)) {
                if (auto script = read(candidate, id))
                    return script;
            }
        }
        return std::nullopt;
    }

    std::optional<LostScript> read(const Candidate &candidate, const QString &id)
    {
        const auto content = m_repository.git({u"cat-file"_s, u"blob"_s, candidate.commit + u':' + candidate.path});
        if (!content)
            return std::nullopt;
        const QString path = QDir::cleanPath(m_top + u'/' + candidate.path);
        const auto script = script::parseScript(*content, path);
        if (!script || script->revision.id != id)
            return std::nullopt;
        return LostScript{id, candidate.commit, candidate.author, candidate.date, path, *content, script->revision.downRevisions};
    }

    const script::ProjectSnapshot &m_snapshot;
    Repository m_repository;
    QString m_top;
};

} // namespace

Result<LostRevision> findLostRevision(const script::ProjectSnapshot &snapshot, const QString &revision, std::stop_token stop, int seconds)
{
    return Search(snapshot, std::move(stop), seconds).run(revision);
}

QString restoredPath(const script::Project &project, const LostScript &script)
{
    const QFileInfo file(script.path);
    return project.versionLocations.contains(file.absolutePath()) ? script.path : project.versionLocations.constFirst() + u'/' + file.fileName();
}

} // namespace retort::runtime
