// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"
#include "tests/ui/driving.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"

#include <QAccessible>
#include <QCheckBox>
#include <QDirIterator>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QToolButton>

/// What the tests of the whole window share: the bundled sample with a database in the middle of its history, answers to every
/// message box, and what must hold for everything that is on the screen.
namespace retort::test {

using namespace Qt::Literals::StringLiterals;

/// A copy of the bundled sample, with a SQLite database that has some of its revisions.
class SampleCopy
{
public:
    SampleCopy()
    {
        const QString source = QStringLiteral(RETORT_SOURCE_DIR) + u"/resources/sample"_s;
        for (QDirIterator it(source, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
            const QString file = it.next();
            const QString copy = m_folder.filePath(file.mid(source.size() + 1));
            QDir().mkpath(QFileInfo(copy).path());
            QFile::copy(file, copy);
            QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        }
        const ProcessResult made = runProcess(QStringLiteral(RETORT_BINARY_DIR) + u"/retort"_s,
            {u"-c"_s, m_folder.path(), u"--url"_s, url(), u"upgrade"_s, u"+2"_s, u"--no-journal"_s});
        if (!made.ok())
            qFatal("the sample's database cannot be made: %s", made.describe().constData());
    }

    QString path() const { return m_folder.path(); }
    QString url() const { return u"sqlite:///"_s + m_folder.filePath(u"test.db"_s); }

private:
    QTemporaryDir m_folder;
};

/// Every question is answered with what changes nothing.
inline void answerEverything()
{
    ui::Messages &seam = ui::messages();
    seam.error = [](QWidget *, const QString &, const QString &, const QString &) {};
    seam.confirm = [](QWidget *, const QString &, const QString &, const QString &) { return false; };
    seam.choose = [](QWidget *, const QString &, const QString &, const QStringList &) { return 0; };
    seam.password = [](QWidget *, const QString &, const QString &) { return QString(); };
    seam.chooseFolder = [](QWidget *, const QString &, const QString &) { return QString(); };
    seam.openFile = [](QWidget *, const QString &, const QString &, const QString &) { return QString(); };
    seam.saveFile = [](QWidget *, const QString &, const QString &, const QString &) { return QString(); };
}

inline QString textOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    return {};
}

/// Whether a widget shows less than the whole of its text, and nothing tells the rest. Labels that shorten their text themselves have
/// it in their tool tip.
inline bool isClipped(const QWidget &widget)
{
    const QString text = textOf(widget);
    if (text.isEmpty() || !widget.isVisible() || widget.visibleRegion().isEmpty() || !widget.toolTip().isEmpty())
        return false;
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        if (label->wordWrap())
            return label->heightForWidth(label->width()) > label->height() + 1;
        QTextDocument document;
        document.setDefaultFont(label->font());
        if (Qt::mightBeRichText(text))
            document.setHtml(text);
        else
            document.setPlainText(QString(text).remove(u'&'));
        document.setDocumentMargin(0);
        return document.idealWidth() > label->contentsRect().width() + 1;
    }
    const int needed = widget.fontMetrics().size(Qt::TextShowMnemonic, text).width();
    return widget.width() < needed || widget.width() + 1 < widget.minimumSizeHint().width();
}

/// What is wrong with the texts under a window, one line each.
inline QStringList clippedTexts(const QWidget &window)
{
    QStringList lines;
    for (const QWidget *widget : window.findChildren<QWidget *>())
        if (isClipped(*widget))
            lines << u"%1 %2 “%3” is %4 wide"_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                textOf(*widget), QString::number(widget->width()));
    return lines;
}

/// The same, once the layouts have come to rest: a text that has just changed gets its room in the next turn of the event loop.
inline QStringList lastinglyClippedTexts(const QWidget &window)
{
    static_cast<void>(QTest::qWaitFor([&window] { return clippedTexts(window).isEmpty(); }, 1500));
    return clippedTexts(window);
}

/// Controls that a screen reader has no name for.
inline QStringList namelessControls(const QWidget &window)
{
    QStringList lines;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (qobject_cast<const QLabel *>(widget)) // its text is its name
            continue;
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith("qt_"_L1))
            continue;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        if (accessible && accessible->text(QAccessible::Name).isEmpty() && accessible->text(QAccessible::Value).isEmpty())
            lines << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
    }
    return lines;
}

} // namespace retort::test
