// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/databasecandidates.h"
#include "ui/models/databaseentry.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace retort::ui {

class ColorSwatches;
class ConnectionForm;
class ConnectionTestCard;
class ProjectSession;

/// Connects a database, or changes how one is connected.
class ConnectDialog : public QDialog
{
    Q_OBJECT

public:
    /// `existing` is edited; null for a new one.
    ConnectDialog(ProjectSession &session, const DatabaseEntry *existing, QWidget *parent = nullptr);
    ~ConnectDialog() override;

    DatabaseEntry entry() const;

private:
    void buildLayout(bool isNew);
    void findCandidates();
    void showCandidates(const QList<script::DatabaseCandidate> &candidates);
    void takeCandidate(int index);
    void buildEngines();
    void chooseEngine();
    void test();
    void formChanged();
    void updateButtons();
    void showKeychainProblem();
    void fitHeight();
    QString suggestedName() const;

    ProjectSession &m_session;
    DatabaseEntry m_entry;
    QList<script::DatabaseCandidate> m_candidates;
    QLabel *m_candidatesLabel;
    QComboBox *m_candidatesBox;
    ConnectionForm *m_form;
    QScrollArea *m_formArea; ///< where the screen is too low for all fields
    QComboBox *m_engine; ///< of a project for several databases: which of them this is
    QLineEdit *m_name;
    ColorSwatches *m_colors;
    ConnectionTestCard *m_result;
    QPushButton *m_test;
    QPushButton *m_cancel;
    QPushButton *m_connect;
    bool m_nameChosen = false; ///< typed by the user; else it follows the fields
};

} // namespace retort::ui
