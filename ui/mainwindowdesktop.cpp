// SPDX-License-Identifier: GPL-3.0-or-later
// The main window among others: preferences, several windows, what each project's window looked like, and the user's editor.
#include "ui/mainwindow.h"
#include "ui/palette/windowactions.h"
#include "ui/preferences/preferences.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/settings.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QDockWidget>
#include <QSplitter>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// A settings key cannot hold a path; each project has its own place by a digest of it.
QString layoutKey(const QString &project, const QString &part)
{
    if (project.isEmpty())
        return u"window/"_s + part;
    const QByteArray digest = QCryptographicHash::hash(project.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    return u"layouts/%1/%2"_s.arg(QString::fromLatin1(digest), part);
}

QByteArray remembered(const QString &project, const QString &part)
{
    const Settings settings;
    const QByteArray own = settings.bytes(layoutKey(project, part));
    return own.isEmpty() ? settings.bytes(layoutKey({}, part)) : own;
}

} // namespace

void MainWindow::addDesktopActions()
{
    m_actions->add({u"newWindow"_s, tr("New window"), Qt::CTRL | Qt::SHIFT | Qt::Key_N, [this] { openWindow(); }, {}});
    m_actions->add({u"closeWindow"_s, tr("Close the window"), QKeySequence::Close, [this] { close(); }, {}});
    m_actions->add({u"preferences"_s, tr("Preferences…"), Qt::CTRL | Qt::Key_Comma, [this] { PreferencesDialog(this).exec(); }, {}});
}

/// A window of its own for another project. It lives until it is closed.
void MainWindow::openWindow()
{
    auto *window = new MainWindow;
    window->setAttribute(Qt::WA_DeleteOnClose);
    constexpr int step = 28; // pixels, so that one does not hide the other
    window->setGeometry(geometry().translated(step, step));
    Q_EMIT windowOpened(window);
    window->show();
}

/// As this project's window looked last; as the last one did where the project is new.
void MainWindow::restoreLayout()
{
    const QString project = m_session.path();
    if (isVisible()) { // somebody has put the window where it is
        restoreState(remembered(project, u"docks"_s));
    } else {
        restoreGeometry(remembered(project, u"geometry"_s));
        restoreState(remembered(project, u"docks"_s));
    }
    m_columns->restoreState(remembered(project, u"columns"_s));
    m_rows->restoreState(remembered(project, u"rows"_s));
}

void MainWindow::rememberLayout()
{
    Settings settings;
    for (const QString &project : {QString(), m_session.path()}) {
        settings.setBytes(layoutKey(project, u"geometry"_s), saveGeometry());
        settings.setBytes(layoutKey(project, u"docks"_s), saveState());
        settings.setBytes(layoutKey(project, u"columns"_s), m_columns->saveState());
        settings.setBytes(layoutKey(project, u"rows"_s), m_rows->saveState());
    }
    settings.setBytes(layoutKey(m_session.path(), u"selection"_s), m_session.selectedRevision().toUtf8());
}

/// The revision that was selected when the project was last looked at.
QString MainWindow::rememberedRevision() const
{
    return m_session.path().isEmpty() ? QString() : QString::fromUtf8(Settings().bytes(layoutKey(m_session.path(), u"selection"_s)));
}

/// A run has ended. When it took its time and its user looks elsewhere, the desktop tells.
void MainWindow::announceRun(const QString &title, const QString &text, qint64 milliseconds)
{
    constexpr int millisecondsInSecond = 1000;
    const int after = Preferences::current().notifyAfter;
    if (after == 0 || milliseconds < qint64(after) * millisecondsInSecond || QApplication::activeWindow())
        return;
    QApplication::alert(this);
    Q_EMIT announced(title, text);
}

} // namespace retort::ui
