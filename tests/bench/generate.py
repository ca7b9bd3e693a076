#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write an Alembic project of COUNT revisions to FOLDER, the same every time.

The history of a field station that keeps adding instruments: each fourth revision makes a table for an instrument with a
foreign key and an index, the three after it add columns. With --branches N, side branches of up to N revisions leave the
main line now and then and are merged again, and each revision makes a table of its own, so that any order runs. With --lanes N,
N lines run side by side from the first revision on and end in heads. The database is app.db in FOLDER. The heads are printed.
"""
import argparse
import pathlib
import random

INI = """\
[alembic]
script_location = %(here)s/migrations
sqlalchemy.url = sqlite:///%(here)s/app.db
"""

ENV = """\
from alembic import context
from sqlalchemy import create_engine

url = context.config.get_main_option("sqlalchemy.url")
if context.is_offline_mode():
    context.configure(url=url, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    with create_engine(url).connect() as connection:
        context.configure(connection=connection)
        with context.begin_transaction():
            context.run_migrations()
"""

TEMPLATE = '''\
"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
from alembic import op
import sqlalchemy as sa

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
'''

SCRIPT = '''\
"""{message}

Revision ID: {revision}
Revises: {revises}
Create Date: 20{year:02d}-{month:02d}-{day:02d} 09:30:00.000000

"""
from alembic import op
import sqlalchemy as sa


revision = "{revision}"
down_revision = {down!r}
branch_labels = None
depends_on = None


def upgrade():
{upgrade}


def downgrade():
{downgrade}
'''

CREATE = '''\
    op.create_table(
        "instrument_{table}",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("serial_number", sa.String(length=40), nullable=False),
        sa.Column("mounted_on", sa.Date(), nullable=True),
        sa.Column("offset", sa.Numeric(precision=8, scale=3), server_default="0", nullable=False),
        sa.Column("reference_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["reference_id"], ["instrument_{reference}.id"], name="fk_instrument_{table}_reference"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("serial_number", name="uq_instrument_{table}_serial_number"),
    )
    op.create_index("ix_instrument_{table}_mounted_on", "instrument_{table}", ["mounted_on"], unique=False)'''

DROP = '''\
    op.drop_index("ix_instrument_{table}_mounted_on", table_name="instrument_{table}")
    op.drop_table("instrument_{table}")'''

ADD = '    op.add_column("instrument_{table}", sa.Column("reading_{n}", {type}, nullable=True))'
REMOVE = '    op.drop_column("instrument_{table}", "reading_{n}")'
TYPES = ["sa.Float()", "sa.Integer()", "sa.String(length=80)", "sa.DateTime()"]


def graph(count, width):
    """The parents of each revision, by number: one line, or with side branches that end in merges."""
    if not width:
        return [(n - 1,) if n else () for n in range(count)]
    chance = random.Random(count)
    parents, main, side = [], None, []
    while len(parents) < count:
        n = len(parents)
        if side and chance.random() < 0.25:
            parents.append((main, side[-1]))
            main, side = n, []
        elif side and len(side) < width and chance.random() < 0.5:
            parents.append((side[-1],))
            side.append(n)
        elif not side and n > 2 and chance.random() < 0.1:
            parents.append((parents[main][0],))
            side = [n]
        else:
            parents.append((main,) if main is not None else ())
            main = n
    return parents


def lanes_graph(count, lanes):
    """The parents of each revision, by number: lines that never meet again."""
    chance = random.Random(count)
    parents, tips = [()], [0] * lanes
    while len(parents) < count:
        lane = chance.randrange(lanes)
        parents.append((tips[lane],))
        tips[lane] = len(parents) - 1
    return parents


def script(n, parents, name, tables_only):
    table, part = (n, 0) if tables_only else divmod(n, 4)
    down = None if not parents else name(parents[0]) if len(parents) == 1 else tuple(map(name, parents))
    fields = {"table": table, "reference": table if tables_only else max(table - 1, 0), "n": n, "type": TYPES[n % len(TYPES)]}
    if len(parents) > 1:
        message, upgrade, downgrade = "merge", "    pass", "    pass"
    elif part == 0:
        message, upgrade, downgrade = f"instrument {table}", CREATE, DROP
    else:
        message, upgrade, downgrade = f"reading {n} of instrument {table}", ADD, REMOVE
    text = SCRIPT.format(
        message=message, revision=name(n), revises=", ".join(map(name, parents)), down=down,
        year=10 + n // 400 % 80, month=n // 28 % 12 + 1, day=n % 28 + 1,
        upgrade=upgrade.format(**fields), downgrade=downgrade.format(**fields))
    return f"{name(n)}_{message.replace(' ', '_')}.py", text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--branches", type=int, default=0, metavar="N")
    parser.add_argument("--lanes", type=int, default=0, metavar="N")
    arguments = parser.parse_args()

    numbers = random.Random(2026)
    names = [f"{numbers.getrandbits(48):012x}" for _ in range(arguments.count)]
    versions = arguments.folder / "migrations" / "versions"
    versions.mkdir(parents=True)
    (arguments.folder / "alembic.ini").write_text(INI)
    (arguments.folder / "migrations" / "env.py").write_text(ENV)
    (arguments.folder / "migrations" / "script.py.mako").write_text(TEMPLATE)
    history = lanes_graph(arguments.count, arguments.lanes) if arguments.lanes else graph(arguments.count, arguments.branches)
    for n, parents in enumerate(history):
        file, text = script(n, parents, names.__getitem__, arguments.branches > 0 or arguments.lanes > 0)
        (versions / file).write_text(text)
    for n in sorted(set(range(arguments.count)).difference(*history)):
        print(names[n])


if __name__ == "__main__":
    main()
