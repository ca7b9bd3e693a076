// SPDX-License-Identifier: GPL-3.0-or-later
// Who may know whom. A row of the first table is a room and the rooms it may include; a row of the second is something from
// outside and the places that may know it.
#include "tests/support/sourcetree.h"

#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using retort::test::cppFiles;
using retort::test::SourceFile;

namespace {

struct Include
{
    QString header;
    bool quoted = false;
    QString position;
};

QList<Include> includesOf(const SourceFile &file)
{
    static const QRegularExpression directive(u"^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"]+)[>\"]"_s,
        QRegularExpression::MultilineOption);
    QList<Include> result;
    auto matches = directive.globalMatch(QString::fromLatin1(file.code));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        result << Include{match.captured(2), match.captured(1) == u"\""_s, file.position(match.capturedStart(2))};
    }
    return result;
}

/// The Qt module that has the header: "QtWidgets" for <QLabel> and for <QtWidgets/QLabel>; empty for others.
QString qtModule(const QString &header)
{
    static const QDir root(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    static const QStringList modules = {u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtSql"_s, u"QtConcurrent"_s,
        u"QtSvg"_s, u"QtSvgWidgets"_s, u"QtNetwork"_s, u"QtTest"_s, u"QtPrintSupport"_s, u"QtDBus"_s, u"QtXml"_s};
    for (const QString &module : modules)
        if (header == module || header.startsWith(module + u'/') || QFileInfo::exists(root.filePath(module + u'/' + header)))
            return module;
    return {};
}

const QStringList belowPlan = {u"base"_s, u"graph"_s, u"python"_s, u"schema"_s, u"expression"_s, u"operations"_s,
    u"dialect"_s, u"script"_s, u"bindings"_s};

/// Room of the model → the other rooms of the model it may include.
const QMap<QString, QStringList> &rooms()
{
    static const QMap<QString, QStringList> table = {
        {u"base"_s, {}},
        {u"graph"_s, {u"base"_s}},
        {u"python"_s, {u"base"_s}},
        {u"schema"_s, {u"base"_s}},
        {u"expression"_s, {u"base"_s, u"schema"_s}},
        {u"operations"_s, {u"base"_s, u"schema"_s, u"expression"_s}},
        {u"dialect"_s, {u"base"_s, u"schema"_s, u"expression"_s, u"operations"_s}},
        {u"script"_s, {u"base"_s, u"python"_s}},
        {u"bindings"_s, {u"base"_s, u"python"_s, u"schema"_s, u"expression"_s, u"operations"_s}},
        {u"plan"_s, belowPlan},
        {u"runtime"_s, belowPlan + QStringList{u"plan"_s}},
    };
    return table;
}

/// The places whose headers a file in `folder` may include; empty when the folder is not in the plan.
QStringList allowedPlaces(const QString &folder)
{
    const QStringList parts = folder.split(u'/');
    if (parts.first() == u"tests"_s)
        return {u"app"_s, u"ui"_s, u"model"_s, u"tests"_s};
    if (parts.first() == u"app"_s)
        return {u"app"_s, u"ui"_s, u"model"_s};
    if (folder == u"ui/models"_s)
        return {u"ui/models"_s, u"ui/theme"_s, u"model"_s};
    if (parts.first() == u"ui"_s)
        return {u"ui"_s, u"model"_s};
    if (parts.first() != u"model"_s || !rooms().contains(parts.value(1)))
        return {};
    QStringList places = {u"model/"_s + parts.at(1)};
    for (const QString &room : rooms().value(parts.at(1)))
        places << u"model/"_s + room;
    return places;
}

} // namespace

class IncludesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roomExists_data();
    void roomExists();
    void everyFileIsInAPlannedFolder();
    void roomIncludesOnlyWhatItMay_data();
    void roomIncludesOnlyWhatItMay();
    void quotedIncludesAreRooted();
    void outsideIsKnownOnlyWhere_data();
    void outsideIsKnownOnlyWhere();
    void treeSitterIsKnownInOneFile();
};

void IncludesTest::roomExists_data()
{
    QTest::addColumn<QString>("folder");
    for (auto room = rooms().keyBegin(); room != rooms().keyEnd(); ++room)
        QTest::newRow(qPrintable(*room)) << u"model/"_s + *room;
    for (const QString &folder : {u"app"_s, u"ui"_s, u"ui/models"_s, u"ui/theme"_s, u"resources"_s, u"tests"_s,
             u"translations"_s, u"cmake"_s})
        QTest::newRow(qPrintable(folder)) << folder;
}

void IncludesTest::roomExists()
{
    QFETCH(QString, folder);
    const QDir root(QStringLiteral(RETORT_SOURCE_DIR));
    QVERIFY2(QFileInfo(root.filePath(folder)).isDir(), qPrintable(folder));
}

void IncludesTest::everyFileIsInAPlannedFolder()
{
    QVERIFY(cppFiles().size() > 50);
    for (const SourceFile &file : cppFiles())
        QVERIFY2(!allowedPlaces(file.folder()).isEmpty(), qPrintable(file.path));
}

void IncludesTest::roomIncludesOnlyWhatItMay_data()
{
    QTest::addColumn<QString>("folder");
    QStringList folders;
    for (const SourceFile &file : cppFiles())
        if (!folders.contains(file.folder()))
            folders << file.folder();
    for (const QString &folder : folders)
        QTest::newRow(qPrintable(folder)) << folder;
}

void IncludesTest::roomIncludesOnlyWhatItMay()
{
    QFETCH(QString, folder);
    const QStringList allowed = allowedPlaces(folder);
    QStringList wrong;
    for (const SourceFile &file : cppFiles()) {
        if (file.folder() != folder)
            continue;
        for (const Include &include : includesOf(file)) {
            const bool ours = SourceFile{include.header, {}, {}, {}}.isUnder({u"app"_s, u"ui"_s, u"model"_s, u"tests"_s});
            if (ours && !SourceFile{include.header, {}, {}, {}}.isUnder(allowed))
                wrong << include.position + u" includes "_s + include.header;
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void IncludesTest::quotedIncludesAreRooted()
{
    static const QRegularExpression rooted(u"^(app|ui|model|tests)/|^[a-z0-9_]+\\.moc$"_s);
    QStringList wrong;
    for (const SourceFile &file : cppFiles())
        for (const Include &include : includesOf(file))
            if (include.quoted && !rooted.match(include.header).hasMatch())
                wrong << include.position + u" includes "_s + include.header;
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void IncludesTest::outsideIsKnownOnlyWhere_data()
{
    QTest::addColumn<QString>("pattern"); // of "Module header"; Module is empty outside Qt
    QTest::addColumn<QStringList>("places");

    const QStringList nowhere = {};
    QTest::newRow("tree-sitter") << u"^ tree_sitter/"_s << QStringList{u"model/python"_s};
    QTest::newRow("toml++") << u"^ toml"_s << QStringList{u"model/script"_s};
    QTest::newRow("Qt Sql") << u"^QtSql "_s << QStringList{u"model/runtime"_s, u"tests"_s};
    QTest::newRow("libpq") << u"^ (libpq-fe|libpq/|postgres_ext|pg_config)"_s << QStringList{u"model/runtime"_s, u"tests"_s};
    QTest::newRow("sqlite3") << u"^ sqlite3"_s << QStringList{u"model/runtime"_s, u"model/dialect/sqlite/sqlparser.cpp"_s, u"tests"_s};
    QTest::newRow("keychain") << u"^ (qt[56]?keychain/|keychain\\.h)"_s << QStringList{u"model/runtime"_s};
    QTest::newRow("libpg_query") << u"^ pg_query"_s << QStringList{u"model/dialect/postgresql/sqlparser.cpp"_s};
    QTest::newRow("Qt Concurrent") << u"^QtConcurrent "_s << QStringList{u"model/plan"_s, u"model/runtime"_s, u"ui"_s, u"app"_s, u"tests"_s};
    QTest::newRow("Qt Gui") << u"^QtGui "_s << QStringList{u"ui"_s, u"app"_s, u"tests"_s};
    QTest::newRow("Qt Widgets") << u"^QtWidgets "_s << QStringList{u"ui"_s, u"app"_s, u"tests"_s};
    QTest::newRow("Qt Svg") << u"^QtSvg"_s << QStringList{u"ui"_s, u"tests"_s};
    QTest::newRow("QScintilla") << u"^ Qsci/"_s << QStringList{u"ui"_s, u"tests"_s};
    QTest::newRow("Qt D-Bus") << u"^QtDBus "_s << QStringList{u"ui/desktop"_s, u"tests"_s};
    QTest::newRow("Qt Network") << u"^QtNetwork "_s << nowhere;
    QTest::newRow("Qt Test") << u"^QtTest "_s << QStringList{u"tests"_s};
    QTest::newRow("processes") << u"^QtCore (QtCore/)?QProcess$"_s
        << QStringList{u"model/runtime/process.h"_s, u"model/runtime/process.cpp"_s, u"tests"_s};
}

void IncludesTest::outsideIsKnownOnlyWhere()
{
    QFETCH(QString, pattern);
    QFETCH(QStringList, places);
    const QRegularExpression outside(pattern);
    QStringList wrong;
    for (const SourceFile &file : cppFiles()) {
        if (file.isUnder(places))
            continue;
        for (const Include &include : includesOf(file))
            if (outside.match(qtModule(include.header) + u' ' + include.header).hasMatch())
                wrong << include.position + u" includes "_s + include.header;
    }
    // Item models are for any view: the widgets are one floor above them.
    if (QByteArray(QTest::currentDataTag()) == "Qt Widgets")
        for (const SourceFile &file : cppFiles())
            for (const Include &include : includesOf(file))
                if (file.isUnder({u"ui/models"_s}) && qtModule(include.header) == u"QtWidgets"_s)
                    wrong << include.position + u" includes "_s + include.header;
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void IncludesTest::treeSitterIsKnownInOneFile()
{
    QStringList files;
    for (const SourceFile &file : cppFiles())
        for (const Include &include : includesOf(file))
            if (include.header.startsWith(u"tree_sitter/"_s) && !files.contains(file.path))
                files << file.path;
    QVERIFY2(files.size() == 1, qPrintable(files.join(u'\n')));
}

QTEST_GUILESS_MAIN(IncludesTest)
#include "tst_includes.moc"
