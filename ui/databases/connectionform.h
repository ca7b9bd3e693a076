// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connectionspec.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace retort::ui {

class ConnectionMore;

/// How to reach a database: a URL and the fields it consists of, which fill each other.
class ConnectionForm : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(const QString &baseFolder, QWidget *parent = nullptr);

    void setSpec(const runtime::ConnectionSpec &spec);
    runtime::ConnectionSpec spec() const;
    /// Takes a URL as the project has it; a relative SQLite path starts from `baseFolder`.
    void setUrl(const QString &url, const QString &baseFolder);
    /// A row of the dialog's own below these, in line with them.
    void addRow(const QString &label, QWidget *field);
    bool keepsPassword() const;
    void setKeepsPassword(bool keeps);
    /// The keychain cannot be used, and why: passwords are asked for each time then.
    void setKeychainProblem(const QString &reason);
    /// Why this cannot be connected; empty when it can.
    QString problem() const;

Q_SIGNALS:
    void changed();
    /// It needs more or less height than before.
    void folded();

private:
    void buildSqlite();
    void buildPostgres();
    void buildEnvironment();
    void connectFields();
    void addFields(const QString &label, QWidget *first, QWidget *second);
    void showFields();
    void readUrl();
    void writeUrl();
    void keepUnsaid(runtime::ConnectionSpec &spec, const runtime::DatabaseUrl &url) const;
    void fill(const runtime::ConnectionSpec &spec);
    void chooseFile();

    static constexpr int defaultPort = 5432;

    QString m_baseFolder;
    QLineEdit *m_url;
    QLabel *m_urlProblem;
    QComboBox *m_engine;
    QFormLayout *m_form;
    int m_firstSqliteRow = 0; ///< rows of the form: SQLite's, then PostgreSQL's, then those of both
    int m_firstPostgresRow = 0;
    int m_firstCommonRow = 0;
    QLineEdit *m_file;
    QCheckBox *m_create;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QComboBox *m_keep;
    ConnectionMore *m_more;
    QComboBox *m_environment;
    QCheckBox *m_readOnly;
    runtime::ConnectionSpec m_rest; ///< what has no field: some options, the busy time-out
    bool m_isFilling = false;
};

} // namespace retort::ui
