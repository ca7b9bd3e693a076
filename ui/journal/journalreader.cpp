// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journalreader.h"

#include "model/runtime/journalexport.h"
#include "ui/background.h"

#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;
using retort::runtime::Journal;
using retort::runtime::JournalFilter;
using retort::runtime::JournalRun;

namespace retort::ui {

namespace {

Result<QList<JournalRun>> searchIn(const QString &file, const JournalFilter &filter)
{
    if (!QFileInfo::exists(file))
        return QList<JournalRun>();
    auto journal = Journal::open(file);
    if (!journal)
        return failure(journal.error());
    return (*journal)->search(filter);
}

Result<JournalRun> detailsIn(const QString &file, qint64 run)
{
    auto journal = Journal::open(file);
    if (!journal)
        return failure(journal.error());
    return (*journal)->details(run);
}

Result<int> write(const QString &file, const JournalFilter &filter, const QString &target)
{
    auto runs = searchIn(file, filter);
    if (!runs)
        return failure(runs.error());
    const bool isCsv = target.endsWith(".csv"_L1, Qt::CaseInsensitive);
    if (!isCsv && !runs->isEmpty()) { // a line of CSV has no statements
        auto journal = Journal::open(file);
        for (JournalRun &run : *runs) {
            auto details = journal ? (*journal)->details(run.id) : Result<JournalRun>(failure(journal.error()));
            if (!details)
                return failure(details.error());
            run = std::move(*details);
        }
    }
    QSaveFile output(target);
    const QByteArray text = isCsv ? runtime::journalToCsv(*runs) : runtime::journalToJson(*runs);
    if (!output.open(QIODevice::WriteOnly) || output.write(text) != text.size() || !output.commit())
        return failure({"journal.export"_L1, JournalReader::tr("%1 cannot be written.").arg(target), {}, output.errorString(), {}, {}});
    return int(runs->size());
}

} // namespace

JournalReader::JournalReader(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file)
{
}

void JournalReader::search(const JournalFilter &filter)
{
    const int generation = ++m_searchGeneration;
    inBackground(databaseThreads(), this, [file = m_file, filter] { return searchIn(file, filter); },
                 [this, generation](const Result<QList<JournalRun>> &runs) {
                     if (generation != m_searchGeneration)
                         return;
                     if (runs)
                         Q_EMIT found(*runs);
                     else
                         Q_EMIT failed(runs.error());
                 });
}

void JournalReader::readDetails(qint64 run)
{
    const int generation = ++m_detailsGeneration;
    inBackground(databaseThreads(), this, [file = m_file, run] { return detailsIn(file, run); },
                 [this, generation](const Result<JournalRun> &details) {
                     if (generation != m_detailsGeneration)
                         return;
                     if (details)
                         Q_EMIT detailsRead(*details);
                     else
                         Q_EMIT failed(details.error());
                 });
}

void JournalReader::exportRuns(const JournalFilter &filter, const QString &target)
{
    if (std::exchange(m_isExporting, true))
        return;
    JournalFilter all = filter;
    constexpr int most = 100'000;
    all.limit = most;
    inBackground(this, [file = m_file, all, target] { return write(file, all, target); },
                 [this, target](const Result<int> &count) {
                     m_isExporting = false;
                     if (count)
                         Q_EMIT exported(target, *count);
                     else
                         Q_EMIT exportFailed(count.error());
                 });
}

} // namespace retort::ui
