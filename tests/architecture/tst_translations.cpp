// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace {

/// "%1", "%n" and the like, sorted; a mnemonic's ampersand counts as one of them.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%L?[1-9n]|&(?!&)"_s);
    QStringList found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found << matches.next().captured();
    found.sort();
    return found;
}

} // namespace

/// What a translation has to keep, so that the window works in every language.
class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void translationIsWhole_data();
    void translationIsWhole();
    void noTextIsMissing_data() { translationIsWhole_data(); }
    void noTextIsMissing();
};

void TranslationsTest::translationIsWhole_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(RETORT_SOURCE_DIR "/translations"));
    const QStringList files = folder.entryList({u"retort_*.ts"_s}, QDir::Files);
    QVERIFY(files.contains(u"retort_de.ts"_s));
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << folder.filePath(file);
}

void TranslationsTest::translationIsWhole()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    int messages = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"source"_s) {
            source = xml.readElementText();
            ++messages;
        } else if (xml.name() == u"translation"_s) {
            QVERIFY2(!xml.attributes().hasAttribute(u"type"_s), qPrintable(u"unfinished: "_s + source));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            QVERIFY2(!text.isEmpty(), qPrintable(u"empty: "_s + source));
            // Each of the forms of a plural has what the source has once.
            QStringList expected = placeholders(source);
            const QStringList found = placeholders(text);
            if (found.size() == 2 * expected.size())
                expected += expected;
            expected.sort();
            QVERIFY2(found == expected, qPrintable(source + u" → "_s + text));
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(messages > 0);
}

/// What lupdate would add, or take away, for the sources as they are.
void TranslationsTest::noTextIsMissing()
{
    QFETCH(QString, path);
    QTemporaryDir folder;
    const QString copy = folder.filePath(QFileInfo(path).fileName());
    QVERIFY(QFile::copy(path, copy));
    QStringList arguments {u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-I"_s, QStringLiteral(RETORT_SOURCE_DIR)};
    if (path.endsWith("_en.ts"_L1))
        arguments << u"-pluralonly"_s;
    QDirIterator sources(QStringLiteral(RETORT_SOURCE_DIR "/ui"), {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (sources.hasNext())
        arguments << sources.next();
    QProcess lupdate;
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.start(QStringLiteral(RETORT_LUPDATE), arguments << u"-ts"_s << copy);
    QVERIFY2(lupdate.waitForFinished(120'000) && lupdate.exitCode() == 0, lupdate.readAll().constData());
    const auto sourcesOf = [](const QString &file) {
        QStringList texts;
        QFile ts(file);
        QXmlStreamReader xml(ts.open(QIODevice::ReadOnly) ? ts.readAll() : QByteArray());
        QString context;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == u"name"_s)
                context = xml.readElementText();
            else if (xml.isStartElement() && xml.name() == u"source"_s)
                texts << context + u": "_s + xml.readElementText();
        }
        texts.sort();
        return texts;
    };
    const QStringList wanted = sourcesOf(copy);
    const QStringList present = sourcesOf(path);
    QVERIFY(wanted.size() > 50);
    for (const QString &text : wanted)
        QVERIFY2(present.contains(text), qPrintable(u"not in the file: "_s + text));
    for (const QString &text : present)
        QVERIFY2(wanted.contains(text), qPrintable(u"no longer in the sources: "_s + text));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
