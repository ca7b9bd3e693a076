// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <functional>

class QWidget;

namespace retort::ui {

/// Every message box and file dialog of the program goes through here, so that tests can answer them.
struct Messages
{
    /// Shows what went wrong.
    std::function<void(QWidget *, const QString &title, const QString &text, const QString &detail)> error;
    /// The same for an error that can be explained; whether the user wants to know more.
    std::function<bool(QWidget *, const QString &title, const QString &text, const QString &detail)> explainableError;
    /// Asks before something that cannot be taken back; `action` is the text of the button that does it.
    std::function<bool(QWidget *, const QString &title, const QString &text, const QString &action)> confirm;
    /// Asks which of some ways to go on; the first one is the harmless one, and what Escape means.
    std::function<int(QWidget *, const QString &title, const QString &text, const QStringList &actions)> choose;
    /// The entered password, or nothing (null) when the user gave up.
    std::function<QString(QWidget *, const QString &title, const QString &text)> password;
    std::function<QString(QWidget *, const QString &title, const QString &folder)> chooseFolder;
    std::function<QString(QWidget *, const QString &title, const QString &start, const QString &filter)> openFile;
    std::function<QString(QWidget *, const QString &title, const QString &start, const QString &filter)> saveFile;
};

/// The functions in use; a test may replace them.
Messages &messages();

} // namespace retort::ui
