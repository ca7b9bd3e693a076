// SPDX-License-Identifier: GPL-3.0-or-later
// The graph as a file: pictures, and text for Mermaid and Graphviz from messages that nobody vouches for.
#include "tests/support/golden.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/messages.h"
#include "ui/picture/graphtext.h"
#include "ui/picture/picturedialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::TemporaryProject;

namespace {

const QStringList hostile {
    u"quote \" and ] and } and \\ end"_s,
    u"\"]\n  click n0 \"javascript:alert(1)\""_s,
    u"%%{init: {'theme':'dark'}}%% --> subgraph end"_s,
    u"<script>alert(1)</script> & <br/> #quot; #35;"_s,
    u"%1 %2 %n \\N \\G \\l trailing \\"_s,
    u"`markdown **bold**` Ünïcödé 数据 \U0001F600"_s,
    u"bell\x07 null"_s + QChar(0) + u" lone"_s + QChar(0xd800),
};

GraphPart partOf(const QStringList &titles, const QList<graph::Vertex> &vertices)
{
    GraphPart part;
    part.title = u"<\"project\"> & \\ co"_s;
    part.layout = graph::layoutHistory(vertices);
    for (const QString &title : titles) {
        MapBox box;
        box.title = printable(title);
        box.id = u"id%1"_s.arg(part.boxes.size());
        part.boxes.push_back(box);
    }
    return part;
}

/// Each title in a chain.
GraphPart chainOf(const QStringList &titles)
{
    QList<graph::Vertex> vertices;
    for (qsizetype i = 0; i < titles.size(); ++i)
        vertices.append({i > 0 ? QList<int> {int(i) - 1} : QList<int> {}, {}, i});
    return partOf(titles, vertices);
}

QString withoutEntities(const QString &text)
{
    static const QRegularExpression entity(u"#([0-9]+);"_s);
    QString plain;
    qsizetype end = 0;
    for (auto it = entity.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const char32_t point = match.captured(1).toUInt();
        plain += text.mid(end, match.capturedStart() - end) + QString::fromUcs4(&point, 1);
        end = match.capturedEnd();
    }
    return plain + text.mid(end);
}

/// What a quoted string of Graphviz stands for.
QString withoutEscapes(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\\')
            plain += text[i];
        else if (text[++i] == u'n')
            plain += u'\n';
        else
            plain += text[i];
    }
    return plain;
}

QMap<QString, QByteArray> project()
{
    QMap<QString, QByteArray> files {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"},
                                     {u"migrations/env.py"_s, "from alembic import context\n"}};
    for (int i = 0; i < 8; ++i)
        files.insert(u"migrations/versions/r%1.py"_s.arg(i),
                     test::scriptText("r" + QByteArray::number(i), i > 0 ? "r" + QByteArray::number(i - 1) : QByteArray(), "pass", "pass"));
    return files;
}

} // namespace

class TestPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void mermaidHoldsAnyMessage();
    void dotHoldsAnyMessage();
    void textsAreAsTheyShouldBe();
    void svgIsXml();
    void pngHasItsPixels();
    void aLongPdfHasSeveralPages();
    void tooLargeIsSaid();
    void aPartHasTheNearestAncestors_data();
    void aPartHasTheNearestAncestors();
    void scopes();
    void theDialogWrites_data();
    void theDialogWrites();
    void theDialogCopies();
    void theDialogSaysWhyItFailed();

private:
    PictureDialog *makeDialog();

    std::unique_ptr<TemporaryProject> m_folder;
    std::unique_ptr<HistoryModel> m_model;
    std::unique_ptr<PictureDialog> m_dialog;
};

void TestPicture::init()
{
    m_dialog.reset();
    m_folder = std::make_unique<TemporaryProject>(project());
    const auto snapshot = script::loadSnapshot(m_folder->path(), {});
    QVERIFY(snapshot);
    m_model = std::make_unique<HistoryModel>();
    m_model->setHistory(makeHistory(*snapshot));
}

PictureDialog *TestPicture::makeDialog()
{
    m_dialog = std::make_unique<PictureDialog>(*m_model, u"project"_s, m_folder->path(), MapScene::Direction::Rightwards);
    m_dialog->show();
    return m_dialog.get();
}

void TestPicture::mermaidHoldsAnyMessage()
{
    const QString text = mermaidText(chainOf(hostile), MapScene::Direction::Rightwards);
    static const QRegularExpression node(u"^    n([0-9]+)\\[\"([^\"\\[\\]{}<>`|;\\\\]*(?:#[0-9]+;[^\"\\[\\]{}<>`|;\\\\]*)*)<br/>id[0-9]+\"\\]$"_s);
    static const QRegularExpression edge(u"^    n[0-9]+ --> n[0-9]+$"_s);
    QStringList lines = text.split(u'\n');
    QCOMPARE(lines.takeFirst(), u"flowchart LR"_s);
    QCOMPARE(lines.takeLast(), QString());
    QCOMPARE(lines.size(), 2 * hostile.size() - 1);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i >= hostile.size()) {
            QVERIFY2(edge.match(lines[i]).hasMatch(), qPrintable(lines[i]));
            continue;
        }
        const auto match = node.match(lines[i]);
        QVERIFY2(match.hasMatch(), qPrintable(lines[i]));
        QCOMPARE(withoutEntities(match.captured(2)), printable(hostile[match.captured(1).toInt()]));
    }
}

void TestPicture::dotHoldsAnyMessage()
{
    const GraphPart part = chainOf(hostile);
    const QString text = dotText(part, MapScene::Direction::Upwards);
    static const QString string = u"\"((?:[^\"\\\\\n]|\\\\.)*)\""_s;
    static const QRegularExpression heading(u"^digraph "_s + string + u" \\{$"_s);
    static const QRegularExpression node(u"^    n([0-9]+) \\[label="_s + string + u"\\];$"_s);
    static const QRegularExpression edge(u"^    n[0-9]+ -> n[0-9]+;$"_s);
    const QStringList lines = text.split(u'\n');
    QCOMPARE(withoutEscapes(heading.match(lines[0]).captured(1)), part.title);
    QCOMPARE(lines[1], u"    rankdir=BT;"_s);
    int nodes = 0;
    int edges = 0;
    for (const QString &line : lines.mid(3)) {
        if (const auto match = node.match(line); match.hasMatch()) {
            ++nodes;
            const int vertex = match.captured(1).toInt();
            QCOMPARE(withoutEscapes(match.captured(2)), printable(hostile[vertex]) + u"\nid%1"_s.arg(vertex));
        } else if (edge.match(line).hasMatch()) {
            ++edges;
        } else {
            QVERIFY2(line == u"}"_s || line.isEmpty(), qPrintable(line));
        }
    }
    QCOMPARE(nodes, int(hostile.size()));
    QCOMPARE(edges, int(hostile.size()) - 1);
}

void TestPicture::textsAreAsTheyShouldBe()
{
    GraphPart part = partOf({u"create users"_s, u"add phone"_s, u"add e-mail"_s, u"merge"_s}, {{{}, {}, 0}, {{0}, {}, 1}, {{0}, {}, 2}, {{1, 2}, {0}, 3}});
    part.title = u"shop"_s;
    part.boxes[3].chips = {{Chip::Kind::Head, u"head"_s}, {Chip::Kind::Database, u"prod"_s}};
    part.boxes[0].isGhost = true;
    RETORT_COMPARE_GOLDEN(u"graph/small.mmd"_s, mermaidText(part, MapScene::Direction::Upwards).toUtf8());
    RETORT_COMPARE_GOLDEN(u"graph/small.dot"_s, dotText(part, MapScene::Direction::Rightwards).toUtf8());
}

void TestPicture::svgIsXml()
{
    const GraphPart part = chainOf(hostile);
    const auto bytes = pictureBytes(part, {PictureFormat::Svg, MapScene::Direction::Rightwards, 1}, {});
    QVERIFY(bytes);
    QXmlStreamReader reader(*bytes);
    QString title;
    QStringList texts;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == u"title"_s)
            title = reader.readElementText();
        else if (reader.isStartElement() && reader.name() == u"text"_s)
            texts << reader.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        else if (reader.isStartElement())
            QVERIFY2(reader.name() != u"script"_s, "a message became an element");
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(title, part.title);
    QVERIFY2(texts.contains(u"id0"_s), qPrintable(texts.join(u'|')));
}

void TestPicture::pngHasItsPixels()
{
    const GraphPart part = chainOf({u"one"_s, u"two"_s});
    for (const auto direction : {MapScene::Direction::Rightwards, MapScene::Direction::Upwards}) {
        const auto bytes = pictureBytes(part, {PictureFormat::Png, direction, 2}, {});
        QVERIFY(bytes);
        const QImage image = QImage::fromData(*bytes, "PNG");
        QCOMPARE(image.size(), (pictureSize(part, direction) * 2).toSize());
        QVERIFY(image.pixelColor(0, 0) != image.pixelColor(image.width() / 2, image.height() / 2) || image.height() > 0);
    }
}

void TestPicture::aLongPdfHasSeveralPages()
{
    QStringList titles;
    for (int i = 0; i < 150; ++i)
        titles << u"revision %1"_s.arg(i);
    for (const int count : {3, 150}) {
        const auto bytes = pictureBytes(chainOf(titles.mid(0, count)), {PictureFormat::Pdf, MapScene::Direction::Rightwards, 1}, {});
        QVERIFY(bytes);
        QVERIFY(bytes->startsWith("%PDF-"));
        const auto pages = bytes->count("/Type /Page\n");
        QCOMPARE(pages, count == 3 ? 1 : 3); // 150 boxes of 252 units, pages of 14,000
    }
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(pictureBytes(chainOf(titles), {PictureFormat::Pdf, MapScene::Direction::Upwards, 1}, stop.get_token()).error().code, pictureStopped);
}

void TestPicture::tooLargeIsSaid()
{
    QStringList titles;
    for (int i = 0; i < 200; ++i)
        titles << u"revision %1"_s.arg(i);
    const QString path = m_folder->path(u"large.png"_s);
    m_folder->write(u"large.png"_s, "before");
    const auto written = writePicture(chainOf(titles), {PictureFormat::Png, MapScene::Direction::Rightwards, 1}, path, {});
    QVERIFY(!written);
    QCOMPARE(written.error().code, pictureTooLarge);
    QCOMPARE(m_folder->read(u"large.png"_s), QByteArray("before"));
}

void TestPicture::aPartHasTheNearestAncestors_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 30; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestPicture::aPartHasTheNearestAncestors()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    QList<graph::Vertex> vertices;
    std::vector<bool> kept;
    for (int i = 0; i < 60; ++i) {
        graph::Vertex vertex;
        vertex.age = i;
        for (int p = 0; i > 0 && p < 1 + random.bounded(2); ++p)
            vertex.parents << std::max(0, i - 1 - random.bounded(4));
        vertices << vertex;
        kept.push_back(random.bounded(3) == 0);
    }
    const graph::HistoryLayout whole = graph::layoutHistory(vertices);
    std::vector<int> numbers;
    std::set<std::pair<int, int>> shortened;
    const graph::HistoryLayout part = keptPart(whole, kept, numbers, shortened);
    std::set<std::pair<int, int>> wanted;
    for (int child = 0; child < vertices.size(); ++child) {
        if (!kept[size_t(child)])
            continue;
        std::set<int> seen;
        std::vector<int> open(vertices[child].parents.cbegin(), vertices[child].parents.cend());
        while (!open.empty()) {
            const int next = open.back();
            open.pop_back();
            if (!seen.insert(next).second)
                continue;
            if (kept[size_t(next)])
                wanted.insert({child, next});
            else
                open.insert(open.end(), vertices[next].parents.cbegin(), vertices[next].parents.cend());
        }
    }
    std::set<std::pair<int, int>> found;
    for (const graph::Edge &edge : part.edges()) {
        found.insert({numbers[size_t(edge.child)], numbers[size_t(edge.parent)]});
        const bool isDirect = vertices[numbers[size_t(edge.child)]].parents.contains(numbers[size_t(edge.parent)]);
        QCOMPARE(shortened.contains({edge.child, edge.parent}), !isDirect);
    }
    QVERIFY(found == wanted);
}

void TestPicture::scopes()
{
    QCOMPARE(graphPart(*m_model, PartScope::Whole, {}).size(), 8);
    m_model->setFolding(true);
    QCOMPARE(graphPart(*m_model, PartScope::AsShown, {}).size(), 3);
    QCOMPARE(graphPart(*m_model, PartScope::Whole, {}).size(), 8);
    m_model->setSearch(u"message r3"_s);
    const GraphPart found = graphPart(*m_model, PartScope::Found, {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.boxes[0].id, u"r3"_s);
    QVERIFY(!found.boxes[0].isDimmed);
    m_model->setSearch(u"message"_s);
    QCOMPARE(graphPart(*m_model, PartScope::Found, {}).layout.edges().size(), size_t(7));
}

void TestPicture::theDialogWrites_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("svg") << 0 << u"history.svg"_s << QByteArray("<?xml");
    QTest::newRow("png") << 1 << u"history.png"_s << QByteArray("\x89PNG");
    QTest::newRow("pdf") << 2 << u"history.pdf"_s << QByteArray("%PDF-");
    QTest::newRow("mermaid") << 3 << u"history.mmd"_s << QByteArray("flowchart LR\n");
    QTest::newRow("dot") << 4 << u"history.dot"_s << QByteArray("digraph \"project\" {\n");
}

void TestPicture::theDialogWrites()
{
    QFETCH(int, format);
    QFETCH(QString, file);
    QFETCH(QByteArray, start);
    PictureDialog *dialog = makeDialog();
    child<QComboBox>(*dialog, u"pictureFormat"_s)->setCurrentIndex(format);
    QTRY_VERIFY(!dialog->isPreviewing());
    QVERIFY(child<QLabel>(*dialog, u"pictureSize"_s)->text().contains(u'8'));
    test::click(*dialog, u"exportButton"_s);
    QVERIFY(dialog->isRunning());
    QTRY_VERIFY(!dialog->isRunning());
    test::picture(*dialog, u"picture-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    QVERIFY2(m_folder->read(file).startsWith(start), m_folder->read(file).left(40).constData());
    QVERIFY(child<QLabel>(*dialog, u"noteHeading"_s)->text().contains(file));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void TestPicture::theDialogCopies()
{
    PictureDialog *dialog = makeDialog();
    QGuiApplication::clipboard()->clear();
    test::click(*dialog, u"copyButton"_s);
    QTRY_VERIFY(!dialog->isRunning());
    QVERIFY(QGuiApplication::clipboard()->image().width() > 300);
    child<QComboBox>(*dialog, u"pictureFormat"_s)->setCurrentIndex(3);
    test::click(*dialog, u"copyButton"_s);
    QTRY_VERIFY(!dialog->isRunning());
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("flowchart"_L1));
}

void TestPicture::theDialogSaysWhyItFailed()
{
    PictureDialog *dialog = makeDialog();
    QDir(m_folder->path()).mkdir(u"taken.svg"_s);
    messages().saveFile = [this](QWidget *, const QString &, const QString &, const QString &) { return m_folder->path(u"taken.svg"_s); };
    for (QPushButton *button : dialog->findChildren<QPushButton *>())
        if (button->accessibleName().startsWith("Choose"_L1))
            button->click();
    test::click(*dialog, u"exportButton"_s);
    QTRY_VERIFY(!dialog->isRunning());
    QVERIFY(child<QLabel>(*dialog, u"noteHeading"_s)->text().startsWith("Can't write"_L1));
    child<QLineEdit>(*dialog, u"picturePath"_s)->clear();
    QVERIFY(!child<QPushButton>(*dialog, u"exportButton"_s)->isEnabled());
}

QTEST_MAIN(TestPicture)
#include "tst_picture.moc"
