// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace retort::ui {

/// What is wrong with a command for an editor, for the person who types it; empty when it can be used, or is empty.
QString editorProblem(const QString &command);

/// Opens a script in the user's editor, or in what the desktop has for it. `line` counts from 1; 0 for none.
/// Returns why that did not work; empty when it did.
QString openInEditor(const QString &file, int line);

/// The same, and tells the person where it did not work.
void showInEditor(QWidget *parent, const QString &file, int line = 0);

/// Opens the folder that a file is in, in what the desktop has for folders.
void showFolderOf(const QString &file);

} // namespace retort::ui
