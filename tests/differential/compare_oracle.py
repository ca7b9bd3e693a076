#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the SQL of scriptdump with a recording of real Alembic's, one revision and direction at a time.

    compare_oracle.py RECORDED.jsonl OURS.jsonl [--show N] [--class NAME]

A line of either file is an object with file, direction, status ("ok" or "error" when recorded; "exact", "needs-data",
"needs-python" or "error" in ours) and statements. What is known to vary between two runs of Alembic itself is made equal
first: trailing blanks, the order of the CREATE INDEX statements behind one CREATE TABLE, and random or clock values.
Exit status 1 when a statement that we call exact differs from the recorded one.
"""
import argparse
import collections
import json
import os
import re

UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
CREATE_INDEX = re.compile(r"CREATE (UNIQUE )?INDEX ")


def normalise(statements):
    """Statements without trailing blanks, runs of CREATE INDEX sorted, and PostgreSQL's doubled % and \\ left alone."""
    lines = []
    for statement in statements:
        text = "\n".join(line.rstrip() for line in statement.replace("\t", "    ").strip().split("\n"))
        text = text.rstrip().rstrip(";").rstrip()
        if text:
            lines.append(UUID.sub("<uuid>", text))
    result, run = [], []
    for text in lines:
        if CREATE_INDEX.match(text):
            run.append(text)
            continue
        result += sorted(run)
        run = []
        result.append(text)
    return result + sorted(run)


def load(path):
    records = collections.OrderedDict()
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.strip():
                record = json.loads(line)
                records[(os.path.basename(record["file"]), record["direction"])] = record
    return records


def classify(recorded, ours):
    tainted = recorded.get("stub_touched", 0) > 0
    ok = recorded["status"] == "ok"
    if ours is None:
        return "missing in ours"
    if ours["status"] != "exact":
        kind = ours["status"]
        if not ok:
            return f"{kind}, recorded error {recorded['error_class'].split(':')[0]}"
        return f"{kind}, recorded only with stand-ins" if tainted else f"{kind}, recorded ok"
    if not ok:
        return f"exact, recorded error {recorded['error_class'].split(':')[0]}"
    if normalise(recorded["statements"]) == normalise(ours["statements"]):
        return "same"
    return "differs from a recording with stand-ins" if tainted else "DIFFERS"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("recorded")
    parser.add_argument("ours")
    parser.add_argument("--show", type=int, default=0, help="print this many examples of each class but `same`")
    parser.add_argument("--class", dest="only", help="examples of the classes that contain this text")
    arguments = parser.parse_args()
    recorded, ours = load(arguments.recorded), load(arguments.ours)
    classes = collections.defaultdict(list)
    for key, record in recorded.items():
        classes[classify(record, ours.get(key))].append(key)
    for name, keys in sorted(classes.items(), key=lambda item: -len(item[1])):
        print(f"{len(keys):6}  {name}")
    for name, keys in classes.items():
        if name == "same" or (arguments.only and arguments.only not in name):
            continue
        for key in keys[:arguments.show]:
            record, own = recorded[key], ours.get(key) or {}
            print(f"\n--- {name}: {key[0]} {key[1]} {own.get('file', '')}:{own.get('line', '')}")
            if own.get("reason"):
                print(f"    ours: {own['reason']}")
            if record["status"] != "ok":
                print(f"    recorded: {record.get('error_type')}: {record.get('error')} at {record.get('where')}")
            left, right = normalise(record["statements"]), normalise(own.get("statements", []))
            if own.get("status") != "exact":
                continue
            for index in range(max(len(left), len(right))):
                a = left[index] if index < len(left) else "(nothing)"
                b = right[index] if index < len(right) else "(nothing)"
                if a != b:
                    print(f"    recorded: {a}\n    ours:     {b}")
                    break
    return 1 if classes.get("DIFFERS") else 0


if __name__ == "__main__":
    raise SystemExit(main())
