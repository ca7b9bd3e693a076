// SPDX-License-Identifier: GPL-3.0-or-later
// What may not be written, and where it may all the same. One row a rule.
#include "tests/support/sourcetree.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using retort::test::blank;
using retort::test::cppFiles;
using retort::test::SourceFile;

namespace {

/// The arguments of the call whose opening parenthesis is at `open`, trimmed.
QStringList argumentsAt(const QString &code, qsizetype open)
{
    QStringList arguments = {QString()};
    int depth = 0;
    for (qsizetype i = open; i < code.size(); ++i) {
        const QChar c = code.at(i);
        if (u"([{"_s.contains(c) && ++depth == 1)
            continue;
        if (u")]}"_s.contains(c) && --depth == 0)
            break;
        if (c == u',' && depth == 1)
            arguments << QString();
        else
            arguments.last() += c;
    }
    for (QString &argument : arguments)
        argument = argument.trimmed();
    return arguments;
}

/// Positions of the calls of connect() with a lambda and no context object: nothing disconnects them when what they capture dies.
QList<qsizetype> contextlessConnects(const QByteArray &bare)
{
    static const QRegularExpression call(u"\\bconnect\\s*\\("_s);
    static const QRegularExpression overload(u"qOverload<[^>]*>"_s);
    QList<qsizetype> positions;
    QString code = QString::fromLatin1(bare);
    // Same length, so that positions stay: the commas between template arguments are no argument separators.
    for (auto matches = overload.globalMatch(code); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        code.replace(match.capturedStart(), match.capturedLength(), QString(match.capturedLength(), u' '));
    }
    for (auto matches = call.globalMatch(code); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QStringList arguments = argumentsAt(code, match.capturedEnd() - 1);
        if (arguments.size() == 3 && arguments.at(2).startsWith(u'['))
            positions << match.capturedStart();
    }
    return positions;
}

} // namespace

class CallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forbiddenOutside_data();
    void forbiddenOutside();
    void forbiddenIn_data();
    void forbiddenIn();
    void connectOfALambdaHasAContext();
    void contextlessConnectIsFound_data();
    void contextlessConnectIsFound();
    void blankKeepsCodeAndLines();
};

void CallsTest::forbiddenOutside_data()
{
    QTest::addColumn<QString>("pattern"); // in code without comments and literals
    QTest::addColumn<QStringList>("places");

    const QStringList nowhere = {};
    QTest::newRow("QSqlDatabase") << u"\\bQSqlDatabase\\b"_s << QStringList{u"model/runtime"_s, u"tests"_s};
    QTest::newRow("message boxes") << u"\\b(QMessageBox|QFileDialog|QInputDialog)::"_s
                                   << QStringList{u"ui/messages.h"_s, u"ui/messages.cpp"_s, u"ui/messages"_s, u"tests"_s};
    QTest::newRow("string-based connections") << u"\\b(SIGNAL|SLOT)\\s*\\("_s << nowhere;
    // pg_dump, which no library replaces.
    QTest::newRow("started programs") << u"\\bQProcess\\b"_s
        << QStringList{u"model/runtime/process.h"_s, u"model/runtime/process.cpp"_s, u"tests"_s};
    // A person may ask for the script's folder; nothing else is handed to other programs.
    QTest::newRow("opened outside the window") << u"\\bQDesktopServices\\b"_s << QStringList{u"ui"_s, u"tests"_s};
    QTest::newRow("started programs, C") << u"(?<![.>:\\w])(std::|::)?(system|popen|fork|vfork|posix_spawnp?|exec[vl][a-z]*)\\s*\\("_s
                                         << QStringList{u"tests"_s};
    QTest::newRow("exceptions") << u"\\bthrow\\b"_s << QStringList{u"model/python"_s, u"model/bindings"_s};
    // One watcher of Ctrl+C waits in sigwait(): neither computation nor database work.
    QTest::newRow("a third tool for concurrency") << u"\\bstd::(thread|jthread|async)\\b"_s
        << QStringList{u"app/cli/interruptwatch.h"_s, u"app/cli/interruptwatch.cpp"_s, u"tests"_s};
    QTest::newRow("skipped tests") << u"\\bQSKIP\\b"_s << nowhere;
    QTest::newRow("views that clang 14 cannot read") << u"\\bstd::(ranges::)?views\\b"_s << nowhere;
    QTest::newRow("using namespace std") << u"\\busing\\s+namespace\\s+std\\b"_s << nowhere;
}

void CallsTest::forbiddenOutside()
{
    QFETCH(QString, pattern);
    QFETCH(QStringList, places);
    const QRegularExpression forbidden(pattern);
    QVERIFY(forbidden.isValid());
    QStringList wrong;
    for (const SourceFile &file : cppFiles()) {
        if (file.isUnder(places))
            continue;
        for (auto matches = forbidden.globalMatch(QString::fromLatin1(file.bare)); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            wrong << file.position(match.capturedStart()) + u": "_s + match.captured();
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void CallsTest::forbiddenIn_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QStringList>("places");

    // Below the loaders there are values only: no files, no settings, no clock. Taking a path apart is no access to it.
    const QStringList pure = {u"model/base"_s, u"model/graph"_s, u"model/python"_s, u"model/schema"_s,
        u"model/expression"_s, u"model/operations"_s, u"model/dialect"_s, u"model/bindings"_s};
    QTest::newRow("files in the pure core")
        << u"\\b(QFile|QFileInfo|(?<!<)QDir(?!::(cleanPath|isAbsolutePath|isRelativePath)\\b)|QDirIterator|QSaveFile|QLockFile|QSettings|QStandardPaths|fopen|std::filesystem)\\b"_s << pure;
    QTest::newRow("the clock in the pure core") << u"\\bcurrent(Date|DateTime|DateTimeUtc|Time|MSecsSinceEpoch)\\s*\\("_s << pure;
    QTest::newRow("slots that Qt Test skips") << u"\\b(public|protected)\\s+Q_SLOTS\\b"_s << QStringList{u"tests"_s};
}

void CallsTest::forbiddenIn()
{
    QFETCH(QString, pattern);
    QFETCH(QStringList, places);
    const QRegularExpression forbidden(pattern);
    QVERIFY(forbidden.isValid());
    QStringList wrong;
    for (const SourceFile &file : cppFiles()) {
        if (!file.isUnder(places))
            continue;
        for (auto matches = forbidden.globalMatch(QString::fromLatin1(file.bare)); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            wrong << file.position(match.capturedStart()) + u": "_s + match.captured();
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void CallsTest::connectOfALambdaHasAContext()
{
    QStringList wrong;
    for (const SourceFile &file : cppFiles())
        for (const qsizetype position : contextlessConnects(file.bare))
            wrong << file.position(position);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void CallsTest::contextlessConnectIsFound_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("count");
    QTest::newRow("without context") << QByteArray("connect(a, &A::b, [this] { c(1, 2); });") << 1;
    QTest::newRow("with context") << QByteArray("connect(a, &A::b, this, [this] { c(1, 2); });") << 0;
    QTest::newRow("a slot") << QByteArray("connect(a, &A::b, &C::d)") << 0;
    QTest::newRow("an overload") << QByteArray("QObject::connect(a, qOverload<int, int>(&A::b), [] {});") << 1;
    QTest::newRow("over lines") << QByteArray("connect(f(a, b), &A::b,\n    [=](int x, int y) {\n});") << 1;
    QTest::newRow("in a lambda") << QByteArray("connect(a, &A::b, this, [] { connect(c, &C::d, [] {}); });") << 1;
}

void CallsTest::contextlessConnectIsFound()
{
    QFETCH(QByteArray, code);
    QTEST(int(contextlessConnects(code).size()), "count");
}

void CallsTest::blankKeepsCodeAndLines()
{
    const QByteArray text = "a /* b\nc */ d // e\n\"f\\\"g\" 'h' 1'000 R\"x(i\")x\" u\"j\"_s";
    QCOMPARE(blank(text, false), "a     \n     d     \n\"f\\\"g\" 'h' 1'000 R\"x(i\")x\" u\"j\"_s");
    QCOMPARE(blank(text, true), "a     \n     d     \n\"    \" ' ' 1'000 R\"x(  )x\" u\" \"_s");
}

QTEST_GUILESS_MAIN(CallsTest)
#include "tst_calls.moc"
