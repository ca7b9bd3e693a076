# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes recorded.txt: what Alembic's offline mode prints for each snippet of snippets.txt, on both dialects.

Run with Alembic 1.19.2 and SQLAlchemy 2.0.52 on PYTHONPATH: python3 record.py, in this folder. A snippet is the body of an upgrade() behind the
lines of head.py; a record is its name, the dialect and the text, tabs between them, line feeds written as a backslash and n.
"""
import io
import pathlib
import re
import warnings

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).parent
HEAD = (HERE / "head.py").read_text()
BLOCKS = re.split(r"^### *(.*)\n", (HERE / "snippets.txt").read_text(), flags=re.M)[1:]


def printed(body, dialect):
    buffer = io.StringIO()
    context = MigrationContext.configure(
        dialect_name=dialect,
        dialect_opts={"paramstyle": "named"},
        opts={"as_sql": True, "output_buffer": buffer, "literal_binds": True}
    )
    with Operations.context(context):
        exec(compile(HEAD + body, "<snippet>", "exec"), {"__name__": "snippet"})
    return re.sub(r"[ \t]+\n", "\n", buffer.getvalue()).strip()


with (HERE / "recorded.txt").open("w") as out:
    for name, body in zip(BLOCKS[::2], BLOCKS[1::2]):
        for dialect in ("sqlite", "postgresql"):
            try:
                text = printed(body, dialect)
            except Exception as error:
                text = "!" + type(error).__name__
            out.write("\t".join([name.strip(), dialect, text.replace("\n", "\\n")]) + "\n")
