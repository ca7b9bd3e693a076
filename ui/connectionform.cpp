// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectionform.h"

#include "ui/messages.h"
#include "ui/themestyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int defaultPort = 5432;

QFormLayout *makeForm(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(9);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

QLineEdit *makeField(const char *name, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(QString::fromLatin1(name));
    return field;
}

} // namespace

ConnectionForm::ConnectionForm(const QString &baseFolder, QWidget *parent)
    : QWidget(parent)
    , m_baseFolder(baseFolder)
    , m_url(makeField("urlField", this))
    , m_urlProblem(new QLabel(this))
    , m_engine(new QComboBox(this))
    , m_fields(new QStackedWidget(this))
    , m_readOnly(new QCheckBox(tr("&Read-only: never change this database"), this))
{
    m_url->setPlaceholderText(u"postgresql://user@host/database   sqlite:///app.db"_s);
    setPart(m_urlProblem, "danger");
    m_urlProblem->setWordWrap(true);
    m_urlProblem->hide();
    m_engine->setObjectName("engineField"_L1);
    m_engine->addItem(u"SQLite"_s, int(dialect::Dialect::Sqlite));
    m_engine->addItem(u"PostgreSQL"_s, int(dialect::Dialect::Postgresql));
    m_readOnly->setObjectName("readOnlyField"_L1);
    m_fields->addWidget(buildSqlite());
    m_fields->addWidget(buildPostgres());
    m_fields->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    auto *form = makeForm(this);
    form->addRow(tr("&URL"), m_url);
    form->addRow(QString(), m_urlProblem);
    form->addRow(tr("&Engine"), m_engine);
    form->addRow(m_fields);
    form->addRow(QString(), m_readOnly);

    connect(m_url, &QLineEdit::textEdited, this, &ConnectionForm::readUrl);
    connect(m_engine, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_fields->setCurrentIndex(index);
        writeUrl();
    });
    for (QLineEdit *field : {m_file, m_host, m_database, m_user, m_password, m_searchPath})
        connect(field, &QLineEdit::textEdited, this, &ConnectionForm::writeUrl);
    connect(m_port, &QSpinBox::valueChanged, this, &ConnectionForm::writeUrl);
    connect(m_create, &QCheckBox::toggled, this, &ConnectionForm::changed);
    connect(m_readOnly, &QCheckBox::toggled, this, &ConnectionForm::changed);
}

QWidget *ConnectionForm::buildSqlite()
{
    auto *page = new QWidget(this);
    m_file = makeField("fileField", page);
    m_create = new QCheckBox(tr("Make the &file with the first upgrade if it does not exist"), page);
    m_create->setObjectName("createField"_L1);
    auto *browse = new QPushButton(tr("&Browse…"), page);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_file, 1);
    row->addWidget(browse);
    auto *form = makeForm(page);
    auto *label = new QLabel(tr("F&ile"), page);
    label->setBuddy(m_file);
    form->addRow(label, row);
    form->addRow(QString(), m_create);
    connect(browse, &QPushButton::clicked, this, &ConnectionForm::chooseFile);
    return page;
}

QWidget *ConnectionForm::buildPostgres()
{
    auto *page = new QWidget(this);
    m_host = makeField("hostField", page);
    m_host->setPlaceholderText(tr("local socket"));
    m_port = new QSpinBox(page);
    m_port->setObjectName("portField"_L1);
    m_port->setRange(1, 65535);
    m_port->setValue(defaultPort);
    m_port->setAccessibleName(tr("Port"));
    m_port->setMinimumWidth(76);
    m_database = makeField("databaseField", page);
    m_user = makeField("userField", page);
    m_password = makeField("passwordField", page);
    m_password->setEchoMode(QLineEdit::Password);
    m_keep = new QComboBox(page);
    m_keep->setObjectName("keepField"_L1);
    m_keep->setAccessibleName(tr("What happens with the password"));
    m_keep->addItem(tr("Ask each time"));
    m_keep->addItem(tr("Keep in keychain"));
    m_searchPath = makeField("searchPathField", page);
    m_searchPath->setPlaceholderText(tr("the role's own"));

    auto *hostRow = new QHBoxLayout;
    hostRow->setSpacing(8);
    hostRow->addWidget(m_host, 1);
    hostRow->addWidget(m_port);
    auto *passwordRow = new QHBoxLayout;
    passwordRow->setSpacing(8);
    passwordRow->addWidget(m_password, 1);
    passwordRow->addWidget(m_keep);
    auto *form = makeForm(page);
    const auto addRow = [&](const QString &text, QLineEdit *field, QLayout *row) {
        auto *label = new QLabel(text, page);
        label->setBuddy(field);
        form->addRow(label, row);
    };
    addRow(tr("&Host, port"), m_host, hostRow);
    form->addRow(tr("&Database"), m_database);
    form->addRow(tr("U&ser"), m_user);
    addRow(tr("&Password"), m_password, passwordRow);
    form->addRow(tr("Search pat&h"), m_searchPath);
    return page;
}

bool ConnectionForm::keepsPassword() const
{
    return m_keep->currentIndex() == 1;
}

void ConnectionForm::setKeepsPassword(bool keeps)
{
    m_keep->setCurrentIndex(keeps ? 1 : 0);
}

void ConnectionForm::setSpec(const runtime::ConnectionSpec &spec)
{
    fill(spec);
    writeUrl();
}

void ConnectionForm::setUrl(const QString &url, const QString &baseFolder)
{
    m_baseFolder = baseFolder;
    m_url->setText(url);
    readUrl();
}

void ConnectionForm::fill(const runtime::ConnectionSpec &spec)
{
    m_isFilling = true;
    m_rest = spec;
    m_engine->setCurrentIndex(m_engine->findData(int(spec.dialect)));
    m_fields->setCurrentIndex(m_engine->currentIndex());
    m_file->setText(spec.file);
    m_create->setChecked(spec.createFile);
    m_host->setText(spec.host);
    m_port->setValue(spec.port > 0 ? spec.port : defaultPort);
    m_database->setText(spec.database);
    m_user->setText(spec.user);
    if (!spec.password.isEmpty())
        m_password->setText(spec.password);
    m_searchPath->setText(spec.searchPath);
    m_readOnly->setChecked(spec.readOnly);
    m_isFilling = false;
}

void ConnectionForm::readUrl()
{
    const auto url = runtime::DatabaseUrl::parse(m_url->text().trimmed());
    m_urlProblem->setVisible(!url && !m_url->text().isEmpty());
    if (!url) {
        m_urlProblem->setText(url.error().message);
    } else {
        runtime::ConnectionSpec spec = runtime::ConnectionSpec::fromUrl(*url, m_baseFolder);
        spec.createFile = m_create->isChecked();
        spec.readOnly = spec.readOnly || m_readOnly->isChecked();
        fill(spec);
    }
    Q_EMIT changed();
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
        url.host = current.host;
        url.port = current.port;
        if (!current.user.isEmpty())
            url.user = current.user;
        if (!current.database.isEmpty())
            url.database = current.database;
        for (auto it = current.options.cbegin(); it != current.options.cend(); ++it)
            url.query.append({it.key(), it.value()});
    }
    m_url->setText(url.toString());
    m_urlProblem->hide();
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
    spec.searchPath = m_searchPath->text().trimmed();
    spec.readOnly = m_readOnly->isChecked();
    return spec;
}

QString ConnectionForm::problem() const
{
    const runtime::ConnectionSpec current = spec();
    if (current.dialect == dialect::Dialect::Sqlite && current.file.isEmpty())
        return tr("Choose the file of the database.");
    if (current.dialect == dialect::Dialect::Postgresql && current.database.isEmpty())
        return tr("Name the database.");
    return {};
}

void ConnectionForm::chooseFile()
{
    const QString start = m_file->text().isEmpty() ? m_baseFolder : m_file->text();
    const QString path = messages().openFile(this, tr("SQLite database"), start,
                                             tr("SQLite databases (*.db *.sqlite *.sqlite3);;All files (*)"));
    if (path.isEmpty())
        return;
    m_file->setText(path);
    writeUrl();
}

} // namespace retort::ui
