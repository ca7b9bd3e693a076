// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window is triggered, in both languages and both layout directions; whatever opens must show its texts whole and
// name its controls. And a soak: a hand that clicks and types at random.
#include "tests/ui/screens.h"

#include "ui/preferences/preferences.h"
#include "ui/themestyle.h"

#include <QAction>
#include <QElapsedTimer>
#include <QMenu>
#include <QRandomGenerator>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace retort;
using namespace retort::test;
using namespace retort::ui;

namespace {

/// What leaves the program or ends the window.
bool isLeftOut(const QString &name)
{
    return name == "closeWindow"_L1 || name == "newWindow"_L1 || name == "openLocation"_L1;
}

bool isNoise(const char *text)
{
    // The last is QtTest's own remark on a button whose press took it out of sight: its release has nowhere to go.
    static constexpr const char *remarks[] = {"This plugin does not support", "XDG_RUNTIME_DIR", "not accepted by receiving widget"};
    return std::ranges::any_of(remarks, [&](const char *remark) { return QByteArrayView(text).contains(remark); });
}

int unexpected = 0;
QtMessageHandler before = nullptr;

void count(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type != QtDebugMsg && type != QtInfoMsg && !isNoise(text.toUtf8().constData())) {
        ++unexpected;
        std::fprintf(stderr, "warning: %s\n", qPrintable(text));
    }
    if (before && type == QtFatalMsg)
        before(type, context, text);
}

} // namespace

class TestEveryAction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensWhatIsWhole_data();
    void opensWhatIsWhole();
    void survivesARandomHand();

private:
    std::unique_ptr<MainWindow> makeWindow(const SampleCopy &sample);
    static bool isUsable(MainWindow &window) { return window.isSettled() && window.session().state() == ProjectSession::State::Ready; }

    QTemporaryDir m_settings;
    QTranslator m_english, m_german;
};

void TestEveryAction::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    qputenv("XDG_CONFIG_HOME", m_settings.path().toLocal8Bit());
    qputenv("XDG_DATA_HOME", m_settings.path().toLocal8Bit());
    answerEverything();
    QVERIFY(m_english.load(u":/i18n/retort_en"_s));
    QVERIFY(m_german.load(u":/i18n/retort_de"_s));
}

std::unique_ptr<MainWindow> TestEveryAction::makeWindow(const SampleCopy &sample)
{
    auto window = std::make_unique<MainWindow>();
    window->addTemporaryDatabase(sample.url());
    window->resize(1280, 720);
    window->open(sample.path());
    window->show();
    return QTest::qWaitFor([&] { return isUsable(*window); }, 20'000) ? std::move(window) : nullptr;
}

void TestEveryAction::opensWhatIsWhole_data()
{
    QTest::addColumn<bool>("german");
    QTest::addColumn<bool>("rightToLeft");
    QTest::addColumn<int>("textSize"); // percent
    QTest::newRow("English") << false << false << 100;
    QTest::newRow("German") << true << false << 100;
    QTest::newRow("German, right to left") << true << true << 100;
    QTest::newRow("German, letters of 20 points") << true << false << 200;
}

void TestEveryAction::opensWhatIsWhole()
{
    QFETCH(bool, german);
    QFETCH(bool, rightToLeft);
    QFETCH(int, textSize);
    QTranslator &language = german ? m_german : m_english;
    QCoreApplication::installTranslator(&language);
    QLocale::setDefault(german ? QLocale(u"de"_s) : QLocale(u"en"_s));
    QApplication::setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    const Preferences usual = Preferences::current();
    Preferences chosen = usual; // and not the look alone: the preferences' dialog puts back what was chosen
    chosen.theme = ThemeChoice::Light;
    chosen.textSize = textSize;
    Preferences::set(chosen);
    const auto usualLetters = qScopeGuard([&] { Preferences::set(usual); });
    const SampleCopy sample;
    const auto window = makeWindow(sample);
    QVERIFY(window);
    QStringList wrong = lastinglyClippedTexts(*window) + namelessControls(*window);
    int triggered = 0;
    int opened = 0;
    // Some dialogs open only when a plan has been made: whoever closes them is there all the time.
    QString name;
    QTimer look;
    connect(&look, &QTimer::timeout, window.get(), [&] {
        if (QWidget *menu = QApplication::activePopupWidget()) {
            menu->close();
            return;
        }
        QWidget *dialog = QApplication::activeModalWidget();
        if (!dialog)
            return;
        ++opened;
        QTest::qWait(120);
        for (const QString &line : lastinglyClippedTexts(*dialog))
            wrong << name + u": clipped: "_s + line;
        for (const QString &line : namelessControls(*dialog))
            wrong << name + u": no name: "_s + line;
        picture(*dialog, QString::fromLatin1(QTest::currentDataTag()) + u'-' + name);
        QTest::keyClick(dialog, Qt::Key_Escape);
        if (dialog->isVisible())
            dialog->close();
    });
    look.start(60);
    for (QAction *action : window->findChildren<QAction *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (action->objectName().isEmpty() || isLeftOut(action->objectName()) || !action->isEnabled())
            continue;
        name = action->objectName();
        action->trigger();
        ++triggered;
        QTest::qWait(80);
        while (QApplication::activeModalWidget() || QApplication::activePopupWidget() || window->session().isPreparing())
            QTest::qWait(60);
        QVERIFY2(QTest::qWaitFor([&] { return isUsable(*window); }, 20'000), qPrintable(name));
    }
    wrong += lastinglyClippedTexts(*window);
    picture(*window, QString::fromLatin1(QTest::currentDataTag()) + u"-window"_s);
    qInfo("%d actions triggered, %d dialogs opened", triggered, opened);
    QCoreApplication::removeTranslator(&language);
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY(triggered > 20);
    wrong.removeDuplicates();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

/// Seconds from RETORT_SOAK_SECONDS, with another seed each time; a few with always the same one where nobody asks for more. The seed
/// is printed, and can be given as RETORT_SOAK_SEED.
void TestEveryAction::survivesARandomHand()
{
    constexpr int aFew = 8;
    constexpr quint32 sameSeed = 20'261'121;
    const int asked = qEnvironmentVariableIntValue("RETORT_SOAK_SECONDS");
    const int seconds = asked > 0 ? asked : aFew;
    const quint32 seed = qEnvironmentVariableIsSet("RETORT_SOAK_SEED") ? quint32(qEnvironmentVariableIntValue("RETORT_SOAK_SEED"))
        : asked > 0                                                    ? QRandomGenerator::global()->generate()
                                                                       : sameSeed;
    QRandomGenerator random(seed);
    applyTheme(*qApp, ThemeChoice::Dark);
    const SampleCopy sample;
    auto window = makeWindow(sample);
    QVERIFY(window);
    unexpected = 0;
    before = qInstallMessageHandler(count);
    static constexpr Qt::Key keys[] = {Qt::Key_Tab, Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_Space, Qt::Key_Escape,
        Qt::Key_Home, Qt::Key_End, Qt::Key_PageDown, Qt::Key_F3, Qt::Key_F5, Qt::Key_A, Qt::Key_1, Qt::Key_Period, Qt::Key_Backspace, Qt::Key_Plus, Qt::Key_Minus};
    int clicks = 0;
    int typed = 0;
    int inDialog = 0;
    QElapsedTimer clock;
    clock.start();
    bool over = false;
    // Each move asks for the next one before it is made, so that the hand goes on inside the loop of a dialog that it opens.
    std::function<void()> move = [&] {
        if (over)
            return;
        QTimer::singleShot(5, this, [&] { move(); });
        QWidget *place = QApplication::activePopupWidget();
        if (!place)
            place = QApplication::activeModalWidget();
        inDialog = place ? inDialog + 1 : 0;
        if (!place)
            place = window.get();
        if (clock.elapsed() > qint64(seconds) * 1000 || inDialog > 40) {
            if (place != window.get()) {
                inDialog = 0;
                place->close();
            }
            return;
        }
        QList<QWidget *> targets;
        for (QWidget *widget : place->findChildren<QWidget *>())
            if (widget->isVisible() && widget->isEnabled() && !widget->visibleRegion().isEmpty())
                targets << widget;
        QWidget *target = targets.isEmpty() ? place : targets.at(random.bounded(int(targets.size())));
        if (random.bounded(10) < 6) {
            const QPoint point(random.bounded(std::max(1, target->width())), random.bounded(std::max(1, target->height())));
            QTest::mouseClick(target, random.bounded(8) == 0 ? Qt::RightButton : Qt::LeftButton, {}, point);
            ++clicks;
        } else {
            QWidget *focused = QApplication::focusWidget() ? QApplication::focusWidget() : target;
            const Qt::KeyboardModifiers modifiers = random.bounded(6) == 0 ? Qt::KeyboardModifiers(Qt::AltModifier) : Qt::KeyboardModifiers();
            QTest::keyClick(focused, keys[random.bounded(int(std::size(keys)))], modifiers);
            ++typed;
        }
    };
    move();
    QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() > qint64(seconds) * 1000 && !QApplication::activeModalWidget() && !QApplication::activePopupWidget(),
                             seconds * 1000 + 60'000);
    over = true;
    QVERIFY(QTest::qWaitFor([&] { return window->isSettled(); }, 20'000));
    window.reset();
    QTest::qWait(200);
    qInstallMessageHandler(before);
    qInfo("seed %u: %d clicks and %d keys in %d s, %d warnings", seed, clicks, typed, seconds, unexpected);
    QCOMPARE(unexpected, 0);
}

QTEST_MAIN(TestEveryAction)
#include "tst_everyaction.moc"
