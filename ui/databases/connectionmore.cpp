// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databases/connectionmore.h"

#include "ui/messages.h"
#include "ui/preferences/preferences.h"
#include "ui/themestyle.h"

#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int longest = 3'600; ///< seconds

} // namespace

ConnectionMore::ConnectionMore(QFormLayout *form, QWidget *parent)
    : QObject(parent)
    , m_widget(parent)
    , m_form(form)
    , m_toggle(new QPushButton(parent))
    , m_summary(new QLabel(parent))
{
    m_toggle->setObjectName("moreButton"_L1);
    m_toggle->setAutoDefault(false);
    m_summary->setObjectName("moreSummary"_L1);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setPart(m_toggle, "link");
    setPart(m_summary, "muted");
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_toggle);
    row->addWidget(m_summary, 1);
    m_toggleRow = form->rowCount();
    form->addRow(QString(), row);
    buildSsl(form);
    buildRest(form);
    buildSsh(form);
    m_endRow = form->rowCount();
    connect(m_toggle, &QPushButton::clicked, this, [this] { setUnfolded(!m_isUnfolded); });
    runtime::ConnectionSpec usual;
    usual.connectTimeout = Preferences::current().connectTimeout;
    fill(usual);
}

QLineEdit *ConnectionMore::makeText(const char *name, const QString &placeholder)
{
    auto *field = new QLineEdit(m_widget);
    field->setObjectName(QString::fromLatin1(name));
    field->setPlaceholderText(placeholder);
    connect(field, &QLineEdit::textEdited, this, &ConnectionMore::changed);
    return field;
}

void ConnectionMore::addSslFile(QFormLayout *form, const QString &label, const char *name, const QString &option)
{
    m_files.append({option, addFile(form, label, name, tr("as libpq finds it in ~/.postgresql"))});
}

/// A row with a field for the path of a file, and a button to look for it.
QLineEdit *ConnectionMore::addFile(QFormLayout *form, const QString &label, const char *name, const QString &placeholder)
{
    QLineEdit *field = makeText(name, placeholder);
    const QString plain = QString(label).remove(u'&');
    auto *browse = new QPushButton(tr("Browse…"), m_widget);
    browse->setAutoDefault(false);
    browse->setAccessibleName(tr("Browse: %1").arg(plain));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(field, 1);
    row->addWidget(browse);
    form->addRow(label, row);
    if (auto *text = qobject_cast<QLabel *>(form->labelForField(row)))
        text->setBuddy(field);
    connect(browse, &QPushButton::clicked, this, [this, field, plain] {
        const QString start = field->text().isEmpty() ? QDir::homePath() : field->text();
        const QString path = messages().openFile(m_widget, plain, start, tr("Certificates and keys (*.pem *.crt *.key);;All files (*)"));
        if (path.isEmpty())
            return;
        field->setText(path);
        Q_EMIT changed();
    });
    return field;
}

QSpinBox *ConnectionMore::makeSeconds(const char *name, const QString &whenZero)
{
    auto *field = new QSpinBox(m_widget);
    field->setObjectName(QString::fromLatin1(name));
    field->setRange(whenZero.isEmpty() ? 1 : 0, longest);
    field->setSuffix(tr(" s"));
    if (!whenZero.isEmpty())
        field->setSpecialValueText(whenZero);
    field->setMinimumWidth(110);
    field->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(field, &QSpinBox::valueChanged, this, &ConnectionMore::changed);
    return field;
}

void ConnectionMore::buildSsl(QFormLayout *form)
{
    m_sslMode = new QComboBox(m_widget);
    m_sslMode->setObjectName("sslModeField"_L1);
    m_sslMode->addItem(tr("As libpq chooses (prefer)"), QString());
    m_sslMode->addItem(tr("verify-full: encrypted, server checked (recommended)"), u"verify-full"_s);
    m_sslMode->addItem(tr("verify-ca: encrypted, certificate checked"), u"verify-ca"_s);
    m_sslMode->addItem(tr("require: encrypted, nobody is checked"), u"require"_s);
    m_sslMode->addItem(tr("prefer: encrypted where the server can"), u"prefer"_s);
    m_sslMode->addItem(tr("allow: encrypted where the server insists"), u"allow"_s);
    m_sslMode->addItem(tr("disable: never encrypted"), u"disable"_s);
    form->addRow(tr("SS&L mode"), m_sslMode);
    addSslFile(form, tr("Root certificate"), "sslRootField", u"sslrootcert"_s);
    addSslFile(form, tr("Client certificate"), "sslCertField", u"sslcert"_s);
    addSslFile(form, tr("Client key"), "sslKeyField", u"sslkey"_s);
    connect(m_sslMode, &QComboBox::currentIndexChanged, this, &ConnectionMore::changed);
}

void ConnectionMore::buildRest(QFormLayout *form)
{
    m_service = makeText("serviceField", tr("in pg_service.conf"));
    m_role = makeText("roleField", tr("the login's own"));
    auto *roleLabel = new QLabel(tr("R&ole"), m_widget);
    roleLabel->setBuddy(m_role);
    auto *names = new QHBoxLayout;
    names->setSpacing(8);
    names->addWidget(m_service, 1);
    names->addSpacing(10);
    names->addWidget(roleLabel);
    names->addWidget(m_role, 1);
    form->addRow(tr("Service"), names);
    if (auto *text = qobject_cast<QLabel *>(form->labelForField(names)))
        text->setBuddy(m_service);
    m_role->setToolTip(tr("SET ROLE after the login"));
    m_searchPath = makeText("searchPathField", tr("the role's own"));
    form->addRow(tr("Search p&ath"), m_searchPath);
    m_connectTimeout = makeSeconds("connectTimeoutField", {});
    m_keepAlive = makeSeconds("keepAliveField", tr("30 s (usual)"));
    m_keepAlive->setToolTip(tr("How long a connection is idle before the server is asked whether it still lives"));
    auto *keepAliveLabel = new QLabel(tr("&Keep-alive after"), m_widget);
    keepAliveLabel->setBuddy(m_keepAlive);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_connectTimeout);
    row->addSpacing(10);
    row->addWidget(keepAliveLabel);
    row->addWidget(m_keepAlive);
    row->addStretch();
    form->addRow(tr("Connect ti&me-out"), row);
    if (auto *text = qobject_cast<QLabel *>(form->labelForField(row)))
        text->setBuddy(m_connectTimeout);
}

void ConnectionMore::buildSsh(QFormLayout *form)
{
    m_ssh = makeText("sshField", tr("none; or user@host:port, or an alias of ~/.ssh/config"));
    m_ssh->setToolTip(tr("The server is reached through this machine, with the system's ssh.\n"
                         "Its keys come from ssh's agent or from the file below; a passphrase is never asked for."));
    form->addRow(tr("SS&H tunnel"), m_ssh);
    m_sshKey = addFile(form, tr("SSH key"), "sshKeyField", tr("ssh's agent and usual keys"));
}

QString ConnectionMore::problem() const
{
    if (!m_isAvailable || m_ssh->text().trimmed().isEmpty())
        return {};
    const auto server = runtime::SshServer::parse(m_ssh->text());
    return server ? QString() : tr("The SSH server is written as user@host:port; user and port may be left out.");
}

void ConnectionMore::setAvailable(bool available)
{
    m_isAvailable = available;
    showRows();
}

void ConnectionMore::setUnfolded(bool unfolded)
{
    m_isUnfolded = unfolded;
    showRows();
    Q_EMIT folded();
}

void ConnectionMore::showRows()
{
    m_form->setRowVisible(m_toggleRow, m_isAvailable);
    for (int row = m_toggleRow + 1; row < m_endRow; ++row)
        m_form->setRowVisible(row, m_isAvailable && m_isUnfolded);
    m_toggle->setText(m_isUnfolded ? tr("▾ Less") : tr("▸ More: SSL, SSH tunnel, service, role, search path, time-outs"));
    m_toggle->setAccessibleName(m_isUnfolded ? tr("Show fewer fields") : tr("Show more fields: SSL, SSH tunnel, service, role, search path, time-outs"));
    m_summary->setText(m_isUnfolded ? QString() : summary());
    m_summary->setToolTip(m_summary->text());
}

/// What the folded fields say; empty when they say nothing.
QString ConnectionMore::summary() const
{
    QStringList parts {m_sslMode->currentData().toString(), m_service->text(), m_role->text(), m_searchPath->text()};
    if (!m_ssh->text().isEmpty())
        parts.append(tr("through %1").arg(m_ssh->text()));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

void ConnectionMore::fill(const runtime::ConnectionSpec &spec)
{
    const auto option = [&spec](const QString &name) { return spec.options.value(name); };
    m_sslMode->setCurrentIndex(std::max(0, m_sslMode->findData(option(u"sslmode"_s))));
    for (const FileField &file : m_files)
        file.field->setText(option(file.option));
    m_service->setText(option(u"service"_s));
    m_role->setText(spec.role);
    m_searchPath->setText(spec.searchPath);
    m_connectTimeout->setValue(spec.connectTimeout);
    m_keepAlive->setValue(option(u"keepalives_idle"_s).toInt());
    m_ssh->setText(spec.ssh.isUsed() ? spec.ssh.displayText() : QString());
    m_sshKey->setText(spec.ssh.keyFile);
    showRows();
}

void ConnectionMore::apply(runtime::ConnectionSpec &spec) const
{
    const auto put = [&spec](const QString &name, const QString &value) {
        if (value.isEmpty())
            spec.options.remove(name);
        else
            spec.options.insert(name, value);
    };
    put(u"sslmode"_s, m_sslMode->currentData().toString());
    for (const FileField &file : m_files)
        put(file.option, file.field->text().trimmed());
    put(u"service"_s, m_service->text().trimmed());
    put(u"keepalives_idle"_s, m_keepAlive->value() > 0 ? QString::number(m_keepAlive->value()) : QString());
    spec.role = m_role->text().trimmed();
    spec.searchPath = m_searchPath->text().trimmed();
    spec.connectTimeout = m_connectTimeout->value();
    // What cannot be read is kept as it was written: problem() stands in its way.
    const QString ssh = m_ssh->text().trimmed();
    spec.ssh = ssh.isEmpty() ? runtime::SshServer() : runtime::SshServer::parse(ssh).value_or(runtime::SshServer {ssh, 0, {}, {}});
    spec.ssh.keyFile = m_sshKey->text().trimmed();
}

} // namespace retort::ui
