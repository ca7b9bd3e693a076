// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connectionspec.h"

#include <QObject>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace retort::ui {

/// The fields of a PostgreSQL connection that few need: encryption, service, role, time-outs, SSH tunnel. They are rows of the form they are
/// given, folded until somebody asks for them or one of them says something.
class ConnectionMore : public QObject
{
    Q_OBJECT

public:
    ConnectionMore(QFormLayout *form, QWidget *parent);

    /// Whether they concern this kind of database at all.
    void setAvailable(bool available);
    void fill(const runtime::ConnectionSpec &spec);
    void apply(runtime::ConnectionSpec &spec) const;
    /// Why these cannot be used; empty when they can.
    QString problem() const;

Q_SIGNALS:
    void changed();
    /// More or fewer rows than before.
    void folded();

private:
    QLineEdit *makeText(const char *name, const QString &placeholder);
    QLineEdit *addFile(QFormLayout *form, const QString &label, const char *name, const QString &placeholder);
    void addSslFile(QFormLayout *form, const QString &label, const char *name, const QString &option);
    QSpinBox *makeSeconds(const char *name, const QString &whenZero);
    void buildSsl(QFormLayout *form);
    void buildRest(QFormLayout *form);
    void buildSsh(QFormLayout *form);
    void setUnfolded(bool unfolded);
    void showRows();
    QString summary() const;

    struct FileField
    {
        QString option; ///< libpq's name of it
        QLineEdit *field;
    };

    QWidget *m_widget;
    QFormLayout *m_form;
    QPushButton *m_toggle;
    QLabel *m_summary;
    int m_toggleRow = 0;
    int m_endRow = 0;
    QComboBox *m_sslMode;
    QList<FileField> m_files;
    QLineEdit *m_service;
    QLineEdit *m_role;
    QLineEdit *m_searchPath;
    QSpinBox *m_connectTimeout;
    QSpinBox *m_keepAlive;
    QLineEdit *m_ssh;
    QLineEdit *m_sshKey;
    bool m_isAvailable = false;
    bool m_isUnfolded = false;
};

} // namespace retort::ui
