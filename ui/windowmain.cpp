// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windowmain.h"

#include "model/runtime/keychain/keychainpasswordstore.h"
#include "ui/background.h"
#include "ui/closeonsignal.h"
#include "ui/history/historyview.h"
#include "ui/desktop/desktopbus.h"
#include "ui/mainwindow.h"
#include "ui/models/datetext.h"
#include "ui/preferences/preferences.h"
#include "ui/startreport.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QLibraryInfo>
#include <QTimer>
#include <QTranslator>

#include <cstdio>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int longestWait = 30'000; ///< milliseconds for a window to be complete before its picture is taken

void installTranslations(QApplication &application, const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    const auto install = [&](const QLocale &wanted, const QString &name, const QString &folder) {
        auto *translator = new QTranslator(&application);
        if (translator->load(wanted, name, u"_"_s, folder))
            QCoreApplication::installTranslator(translator);
    };
    install(QLocale(QLocale::English), u"retort"_s, u":/i18n"_s); // the plurals of the texts in the source
    install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, u"retort"_s, u":/i18n"_s);
}

void selectTab(DetailsPanel &details, const QString &name)
{
    const QStringList names {u"upgrade"_s, u"downgrade"_s, u"script"_s, u"operations"_s, u"schema"_s, u"history"_s};
    const auto index = names.indexOf(name.toLower());
    if (index >= 0)
        details.showTab(DetailsPanel::Tab(index));
}

/// Waits until nothing is being read any more, then saves a picture and ends.
void takeScreenshot(MainWindow &window, const QString &path)
{
    auto *timer = new QTimer(&window);
    auto *waited = new QElapsedTimer;
    waited->start();
    QObject::connect(timer, &QTimer::timeout, &window, [&window, timer, waited, path] {
        if (!window.isSettled() && waited->elapsed() < longestWait)
            return;
        timer->stop();
        delete waited;
        QTimer::singleShot(50, &window, [&window, path] { // once more through the event loop: layouts, scroll bars
            const bool saved = window.grab().save(path);
            if (!saved)
                std::fprintf(stderr, "retort: cannot write %s\n", qPrintable(path));
            QCoreApplication::exit(saved ? 0 : 1);
        });
    });
    timer->start(20);
}

WindowOptions parse(const QStringList &words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Migration manager for Alembic and Flask-Migrate histories"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"project"_s, u"Folder, alembic.ini, pyproject.toml or migrations folder"_s);
    const QCommandLineOption url(u"url"_s, u"Connect this database; may be given several times"_s, u"URL"_s);
    const QCommandLineOption theme(u"theme"_s, u"light, dark, contrast-light, contrast-dark or auto; default: as the preferences say"_s, u"NAME"_s);
    const QCommandLineOption rightToLeft(u"right-to-left"_s, u"Lay the window out as for Arabic"_s);
    const QCommandLineOption size(u"size"_s, u"Size of the window, such as 1280x800"_s, u"WxH"_s);
    const QCommandLineOption screenshot(u"screenshot"_s, u"Save a picture of the loaded window and end"_s, u"FILE"_s);
    const QCommandLineOption select(u"select"_s, u"Select this revision"_s, u"REVISION"_s);
    const QCommandLineOption tab(u"tab"_s, u"upgrade, downgrade, script, operations, schema or history"_s, u"NAME"_s);
    const QCommandLineOption map(u"map"_s, u"Show the history as a map"_s);
    const QCommandLineOption language(u"language"_s, u"Language of the window, such as de"_s, u"CODE"_s);
    parser.addOptions({url, theme, size, screenshot, select, tab, map, language, rightToLeft});
    parser.process(words);

    WindowOptions options;
    options.project = parser.positionalArguments().value(0);
    options.urls = parser.values(url);
    const QString themeName = parser.value(theme);
    if (!themeName.isEmpty())
        options.theme = themeName == "dark"_L1       ? ThemeChoice::Dark
            : themeName == "light"_L1                ? ThemeChoice::Light
            : themeName == "contrast-light"_L1       ? ThemeChoice::HighContrastLight
            : themeName == "contrast-dark"_L1        ? ThemeChoice::HighContrastDark
                                                     : ThemeChoice::Automatic;
    options.rightToLeft = parser.isSet(rightToLeft);
    const QStringList sizes = parser.value(size).split(u'x');
    options.size = {sizes.value(0).toInt(), sizes.value(1).toInt()};
    options.screenshot = parser.value(screenshot);
    options.select = parser.value(select);
    options.tab = parser.value(tab);
    options.map = parser.isSet(map);
    options.language = parser.value(language);
    return options;
}

/// A picture needs no display.
void chooseOffscreenWithoutDisplay(int argc, char **argv)
{
    const bool wantsPicture = std::any_of(argv, argv + argc,
                                          [](const char *word) { return QByteArrayView(word).startsWith("--screenshot"); });
    const bool hasDisplay = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    if (wantsPicture && !hasDisplay && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

/// What each window needs from outside.
void adopt(MainWindow &window, DesktopBus &desktop)
{
    window.session().databases().setPasswordStore(std::make_unique<runtime::keychain::KeychainPasswordStore>(u"Retort"_s));
    QObject::connect(&window, &MainWindow::announced, &desktop, &DesktopBus::notify);
    QObject::connect(&window, &MainWindow::windowOpened, &desktop, [&desktop](MainWindow *other) { adopt(*other, desktop); });
}

int runEventLoop(QApplication &application, const WindowOptions &options)
{
    installTranslations(application, options.language);
    const Preferences &preferences = Preferences::current();
    setLocalDates(preferences.localDates);
    applyTheme(application, {options.theme.value_or(preferences.theme), preferences.textSize, preferences.codeFont});
    if (options.rightToLeft)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    DesktopBus desktop;
    QObject::connect(&desktop, &DesktopBus::darkChanged, &application, [&application](bool dark) { setDesktopIsDark(application, dark); });
    QObject::connect(&desktop, &DesktopBus::contrastChanged, &application, [&application](bool high) { setDesktopHasHighContrast(application, high); });
    MainWindow window;
    adopt(window, desktop);
    if (!options.size.isEmpty())
        window.resize(options.size);
    selectTab(window.details(), options.tab);
    if (options.map)
        window.showMap(true);
    for (const QString &url : options.urls)
        window.addTemporaryDatabase(url);
    if (!options.select.isEmpty()) {
        QObject::connect(&window.session(), &ProjectSession::historyChanged, &window, [&window, id = options.select] {
            if (window.session().history())
                window.historyView().selectRevision(id);
        });
    }
    window.open(options.project);
    window.show();
    if (!options.screenshot.isEmpty())
        takeScreenshot(window, options.screenshot);
    reportStart(window);
    closeOnSignal(&window);
    return QApplication::exec();
}

/// Who still looks at a database now may wait for its server for a minute more, and has nothing to write: the program does not wait for
/// them. Everybody else is waited for.
int show(QApplication &application, const WindowOptions &options)
{
    const int code = runEventLoop(application, options);
    constexpr int patience = 100; // milliseconds
    if (!databaseThreads()->waitForDone(patience)) {
        workThreads()->waitForDone();
        std::fflush(nullptr);
        std::_Exit(code); // not through the ends of static objects, which those threads still use
    }
    return code;
}

void describeApplication()
{
    QCoreApplication::setApplicationName(u"Retort"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(RETORT_VERSION));
    QGuiApplication::setDesktopFileName(u"retort"_s);
}

} // namespace

int runWindow(int &argc, char **argv, const WindowOptions &options)
{
    chooseOffscreenWithoutDisplay(argc, argv);
    QApplication application(argc, argv);
    describeApplication();
    return show(application, options);
}

} // namespace retort::ui

int retort_window_main(int argc, char **argv)
{
    retort::ui::chooseOffscreenWithoutDisplay(argc, argv);
    QApplication application(argc, argv);
    retort::ui::describeApplication();
    const retort::ui::WindowOptions options = retort::ui::parse(QCoreApplication::arguments());
    return retort::ui::show(application, options);
}
