// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databases/connectionform.h"

#include "ui/databases/connectionmore.h"
#include "ui/messages.h"
#include "ui/models/environment.h"
#include "ui/themestyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

QLineEdit *makeField(const char *name, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(QString::fromLatin1(name));
    return field;
}

QIcon colorDot(const QColor &color)
{
    constexpr int size = 16;
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(3, 3, size - 6, size - 6));
    return QIcon(pixmap);
}

} // namespace

ConnectionForm::ConnectionForm(const QString &baseFolder, QWidget *parent)
    : QWidget(parent)
    , m_baseFolder(baseFolder)
    , m_url(makeField("urlField", this))
    , m_urlProblem(new QLabel(this))
    , m_engine(new QComboBox(this))
    , m_form(new QFormLayout(this))
{
    m_url->setPlaceholderText(u"postgresql://user@host/database   sqlite:///app.db"_s);
    setPart(m_urlProblem, "danger");
    m_urlProblem->setWordWrap(true);
    m_engine->setObjectName("engineField"_L1);
    m_engine->addItem(u"SQLite"_s, int(dialect::Dialect::Sqlite));
    m_engine->addItem(u"PostgreSQL"_s, int(dialect::Dialect::Postgresql));

    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(14);
    m_form->setVerticalSpacing(9);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->addRow(tr("&URL"), m_url);
    m_form->addRow(QString(), m_urlProblem);
    m_form->addRow(tr("&Engine"), m_engine);
    m_firstSqliteRow = m_form->rowCount();
    buildSqlite();
    m_firstPostgresRow = m_form->rowCount();
    buildPostgres();
    m_firstCommonRow = m_form->rowCount();
    buildEnvironment();
    m_form->setRowVisible(m_urlProblem, false);
    showFields();
    connectFields();
}

void ConnectionForm::connectFields()
{
    connect(m_url, &QLineEdit::textEdited, this, &ConnectionForm::readUrl);
    connect(m_engine, &QComboBox::currentIndexChanged, this, [this] {
        showFields();
        writeUrl();
    });
    for (QLineEdit *field : {m_file, m_host, m_database, m_user, m_password})
        connect(field, &QLineEdit::textEdited, this, &ConnectionForm::writeUrl);
    connect(m_port, &QSpinBox::valueChanged, this, &ConnectionForm::writeUrl);
    connect(m_more, &ConnectionMore::changed, this, &ConnectionForm::writeUrl);
    connect(m_more, &ConnectionMore::folded, this, &ConnectionForm::folded);
    connect(m_create, &QCheckBox::toggled, this, &ConnectionForm::changed);
    connect(m_readOnly, &QCheckBox::toggled, this, &ConnectionForm::changed);
    connect(m_environment, &QComboBox::currentIndexChanged, this, &ConnectionForm::changed);
}

/// What the database is for decides how careful a run is, so it is asked for where the database is named.
void ConnectionForm::buildEnvironment()
{
    using Kind = runtime::EnvironmentKind;
    m_environment = new QComboBox(this);
    m_environment->setObjectName("environmentField"_L1);
    for (const Kind kind : {Kind::Development, Kind::Test, Kind::Staging, Kind::Production})
        m_environment->addItem(colorDot(Theme::current().color(environmentRole(kind))), environmentName(kind), int(kind));
    m_environment->setToolTip(tr("Decides about backups, time-outs and what has to be confirmed. Production is read-only until it is unlocked."));
    m_readOnly = new QCheckBox(tr("&Read-only: never change this database"), this);
    m_readOnly->setObjectName("readOnlyField"_L1);
    m_form->addRow(tr("En&vironment"), m_environment);
    m_form->addRow(QString(), m_readOnly);
}

void ConnectionForm::buildSqlite()
{
    m_file = makeField("fileField", this);
    auto *browse = new QPushButton(tr("&Browse…"), this); // the order of making is that of the Tab key
    m_create = new QCheckBox(tr("Make the &file with the first upgrade if it does not exist"), this);
    m_create->setObjectName("createField"_L1);
    addFields(tr("F&ile"), m_file, browse);
    m_form->addRow(QString(), m_create);
    connect(browse, &QPushButton::clicked, this, &ConnectionForm::chooseFile);
}

void ConnectionForm::buildPostgres()
{
    m_host = makeField("hostField", this);
    m_host->setPlaceholderText(tr("local socket"));
    m_host->setToolTip(tr("A name, an address, or the folder of a Unix socket such as /var/run/postgresql"));
    m_port = new QSpinBox(this);
    m_port->setObjectName("portField"_L1);
    m_port->setRange(1, 65535);
    m_port->setValue(defaultPort);
    m_port->setAccessibleName(tr("Port"));
    m_port->setMinimumWidth(76);
    m_database = makeField("databaseField", this);
    m_user = makeField("userField", this);
    m_password = makeField("passwordField", this);
    m_password->setEchoMode(QLineEdit::Password);
    m_keep = new QComboBox(this);
    m_keep->setObjectName("keepField"_L1);
    m_keep->setAccessibleName(tr("What happens with the password"));
    m_keep->addItem(tr("Ask each time"));
    m_keep->addItem(tr("Keep in keychain"));
    addFields(tr("&Host, port"), m_host, m_port);
    m_form->addRow(tr("&Database"), m_database);
    m_form->addRow(tr("U&ser"), m_user);
    addFields(tr("&Password"), m_password, m_keep);
    m_more = new ConnectionMore(m_form, this);
}

/// Two widgets in one row; the label is the first one's.
void ConnectionForm::addFields(const QString &label, QWidget *first, QWidget *second)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(first, 1);
    row->addWidget(second);
    m_form->addRow(label, row);
    if (auto *text = qobject_cast<QLabel *>(m_form->labelForField(row)))
        text->setBuddy(first);
}

void ConnectionForm::addRow(const QString &label, QWidget *field)
{
    m_form->addRow(label, field);
}

/// Only the fields of the chosen engine.
void ConnectionForm::showFields()
{
    const bool sqlite = dialect::Dialect(m_engine->currentData().toInt()) == dialect::Dialect::Sqlite;
    for (int row = m_firstSqliteRow; row < m_firstCommonRow; ++row)
        m_form->setRowVisible(row, sqlite == (row < m_firstPostgresRow));
    m_more->setAvailable(!sqlite);
}

void ConnectionForm::setKeychainProblem(const QString &reason)
{
    auto *items = qobject_cast<QStandardItemModel *>(m_keep->model());
    items->item(1)->setEnabled(reason.isEmpty());
    items->item(1)->setText(reason.isEmpty() ? tr("Keep in keychain") : tr("No keychain here"));
    items->item(1)->setToolTip(reason);
    m_keep->setToolTip(reason);
    if (!reason.isEmpty())
        m_keep->setCurrentIndex(0);
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
    showFields();
    m_file->setText(spec.file);
    m_create->setChecked(spec.createFile);
    m_host->setText(spec.host);
    m_port->setValue(spec.port > 0 ? spec.port : defaultPort);
    m_database->setText(spec.database);
    m_user->setText(spec.user);
    if (!spec.password.isEmpty())
        m_password->setText(spec.password);
    m_more->fill(spec);
    m_environment->setCurrentIndex(m_environment->findData(int(spec.environment)));
    m_readOnly->setChecked(spec.readOnly);
    m_isFilling = false;
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
