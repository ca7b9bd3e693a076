// SPDX-License-Identifier: GPL-3.0-or-later
// Between the fields of the connection form, its URL, and a connection: the other half of connectionform.cpp, which builds it.
#include "ui/databases/connectionform.h"
#include "ui/databases/connectionmore.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// Passwords of keys are options of libpq too; they are never shown in a URL.
bool isSecret(const QString &option)
{
    return option.contains("password"_L1, Qt::CaseInsensitive);
}

} // namespace

void ConnectionForm::readUrl()
{
    const auto url = runtime::DatabaseUrl::parse(m_url->text().trimmed());
    m_form->setRowVisible(m_urlProblem, !url && !m_url->text().isEmpty());
    if (!url) {
        m_urlProblem->setText(url.error().message);
    } else {
        runtime::ConnectionSpec spec = runtime::ConnectionSpec::fromUrl(*url, m_baseFolder);
        spec.createFile = m_create->isChecked();
        spec.readOnly = spec.readOnly || m_readOnly->isChecked();
        keepUnsaid(spec, *url);
        fill(spec);
    }
    Q_EMIT changed();
}

/// What a URL has no place for, or does not say, stays as it is.
void ConnectionForm::keepUnsaid(runtime::ConnectionSpec &spec, const runtime::DatabaseUrl &url) const
{
    const runtime::ConnectionSpec now = this->spec();
    spec.name = now.name;
    spec.environment = now.environment;
    spec.role = now.role;
    spec.searchPath = now.searchPath;
    spec.ssh = now.ssh;
    if (url.queryValue("connect_timeout"_L1).isEmpty())
        spec.connectTimeout = now.connectTimeout;
    for (auto it = now.options.cbegin(); it != now.options.cend(); ++it)
        if (isSecret(it.key()) && !spec.options.contains(it.key()))
            spec.options.insert(it.key(), it.value());
}

/// The password stays in its own field, where it cannot be read over a shoulder.
void ConnectionForm::writeUrl()
{
    if (m_isFilling)
        return;
    const runtime::ConnectionSpec current = spec();
    runtime::DatabaseUrl url;
    url.dialect = current.dialect;
    if (current.dialect == dialect::Dialect::Sqlite) {
        url.scheme = u"sqlite"_s;
        if (!current.file.isEmpty())
            url.database = current.file;
    } else {
        url.scheme = u"postgresql"_s;
        const bool isName = !current.host.startsWith(u'/') && !current.host.contains(u',');
        if (isName)
            url.host = current.host;
        else // a socket's folder, or several servers: a URL has them behind the question mark
            url.query.append({u"host"_s, current.host});
        url.port = current.port;
        if (!current.user.isEmpty())
            url.user = current.user;
        if (!current.database.isEmpty())
            url.database = current.database;
        for (auto it = current.options.cbegin(); it != current.options.cend(); ++it)
            if (!isSecret(it.key()))
                url.query.append({it.key(), it.value()});
    }
    m_url->setText(url.toString());
    m_form->setRowVisible(m_urlProblem, false);
    Q_EMIT changed();
}

runtime::ConnectionSpec ConnectionForm::spec() const
{
    runtime::ConnectionSpec spec = m_rest;
    spec.dialect = dialect::Dialect(m_engine->currentData().toInt());
    const QString file = m_file->text().trimmed();
    spec.file = file.isEmpty() ? QString() : QDir(m_baseFolder).absoluteFilePath(file);
    spec.createFile = m_create->isChecked();
    spec.host = m_host->text().trimmed();
    spec.port = m_port->value() == defaultPort ? 0 : m_port->value();
    spec.database = m_database->text().trimmed();
    spec.user = m_user->text().trimmed();
    spec.password = m_password->text();
    if (spec.dialect == dialect::Dialect::Postgresql)
        m_more->apply(spec);
    spec.environment = runtime::EnvironmentKind(m_environment->currentData().toInt());
    spec.readOnly = m_readOnly->isChecked();
    return spec;
}

QString ConnectionForm::problem() const
{
    const runtime::ConnectionSpec current = spec();
    if (current.dialect == dialect::Dialect::Sqlite && current.file.isEmpty())
        return tr("Choose the file of the database.");
    if (current.dialect == dialect::Dialect::Postgresql && current.database.isEmpty() && !current.options.contains(u"service"_s))
        return tr("Name the database.");
    return m_more->problem();
}

} // namespace retort::ui
