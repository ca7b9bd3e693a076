// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/migrationscript.h"
#include "model/script/migrationstep.h"
#include "model/script/revisionmap.h"

namespace retort::script {

/// What a one-line entry shows. Use the presets: they are what Alembic's commands show (spec §1.3).
struct LineFormat
{
    bool parents = false; ///< `<down> -> `
    bool dependencies = false; ///< depends_on behind the parents
    bool branchLabels = false;
    bool doc = true;
    bool marks = true; ///< (head), (branchpoint), (mergepoint), …; (head) and (current) are shown even without

    static LineFormat history() { return {true, true, true, true, true}; }
    static LineFormat heads() { return {false, false, true, false, false}; }
    static LineFormat current() { return {false, false, false, false, true}; }
    static LineFormat branches() { return {false, false, true, false, true}; }
};

/// One line without its line break, as `history`, `heads` and `current` print it.
QString formatOneLine(const RevisionMap &map, int index, const LineFormat &format, bool isCurrent = false);
/// The block of `show` and `-v`, with the blank line at its end but without a last line break: print it with one.
QString formatVerbose(const RevisionMap &map, int index, const MigrationScript &script, bool isCurrent = false);
/// What `branches` prints for one branch point: its line (or block), one line a child, and an empty line; no last line
/// break.
QString formatBranchPoint(const RevisionMap &map, int index, const MigrationScript *verboseScript = nullptr);
/// `Running upgrade a -> b, doc`, as Alembic logs it.
QString formatRunning(const RevisionMap &map, const MigrationStep &step, bool withDoc = true);

} // namespace retort::script
