// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connectiontest.h"

#include <QTimer>
#include <QWidget>

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace retort::ui {

/// Tries a connection out and tells what a person wants to know before trusting it.
class ConnectionTestCard : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionTestCard(QWidget *parent = nullptr);

    void start(const runtime::ConnectionSpec &spec, const plan::VersionTableName &versionTable);
    bool isRunning() const { return m_isRunning; }
    /// Takes no answer any more; the attempt ends by itself with its time-out.
    void cancel();
    /// What it says is about other fields than the present ones.
    void forget();

Q_SIGNALS:
    void runningChanged();
    void heightChanged();

private:
    void take(const runtime::ConnectionSpec &spec, const Result<runtime::ConnectionTest> &answer);
    void showHeading(const char *part, const QString &heading, const QString &detail = {});
    void showFacts(const runtime::ConnectionSpec &spec, const runtime::ConnectionTest &test);
    void addFact(const QString &name, const QString &value, const char *part = "");
    void clearFacts();
    void setRunning(bool running);
    void updateWait();

    QLabel *m_heading;
    QLabel *m_detail;
    QWidget *m_facts;
    QGridLayout *m_grid;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QTimer m_clock; ///< the seconds of the attempt
    int m_waited = 0;
    int m_timeout = 0;
    int m_generation = 0;
    bool m_isRunning = false;
};

} // namespace retort::ui
