// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/checks/roundtripjob.h"
#include "ui/models/databaseentry.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QListView;
class QProgressBar;
class QPushButton;

namespace retort::ui {

class NoteCard;

/// Tries revisions up, down and up again on a scratch database, and tells which of them come through unchanged.
class RoundTripDialog : public QDialog
{
    Q_OBJECT

public:
    /// `databases` are the places where a scratch database can be made; none of them is touched.
    RoundTripDialog(script::ProjectSnapshotPtr snapshot, const QString &revision, const QList<DatabaseEntry> &databases,
        QWidget *parent = nullptr);
    ~RoundTripDialog() override;

    /// Of a project for several databases: whose part of the scripts is tried.
    void setEngine(const std::optional<QString> &engine) { m_engine = engine; }
    bool isRunning() const { return m_job && m_job->isRunning(); }

public Q_SLOTS:
    void reject() override;

private:
    struct Place
    {
        runtime::ConnectionSpec spec;
        bool copies = false;
    };

    void findPlaces(const QList<DatabaseEntry> &databases);
    void buildLayout();
    void start();
    void take(const runtime::RoundTripVerdict &verdict);
    void finish();
    void showDetails();
    void updateButtons();

    script::ProjectSnapshotPtr m_snapshot;
    QString m_revision;
    std::optional<QString> m_engine;
    QList<Place> m_places;
    RoundTripModel m_model;
    QComboBox *m_range;
    QComboBox *m_place;
    QListView *m_list;
    QLabel *m_explanation;
    NoteCard *m_note;
    QProgressBar *m_progress;
    QLabel *m_status;
    QPushButton *m_cancel;
    QPushButton *m_check;
    std::unique_ptr<RoundTripJob> m_job;
};

} // namespace retort::ui
