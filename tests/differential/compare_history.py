#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what Retort renders of whole histories with what real Alembic does, one revision, dialect and direction at a time.

    compare_history.py FOLDER… --oracle ORACLE.py [--retort PROGRAM] [--cache DIR] [--show N] [--bucket B] [--json FILE]

FOLDER is a script folder (the one with env.py). ORACLE.py renders it with real Alembic twice, as it is and with inert
stand-ins for what cannot be imported; both recordings are kept in the cache and used again. The version of Alembic is the
one on PYTHONPATH. A table tells, for each history, what Alembic does with each run and what we say:

    renders      Alembic renders it offline: ours must be exact and equal
    environment  it cannot for want of an import, a live table, engine arguments, a plug-in or another version's API
    nature       it refuses: the script raises, has no such function, or asks for what the dialect has not
    data         it needs rows, the inspector or a Session
    other        nothing can be learned from it (time limit, crash, a stand-in got into the SQL)

What varies between two runs of Alembic itself is made equal first (spec §11): trailing blanks, the order of CREATE INDEX
behind one CREATE TABLE, doubled backslashes; runs whose two recordings differ (clock, random values) are left out. Exit
status 1 when anything that we call exact differs from what Alembic rendered.
"""
import argparse
import collections
import json
import os
import re
import subprocess
import sys

BUCKETS = ["renders", "environment", "nature", "data", "other"]
CLASSES = {
    "environment": ("import app-context batch-offline env-args plugin-op newer-api removed-api env-setting "
                    "exec-args-offline stub-in-ddl").split(),
    "nature": "script-raise no-function sqlite-alter unnamed-constraint dialect-type literal-render syntax".split(),
    "data": "needs-results needs-inspector needs-session needs-connection".split(),
}
GOALS = {"renders": ("exact", 0.99), "environment": ("exact", 0.80), "nature": ("error", 0.95), "data": ("needs data", 0.90)}
# A script that asks for these is another one at each run: nothing can be compared.
UNSTABLE = re.compile(r"uuid[14]\b|\bdatetime\.(utcnow|now|today)\(|\bdate\.today\(|\btime\.time\(|\brandom\.|\bsecrets\.")
CREATE_INDEX = re.compile(r"CREATE (UNIQUE )?INDEX ")


def bucket_of(record):
    if record["status"] == "ok":
        return "renders"
    kind = record.get("error_class", "other").split(":")[0]
    for bucket, classes in CLASSES.items():
        if kind in classes:
            return bucket
    return "other"


def statements(sql):
    """The statements of a text, comparable: without transaction brackets, runs of CREATE INDEX sorted."""
    texts = []
    for text in re.split(r";[ \t]*\n\s*\n", sql.replace("\r", "") + "\n\n"):
        text = "\n".join(line.rstrip() for line in text.replace("\t", "    ").strip().split("\n")).rstrip("; \n")
        text = text.replace("\\\\", "\\")
        if text and text not in ("BEGIN", "COMMIT"):
            texts.append(text)
    result, run = [], []
    for text in texts:
        if CREATE_INDEX.match(text):
            run.append(text)
            continue
        result += sorted(run) + [text]
        run = []
    return result + sorted(run)


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.startswith("{")]


def search_path(folder):
    """Folders above the scripts that could be on the import path: those that are no package themselves."""
    paths, current = [], os.path.dirname(folder)
    while len(current) > 1 and len(paths) < 6:
        if not os.path.exists(os.path.join(current, "__init__.py")):
            paths.append(current)
        if os.path.exists(os.path.join(current, ".git")) or os.path.exists(os.path.join(current, "setup.py")):
            break
        current = os.path.dirname(current)
    return paths


def record(folder, dialect, mode, arguments, convention):
    name = "_".join(os.path.relpath(folder, arguments.root).split(os.sep)) if arguments.root else folder.strip("/").replace("/", "_")
    path = os.path.join(arguments.cache, f"{name}.{dialect}.{mode}.jsonl")
    if convention:
        path = path.replace(".jsonl", ".named.jsonl")
    if not os.path.exists(path):
        if not arguments.oracle:
            return None
        command = ["/usr/bin/python3", arguments.oracle, folder, "--dialect", dialect, "--recursive", "--out", path + ".part"]
        if mode == "stub":
            command.append("--stub-missing")
        if convention:
            command += ["--naming-convention", json.dumps(convention)]
        for place in search_path(folder):
            command += ["--sys-path", place]
        subprocess.run(["unshare", "-n"] + command if os.geteuid() == 0 else command, check=False, stderr=subprocess.DEVNULL)
        os.replace(path + ".part", path)
    return {(r["file"], r["dialect"], r["direction"]): r for r in read_lines(path)}


def render(folder, arguments):
    result = subprocess.run([arguments.retort, "-c", folder, "render", "--json"], capture_output=True, text=True, check=False)
    ours = {}
    if result.returncode:
        print(f"{folder}: {result.stdout[-300:]} {result.stderr[-300:]}", file=sys.stderr)
    for line in filter(lambda text: text.startswith("{"), result.stdout.split("\n")):
        line = json.loads(line)
        key = (line["file"], line["dialect"], line["direction"])
        if key in ours:  # another engine of the same script
            if line["status"] != "exact":
                ours[key].update(status=line["status"], diagnostics=line["diagnostics"])
            ours[key]["sql"] += "\n\n" + line["sql"]
        else:
            ours[key] = line
    return ours


def convention_of(folder, arguments):
    if not arguments.facts:
        return None
    result = subprocess.run([arguments.facts, folder], capture_output=True, text=True, check=False)
    return json.loads(result.stdout or "{}").get("naming_convention") or None


def judge(plain, stub):
    """(bucket, truth): what Alembic does with a run, and the SQL that ours has to equal, where it is known."""
    bucket = bucket_of(plain)
    if bucket == "renders":
        if stub and stub["status"] == "ok" and statements(stub["sql"]) != statements(plain["sql"]):
            return "other", None  # the clock, a random value, the order of a set
        return bucket, plain["sql"]
    if bucket == "environment" and stub and not stub.get("stub_touched"):
        if stub["status"] == "ok":
            return bucket, stub["sql"]
        if bucket_of(stub) in ("nature", "data"):
            return bucket_of(stub), None
    return bucket, None


def is_unstable(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return UNSTABLE.search(file.read()) is not None
    except OSError:
        return False


class Report:
    def __init__(self, arguments):
        self.arguments = arguments
        self.rows = []
        self.causes = collections.Counter()
        self.shown = collections.Counter()
        self.different = 0

    def history(self, name, folder, ours, plain, stub):
        counts = collections.Counter()
        unstable = {file for file in {key[0] for key in plain} if is_unstable(os.path.join(folder, file))}
        for key, recorded in plain.items():
            bucket, truth = judge(recorded, stub.get(key))
            if key[0] in unstable and bucket == "renders":
                bucket = "other"
            own = ours.get(key) or {"status": "missing", "sql": "", "diagnostics": []}
            status = own["status"]
            if status == "exact" and truth is not None and statements(truth) != statements(own["sql"]):
                status = "DIFFERENT"
                self.different += 1
            counts[bucket, status] += 1
            wanted = GOALS.get(bucket, (None,))[0]
            if wanted and status != wanted:
                self.miss(name, key, bucket, status, own, recorded, truth)
        self.rows.append((name, counts))

    def miss(self, name, key, bucket, status, own, recorded, truth):
        reason = own["diagnostics"][0]["message"] if own["diagnostics"] else recorded.get("error_class", "")
        cause = f"{bucket}: {status}: {reason.splitlines()[0][:110] if reason else ''}"
        self.causes[cause] += 1
        if (self.arguments.bucket and self.arguments.bucket not in cause) or self.shown[bucket, status] >= self.arguments.show:
            return
        self.shown[bucket, status] += 1
        line = own["diagnostics"][0]["line"] if own["diagnostics"] else ""
        print(f"\n--- {bucket}, ours {status}: {name} {key[0]}:{line} {key[1]} {key[2]}\n    ours:     {reason}")
        if recorded["status"] != "ok":
            print(f"    recorded: {recorded.get('error_class')} {recorded.get('error', '')[:200]} at {recorded.get('where')}")
        if status == "DIFFERENT":
            left, right = statements(truth), statements(own["sql"])
            for index in range(max(len(left), len(right))):
                a = left[index] if index < len(left) else "(nothing)"
                b = right[index] if index < len(right) else "(nothing)"
                if a != b:
                    print(f"    Alembic:  {a[:1500]}\n    Retort:   {b[:1500]}")
                    break

    def print(self):
        total = collections.Counter()
        for _, counts in self.rows:
            total.update(counts)
        print(f"\n{'history':44} " + " ".join(f"{bucket:>22}" for bucket in BUCKETS))
        print(f"{'':44} " + " ".join(f"{'met / all (different)':>22}" for _ in BUCKETS))
        for name, counts in self.rows + [("all", total)]:
            cells = []
            for bucket in BUCKETS:
                all_of = sum(count for (b, _), count in counts.items() if b == bucket)
                met = counts[bucket, GOALS[bucket][0]] if bucket in GOALS else 0
                different = counts[bucket, "DIFFERENT"]
                cells.append(f"{met} / {all_of}" + (f" ({different})" if different else ""))
            print(f"{name[-44:]:44} " + " ".join(f"{cell:>22}" for cell in cells))
        for bucket, (status, goal) in GOALS.items():
            all_of = sum(count for (b, _), count in total.items() if b == bucket)
            met = total[bucket, status]
            print(f"{bucket}: {status} {met} of {all_of} = {100 * met / max(1, all_of):.2f} % (goal {100 * goal:.0f} %)")
        print(f"exact but different: {self.different}")
        print("\nwhat keeps the rest from it:")
        for cause, count in self.causes.most_common(self.arguments.causes):
            print(f"{count:6}  {cause}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--oracle", help="oracle.py; without it, recordings have to be in the cache")
    parser.add_argument("--retort", default="retort")
    parser.add_argument("--facts", help="the program projectfacts, which tells a project's naming convention")
    parser.add_argument("--cache", default="recordings")
    parser.add_argument("--root", help="folder that history names are relative to")
    parser.add_argument("--show", type=int, default=0, help="examples of each kind of miss")
    parser.add_argument("--bucket", help="examples whose cause contains this text only")
    parser.add_argument("--causes", type=int, default=25)
    arguments = parser.parse_args()
    os.makedirs(arguments.cache, exist_ok=True)
    report = Report(arguments)
    for folder in map(os.path.abspath, arguments.folders):
        ours = render(folder, arguments)
        convention = convention_of(folder, arguments)
        plain, stub = {}, {}
        for dialect in ("sqlite", "postgresql"):
            plain.update(record(folder, dialect, "plain", arguments, convention) or {})
            stub.update(record(folder, dialect, "stub", arguments, convention) or {})
        if not plain:
            print(f"no recording of {folder}", file=sys.stderr)
            continue
        report.history(os.path.relpath(folder, arguments.root) if arguments.root else folder, folder, ours, plain, stub)
    report.print()
    return 1 if report.different else 0


if __name__ == "__main__":
    raise SystemExit(main())
