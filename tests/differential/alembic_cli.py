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

import alembic.config
from alembic.util import messaging

sys.dont_write_bytecode = True
warnings.simplefilter("ignore")


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
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            alembic.config.CommandLine(prog="alembic").main(argv=arguments)
            code = 0
        except SystemExit as exit_:
            code = (exit_.code or 0) & 0xFF
        except BaseException as error:  # what the interpreter would print as a traceback
            out.write("TRACEBACK %s: %s" % (type(error).__name__, error))
            code = 1
    return {"code": code, "out": out.getvalue()}


def main():
    results = []
    for case in json.load(sys.stdin):
        prepare(case["database"], case["rows"])
        os.environ["TEST_DATABASE"] = case["database"]
        results.append(run(case["arguments"]))
    json.dump(results, sys.stdout)


messaging.write_outstream.__globals__["_use_tty"] = False
main()
