// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/editorcommand.h"

#include "model/runtime/process.h"
#include "model/script/authoring/hookcommand.h"
#include "ui/messages.h"
#include "ui/preferences/preferences.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Editor)
};

} // namespace

QString editorProblem(const QString &command)
{
    if (command.trimmed().isEmpty())
        return {};
    const auto words = script::authoring::shellWords(command);
    if (!words || words->isEmpty())
        return Text::tr("A quotation mark is not closed.");
    if (runtime::findProgram(words->constFirst()).isEmpty())
        return Text::tr("There is no program “%1”.").arg(words->constFirst().left(100));
    return {};
}

QString openInEditor(const QString &file, int line)
{
    const QString command = Preferences::current().editor.trimmed();
    if (command.isEmpty()) {
        return QDesktopServices::openUrl(QUrl::fromLocalFile(file)) ? QString()
                                                                    : Text::tr("The desktop has no program for %1. Choose an editor in the preferences.").arg(file);
    }
    if (const QString problem = editorProblem(command); !problem.isEmpty())
        return problem;
    QStringList words = *script::authoring::shellWords(command);
    const bool namesFile = command.contains("{file}"_L1);
    for (QString &word : words)
        word.replace(u"{line}"_s, QString::number(std::max(1, line))).replace(u"{file}"_s, file);
    if (!namesFile)
        words << file;
    const QString program = words.takeFirst();
    return runtime::startProgram(program, words, QFileInfo(file).path()) ? QString() : Text::tr("“%1” could not be started.").arg(program);
}

void showInEditor(QWidget *parent, const QString &file, int line)
{
    if (const QString trouble = openInEditor(file, line); !trouble.isEmpty())
        messages().error(parent, Text::tr("The editor was not opened"), trouble, {});
}

void showFolderOf(const QString &file)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).path()));
}

} // namespace retort::ui
