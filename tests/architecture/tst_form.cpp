// SPDX-License-Identifier: GPL-3.0-or-later
// What each file looks like: licence line, size, names, namespace.
#include "tests/support/sourcetree.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using retort::test::cppFiles;
using retort::test::scriptFiles;
using retort::test::SourceFile;

namespace {

constexpr int softLimit = 450; // lines; reported
constexpr int hardLimit = 600; // lines; fails

QString fileName(const SourceFile &file)
{
    return file.path.section(u'/', -1);
}

QList<SourceFile> allFiles()
{
    return cppFiles() + scriptFiles();
}

/// "model/dialect/sqlite" → "retort::dialect", "app/cli" → "retort::cli"; the base room is plain "retort", the support of
/// tests "retort::test".
QByteArray namespaceOf(const QString &folder)
{
    const QStringList parts = folder.split(u'/');
    if (folder == u"model/base"_s)
        return "retort";
    if (parts.first() == u"tests"_s)
        return "retort::test";
    const bool named = parts.first() == u"model"_s || (parts.first() == u"app"_s && parts.size() > 1);
    return "retort::" + parts.at(named ? 1 : 0).toLatin1();
}

} // namespace

class FormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void licenceComesFirst();
    void textHasNo_data();
    void textHasNo();
    void filesAreSmall();
    void namesAreLowerCase();
    void headersAreGuardedAndInTheirNamespace();
    void testsAreSlotsThatRun();
};

void FormTest::licenceComesFirst()
{
    QStringList wrong;
    for (const SourceFile &file : allFiles()) {
        QList<QByteArray> lines = file.text.split('\n');
        if (lines.first().startsWith("#!"))
            lines.removeFirst();
        static const QRegularExpression licence(u"^(//|#) SPDX-License-Identifier: GPL-3\\.0-or-later$"_s);
        if (!licence.match(QString::fromUtf8(lines.value(0))).hasMatch())
            wrong << file.path;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void FormTest::textHasNo_data()
{
    QTest::addColumn<QString>("pattern"); // in the whole text, comments and literals too; split so as not to find itself
    QTest::addColumn<QStringList>("except");
    QTest::newRow("leftovers") << u"\\b(TO"_s u"DO|FIX"_s u"ME|X"_s u"XX)\\b"_s << QStringList{};
    QTest::newRow("conflict markers") << u"^(<<<<"_s u"<<< |>>>>"_s u">>> )"_s << QStringList{};
    QTest::newRow("tabs") << u"\t"_s << QStringList{};
    QTest::newRow("trailing blanks") << u"[ \t\r]+$"_s << QStringList{};
    QTest::newRow("the folder of a workplace") << u"/wo"_s u"rk/"_s << QStringList{};
    QTest::newRow("folders of one machine") << u"[\"' (=]/(tm"_s u"p|ro"_s u"ot)/"_s << QStringList{u"tests"_s};
}

void FormTest::textHasNo()
{
    QFETCH(QString, pattern);
    QFETCH(QStringList, except);
    const QRegularExpression forbidden(pattern, QRegularExpression::MultilineOption);
    QVERIFY(forbidden.isValid());
    QStringList wrong;
    for (const SourceFile &file : allFiles()) {
        if (file.isUnder(except))
            continue;
        // Latin-1 keeps one character a byte, so that positions are those of the text.
        for (auto matches = forbidden.globalMatch(QString::fromLatin1(file.text)); matches.hasNext();)
            wrong << file.position(matches.next().capturedStart());
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void FormTest::filesAreSmall()
{
    QStringList wrong;
    for (const SourceFile &file : allFiles()) {
        const auto lines = file.text.count('\n');
        if (lines > hardLimit)
            wrong << u"%1: %2 lines"_s.arg(file.path).arg(lines);
        else if (lines > softLimit)
            qInfo("%s: %lld lines, better split it", qPrintable(file.path), static_cast<long long>(lines));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void FormTest::namesAreLowerCase()
{
    static const QRegularExpression name(u"^[a-z0-9_]+\\.(h|cpp)$"_s);
    QStringList wrong;
    for (const SourceFile &file : cppFiles())
        if (!name.match(fileName(file)).hasMatch())
            wrong << file.path;
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void FormTest::headersAreGuardedAndInTheirNamespace()
{
    QStringList wrong;
    for (const SourceFile &file : cppFiles()) {
        if (!file.path.endsWith(u".h"_s))
            continue;
        if (!file.text.contains("\n#pragma once\n"))
            wrong << file.path + u": no #pragma once"_s;
        if (file.isUnder({u"tests"_s}) && !file.isUnder({u"tests/support"_s}))
            continue; // the tools of one folder's tests are in a namespace of their own choice
        static const QRegularExpression directive(u"^\\s*#.*$"_s, QRegularExpression::MultilineOption);
        if (QString::fromLatin1(file.bare).remove(directive).trimmed().isEmpty())
            continue; // it declares nothing
        const QByteArray expected = namespaceOf(file.folder());
        static const QRegularExpression opening(u"^namespace ([A-Za-z_:0-9]+)"_s, QRegularExpression::MultilineOption);
        bool found = false;
        for (auto matches = opening.globalMatch(QString::fromLatin1(file.bare)); matches.hasNext();) {
            const QByteArray name = matches.next().captured(1).toLatin1();
            found = found || name == expected || name.startsWith(expected + "::");
        }
        if (!found)
            wrong << file.path + u": nothing in namespace "_s + QString::fromLatin1(expected);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void FormTest::testsAreSlotsThatRun()
{
    QStringList wrong;
    int count = 0;
    for (const SourceFile &file : cppFiles()) {
        if (!fileName(file).startsWith(u"tst_"_s))
            continue;
        ++count;
        if (!file.bare.contains("private Q_SLOTS:"))
            wrong << file.path + u": no private Q_SLOTS"_s;
        if (!file.code.contains("#include \"" + QFileInfo(file.path).baseName().toLatin1() + ".moc\""))
            wrong << file.path + u": its .moc is not included"_s;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(count > 3);
}

QTEST_GUILESS_MAIN(FormTest)
#include "tst_form.moc"
