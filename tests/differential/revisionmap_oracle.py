#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers questions about revision graphs with the real Alembic.

Reads one JSON object a line from standard input: {"revisions": [{"id", "down", "deps", "labels"}], "questions": [...]}.
Writes one JSON list a line: an answer for each question. A question is [kind, target, rows]; an answer is {"ok": value},
{"error": text} for what Alembic's commands would print, or {"crash": class} for what they would die of.
"""
import json
import sys
import warnings

import alembic
from alembic import util
from alembic.runtime.migration import HeadMaintainer
from alembic.script import ScriptDirectory
from alembic.script.revision import Revision, RevisionMap


class Script(Revision):
    """A script without a file."""

    doc = ""

    class module:
        @staticmethod
        def upgrade():
            pass

        @staticmethod
        def downgrade():
            pass

    def __hash__(self):
        return object.__hash__(self)


class Directory(ScriptDirectory):
    """A script directory without a folder."""

    def __init__(self, revisions):
        self.revision_map = RevisionMap(lambda: [self.script(r) for r in revisions])

    @staticmethod
    def script(facts):
        return Script(
            facts["id"],
            tuple(facts["down"]) or None,
            dependencies=tuple(facts["deps"]) or None,
            branch_labels=tuple(facts["labels"]) or None,
        )


class Rows(HeadMaintainer):
    """Keeps the rows of the version table in memory."""

    def __init__(self, rows):
        self.heads = set(rows)

    def _insert_version(self, version):
        assert version not in self.heads
        self.heads.add(version)

    def _delete_version(self, version):
        self.heads.remove(version)

    def _update_version(self, from_, to_):
        assert to_ not in self.heads
        self.heads.remove(from_)
        self.heads.add(to_)


def run(steps, rows):
    maintainer = Rows(rows)
    result = []
    for step in steps:
        maintainer.update_to_step(step)
        result.append([step.short_log, sorted(maintainer.heads)])
    return result


def answer(directory, kind, target, rows):
    map_ = directory.revision_map
    if kind == "ends":
        return [list(map_.heads), list(map_._real_heads), list(map_.bases), list(map_._real_bases)]
    if kind == "labels":
        return sorted([r.revision, sorted(r.branch_labels)] for r in {r for r in map_._revision_map.values() if r})
    if kind == "show":
        return [r.revision for r in directory.get_revisions(target)]
    if kind == "upgrade":
        return run(directory._upgrade_revs(target, tuple(rows)), rows)
    if kind == "downgrade":
        return run(directory._downgrade_revs(target, tuple(rows)), rows)
    if kind == "stamp":
        return run(directory._stamp_revs(target, tuple(rows)), rows)
    if kind == "history":
        base, head = target.split(":")
        return [r.revision for r in directory.walk_revisions(base or "base", head or "heads")]
    if kind == "current":
        return sorted(r.revision for r in directory.get_all_current(tuple(rows)))
    raise ValueError(kind)


def guarded(directory, question):
    try:
        return {"ok": answer(directory, *question)}
    except util.CommandError as error:
        return {"error": str(error)}
    except Exception as error:  # whatever it is: a crash of Alembic's is an answer too
        return {"crash": type(error).__name__}


def main():
    warnings.simplefilter("ignore")
    print(json.dumps(alembic.__version__), flush=True)
    for line in sys.stdin:
        task = json.loads(line)
        directory = Directory(task["revisions"])
        print(json.dumps([guarded(directory, question) for question in task["questions"]]), flush=True)


main()
