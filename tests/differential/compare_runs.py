#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs histories with real Alembic and with Retort into two databases and compares what is in them, up and down again.

    compare_runs.py FOLDER… [--retort PROGRAM] [--oracle ORACLE.py] [--dialect sqlite|postgresql] [--show]

FOLDER is a script folder. It is copied, and gets an env.py that does nothing but connect, so that the project's own is never
run. Both go revision by revision, as far as Alembic comes and Retort calls the revision exact; then schema and rows are
compared (sqlite_schema; pg_dump), both go down again as far as both can, and what is left is compared once more. What Retort's own
look at the database after the run finds to differ from the replayed schema is a false alarm, and counts as a difference. PostgreSQL
is a private cluster. Exit status 1 when anything differs.
"""
import argparse
import glob
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ENV = '''import os, sys
stand_ins = os.environ.get("RETORT_STAND_INS")
if stand_ins:
    sys.path.insert(0, stand_ins)
    import oracle
    sys.path.remove(stand_ins)
    sys.meta_path.insert(0, oracle.StubFinder())
from alembic import context
from sqlalchemy import create_engine, event, pool
engine = create_engine(context.get_x_argument(as_dictionary=True)["url"], poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
'''
INI = "[alembic]\nscript_location = %(here)s/scripts\nprepend_sys_path = {path}\n{locations}"
ALEMBIC = [sys.executable if os.environ.get("PYTHONPATH") else "/usr/bin/python3", "-m", "alembic"]


def run(command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **more)


class Sqlite:
    name = "sqlite"

    def __init__(self, folder):
        self.folder = folder

    def create(self, name):
        path = self.folder / f"{name}.db"
        path.unlink(missing_ok=True)
        return f"sqlite:///{path}"

    def contents(self, url):
        with sqlite3.connect(url[len("sqlite:///"):]) as connection:
            # Alembic rebuilds a table with the constraints that it reflects in the order of a Python set.
            schema = [", ".join(sorted(re.sub(r" ?\)$", "", " ".join((row[0] or "").split())).split(", "))) for row in connection.execute(
                "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND tbl_name <> 'alembic_version' ORDER BY type, name")]
            tables = [row[0] for row in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")]
            rows = []
            for table in tables:
                quoted = table.replace('"', '""')
                rows += sorted(f"{table}: {row!r}" for row in connection.execute(f'SELECT * FROM "{quoted}"'))
        connection.close()
        return schema + rows

    def close(self):
        pass


class Postgresql:
    name = "postgresql"

    def __init__(self, folder):
        self.bin = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self.data = folder / "cluster"
        self.as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if os.geteuid() == 0:
            folder.chmod(0o755)
            self.data.mkdir()
            shutil.chown(self.data, "postgres")
        self.call("initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale", "C")
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.data}' -c fsync=off"
        self.call("pg_ctl", "-D", self.data, "-w", "-l", self.data / "log", "-o", options, "start")

    def call(self, program, *arguments):
        result = run(self.as_owner + [f"{self.bin}/{program}", *arguments])
        if result.returncode:
            sys.exit(f"{program} failed: {result.stderr}")
        return result.stdout

    def create(self, name):
        for command in (f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}"):
            self.call("psql", "-h", self.data, "-U", "postgres", "-q", "-c", command)
        return f"postgresql://postgres@/{name}?host={self.data}"

    def contents(self, url):
        name = url.split("/")[3].split("?")[0]
        dump = self.call("pg_dump", "-h", self.data, "-U", "postgres", "--no-owner", name)
        lines = [line for line in dump.split("\n") if line.strip() and not line.startswith(("--", "SET ", "\\restrict", "\\unrestrict"))]
        return lines

    def close(self):
        self.call("pg_ctl", "-D", self.data, "-m", "immediate", "stop")


class History:
    """A copy of a script folder with a plain env.py."""

    def __init__(self, folder, work, retort):
        self.work = work
        self.retort = retort
        scripts = work / "scripts"
        shutil.copytree(folder, scripts, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        (scripts / "env.py").write_text(ENV)
        (scripts / "alembic.ini").unlink(missing_ok=True)
        locations = "" if (scripts / "versions").is_dir() else "version_locations = %(here)s/scripts\n"
        paths = [str(parent) for parent in list(pathlib.Path(folder).parents)[:5] if not (parent / "__init__.py").exists()]
        (work / "alembic.ini").write_text(INI.format(path=os.pathsep.join(paths[:3]), locations=locations))

    def rendered(self, dialect):
        out = run([self.retort, "-c", self.work / "alembic.ini", "render", "--json", "--dialect", dialect]).stdout
        return [json.loads(line) for line in out.splitlines()]

    def alembic(self, url, *arguments):
        environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1")
        return run(["unshare", "-n"] * (os.geteuid() == 0) + ALEMBIC
                   + ["-c", self.work / "alembic.ini", "-x", f"url={url}", *arguments], cwd=self.work, env=environment)

    def native(self, url, *arguments):
        return run([self.retort, "-c", self.work / "alembic.ini", "--url", url, *arguments], cwd=self.work)


def false_alarms(result):
    """What the run warns of although it did what the plan says."""
    return [line.strip() for line in result.stderr.split("\n") if "not what the plan expected" in line]


def last_line(result):
    lines = [line for line in result.stderr.strip().split("\n") if line.strip()]
    return lines[-1][:150] if lines else ""


def longest(exact, both):
    """How many of the revisions both can run: by bisection, for each try costs a Python process. Returns (count, why no more)."""
    good, reason = 0, ""
    low, high = 0, len(exact)
    while low < high:
        middle = (low + high + 1) // 2
        problem = both(exact[:middle])
        if problem:
            reason, high = problem, middle - 1
        else:
            good = low = middle
    return good, reason


def compare(engine, history, show):
    lines = history.rendered(engine.name)
    ups = [line for line in lines if line["direction"] == "upgrade"]
    status = {(line["revision"], line["direction"]): line["status"] for line in lines}
    exact = []
    for line in ups:
        if line["status"] != "exact":
            break
        exact.append(line["revision"])

    state = {}

    def both(revisions):
        theirs, ours = engine.create("theirs"), engine.create("ours")
        alarms = state["alarms"] = []
        for name, program, url in (("Alembic", history.alembic, theirs), ("Retort", history.native, ours)):
            # A revision and all that it stands on: the last of each branch is enough.
            tips = [r for r in revisions if not any(r in parents(line) for line in ups if line["revision"] in revisions)]
            for tip in tips:
                result = program(url, "upgrade", tip)
                if result.returncode:
                    state["failed"] = name
                    return f"{name}: {last_line(result)}"
                if name == "Retort":
                    alarms.extend(false_alarms(result))
        state.update(theirs=theirs, ours=ours, tips=tips)
        return ""

    count, reason = longest(exact, both)
    problem = both(exact[:count]) if count else ""
    if problem or not count:
        return count, len(ups), 0, reason or problem, []
    differences = [f"verification, {line}" for line in state["alarms"]] + difference(engine, state, "up")
    down = 0
    for revision in reversed(exact[:count]):
        if status[revision, "downgrade"] != "exact" or len(state["tips"]) != 1:
            break
        down += 1
    if down:
        target = "base" if down == count else exact[count - down - 1]
        results = [history.alembic(state["theirs"], "downgrade", target), history.native(state["ours"], "downgrade", target)]
        if results[0].returncode:
            down, reason = 0, reason or f"Alembic down: {last_line(results[0])}"
        elif results[1].returncode:
            differences.append(f"Retort cannot go down to {target}: {last_line(results[1])}")
        else:
            differences += [f"verification down, {line}" for line in false_alarms(results[1])] + difference(engine, state, "down")
    if show:
        for line in differences[:12]:
            print(f"    {line}")
    return count, len(ups), down, reason or ("" if count == len(ups) else f"{ups[count]['revision']} is {ups[count]['status']}"), differences


def parents(line):
    down = line["down_revision"]
    return [] if down is None else [down] if isinstance(down, str) else down


def difference(engine, state, when):
    theirs, ours = engine.contents(state["theirs"]), engine.contents(state["ours"])
    if theirs == ours:
        return []
    only = [f"{when}, only Alembic: {line}" for line in theirs if line not in ours]
    return only + [f"{when}, only Retort:  {line}" for line in ours if line not in theirs] or [f"{when}: another order"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--retort", default="retort")
    parser.add_argument("--dialect", choices=["sqlite", "postgresql"])
    parser.add_argument("--oracle", help="oracle.py, whose inert stand-ins replace modules that cannot be imported")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    arguments.retort = os.path.abspath(arguments.retort)
    if arguments.oracle:
        os.environ["RETORT_STAND_INS"] = os.path.dirname(os.path.abspath(arguments.oracle))
    failures = 0
    print(f"{'history':50} {'dialect':10} {'up':>11} {'down':>5}  same?  what ended it")
    with tempfile.TemporaryDirectory(prefix="retort-runs-") as temporary:
        base = pathlib.Path(temporary)
        base.chmod(0o755)
        engines = [kind(base) for kind in (Sqlite, Postgresql) if arguments.dialect in (None, kind.name)]
        try:
            for number, folder in enumerate(map(os.path.abspath, arguments.folders)):
                for engine in engines:
                    work = base / f"{number}-{engine.name}"
                    work.mkdir()
                    count, total, down, reason, differences = compare(
                        engine, History(folder, work, arguments.retort), arguments.show)
                    failures += bool(differences)
                    print(f"{folder[-50:]:50} {engine.name:10} {count:5} /{total:4} {down:5}  "
                          f"{'DIFFERENT' if differences else 'same' if count else '-':9}  {reason[:120]}", flush=True)
        finally:
            for engine in engines:
                engine.close()
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
