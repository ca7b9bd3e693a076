// SPDX-License-Identifier: GPL-3.0-or-later
// The files that desktops read, judged by the desktops' own tools.
#include "tests/support/process.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;
using namespace retort::test;

class TestDesktop : public QObject
{
    Q_OBJECT

private:
    static QString resource(const QString &name) { return QStringLiteral(RETORT_SOURCE_DIR) + u"/resources/desktop/"_s + name; }

private Q_SLOTS:
    void isValid_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("menu entry") << u"desktop-file-validate"_s << QStringList{resource(u"retort.desktop"_s)};
        QTest::newRow("catalogue") << u"appstreamcli"_s << QStringList{u"validate"_s, u"--no-net"_s, resource(u"retort.metainfo.xml"_s)};
    }
    void isValid()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        const ProcessResult result = runProcess(program, arguments);
        QVERIFY2(result.ok() && !result.out.contains("error") && !result.err.contains("error"), result.describe());
    }

    /// Everything that the entry names is installed, and a project's file is given to it.
    void isInstalledWhole()
    {
        QTemporaryDir folder;
        const ProcessResult result = runProcess(u"cmake"_s, {u"--install"_s, QStringLiteral(RETORT_BINARY_DIR), u"--prefix"_s, folder.path()});
        QVERIFY2(result.ok(), result.describe());
        for (const QString &file : {u"bin/retort"_s, u"lib/retort/libretort-window.so"_s, u"share/applications/retort.desktop"_s,
                 u"share/icons/hicolor/scalable/apps/retort.svg"_s, u"share/metainfo/retort.metainfo.xml"_s,
                 u"share/mime/packages/retort-mime.xml"_s, u"share/man/man1/retort.1"_s})
            QVERIFY2(QFile::exists(folder.filePath(file)), qPrintable(file));
        QVERIFY(runProcess(folder.filePath(u"bin/retort"_s), {u"--version"_s}).ok());
    }

    void projectFilesHaveATypeOfTheirOwn()
    {
        QFile file(resource(u"retort-mime.xml"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(&file);
        QStringList types;
        QStringList patterns;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (reader.name() == "mime-type"_L1)
                types << reader.attributes().value("type"_L1).toString();
            if (reader.name() == "glob"_L1)
                patterns << reader.attributes().value("pattern"_L1).toString();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(patterns, QStringList{u"alembic.ini"_s});
        QFile entry(resource(u"retort.desktop"_s));
        QVERIFY(entry.open(QIODevice::ReadOnly));
        QVERIFY(entry.readAll().contains(types.constFirst().toUtf8() + ';'));
    }
};

QTEST_GUILESS_MAIN(TestDesktop)
#include "tst_desktop.moc"
