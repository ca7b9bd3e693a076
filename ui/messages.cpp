// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages.h"

#include "ui/theme/icons.h"
#include "ui/themestyle.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

namespace retort::ui {

namespace {

void setSign(QMessageBox &box, Icon icon, Role role)
{
    constexpr double size = 2.2; // in lines of text
    const int edge = int(iconSize() * size);
    box.setIconPixmap(themedIcon(icon, role).pixmap(QSize(edge, edge), box.devicePixelRatioF()));
}

void showError(QWidget *parent, const QString &title, const QString &text, const QString &detail)
{
    QMessageBox box(QMessageBox::Warning, title, text, QMessageBox::Close, parent);
    setSign(box, Icon::Warning, Role::Warning);
    box.setInformativeText(detail);
    box.exec();
}

bool showExplainableError(QWidget *parent, const QString &title, const QString &text, const QString &detail)
{
    QMessageBox box(QMessageBox::Warning, title, text, QMessageBox::Close, parent);
    setSign(box, Icon::Warning, Role::Warning);
    box.setInformativeText(detail);
    QPushButton *explain = box.addButton(QCoreApplication::translate("Messages", "What does this mean?"), QMessageBox::HelpRole);
    // A help button does not close the box by itself.
    QObject::connect(explain, &QPushButton::clicked, &box, [&box] { box.done(QMessageBox::Help); });
    box.setDefaultButton(QMessageBox::Close);
    return box.exec() == QMessageBox::Help;
}

bool askToConfirm(QWidget *parent, const QString &title, const QString &text, const QString &action)
{
    QMessageBox box(QMessageBox::Question, title, text, QMessageBox::Cancel, parent);
    setSign(box, Icon::Help, Role::Link);
    QPushButton *proceed = box.addButton(action, QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == proceed;
}

int askToChoose(QWidget *parent, const QString &title, const QString &text, const QStringList &actions)
{
    QMessageBox box(QMessageBox::Question, title, text, QMessageBox::NoButton, parent);
    setSign(box, Icon::Help, Role::Link);
    QList<QAbstractButton *> buttons;
    for (const QString &action : actions)
        buttons << box.addButton(action, buttons.isEmpty() ? QMessageBox::RejectRole : QMessageBox::DestructiveRole);
    box.setDefaultButton(static_cast<QPushButton *>(buttons.constFirst()));
    box.setEscapeButton(buttons.constFirst());
    box.exec();
    return std::max(0, int(buttons.indexOf(box.clickedButton())));
}

QString askForPassword(QWidget *parent, const QString &title, const QString &text)
{
    bool accepted = false;
    const QString password = QInputDialog::getText(parent, title, text, QLineEdit::Password, {}, &accepted);
    return accepted ? (password.isNull() ? QStringLiteral("") : password) : QString();
}

Messages standardMessages()
{
    Messages result;
    result.error = showError;
    result.explainableError = showExplainableError;
    result.confirm = askToConfirm;
    result.choose = askToChoose;
    result.password = askForPassword;
    result.chooseFolder = [](QWidget *parent, const QString &title, const QString &folder) {
        return QFileDialog::getExistingDirectory(parent, title, folder);
    };
    result.openFile = [](QWidget *parent, const QString &title, const QString &start, const QString &filter) {
        return QFileDialog::getOpenFileName(parent, title, start, filter);
    };
    result.saveFile = [](QWidget *parent, const QString &title, const QString &start, const QString &filter) {
        return QFileDialog::getSaveFileName(parent, title, start, filter);
    };
    return result;
}

} // namespace

Messages &messages()
{
    static Messages current = standardMessages();
    return current;
}

} // namespace retort::ui
