// SPDX-License-Identifier: GPL-3.0-or-later
// How long opening a history takes, stage by stage. Usage: bench_script PROJECT…
#include "model/script/migrationsteps.h"
#include "model/script/projectsnapshot.h"
#include "model/script/scriptdiscovery.h"
#include "model/script/scriptloader.h"

#include <QElapsedTimer>
#include <QTextStream>

using namespace retort::script;
using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Work>
auto timed(QTextStream &out, const QString &what, Work work)
{
    QElapsedTimer timer;
    timer.start();
    auto result = work();
    out << u"  %1 %2 ms\n"_s.arg(what, -28).arg(double(timer.nsecsElapsed()) / 1e6, 8, 'f', 2);
    return result;
}

void measure(QTextStream &out, const QString &path)
{
    out << path << '\n';
    const auto project = timed(out, u"open the project"_s, [&] { return Project::open(path); });
    if (!project) {
        out << "  " << project.error().message << '\n';
        return;
    }
    timed(out, u"list the files"_s, [&] { return findScriptFiles(*project); });
    const LoadedScripts loaded = timed(out, u"list and read the files"_s, [&] { return loadScripts(*project); });
    QList<Revision> revisions;
    for (const MigrationScript &script : loaded.scripts)
        revisions.append(script.revision);
    const RevisionMap map = timed(out, u"build the map"_s, [&] { return RevisionMap::build(revisions); }).map;
    timed(out, u"order the history"_s, [&] { return historyOrder(map); });
    timed(out, u"plan upgrade heads"_s, [&] { return upgradeSteps(map, u"heads"_s, {}); });
    timed(out, u"plan downgrade base"_s, [&] { return downgradeSteps(map, u"base"_s, map.ids(map.realHeads())); });
    timed(out, u"applied revisions"_s, [&] { return appliedSet(map, map.ids(map.realHeads())); });
    const auto snapshot = timed(out, u"all of it again"_s, [&] { return loadSnapshot(path); });
    out << "  " << (snapshot ? (*snapshot)->map.revisionCount() : 0) << " revisions\n";
}

} // namespace

int main(int argc, char **argv)
{
    QTextStream out(stdout);
    for (int at = 1; at < argc; ++at)
        measure(out, QString::fromLocal8Bit(argv[at]));
    return argc > 1 ? 0 : 2;
}
