// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/startpage.h"

#include "model/script/scriptcodes.h"
#include "ui/guidance/guidancepage.h"
#include "ui/background.h"
#include "ui/messages.h"
#include "ui/start/recentlist.h"
#include "ui/start/sampleproject.h"
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

} // namespace

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
    , m_explain(new QPushButton(tr("&What does this mean?"), this))
    , m_recentBox(new QWidget(this))
    , m_recent(new RecentList(m_recentBox))
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
    m_explain->setObjectName("startExplain"_L1);
    setPart(m_explain, "link");
    setButtonIcon(m_open, Icon::Open);
    setButtonIcon(m_newRevision, Icon::NewRevision);
    setButtonIcon(m_init, Icon::Folder);
    setButtonIcon(m_retry, Icon::Reload);
    setButtonIcon(m_sample, Icon::DryRun);
    setButtonIcon(m_explain, Icon::Help);
    m_listLayout->setContentsMargins(0, 18, 0, 0);
    m_listLayout->setSpacing(2);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_newRevision, m_init, m_open, m_retry, m_sample, m_explain})
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
    columnLayout->addWidget(m_recentBox);
    columnLayout->addWidget(m_list);
    buildRecent();
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
    connect(m_explain, &QPushButton::clicked, this, &StartPage::explanationRequested);
    connect(m_retry, &QPushButton::clicked, &session, &ProjectSession::reload);
    connect(m_sample, &QPushButton::clicked, this, &StartPage::openSample);
    connect(&session, &ProjectSession::stateChanged, this, &StartPage::update);
    connect(&session, &ProjectSession::historyChanged, this, &StartPage::update);
    update();
}

/// What the projects are now is read only while this page is what the user sees.
void StartPage::buildRecent()
{
    auto *heading = new QLabel(tr("RECENT PROJECTS"), m_recentBox);
    setPart(heading, "section");
    auto *hint = new QLabel(tr("Enter opens, Delete takes a project off this list. Its files stay."), m_recentBox);
    hint->setWordWrap(true);
    setPart(hint, "small");
    auto *layout = new QVBoxLayout(m_recentBox);
    layout->setContentsMargins(0, 18, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(heading);
    layout->addWidget(m_recent);
    layout->addWidget(hint);
    m_recentBox->hide();
    connect(m_recent, &RecentList::chosen, this, &StartPage::pathRequested);
    connect(m_recent, &RecentList::emptied, m_recentBox, &QWidget::hide);
}

/// A program that is started with a project does not look at the others.
void StartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_session.state() != ProjectSession::State::NoProject)
        return;
    m_recent->look();
    if (m_recentBox->isVisible())
        m_recent->setFocus();
}

/// A copy, since the bundled one can seldom be written to, and a sample is there to be changed.
void StartPage::openSample()
{
    m_sample->setEnabled(false);
    inBackground(this, [] { return copySample(samplePath(), sampleCopyPath()); }, [this](const Result<QString> &copy) {
        m_sample->setEnabled(true);
        if (copy)
            Q_EMIT pathRequested(*copy);
        else
            messages().error(this, tr("The sample cannot be opened"), copy.error().message, {});
    });
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
    m_recent->stop();
    m_recentBox->hide();
    m_open->setVisible(true);
    m_newRevision->setVisible(false);
    m_init->setVisible(false);
    m_retry->setVisible(false);
    m_sample->setVisible(false);
    m_explain->setVisible(false);
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
    m_recent->load();
    if (isVisible())
        m_recent->look();
    const bool hasRecent = m_recent->model()->rowCount() > 0;
    m_recentBox->setVisible(hasRecent);
    if (hasRecent)
        m_recent->setFocus();
}

void StartPage::showFailure()
{
    const Error &error = m_session.error();
    const bool several = !m_session.choices().isEmpty();
    m_title->setText(several ? tr("Which project?") : tr("This project cannot be opened"));
    m_text->setText(several ? tr("There are several in %1.").arg(shortPath(m_session.path())) : error.message);
    QStringList hints {error.hint, error.detail};
    hints.removeAll(QString());
    m_hint->setText(several ? QString() : hints.isEmpty() ? shortPath(m_session.path()) : hints.join(u'\n'));
    m_retry->setVisible(!several);
    m_init->setVisible(error.code == script::ProjectNotFound && QFileInfo(m_session.path()).isDir());
    if (m_init->isVisibleTo(this))
        setPrimary(m_init);
    if (isVisible())
        (m_init->isVisibleTo(this) ? m_init : m_open)->setFocus();
    m_explain->setVisible(!several && isExplained(error));
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
