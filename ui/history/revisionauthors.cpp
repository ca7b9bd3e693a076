// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/revisionauthors.h"

#include "model/runtime/gitcall.h"
#include "ui/background.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int timeLimit = 10'000; ///< milliseconds for one folder
constexpr int mostFolders = 20;   ///< version locations that are asked about

/// Who added which file, as `git log` tells it below a folder.
runtime::ProgramCall logCall(const QString &folder)
{
    return runtime::gitCall(folder,
        {u"log"_s, u"--no-ext-diff"_s, u"--no-textconv"_s, u"--no-renames"_s, u"--diff-filter=A"_s, u"--name-only"_s, u"--relative"_s,
            u"-z"_s, u"--format=%x01%an <%ae>%x02%as"_s, u"--"_s, u"."_s},
        timeLimit);
}

/// Entries are newest first: the oldest one of a file, which made it, is the last to be put into the map.
AuthorshipMap parseLog(const QByteArray &output, const QDir &folder)
{
    AuthorshipMap map;
    Authorship current;
    for (const QByteArray &raw : output.split('\0')) {
        QString piece = QString::fromUtf8(raw).trimmed();
        if (piece.startsWith(QChar(1))) {
            const qsizetype line = piece.indexOf(u'\n');
            const QString heading = line < 0 ? piece : piece.first(line);
            current = {heading.section(QChar(2), 0, 0).mid(1), heading.section(QChar(2), 1)};
            piece = line < 0 ? QString() : piece.mid(line + 1).trimmed();
        }
        if (!piece.isEmpty())
            map.insert(folder.absoluteFilePath(piece), current);
    }
    return map;
}

AuthorshipMap readAll(const script::ProjectSnapshot &snapshot, const std::stop_token &stop)
{
    QStringList folders;
    for (const script::MigrationScript &script : snapshot.scripts) {
        const QString folder = script.path.left(script.path.lastIndexOf(u'/'));
        if (folders.size() < mostFolders && !folders.contains(folder))
            folders << folder;
    }
    AuthorshipMap map;
    for (const QString &folder : folders)
        map.insert(readAuthorship(folder, stop));
    return map;
}

} // namespace

AuthorshipMap readAuthorship(const QString &folder, std::stop_token stop)
{
    if (!QFileInfo(folder).isDir())
        return {};
    const runtime::ProgramResult result = runtime::runProgram(logCall(folder), stop);
    const bool answered = result.end == runtime::ProgramResult::End::Exited && result.exitCode == 0;
    return answered ? parseLog(result.output, QDir(folder)) : AuthorshipMap();
}

RevisionAuthors::RevisionAuthors(QObject *parent)
    : QObject(parent)
{
}

RevisionAuthors::~RevisionAuthors()
{
    m_stop.request_stop();
}

void RevisionAuthors::setSnapshot(script::ProjectSnapshotPtr snapshot)
{
    ++m_generation;
    m_stop.request_stop();
    m_stop = {};
    m_snapshot = std::move(snapshot);
    m_authorship.clear();
    m_started = false;
    m_complete = false;
}

void RevisionAuthors::start()
{
    if (m_started || !m_snapshot)
        return;
    m_started = true;
    inBackground(this, [snapshot = m_snapshot, stop = m_stop.get_token()] { return readAll(*snapshot, stop); },
                 [this, generation = m_generation](const AuthorshipMap &map) {
                     if (generation != m_generation)
                         return;
                     m_authorship = map;
                     m_complete = true;
                     Q_EMIT completed();
                 });
}

} // namespace retort::ui
