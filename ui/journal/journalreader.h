// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/journal.h"

#include <QObject>

namespace retort::ui {

/// Asks the journal on worker threads. An answer to a question that is out of date is thrown away. A journal that does not exist
/// yet has no runs, and is not made by a look.
class JournalReader : public QObject
{
    Q_OBJECT

public:
    explicit JournalReader(const QString &file, QObject *parent = nullptr);

    void search(const runtime::JournalFilter &filter);
    void readDetails(qint64 run);
    void forgetDetails() { ++m_detailsGeneration; }
    /// Writes what a filter finds, with all statements, as CSV when the file is named so and else as JSON.
    void exportRuns(const runtime::JournalFilter &filter, const QString &target);
    bool isExporting() const { return m_isExporting; }

Q_SIGNALS:
    void found(const QList<retort::runtime::JournalRun> &runs);
    void detailsRead(const retort::runtime::JournalRun &run);
    void failed(const retort::Error &error);
    void exported(const QString &target, int runs);
    void exportFailed(const retort::Error &error);

private:
    QString m_file;
    int m_searchGeneration = 0;
    int m_detailsGeneration = 0;
    bool m_isExporting = false;
};

} // namespace retort::ui
