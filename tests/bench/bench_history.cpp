// SPDX-License-Identifier: GPL-3.0-or-later
// How long a history takes from its path to the painted graph, and how long a page of rows takes to paint.
#include "tests/support/process.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int openings = 5;
constexpr int pages = 40;
constexpr int patience = 60'000; ///< milliseconds

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

/// Milliseconds from open() to the end of the first painting that has the rows; negative when they do not come.
double openProject(retort::ui::MainWindow &window, const QString &path, int count)
{
    QElapsedTimer timer;
    timer.start();
    window.open(path);
    retort::ui::HistoryView &view = window.historyView();
    QTimer heartbeat; // so that waiting ends when nothing happens
    heartbeat.start(1000);
    const auto isThere = [&window, &view, count] {
        const auto history = window.session().history();
        return history && history->rows.size() == count && view.isVisible();
    };
    while (!isThere() && timer.elapsed() < patience)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    view.viewport()->repaint();
    return isThere() ? milliseconds(timer) : -1;
}

/// Milliseconds for each of some pages between the top and the bottom of the list.
std::vector<double> paintPages(retort::ui::HistoryView &view)
{
    std::vector<double> times;
    QScrollBar &bar = *view.verticalScrollBar();
    for (int page = 0; page < pages; ++page) {
        bar.setValue(bar.maximum() * page / (pages - 1));
        QElapsedTimer timer;
        timer.start();
        view.viewport()->repaint();
        times.push_back(milliseconds(timer));
    }
    return times;
}

bool measure(int count, int branches)
{
    QTemporaryDir folder;
    const QString project = folder.filePath(u"project"_s);
    const retort::test::ProcessResult generated = retort::test::runProcess(u"python3"_s,
        {QStringLiteral(RETORT_SOURCE_DIR "/tests/bench/generate.py"), QString::number(count), project, u"--branches"_s,
            QString::number(branches)});
    if (!generated.ok()) {
        std::fputs(generated.describe().constData(), stderr);
        return false;
    }
    std::vector<double> open;
    std::vector<double> paint;
    for (int i = 0; i < openings; ++i) {
        retort::ui::MainWindow window;
        window.resize(1440, 900);
        window.show();
        QCoreApplication::processEvents();
        open.push_back(openProject(window, project, count));
        if (open.back() < 0) {
            std::fprintf(stderr, "%d revisions did not appear\n", count);
            return false;
        }
        static_cast<retort::ui::HistoryModel *>(window.historyView().model())->setFolding(false); // all rows
        const std::vector<double> times = paintPages(window.historyView());
        paint.insert(paint.end(), times.begin(), times.end());
    }
    std::printf("%9d  %8d  %10.1f  %10.1f  %10.2f  %10.2f\n", count, branches, open.front(), median(open), median(paint),
        *std::max_element(paint.begin(), paint.end()));
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    // Own settings and cache: neither the user's recent projects nor an earlier run may matter.
    QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.filePath(u"config"_s).toUtf8());
    qputenv("XDG_CACHE_HOME", home.filePath(u"cache"_s).toUtf8());
    QApplication application(argc, argv);
    std::printf("Milliseconds from a path to the painted graph, and for painting one page\n");
    std::printf("revisions  branches  first open  med. open  med. page    max. page\n");
    bool ok = true;
    for (const int branches : {0, 6})
        for (const int count : {550, 10'000})
            ok = measure(count, branches) && ok;
    return ok ? 0 : 1;
}
