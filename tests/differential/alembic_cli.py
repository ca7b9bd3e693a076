#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs real Alembic's command line for a list of cases in one process.

Standard input: a JSON list of {"arguments": [...], "database": path, "rows": [...]}. Each database is made anew, with a
version table that holds the rows (no table when "rows" is null). Standard output: a JSON list of {"code": n, "out": text}.
"""
import contextlib
import io
import json
import os
import sqlite3
import sys
import warnings

sys.dont_write_bytecode = True
warnings.simplefilter("ignore")


class Collector(io.TextIOBase):
    """Stands in for standard output: Alembic keeps the stream that it finds when it is imported."""

    encoding = "utf-8"

    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text
        return len(text)

    def isatty(self):
        return False


real_stdout = sys.stdout
collector = Collector()
sys.stdout = collector

import alembic.config  # noqa: E402


def prepare(path, rows):
    if os.path.exists(path):
        os.remove(path)
    connection = sqlite3.connect(path)
    if rows is not None:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
                           " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))")
        connection.executemany("INSERT INTO alembic_version VALUES (?)", [(row,) for row in rows])
    connection.commit()
    connection.close()


def run(arguments):
    collector.text = ""
    with contextlib.redirect_stderr(io.StringIO()):
        try:
            alembic.config.CommandLine(prog="alembic").main(argv=arguments)
            code = 0
        except SystemExit as exit_:
            code = (exit_.code or 0) & 0xFF
        except BaseException as error:  # what the interpreter would print as a traceback
            collector.write("TRACEBACK %s: %s" % (type(error).__name__, error))
            code = 1
    return {"code": code, "out": collector.text}


def main():
    results = []
    for case in json.load(sys.stdin):
        prepare(case["database"], case["rows"])
        os.environ["TEST_DATABASE"] = case["database"]
        results.append(run(case["arguments"]))
    json.dump(results, real_stdout)


main()
