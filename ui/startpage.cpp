// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/startpage.h"

#include "model/script/scriptcodes.h"
#include "ui/settings.h"
#include "ui/themestyle.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int contentWidth = 560;

QString shortPath(const QString &path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
}

} // namespace

QString samplePath()
{
    const QString program = QCoreApplication::applicationDirPath();
    for (const QString &candidate :
         {program + "/sample"_L1, program + "/../share/retort/sample"_L1, program + "/../../resources/sample"_L1})
        if (QDir(candidate).exists())
            return QDir(candidate).canonicalPath();
    return {};
}

StartPage::StartPage(ProjectSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_picture(new QLabel(this))
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_open(new QPushButton(tr("&Open a project…"), this))
    , m_newRevision(new QPushButton(tr("&New revision…"), this))
    , m_init(new QPushButton(tr("&Initialise here…"), this))
    , m_retry(new QPushButton(tr("Try &again"), this))
    , m_sample(new QPushButton(tr("Try the sa&mple"), this))
    , m_list(new QWidget(this))
    , m_listLayout(new QVBoxLayout(m_list))
{
    setAttribute(Qt::WA_StyledBackground);
    setPart(this, "surface");
    m_picture->setPixmap(QIcon(u":/retort/icons/retort.svg"_s).pixmap(QSize(64, 64), devicePixelRatioF()));
    setPart(m_title, "title");
    setPart(m_hint, "muted");
    m_title->setObjectName("startTitle"_L1);
    m_text->setObjectName("startText"_L1);
    for (QLabel *label : {m_title, m_text, m_hint}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_open->setObjectName("startOpen"_L1);
    m_newRevision->setObjectName("startNewRevision"_L1);
    m_init->setObjectName("startInit"_L1);
    m_retry->setObjectName("startRetry"_L1);
    m_sample->setObjectName("startSample"_L1);
    m_listLayout->setContentsMargins(0, 18, 0, 0);
    m_listLayout->setSpacing(2);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_newRevision, m_init, m_open, m_retry, m_sample})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *column = new QWidget(this);
    column->setMaximumWidth(contentWidth);
    column->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *columnLayout = new QVBoxLayout(column);
    columnLayout->setContentsMargins(32, 0, 32, 0);
    columnLayout->setSpacing(10);
    columnLayout->addWidget(m_picture);
    columnLayout->addSpacing(6);
    for (QLabel *label : {m_title, m_text, m_hint})
        columnLayout->addWidget(label);
    columnLayout->addSpacing(8);
    columnLayout->addLayout(buttons);
    columnLayout->addWidget(m_list);
    auto *layout = new QGridLayout(this);
    layout->setRowStretch(0, 2);
    layout->setRowStretch(2, 3);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(1, 10);
    layout->setColumnStretch(2, 1);
    layout->addWidget(column, 1, 1);

    connect(m_open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(m_newRevision, &QPushButton::clicked, this, &StartPage::newRevisionRequested);
    connect(m_init, &QPushButton::clicked, this, &StartPage::initRequested);
    connect(m_retry, &QPushButton::clicked, &session, &ProjectSession::reload);
    connect(m_sample, &QPushButton::clicked, this, [this] { Q_EMIT pathRequested(samplePath()); });
    connect(&session, &ProjectSession::stateChanged, this, &StartPage::update);
    connect(&session, &ProjectSession::historyChanged, this, &StartPage::update);
    update();
}

void StartPage::clearList()
{
    while (QLayoutItem *item = m_listLayout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void StartPage::addListHeading(const QString &text)
{
    auto *heading = new QLabel(text, m_list);
    setPart(heading, "section");
    heading->setContentsMargins(7, 0, 0, 4);
    m_listLayout->addWidget(heading);
}

void StartPage::addPath(const QString &title, const QString &path)
{
    auto *button = new QPushButton(title, m_list);
    setPart(button, "link");
    button->setToolTip(path);
    m_listLayout->addWidget(button);
    connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT pathRequested(path); });
}

void StartPage::update()
{
    clearList();
    m_picture->setVisible(m_session.state() == ProjectSession::State::NoProject);
    m_open->setVisible(true);
    m_newRevision->setVisible(false);
    m_init->setVisible(false);
    m_retry->setVisible(false);
    m_sample->setVisible(false);
    setPrimary(m_open, m_session.state() == ProjectSession::State::NoProject);
    switch (m_session.state()) {
    case ProjectSession::State::NoProject:
        showWelcome();
        break;
    case ProjectSession::State::Loading:
        m_title->setText(tr("Reading %1…").arg(QDir(m_session.path()).dirName()));
        m_text->clear();
        m_hint->setText(shortPath(m_session.path()));
        m_open->setVisible(false);
        break;
    case ProjectSession::State::Failed:
        showFailure();
        break;
    case ProjectSession::State::Ready:
        showEmptyHistory();
        break;
    }
    m_text->setVisible(!m_text->text().isEmpty());
    m_hint->setVisible(!m_hint->text().isEmpty());
}

void StartPage::showWelcome()
{
    m_title->setText(tr("Open a migration history"));
    m_text->setText(tr("An Alembic or Flask-Migrate project: its folder, its alembic.ini, its pyproject.toml or its "
                       "migrations folder."));
    m_hint->setText(tr("Reading a project runs none of its code and changes none of its files."));
    m_sample->setVisible(!samplePath().isEmpty());
    const QStringList recent = Settings().recentProjects();
    if (recent.isEmpty())
        return;
    addListHeading(tr("RECENT PROJECTS"));
    for (const QString &path : recent)
        addPath(shortPath(path), path);
}

void StartPage::showFailure()
{
    const Error &error = m_session.error();
    const bool several = error.code == script::SeveralProjects;
    m_title->setText(several ? tr("Which project?") : tr("This project cannot be opened"));
    m_text->setText(several ? tr("There are several in %1.").arg(shortPath(m_session.path())) : error.message);
    QStringList hints {error.hint, error.detail};
    hints.removeAll(QString());
    m_hint->setText(several ? QString() : hints.isEmpty() ? shortPath(m_session.path()) : hints.join(u'\n'));
    m_retry->setVisible(!several);
    m_init->setVisible(error.code == script::ProjectNotFound && QFileInfo(m_session.path()).isDir());
    if (m_init->isVisibleTo(this))
        setPrimary(m_init);
    if (several)
        addListHeading(tr("PROJECTS FOUND"));
    for (const script::ProjectLocation &choice : m_session.choices())
        addPath(choice.displayPath, choice.path);
}

void StartPage::showEmptyHistory()
{
    const auto snapshot = m_session.snapshot();
    if (!snapshot)
        return;
    m_title->setText(tr("No revisions yet"));
    m_text->setText(tr("%1 is a project, but its version folder holds no revision scripts.").arg(snapshot->project.name()));
    m_hint->setText(snapshot->project.versionLocations.join(u'\n'));
    m_newRevision->setVisible(true);
    setPrimary(m_newRevision);
    m_retry->setVisible(true);
    if (snapshot->diagnostics.isEmpty())
        return;
    addListHeading(tr("PROBLEMS"));
    constexpr qsizetype mostShown = 6;
    for (const Diagnostic &diagnostic : snapshot->diagnostics.mid(0, mostShown)) {
        auto *label = new QLabel(diagnostic.message, m_list);
        label->setWordWrap(true);
        label->setContentsMargins(7, 2, 0, 2);
        m_listLayout->addWidget(label);
    }
}

} // namespace retort::ui
