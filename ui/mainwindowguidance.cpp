// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window explains: errors, states, words, and the commands that do the same.
#include "ui/bannerwidget.h"
#include "ui/checks/driftcheck.h"
#include "ui/guidance/glossary.h"
#include "ui/guidance/guidancedialog.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/models/commandtext.h"
#include "ui/palette/windowactions.h"
#include "ui/problemspanel.h"
#include "ui/startpage.h"

#include <QAction>
#include <QApplication>
#include <QWhatsThis>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// Controls whose words are explained, by their names.
constexpr struct
{
    const char *control;
    const char *term;
} explainedControls[] = {
    {"upgradeButton", "upgrade"},
    {"downgradeButton", "downgrade"},
    {"stampButton", "stamp"},
    {"headsCount", "head"},
    {"branchPointsCount", "branch"},
    {"mergePointsCount", "merge"},
};

} // namespace

void MainWindow::buildGuidance()
{
    for (const auto &[control, term] : explainedControls)
        if (auto *widget = findChild<QWidget *>(QLatin1StringView(control)))
            setGlossary(widget, QString::fromLatin1(term));
    connect(m_banner, &BannerWidget::explanationRequested, this, [this](const Banner &banner) {
        const GuidanceTopic *topic = findTopic(banner.topic);
        showGuidance(topic ? topic : topicOf(banner.about), banner.about, this);
    });
    connect(m_startPage, &StartPage::explanationRequested, this,
        [this] { showGuidance(topicOf(m_session.error()), m_session.error(), this); });
    connect(m_drift, &DriftCheck::changed, this, &MainWindow::updateBanner);
}

void MainWindow::addGuidanceActions()
{
    const auto noDatabase = [this] {
        return m_session.databases().selected() ? QString() : tr("No database is connected.");
    };
    const auto noEdits = [this] {
        return m_session.edited().revisions().isEmpty() ? tr("No script was edited after it was applied.") : QString();
    };
    const auto oneHead = [this] {
        const auto snapshot = m_session.snapshot();
        return snapshot && snapshot->map.heads().size() > 1 ? QString() : tr("The history has one head.");
    };
    m_actions->add({u"help"_s, tr("What is this?"), QKeySequence::HelpContents, [this] { helpForFocus(); }, {}});
    m_actions->add(
        {u"errorsExplained"_s, tr("Errors explained…"), {}, [this] { showGuidance(nullptr, {}, this); }, {}});
    m_actions->add({u"glossary"_s, tr("Glossary…"), {}, [this] { GlossaryDialog(this).exec(); }, {}});
    m_actions->add(
        {u"showHeads"_s, tr("Go through the heads"), {}, [this] { bannerTriggered(BannerAction::ShowHeads); }, oneHead,
            [this] { return commandText(m_session.snapshot(), {u"heads"_s}); }});
    m_actions->add({u"showEdited"_s, tr("Go through the scripts that were edited after they were applied"), {},
        [this] { bannerTriggered(BannerAction::ShowEdited); }, noEdits});
    m_actions->add({u"compareDatabase"_s, tr("Compare the database with its revisions"), {},
        [this] { bannerTriggered(BannerAction::ShowDrift); }, noDatabase, [] { return u"retort check"_s; }});
    m_actions->add({u"foldScript"_s, tr("Fold or unfold the script"), {}, [this] { m_details->toggleFolds(); },
        [this] { return m_session.history() ? QString() : tr("No project is open."); }});
    m_actions->add({u"editConnection"_s, tr("Edit the connection…"), {},
        [this] { bannerTriggered(BannerAction::EditConnection); }, noDatabase});
}

/// At the revision where the database is, since there it should be no different.
void MainWindow::compareWithDatabase()
{
    const DatabaseEntry *entry = m_session.databases().selected();
    if (!entry)
        return;
    const QString id = entry->id;
    m_view->goToDatabase();
    m_details->compareWithDatabase(id);
}

/// What has the focus is explained, where its word is in the glossary; else there is the list of pages.
void MainWindow::helpForFocus()
{
    const QWidget *widget = QApplication::focusWidget();
    if (widget == m_view && !m_view->helpForSelected().isEmpty())
        QWhatsThis::showText(m_view->viewport()->mapToGlobal(m_view->visualRect(m_view->currentIndex()).bottomLeft()),
            m_view->helpForSelected(), m_view);
    else if (widget && !widget->whatsThis().isEmpty())
        QWhatsThis::showText(widget->mapToGlobal(widget->rect().bottomLeft()), widget->whatsThis());
    else
        showGuidance(nullptr, {}, this);
}

GuidanceFacts MainWindow::guidanceFacts(const Error &error)
{
    GuidanceFacts facts;
    facts.snapshot = m_session.snapshot();
    facts.projectPath = m_session.path();
    facts.databases = m_session.databases().entries();
    if (const DatabaseEntry *selected = m_session.databases().selected())
        facts.database = selected->id;
    facts.edited = m_session.edited().revisions();
    facts.drift = m_drift->differences();
    facts.error = error;
    return facts;
}

/// Whether something was chosen there: then the dialog it was opened from is in the way.
bool MainWindow::showGuidance(const GuidanceTopic *topic, const Error &error, QWidget *parent)
{
    m_actions->refresh();
    GuidanceDialog dialog(guidanceFacts(error), topic, m_actions->all(), parent);
    dialog.exec();
    if (!dialog.chosenRevision().isEmpty())
        m_view->selectRevision(dialog.chosenRevision());
    else if (QAction *action = dialog.chosenAction())
        QMetaObject::invokeMethod(
            action, &QAction::trigger, Qt::QueuedConnection); // once a dialog behind this one is closed, too
    return dialog.result() == QDialog::Accepted;
}

} // namespace retort::ui
