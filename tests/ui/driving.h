// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/themestyle.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTest>
#include <QTimer>
#include <QWidget>

namespace retort::test {

template<typename Widget>
Widget *child(QWidget &parent, const QString &name)
{
    return parent.findChild<Widget *>(name);
}

/// Clicks a button by its name; it must be there, visible and enabled.
inline void click(QWidget &parent, const QString &name)
{
    auto *button = child<QAbstractButton>(parent, name);
    QVERIFY2(button, qPrintable(name));
    QVERIFY2(button->isEnabled(), qPrintable(name));
    QVERIFY2(button->isVisible(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(9, button->height() / 2));
}

/// Does something with the next modal dialog of a kind, as soon as it is there.
template<typename Dialog, typename Function>
void whenOpened(QObject *context, Function function)
{
    auto *timer = new QTimer(context);
    QObject::connect(timer, &QTimer::timeout, context, [timer, function] {
        if (auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget())) {
            timer->stop();
            timer->deleteLater();
            function(*dialog);
        }
    });
    timer->start(10);
}

/// Triggers an action of the menu that is open, by its text without mnemonics and what follows it.
inline void chooseFromMenu(QObject *context, const QString &text)
{
    auto *timer = new QTimer(context);
    QObject::connect(timer, &QTimer::timeout, context, [timer, text] {
        auto *menu = QApplication::activePopupWidget();
        if (!menu)
            return;
        for (QAction *action : menu->actions()) {
            if (QString(action->text()).remove(u'&').startsWith(text) && action->isEnabled()) {
                timer->stop();
                timer->deleteLater();
                menu->close();
                action->trigger();
                return;
            }
        }
    });
    timer->start(10);
}

/// For people who want to see what a test sees: saved in every look, where RETORT_TEST_PICTURES names a folder.
inline void picture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("RETORT_TEST_PICTURES");
    if (folder.isEmpty())
        return;
    const auto save = [&](const QString &look) {
        constexpr int rest = 60; // milliseconds for layouts
        QTest::qWait(rest);
        QDir().mkpath(folder + QLatin1Char('/') + look);
        widget.grab().save(folder + QLatin1Char('/') + look + QLatin1Char('/') + name + QStringLiteral(".png"));
    };
    using ui::ThemeChoice;
    const ui::Look before = ui::appliedLook();
    const auto apply = [&before](ThemeChoice choice) { ui::applyTheme(*qApp, {choice, before.textSize, before.codeFont}); };
    const Qt::LayoutDirection direction = QApplication::layoutDirection();
    apply(ThemeChoice::Light);
    save(QStringLiteral("light"));
    QApplication::setLayoutDirection(Qt::RightToLeft);
    save(QStringLiteral("right-to-left"));
    QApplication::setLayoutDirection(direction);
    apply(ThemeChoice::Dark);
    save(QStringLiteral("dark"));
    apply(ThemeChoice::HighContrastDark);
    save(QStringLiteral("high-contrast"));
    ui::applyTheme(*qApp, before);
}

/// A script that does `up` and takes it back with `down`.
inline QByteArray scriptText(const QByteArray &id, const QByteArray &downRevision, const QByteArray &up, const QByteArray &down)
{
    return "\"\"\"message " + id + "\n\nCreate Date: 2026-01-01 10:00:00\n\n\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\n\nrevision = '"
        + id + "'\ndown_revision = " + (downRevision.isEmpty() ? QByteArray("None") : "'" + downRevision + "'") + "\n\n\ndef upgrade():\n    "
        + up + "\n\n\ndef downgrade():\n    " + down + "\n";
}

inline QByteArray createTable(const QByteArray &name)
{
    return "op.create_table('" + name + "', sa.Column('id', sa.Integer(), primary_key=True))";
}

} // namespace retort::test
