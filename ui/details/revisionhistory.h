// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/revisioneventsmodel.h"

#include <QObject>

#include <stop_token>

namespace retort::ui {

/// What is known of the past of a revision.
struct RevisionPast
{
    QList<RevisionEvent> events; ///< the newest first
    bool isCommitted = false;
    bool hasRepository = false; ///< and git answered
};

/// Asks git about a script and the journal about runs of its revision, of this project. Blocks; call it on a worker.
RevisionPast readRevisionPast(const QString &revision, const QString &script, const QString &project,
    const QString &journalFile, std::stop_token stop);

/// Reads the past of one revision at a time, in the background.
class RevisionHistory : public QObject
{
    Q_OBJECT

public:
    explicit RevisionHistory(const QString &journalFile, QObject *parent = nullptr);
    ~RevisionHistory() override;

    void look(const QString &revision, const QString &script, const QString &project);
    void forget();
    bool isLooking() const { return m_isLooking; }

Q_SIGNALS:
    void found(const retort::ui::RevisionPast &past);

private:
    QString m_journalFile;
    std::stop_source m_stop;
    int m_generation = 0;
    bool m_isLooking = false;
};

} // namespace retort::ui
