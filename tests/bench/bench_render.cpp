// SPDX-License-Identifier: GPL-3.0-or-later
// How long rendering a whole history takes (both directions, both dialects), what it costs in memory, and how long one revision's
// SQL takes once its neighbours are known, as when somebody walks through the list. Usage: bench_render PROJECT…
#include "model/plan/planner.h"
#include "model/plan/render.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>
#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

namespace {

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024; // Linux counts kilobytes
}

void measure(QTextStream &out, const QString &path)
{
    const auto snapshot = script::loadSnapshot(path);
    if (!snapshot) {
        out << path << ": " << snapshot.error().message << '\n';
        return;
    }
    QElapsedTimer timer;
    timer.start();
    qint64 bytes = 0;
    int tracks = 0;
    plan::render(*snapshot, {}, [&](const plan::RenderedRevision &revision, int, int total) {
        bytes += revision.sql.size();
        tracks = total;
    });
    out << u"%1: %2 revisions, %3 tracks, %4 million characters of SQL: %5 s, peak %6 MB\n"_s.arg(path)
               .arg((*snapshot)->map.revisionCount()).arg(tracks).arg(double(bytes) / 1e6, 0, 'f', 1)
               .arg(double(timer.elapsed()) / 1000, 0, 'f', 2).arg(peakMegabytes(), 0, 'f', 0);
    out.flush();

    plan::Planner planner(*snapshot);
    const script::RevisionMap &map = (*snapshot)->map;
    QList<double> times;
    constexpr int walked = 200;
    for (const int index : map.topologicalOrder().last(std::min<size_t>(walked, map.topologicalOrder().size()))) {
        timer.restart();
        if (const auto preview = planner.preview(map.id(index), script::StepKind::Upgrade, dialect::Dialect::Sqlite); !preview)
            out << preview.error().message << '\n';
        times << double(timer.nsecsElapsed()) / 1e6;
    }
    out << u"  the SQL of one revision: first %1 ms"_s.arg(times.value(0), 0, 'f', 1);
    std::sort(times.begin(), times.end());
    out << u", then median %1 ms, slowest of the others %2 ms\n"_s.arg(times.value(times.size() / 2), 0, 'f', 2)
               .arg(times.value(times.size() - 2), 0, 'f', 1);
}

} // namespace

int main(int argc, char **argv)
{
    QTextStream out(stdout);
    for (int at = 1; at < argc; ++at)
        measure(out, QString::fromLocal8Bit(argv[at]));
    return argc > 1 ? 0 : 2;
}
