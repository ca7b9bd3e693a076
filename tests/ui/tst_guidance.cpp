// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/scriptcodes.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/guidance/glossary.h"
#include "ui/guidance/guidancedialog.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"
#include "ui/palette/commandpalette.h"
#include "ui/problemspanel.h"
#include "ui/themestyle.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::click;
using test::createTable;
using test::scriptText;
using test::TemporaryProject;
using test::whenOpened;

namespace {

/// Codes of errors that say all by themselves, or that nobody is shown.
const QStringList needNoPage {u"plan.stopped"_s, u"project.load-stopped"_s, u"preview.warning"_s, u"journal.too-new"_s,
                              u"journal.unusable"_s, u"rescue.no-repository"_s, u"rescue.timed-out"_s};

/// Every code that a header of the model declares.
QStringList declaredCodes()
{
    static const QRegularExpression declaration(u"ErrorCode \\w+[({]\"([^\"]+)\""_s);
    QStringList codes;
    for (const QString &header : {u"model/script/scriptcodes.h"_s, u"model/script/authoring/revisiondraft.h"_s, u"model/runtime/errorcodes.h"_s,
                                  u"model/plan/planner.h"_s, u"model/plan/render.h"_s}) {
        QFile file(QStringLiteral(RETORT_SOURCE_DIR) + u'/' + header);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        for (auto match = declaration.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();)
            codes << match.next().captured(1);
    }
    return codes;
}

QMap<QString, QByteArray> forked()
{
    return {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"},
            {u"migrations/env.py"_s, "from alembic import context\n"},
            {u"migrations/versions/aaaa_first.py"_s, scriptText("aaaa", "", createTable("t"), "op.drop_table('t')")},
            {u"migrations/versions/bbbb1_left.py"_s, scriptText("bbbb1", "aaaa", createTable("u"), "op.drop_table('u')")},
            {u"migrations/versions/bbbb2_right.py"_s, scriptText("bbbb2", "aaaa", createTable("v"), "op.drop_table('v')")}};
}

GuidanceFacts factsOf(const QString &path, const QStringList &rows = {})
{
    GuidanceFacts facts;
    facts.snapshot = script::loadSnapshot(path).value_or(nullptr);
    DatabaseEntry entry;
    entry.id = u"one"_s;
    entry.spec.name = u"staging"_s;
    entry.state = DatabaseEntry::State::Known;
    entry.rows = rows;
    facts.databases = {entry};
    facts.database = entry.id;
    return facts;
}

} // namespace

class TestGuidance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCodeHasAPage_data();
    void everyCodeHasAPage();
    void everyPageIsComplete_data();
    void everyPageIsComplete();
    void recognisesPastedTexts_data();
    void recognisesPastedTexts();
    void prefersTheTextOfAGeneralError();
    void tellsWhatIsHere_data();
    void tellsWhatIsHere();
    void speaksTheProjectsCommands();
    void actionsOfPagesAreInTheWindow();
    void leadsFromTheBannerToTheAction();
    void leadsFromAProblemToItsPage();
    void findsAPageByAPastedError();
    void explainsAnErrorOfAPlan();
    void explainsWords();
    void showsCommandsInThePalette();

private:
    void openWindow(const QString &path);

    QTemporaryDir m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void TestGuidance::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    applyTheme(*qApp, {qEnvironmentVariableIsSet("RETORT_TEST_DARK") ? ThemeChoice::Dark : ThemeChoice::Light});
}

void TestGuidance::openWindow(const QString &path)
{
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->open(path);
    QTRY_VERIFY(m_window->session().history());
    QTRY_VERIFY(m_window->isSettled());
}

void TestGuidance::everyCodeHasAPage_data()
{
    QTest::addColumn<QString>("code");
    const QStringList codes = declaredCodes();
    QVERIFY(codes.size() > 80);
    for (const QString &code : codes)
        if (!needNoPage.contains(code))
            QTest::newRow(qPrintable(code)) << code;
}

void TestGuidance::everyCodeHasAPage()
{
    QFETCH(QString, code);
    const QByteArray latin = code.toLatin1();
    QVERIFY(topicOf(Error {ErrorCode(latin), u"something"_s, {}, {}, {}, {}}));
}

void TestGuidance::everyPageIsComplete_data()
{
    QTest::addColumn<QString>("name");
    for (const GuidanceTopic &topic : guidanceTopics())
        QTest::newRow(topic.name.data()) << QString(topic.name);
}

/// With nothing known, and with everything; no place for a name stays open.
void TestGuidance::everyPageIsComplete()
{
    QFETCH(QString, name);
    TemporaryProject project(forked());
    const GuidanceTopic *topic = findTopic(name);
    QVERIFY(topic);
    GuidanceFacts full = factsOf(project.path(), {u"aaaa"_s});
    full.error = {"x"_L1, u"relation 'bbbb1' is wrong"_s, u"hint"_s, u"detail"_s, {}, {u"bbbb1"_s}};
    full.edited = {u"aaaa"_s};
    full.drift = {u"The column t.x is missing"_s};
    for (const GuidanceFacts &facts : {GuidanceFacts(), full}) {
        const GuidancePage page = pageOf(*topic, facts);
        QVERIFY(!page.title.isEmpty());
        QVERIFY(page.meaning.size() > 40);
        QVERIFY(!page.steps.isEmpty());
        QStringList texts = page.here + QStringList {page.title, page.meaning};
        for (const GuidanceStep &step : page.steps) {
            QVERIFY(!step.text.isEmpty());
            texts << step.text;
        }
        static const QRegularExpression open(u"%(L?\\d(?!\\d)|Ln)"_s);
        QVERIFY2(!texts.join(u'\n').contains(open), qPrintable(texts.join(u'\n')));
    }
}

void TestGuidance::recognisesPastedTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("topic");
    for (const GuidanceTopic &topic : guidanceTopics())
        for (const QString &wording : topic.wordings)
            QTest::newRow(qPrintable(wording)) << QString(wording).replace(u'…', u"abc"_s) << QString(topic.name);
    QTest::newRow("with a driver's name") << u"(sqlite3.OperationalError) table users already exists"_s << u"already-exists"_s;
    QTest::newRow("as Alembic prints it") << u"FAILED: Can't locate revision identified by '1a2b'"_s << u"unknown-revision"_s;
    QTest::newRow("logged") << u"ERROR [flask_migrate] Error: Target database is not up to date."_s << u"not-up-to-date"_s;
    QTest::newRow("wrapped") << u"sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) database is locked"_s << u"database-locked"_s;
    QTest::newRow("nothing of ours") << u"Segmentation fault"_s << u""_s;
}

void TestGuidance::recognisesPastedTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, topic);
    const GuidanceTopic *found = topicOf(Error {{}, text, {}, {}, {}, {}});
    QCOMPARE(found ? QString(found->name) : QString(), topic);
}

void TestGuidance::prefersTheTextOfAGeneralError()
{
    const Error refused {"database.statement"_L1, u"column \"a\" contains null values"_s, {}, {}, {}, {}};
    QCOMPARE(topicOf(refused)->name, "null-values"_L1);
    const Error sayingLittle {"database.statement"_L1, u"it hurts"_s, {}, {}, {}, {}};
    QCOMPARE(topicOf(sayingLittle)->name, "statement-refused"_L1);
    const Error inDetail {"database.statement"_L1, u"refused"_s, {}, u"ERROR: permission denied for schema public"_s, {}, {}};
    QCOMPARE(topicOf(inDetail)->name, "permission"_L1);
    const Error coded {script::MultipleHeads, u"table x already exists"_s, {}, {}, {}, {}};
    QCOMPARE(topicOf(coded)->name, "multiple-heads"_L1);
}

void TestGuidance::tellsWhatIsHere_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("heads") << u"multiple-heads"_s << QStringList {u"bbbb1"_s} << QString()
                           << QStringList {u"2 heads"_s, u"bbbb1 · message bbbb1 (bbbb1_left.py)"_s, u"part after aaaa"_s, u"staging is at bbbb1"_s};
    QTest::newRow("behind") << u"not-up-to-date"_s << QStringList {u"aaaa"_s} << QString()
                            << QStringList {u"staging is at aaaa"_s, u"2 revision"_s, u"bbbb2_right.py"_s};
    QTest::newRow("nothing pending") << u"not-up-to-date"_s << QStringList {u"bbbb1"_s, u"bbbb2"_s} << QString() << QStringList {u"Nothing is pending"_s};
    QTest::newRow("unknown") << u"unknown-revision"_s << QStringList {u"ffff"_s} << QString() << QStringList {u"staging is at ffff"_s, u"/migrations/versions"_s};
    QTest::newRow("ambiguous") << u"ambiguous-identifier"_s << QStringList {} << u"Can't locate revision identified by 'bbbb'"_s
                               << QStringList {u"“bbbb” is the beginning"_s, u"bbbb1 ·"_s, u"bbbb2 ·"_s};
    QTest::newRow("overlap") << u"overlap"_s << QStringList {u"aaaa"_s, u"bbbb1"_s} << QString() << QStringList {u"staging has these rows"_s, u"aaaa_first.py"_s};
    QTest::newRow("far too many steps") << u"relative-step"_s << QStringList {u"aaaa"_s} << QString() << QStringList {u"staging is at aaaa"_s, u"2 revision"_s};
}

void TestGuidance::tellsWhatIsHere()
{
    QFETCH(QString, topic);
    QFETCH(QStringList, rows);
    QFETCH(QString, error);
    QFETCH(QStringList, said);
    TemporaryProject project(forked());
    GuidanceFacts facts = factsOf(project.path(), rows);
    facts.error.message = error;
    const QString here = pageOf(*findTopic(topic), facts).here.join(u'\n');
    for (const QString &text : said)
        QVERIFY2(here.contains(text), qPrintable(here));
}

void TestGuidance::speaksTheProjectsCommands()
{
    QMap<QString, QByteArray> files;
    for (const auto &[path, content] : forked().asKeyValueRange())
        files.insert(path == "alembic.ini"_L1 ? u"migrations/alembic.ini"_s : path, content);
    files[u"migrations/alembic.ini"_s] = "[alembic]\n";
    files[u"migrations/env.py"_s] = "from flask import current_app\nfrom alembic import context\n";
    TemporaryProject flask(files);
    TemporaryProject alembic(forked());
    const auto commandsOf = [](const GuidanceFacts &facts) {
        QStringList commands;
        for (const GuidanceTopic &topic : guidanceTopics())
            for (const GuidanceStep &step : pageOf(topic, facts).steps)
                if (!step.command.isEmpty())
                    commands << step.command;
        return commands;
    };
    const QStringList ours = commandsOf(factsOf(alembic.path()));
    const QStringList theirs = commandsOf(factsOf(flask.path() + u"/migrations"_s));
    QVERIFY(ours.contains(u"alembic upgrade heads"_s));
    QVERIFY(theirs.contains(u"flask db upgrade heads"_s));
    QVERIFY(theirs.filter(QRegularExpression(u"^alembic "_s)).isEmpty());
    QVERIFY(theirs.contains(u"retort check"_s));
    QCOMPARE(theirs.size(), ours.size());
}

void TestGuidance::actionsOfPagesAreInTheWindow()
{
    TemporaryProject project(forked());
    openWindow(project.path());
    QStringList missing;
    for (const GuidanceTopic &topic : guidanceTopics())
        for (const GuidanceStep &step : pageOf(topic, {}).steps)
            if (!step.action.isEmpty() && !m_window->findChild<QAction *>(step.action) && !missing.contains(step.action))
                missing << step.action;
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
}

void TestGuidance::leadsFromTheBannerToTheAction()
{
    TemporaryProject project(forked());
    openWindow(project.path());
    m_window->addTemporaryDatabase(u"sqlite:///"_s + project.path() + u"/app.db"_s);
    QTRY_VERIFY(m_window->isSettled());
    bool reviewed = false;
    connect(&m_window->session(), &ProjectSession::planReady, this, [&] { reviewed = true; });
    whenOpened<GuidanceDialog>(this, [](GuidanceDialog &dialog) {
        const auto closing = qScopeGuard([&] { dialog.reject(); }); // nothing after it was accepted
        test::picture(dialog, u"guidance-behind"_s);
        QVERIFY(!child<QLineEdit>(dialog, u"guidanceField"_s)->isVisible());
        click(dialog, u"upgradeHeads"_s);
    });
    click(*m_window, u"bannerExplain"_s);
    whenOpened<QDialog>(this, [](QDialog &dialog) { dialog.reject(); }); // nothing runs without it
    QTRY_VERIFY(reviewed);
    QTRY_VERIFY(!QApplication::activeModalWidget());
}

void TestGuidance::leadsFromAProblemToItsPage()
{
    auto files = forked();
    files.insert(u"migrations/versions/copy.py"_s, files.value(u"migrations/versions/bbbb1_left.py"_s));
    TemporaryProject project(files);
    openWindow(project.path());
    m_window->findChild<QAction *>(u"showProblems"_s)->trigger();
    auto *panel = m_window->findChild<ProblemsPanel *>();
    QVERIFY(panel);
    QString title;
    whenOpened<GuidanceDialog>(this, [&](GuidanceDialog &dialog) {
        title = child<QLabel>(dialog, u"guidanceTitle"_s)->text();
        test::picture(dialog, u"guidance-duplicate"_s);
        dialog.reject();
    });
    click(*panel, u"explainProblem"_s);
    QCOMPARE(title, u"Two scripts have the same revision id"_s);
}

void TestGuidance::findsAPageByAPastedError()
{
    TemporaryProject project(forked());
    openWindow(project.path());
    whenOpened<GuidanceDialog>(this, [](GuidanceDialog &dialog) {
        const auto closing = qScopeGuard([&] { dialog.reject(); });
        test::picture(dialog, u"guidance-all"_s);
        auto *field = child<QLineEdit>(dialog, u"guidanceField"_s);
        QCOMPARE(dialog.focusWidget(), field);
        field->setText(u"sqlalchemy.exc.OperationalError: (sqlite3.OperationalError) table users already exists"_s);
        QCOMPARE(child<QLabel>(dialog, u"guidanceTitle"_s)->text(), u"What a revision makes is there already"_s);
        field->setText(u"stamp"_s);
        auto *list = child<QListWidget>(dialog, u"guidanceList"_s);
        QVERIFY(list->currentItem());
        QVERIFY(!list->currentItem()->isHidden());
    });
    m_window->findChild<QAction *>(u"errorsExplained"_s)->trigger();
}

void TestGuidance::explainsAnErrorOfAPlan()
{
    TemporaryProject project(forked());
    openWindow(project.path());
    m_window->addTemporaryDatabase(u"sqlite:///"_s + project.path() + u"/app.db"_s);
    QTRY_VERIFY(m_window->isSettled());
    QString text, title;
    messages().explainableError = [&](QWidget *, const QString &, const QString &message, const QString &) {
        text = message;
        return true;
    };
    whenOpened<GuidanceDialog>(this, [&](GuidanceDialog &dialog) {
        title = child<QLabel>(dialog, u"guidanceTitle"_s)->text();
        dialog.reject();
    });
    m_window->session().prepare({script::StepKind::Upgrade, u"head"_s, m_window->session().databases().selected()->id});
    QTRY_VERIFY(!title.isEmpty());
    QVERIFY(text.startsWith("Multiple head revisions"_L1));
    QCOMPARE(title, u"The history has several heads"_s);
}

void TestGuidance::explainsWords()
{
    for (const char *term : {"base", "head", "stamp", "branch", "merge", "depends_on", "offline", "batch"})
        QVERIFY2(glossaryText(QString::fromLatin1(term)).size() > 30, term);
    TemporaryProject project(forked());
    openWindow(project.path());
    QVERIFY(child<QWidget>(*m_window, u"stampButton"_s)->toolTip().contains(u"without running any of its SQL"_s));
    QVERIFY(child<QWidget>(*m_window, u"headsCount"_s)->whatsThis().contains(u"no other one follows"_s));
    bool shown = false;
    whenOpened<GlossaryDialog>(this, [&](GlossaryDialog &dialog) {
        test::picture(dialog, u"glossary"_s);
        shown = true;
        QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    m_window->findChild<QAction *>(u"glossary"_s)->trigger();
    QVERIFY(shown);
}

void TestGuidance::showsCommandsInThePalette()
{
    TemporaryProject project(forked());
    openWindow(project.path());
    QString note;
    whenOpened<CommandPalette>(this, [&](CommandPalette &palette) {
        child<QLineEdit>(palette, u"paletteField"_s)->setText(u"merge heads"_s);
        note = child<QLabel>(palette, u"paletteNote"_s)->text();
        palette.reject();
    });
    m_window->findChild<QAction *>(u"commandPalette"_s)->trigger();
    QVERIFY2(note.contains(u"alembic merge heads"_s), qPrintable(note));
}

QTEST_MAIN(TestGuidance)
#include "tst_guidance.moc"
