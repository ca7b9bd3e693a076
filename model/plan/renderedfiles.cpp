// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/renderedfiles.h"

#include "model/plan/planner.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A revision id as a part of a file name. It comes from a script and may hold anything.
QString fileNamePart(const QString &text)
{
    QString part;
    for (const QChar character : text.left(64))
        part += character.isLetterOrNumber() || character == u'-' || character == u'_' ? character : QChar(u'_');
    return part;
}

tl::unexpected<Error> notWritten(const QString &path, const QString &reason)
{
    return failure({RenderNotWritten, u"Can't write %1: %2"_s.arg(QDir::toNativeSeparators(path), reason),
        u"Nothing in the database was touched. Choose another place, or make room, and export again."_s, {}, {}, {}});
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    if (const QString folder = QFileInfo(path).path(); !QDir().mkpath(folder))
        return notWritten(folder, u"the folder can't be created"_s);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return notWritten(path, file.errorString());
    return {};
}

/// Numbers revisions in the order in which they come, so that a folder listing is the history.
class Numbering
{
public:
    explicit Numbering(qsizetype revisions)
        : m_width(int(QString::number(revisions).size()))
    {
    }
    QString operator()(const QString &revision)
    {
        const auto number = m_numbers.value(revision, int(m_numbers.size()) + 1);
        m_numbers.insert(revision, number);
        return u"%1"_s.arg(number, m_width, 10, QChar(u'0'));
    }

private:
    int m_width;
    QHash<QString, int> m_numbers;
};

} // namespace

Result<int> renderFiles(const script::ProjectSnapshotPtr &snapshot, const RenderRequest &request, const QString &path,
    RenderedFormat format, const RenderSink &progress, std::stop_token stop)
{
    int files = 0;
    QByteArray lines;
    Result<void> written;
    std::stop_source failed;
    const std::stop_callback forward(stop, [&failed] { failed.request_stop(); });
    Numbering numberOf(snapshot->map.revisionCount());
    const RenderSink sink = [&](const RenderedRevision &revision, int done, int total) {
        if (format == RenderedFormat::JsonLines) {
            lines += jsonLine(revision, snapshot->project.scriptLocation) + '\n';
        } else {
            const QString engine = revision.engine.isEmpty() ? QString() : u'.' + fileNamePart(revision.engine);
            written = writeFile(u"%1/%2/%3_%4%5.%6.sql"_s.arg(path, dialectWord(revision.dialect), numberOf(revision.revision),
                                    fileNamePart(revision.revision), engine, directionWord(revision.direction)),
                sqlFile(revision));
            if (!written) {
                failed.request_stop();
                return;
            }
            ++files;
        }
        if (progress)
            progress(revision, done, total);
    };
    const bool complete = render(snapshot, request, sink, failed.get_token());
    if (!written)
        return failure(written.error());
    if (!complete) {
        return failure({PlanStopped, u"Stopped. Files written: %1."_s.arg(files),
            u"Each of them is whole; the rest of the history is missing."_s, {}, {}, {}});
    }
    if (format == RenderedFormat::JsonLines) {
        if (const Result<void> saved = writeFile(path, lines); !saved)
            return failure(saved.error());
        files = 1;
    }
    return files;
}

} // namespace retort::plan
