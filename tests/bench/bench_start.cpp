// SPDX-License-Identifier: GPL-3.0-or-later
// How long the program takes from its start to a window that shows the bundled sample, history and details painted: measured from
// outside, with the platform that QT_QPA_PLATFORM names (offscreen unless it names one).
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int starts = 21;
constexpr int patience = 30'000; ///< milliseconds

struct Start
{
    double wall = 0; ///< milliseconds until the window is usable
    double work = 0; ///< milliseconds of processor time, until the program has ended
};

double processorTime()
{
    rusage usage {};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto milliseconds = [](const timeval &time) { return double(time.tv_sec) * 1000 + double(time.tv_usec) / 1000; };
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

bool start(const QString &project, const QProcessEnvironment &environment, Start &result)
{
    QProcess program;
    program.setProcessEnvironment(environment);
    const double before = processorTime();
    QElapsedTimer timer;
    timer.start();
    program.start(QStringLiteral(RETORT_BINARY_DIR "/retort"), {project}, QIODevice::ReadOnly);
    QByteArray said;
    while (!said.contains("usable") && program.waitForReadyRead(patience))
        said += program.readAllStandardOutput();
    result.wall = double(timer.nsecsElapsed()) / 1e6;
    program.waitForFinished(patience);
    result.work = processorTime() - before;
    if (said.contains("usable"))
        return true;
    std::fprintf(stderr, "the window did not become usable\n%s\n", program.readAllStandardError().constData());
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir home; // neither the user's settings nor their databases may matter
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, home.path());
    environment.insert(u"RETORT_REPORT_START"_s, u"1"_s);
    if (!environment.contains(u"QT_QPA_PLATFORM"_s))
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    const QString project = application.arguments().value(1, QStringLiteral(RETORT_SOURCE_DIR "/resources/sample"));
    std::vector<double> walls, works;
    for (int i = 0; i < starts; ++i) {
        Start one;
        if (!start(project, environment, one))
            return 1;
        walls.push_back(one.wall);
        works.push_back(one.work);
    }
    const double first = walls.front();
    std::sort(walls.begin(), walls.end());
    std::sort(works.begin(), works.end());
    std::printf("Milliseconds from the start to a usable window, %s, %d starts\n", qPrintable(environment.value(u"QT_QPA_PLATFORM"_s)), starts);
    std::printf("   first   least  median    most   median of processor time\n");
    std::printf("%8.0f%8.0f%8.0f%8.0f%8.0f\n", first, walls.front(), walls[walls.size() / 2], walls.back(), works[works.size() / 2]);
    return 0;
}
