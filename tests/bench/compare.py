#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time Retort and Debian's Alembic side by side on generated histories, and print a table.

Both do the same work on the same files, in turns; their `history` and `current` must print the same lines, and the databases
they make must have the same tables, or the comparison stops. Alembic's __pycache__ and the file cache are warm: the first
run of each program is not counted (Retort's is shown, since it has no cache of its own yet).
"""
import argparse
import os
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
ALEMBIC = ["/usr/bin/python3", "-m", "alembic"]
SLOW = 5.0  # seconds; what takes longer is run fewer times


class Project:
    def __init__(self, count, folder):
        self.count = count
        self.folder = folder
        self.database = folder / "app.db"
        generator = [sys.executable, HERE / "generate.py", str(count), folder]
        self.head = subprocess.run(generator, check=True, capture_output=True, text=True).stdout.strip()

    def empty(self):
        self.database.unlink(missing_ok=True)

    def stamped(self):
        self.empty()
        with sqlite3.connect(self.database) as connection:
            connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
            connection.execute("INSERT INTO alembic_version VALUES (?)", (self.head,))
        connection.close()

    def tables(self):
        with sqlite3.connect(self.database) as connection:
            names = connection.execute("SELECT type, name FROM sqlite_schema ORDER BY 1, 2").fetchall()
            version = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        connection.close()
        return names, version


def timed(command, project, environment):
    begin = time.perf_counter()
    result = subprocess.run(command, cwd=project.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    seconds = time.perf_counter() - begin
    if result.returncode != 0:
        sys.exit(f"{command} failed:\n{result.stderr.decode()}")
    return seconds, result.stdout


def compare(retort, project, arguments, prepare, runs, environment):
    """Prints one line of the table. `prepare` brings the database into the state that the command starts from."""
    times = {"alembic": [], "retort": []}
    programs = {"alembic": ALEMBIC, "retort": [retort]}
    first = None
    done = 0
    while done <= runs:
        outcome = {}
        for name, program in programs.items():
            prepare()
            seconds, output = timed([*program, "-c", "alembic.ini", *arguments], project, environment)
            outcome[name] = project.tables() if arguments[0] == "upgrade" else output
            if done:
                times[name].append(seconds)
            elif name == "retort":
                first = seconds
            if seconds > SLOW:
                runs = min(runs, 2)
        if outcome["alembic"] != outcome["retort"]:
            sys.exit(f"{arguments}: the two programs do not agree:\n{outcome}"[:2000])
        done += 1
    theirs, ours = statistics.median(times["alembic"]), statistics.median(times["retort"])
    print(f"{project.count:>9}  {' '.join(arguments):<13} {theirs:>9.3f} s {ours:>9.3f} s {first:>9.3f} s {theirs / ours:>8.1f} ×"
          f"   {runs}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("retort", type=pathlib.Path, help="the program to measure")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    arguments = parser.parse_args()
    retort = arguments.retort.resolve()

    print(f"{'revisions':>9}  {'command':<13} {'Alembic':>11} {'Retort':>11} {'first run':>11} {'ratio':>10}   runs")
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "XDG_CACHE_HOME": os.path.join(folder, "cache")}
            project = Project(size, pathlib.Path(folder) / "project")
            project.empty()
            compare(retort, project, ["history"], lambda: None, arguments.runs, environment)
            compare(retort, project, ["current"], project.stamped, arguments.runs, environment)
            if size <= 1000:
                compare(retort, project, ["upgrade", "head"], project.empty, arguments.runs, environment)


if __name__ == "__main__":
    main()
