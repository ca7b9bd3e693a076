// SPDX-License-Identifier: GPL-3.0-or-later
// A history of 10,000 revisions in 40 lines, all of them unfolded: what its list, search and map take, and the memory of it all.
#include "tests/support/process.h"
#include "ui/history/historysearch.h"
#include "ui/history/historyview.h"
#include "ui/history/searchfield.h"
#include "ui/mainwindow.h"
#include "ui/map/mapview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace retort::ui;

namespace {

constexpr int revisions = 10'000;
constexpr int lanes = 40;
constexpr int repetitions = 41;
constexpr int patience = 120'000; ///< milliseconds

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

void report(const char *what, std::vector<double> values, const char *unit = "ms")
{
    std::sort(values.begin(), values.end());
    std::printf("%-44s %9.1f %9.1f %s\n", what, values[values.size() / 2], values.back(), unit);
    std::fflush(stdout);
}

/// Of this process, now and at most so far, in MB.
double memory(const QByteArray &field)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith(field))
            return line.mid(field.size()).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

void reportMemory(const char *when)
{
    std::printf("%-44s %9.0f %9.0f MB\n", when, memory("VmRSS:"), memory("VmHWM:"));
    std::fflush(stdout);
}

template<typename Function>
std::vector<double> repeated(Function function)
{
    std::vector<double> times;
    for (int i = 0; i < repetitions; ++i) {
        QElapsedTimer timer;
        timer.start();
        function(i);
        times.push_back(milliseconds(timer));
    }
    return times;
}

bool waitFor(const std::function<bool()> &condition)
{
    QElapsedTimer timer;
    timer.start();
    QTimer heartbeat;
    heartbeat.start(20);
    while (!condition() && timer.elapsed() < patience)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return condition();
}

bool open(MainWindow &window, const QString &project)
{
    QElapsedTimer timer;
    timer.start();
    window.open(project);
    if (!waitFor([&window] { return window.session().history() && window.historyView().isVisible(); }))
        return false;
    window.historyView().viewport()->repaint();
    report("open, folded, to the first painting", {milliseconds(timer)});
    return waitFor([&window] { return window.isSettled(); });
}

void measureList(MainWindow &window)
{
    auto &model = static_cast<HistoryModel &>(*window.historyView().model());
    report("unfold and fold", repeated([&](int) { model.setFolding(!model.isFolding()); }));
    model.setFolding(false);
    QScrollBar &bar = *window.historyView().verticalScrollBar();
    report("paint a page of the list", repeated([&](int i) {
        bar.setValue(bar.maximum() * i / (repetitions - 1));
        window.historyView().viewport()->repaint();
    }));
    report("paint the scroll bar's marks", repeated([&](int) { bar.repaint(); }));
}

void measureSearch(MainWindow &window)
{
    auto *field = window.findChild<QLineEdit *>(u"searchField"_s);
    const QString query = u"instrument reading 12 of"_s;
    for (const bool folded : {false, true}) {
        static_cast<HistoryModel *>(window.historyView().model())->setFolding(folded);
        field->clear();
        std::vector<double> times;
        for (int length = 1; length <= query.size(); ++length) {
            QElapsedTimer timer;
            timer.start();
            field->setText(query.first(length));
            window.historyView().viewport()->repaint();
            times.push_back(milliseconds(timer));
        }
        report(folded ? "key press in the search, folded" : "key press in the search", times);
    }
    static_cast<HistoryModel *>(window.historyView().model())->setFolding(false);
    QElapsedTimer timer;
    timer.start();
    field->setText(u"op:drop_table"_s);
    auto *search = window.findChild<HistorySearch *>();
    if (waitFor([search] { return !search->isLooking(); }))
        report("index of what all scripts do", {milliseconds(timer)});
    field->clear();
}

void measureMap(MainWindow &window)
{
    QElapsedTimer timer;
    timer.start();
    window.showMap(true);
    waitFor([&window] { return window.mapView().scene().boxCount() > 0; });
    window.mapView().viewport()->repaint();
    report("show the map", {milliseconds(timer)});
    report("paint a page of the map", repeated([&](int i) {
        QScrollBar &bar = *window.mapView().horizontalScrollBar();
        bar.setValue(bar.maximum() * i / (repetitions - 1));
        window.mapView().viewport()->repaint();
    }));
    window.mapView().fit();
    report("paint the whole map", repeated([&](int) { window.mapView().viewport()->repaint(); }));
}

} // namespace

int main(int argc, char **argv)
{
    // Own settings and cache: neither the user's recent projects nor an earlier run may matter.
    QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.filePath(u"config"_s).toUtf8());
    qputenv("XDG_CACHE_HOME", home.filePath(u"cache"_s).toUtf8());
    QApplication application(argc, argv);
    QTemporaryDir folder;
    const QString project = folder.filePath(u"project"_s);
    const retort::test::ProcessResult generated = retort::test::runProcess(u"python3"_s,
        {QStringLiteral(RETORT_SOURCE_DIR "/tests/bench/generate.py"), QString::number(revisions), project, u"--lanes"_s, QString::number(lanes)});
    if (!generated.ok()) {
        std::fputs(generated.describe().constData(), stderr);
        return 1;
    }
    std::printf("%d revisions in %d lanes%27s %9s\n", revisions, lanes, "median", "most");
    MainWindow window;
    window.resize(1440, 900);
    window.show();
    QCoreApplication::processEvents();
    reportMemory("memory of an empty window: now, most");
    if (!open(window, project)) {
        std::fputs("the history did not appear\n", stderr);
        return 1;
    }
    measureList(window);
    reportMemory("memory with the history");
    measureSearch(window);
    reportMemory("memory with the index");
    measureMap(window);
    reportMemory("memory with the map");
    return 0;
}
