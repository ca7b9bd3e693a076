# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes expressions.txt and literals.txt: what SQLAlchemy prints for the expressions that tests/dialect builds under the same names.

Run with SQLAlchemy 2.0.52 on PYTHONPATH: python3 generate.py, in this folder. One record a line: name, dialect, text, separated by tabs;
line feeds in the text are written as a backslash and n, backslashes are doubled. "!Type: message" is an error. PostgreSQL's doubled backslashes
(spec 4.4) are switched off, as SQLAlchemy 2.1 does. types.txt, one line a type with its SQL on both dialects and its repr(), was recorded
with the same release: repr(t) and t.compile(dialect=…) of the constructor in the first column, UNSUP for UnsupportedCompilationError.
"""
import datetime
import decimal
import enum
import re
import uuid

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.dialects import sqlite as sl

assert sa.__version__ == "2.0.52", sa.__version__

t = sa.table(
    "t",
    sa.column("id", sa.Integer),
    sa.column("name", sa.String),
    sa.column("flag", sa.Boolean),
    sa.column("n", sa.Numeric),
    sa.column("d", sa.Date),
    sa.column("ts", sa.DateTime),
    sa.column("data", sa.JSON),
    sa.column("tags", pg.ARRAY(sa.String)),
    sa.column("order", sa.Integer),
    sa.column("kind", sa.Enum("a", "b", name="kind")),
)
u = sa.table("u", sa.column("tid", sa.Integer), sa.column("v", sa.String), sa.column("id", sa.Integer), schema="s")
c = t.c
x = sa.column("x")


def table_with_key():
    return sa.Table(
        "m",
        sa.MetaData(),
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String),
        sa.Column("made", sa.DateTime, default=sa.func.now()),
    )


def text_key():
    return sa.Table("ver", sa.MetaData(), sa.Column("num", sa.String(32), primary_key=True))


def pg_insert():
    return pg.insert(t)


EXPRESSIONS = {
    # comparison
    "eq": lambda: c.id == 5,
    "eq none": lambda: c.id == None,  # noqa: E711
    "ne none": lambda: c.id != None,  # noqa: E711
    "eq true": lambda: c.flag == True,  # noqa: E712
    "ne false": lambda: c.flag != False,  # noqa: E712
    "is true": lambda: c.flag.is_(True),
    "is not none": lambda: c.flag.is_not(None),
    "lt": lambda: c.id < 5,
    "ge column": lambda: c.id >= u.c.tid,
    "eq string on integer": lambda: c.id == "x",
    "eq null()": lambda: c.name == sa.null(),
    "distinct from": lambda: c.id.is_distinct_from(3),
    "not distinct from": lambda: c.id.is_not_distinct_from(None),
    "untyped eq": lambda: x == 5,
    "untyped eq string": lambda: x == "it's",
    # negation
    "not column": lambda: ~c.flag,
    "not eq": lambda: ~(c.id == 5),
    "not and": lambda: sa.not_(sa.and_(c.id == 5, c.name == "x")),
    "not not": lambda: sa.not_(sa.not_(c.id == 5)),
    "not untyped": lambda: ~x,
    "not function": lambda: ~sa.func.f(x),
    "not exists": lambda: ~sa.exists().where(u.c.tid == c.id),
    "not in": lambda: ~c.id.in_([1, 2]),
    "not true": lambda: sa.not_(sa.true()),
    "not custom": lambda: ~c.name.op("@@")("x"),
    "negative": lambda: -c.id,
    "negative sum": lambda: -(c.id + 1),
    # boolean lists
    "and": lambda: sa.and_(c.id == 1, c.name == "x"),
    "or in and": lambda: sa.and_(c.name.like("a%"), sa.or_(c.id < 5, c.id >= 10)),
    "and in or": lambda: sa.or_(c.name.like("a%"), sa.and_(c.id < 5, c.id >= 10)),
    "and flat": lambda: sa.and_(c.id == 1, sa.and_(c.id == 2, c.id == 3)),
    "and true": lambda: sa.and_(sa.true(), c.id == 1),
    "and false": lambda: sa.and_(c.id == 1, sa.false()),
    "and column": lambda: sa.and_(c.flag, c.id == 1),
    "or columns": lambda: c.flag | ~c.flag,
    "and text": lambda: sa.and_(sa.text("a = 1"), sa.text("b = 2 OR c")),
    "and chained": lambda: (c.id == 1) & (c.id == 2) & (c.id == 3) | (c.id == 4),
    # arithmetic and strings
    "add": lambda: c.id + 1,
    "add flat": lambda: c.id + 1 + 2 + c.n,
    "sub nested": lambda: c.id - (c.n - 1),
    "mul add": lambda: (c.id + 1) * 2,
    "add mul": lambda: c.id + c.n * 2,
    "div": lambda: c.id / 2,
    "div numeric": lambda: c.n / 3,
    "floordiv": lambda: c.id // 2,
    "floordiv numeric": lambda: c.n // 2,
    "mod": lambda: c.id % 2,
    "reversed": lambda: 10 - c.id,
    "concat": lambda: c.name + "_x",
    "concat flat": lambda: c.name + "_" + c.name + "!",
    "concat reversed": lambda: "p_" + c.name,
    "concat untyped": lambda: x + "y",
    "concat op": lambda: c.id.concat(c.name),
    "sum compared": lambda: c.id + 1 == 5,
    "date minus": lambda: c.d - datetime.date(2020, 1, 2),
    "moment plus interval": lambda: c.ts + datetime.timedelta(days=1),
    "bitand": lambda: c.id.bitwise_and(4),
    "bitxor": lambda: c.id.bitwise_xor(4),
    "bitnot": lambda: c.id.bitwise_not(),
    "shift": lambda: c.id.bitwise_lshift(2),
    "custom op": lambda: c.name.op("~*")("x"),
    "custom op twice": lambda: c.name.op("->")("x").op("->")("y"),
    "custom op in sum": lambda: c.id.op("<<")(1) + 1,
    "bool op": lambda: c.tags.bool_op("&&")(sa.literal_column("ARRAY['a']")),
    # like and its kin
    "like": lambda: c.name.like("a%"),
    "not like escape": lambda: c.name.not_like("a/%%", escape="/"),
    "ilike": lambda: c.name.ilike("A%"),
    "not ilike": lambda: ~c.name.ilike("A%"),
    "startswith": lambda: c.name.startswith("a"),
    "endswith": lambda: c.name.endswith("a"),
    "contains": lambda: c.name.contains("a"),
    "contains autoescape": lambda: c.name.contains("a%b_/c", autoescape=True),
    "startswith escape": lambda: c.name.startswith("a^%", escape="^"),
    "not contains": lambda: ~c.name.contains("a"),
    "istartswith": lambda: c.name.istartswith("A"),
    "icontains": lambda: c.name.icontains("A"),
    "startswith column": lambda: c.name.startswith(u.c.v),
    "contains sum": lambda: c.name.contains(c.name + "x"),
    "regexp": lambda: c.name.regexp_match("^a"),
    "regexp flags": lambda: c.name.regexp_match("^a", flags="i"),
    "regexp replace": lambda: c.name.regexp_replace("a", "b"),
    "match": lambda: c.name.match("a"),
    # in, between
    "in strings": lambda: c.name.in_(["a", "b"]),
    "in integers": lambda: c.id.in_([1, 2, 3]),
    "in none": lambda: c.id.in_([1, None]),
    "in empty": lambda: c.id.in_([]),
    "not in empty": lambda: c.id.not_in([]),
    "in columns": lambda: c.id.in_([1, u.c.tid]),
    "in select": lambda: c.id.in_(sa.select(u.c.tid)),
    "not in select": lambda: c.id.not_in(sa.select(u.c.tid).where(u.c.v == "x")),
    "in untyped": lambda: x.in_([1, 2]),
    "in tuple": lambda: sa.tuple_(c.id, c.name).in_([(1, "a"), (2, "b")]),
    "between": lambda: c.id.between(1, 5),
    "not between": lambda: ~c.id.between(1, 5),
    "between symmetric": lambda: c.id.between(1, c.n + 1, symmetric=True),
    "between in and": lambda: sa.and_(c.id.between(1, 5), c.flag),
    # constructs
    "case": lambda: sa.case((c.id > 5, "big"), else_="small"),
    "case value": lambda: sa.case({"a": 1, "b": 2}, value=c.name, else_=0),
    "case column": lambda: sa.case((c.flag, c.id), (c.id == 2, None)),
    "case text": lambda: sa.case((sa.text("a = 1"), sa.text("b"))),
    "case compared": lambda: sa.case((c.id > 5, "big"), else_="small") == "big",
    "cast": lambda: sa.cast(c.id, sa.String),
    "cast value": lambda: sa.cast("5", sa.Integer),
    "cast value string": lambda: sa.cast(5, sa.String(10)),
    "cast collate": lambda: sa.cast(c.name, sa.String(5, collation="C")),
    "cast compared": lambda: sa.cast(c.name, sa.Integer) == 5,
    "type_coerce": lambda: sa.type_coerce(c.name, sa.Integer) == 5,
    "type_coerce value": lambda: sa.type_coerce("a", sa.String),
    "extract": lambda: sa.extract("year", c.d),
    "extract epoch": lambda: sa.extract("epoch", c.ts),
    "collate": lambda: c.name.collate("de_DE"),
    "collate compared": lambda: c.name.collate("nocase") == "x",
    "asc": lambda: c.name.asc(),
    "desc nulls": lambda: c.name.desc().nulls_last(),
    "nulls first sum": lambda: (c.id + 1).nulls_first(),
    "distinct": lambda: sa.distinct(c.name),
    "label": lambda: (c.id + 1).label("y"),
    "tuple": lambda: sa.tuple_(c.id, c.name) == sa.tuple_(1, "x"),
    "literal": lambda: sa.literal(7),
    "literal string": lambda: sa.literal("it's"),
    "literal_column": lambda: sa.literal_column("now()"),
    "null": lambda: sa.null(),
    "true": lambda: sa.true(),
    "false": lambda: sa.false(),
    "bindparam": lambda: c.id == sa.bindparam("p"),
    "bindparam value": lambda: c.id == sa.bindparam("p", 5),
    "any": lambda: sa.literal("x") == sa.any_(c.tags),
    "any reversed": lambda: sa.any_(c.tags) == "x",
    "all select": lambda: c.id > sa.all_(sa.select(u.c.tid).scalar_subquery()),
    "array": lambda: pg.array([1, 2, 3]),
    "array empty": lambda: pg.array([], type_=sa.Integer),
    "array item": lambda: c.tags[1] == "x",
    "array slice": lambda: c.tags[1:3],
    "json item": lambda: c.data["a"],
    "json index": lambda: c.data[1],
    "json path": lambda: c.data[("a", "b", 1)],
    "json text": lambda: sa.type_coerce(c.data, pg.JSON)["a"].astext == "x",
    "json as_string": lambda: c.data["a"].as_string() == "x",
    "json as_integer": lambda: c.data["a"].as_integer() == 5,
    "json nested": lambda: c.data["a"]["b"],
    "enum eq": lambda: c.kind == "a",
    # functions
    "now": lambda: sa.func.now(),
    "current_timestamp": lambda: sa.func.current_timestamp(),
    "current_date": lambda: sa.func.current_date(),
    "localtimestamp": lambda: sa.func.localtimestamp(),
    "count": lambda: sa.func.count(),
    "count column": lambda: sa.func.count(c.id),
    "count distinct": lambda: sa.func.count(sa.distinct(c.id)),
    "coalesce": lambda: sa.func.coalesce(c.name, "x"),
    "coalesce none": lambda: sa.func.coalesce(c.name, None),
    "lower": lambda: sa.func.lower(c.name) == "x",
    "concat func": lambda: sa.func.concat(c.name, "-", c.id),
    "nested func": lambda: sa.func.max(sa.func.length(c.name) + 1),
    "func condition": lambda: sa.func.f(c.id == 1, sa.and_(c.flag, c.id == 2)),
    "packaged func": lambda: sa.func.pg_catalog.set_config("a", "b", False),
    "odd func": lambda: getattr(sa.func, "My Func")(1),
    "upper func": lambda: sa.func.ST_AsText(x),
    "substring": lambda: sa.func.substring(c.name, 1, 3),
    "char_length": lambda: sa.func.char_length(c.name),
    "over": lambda: sa.func.row_number().over(partition_by=c.name, order_by=c.id.desc()),
    "over rows": lambda: sa.func.sum(c.id).over(order_by=c.id, rows=(None, 0)),
    "filter": lambda: sa.func.count(c.id).filter(c.flag),
    "within group": lambda: sa.func.percentile_cont(0.5).within_group(c.n.desc()),
    "func plus": lambda: sa.func.max(c.id) + 1,
    "func type": lambda: sa.func.f(c.id, type_=sa.Integer) + "1",
    # text
    "text": lambda: sa.text("a = :p AND b = 'x:y' AND c::int = 1").bindparams(p=5),
    "text unbound": lambda: sa.text("a = :p"),
    "text escaped": lambda: sa.text(r"a = '\:p' AND b\:\:int"),
    "text times": lambda: sa.text("a = '10:30:00'"),
    "text string": lambda: sa.text("a = :p").bindparams(p="it's"),
    "text typed": lambda: sa.text("a = :p").bindparams(sa.bindparam("p", True, sa.Boolean)),
    "text percent": lambda: sa.text("a LIKE '%x%'"),
    # select
    "select": lambda: sa.select(c.id, c.name),
    "select where": lambda: sa.select(c.id).where(c.name == "x").where(c.flag),
    "select count": lambda: sa.select(sa.func.count()).select_from(t),
    "select two counts": lambda: sa.select(sa.func.count(c.id), sa.func.count(c.name), sa.func.max(c.id)),
    "select labels": lambda: sa.select(c.id.label("a"), (c.id + 1).label("b"), c.id + 2, c.id + 3),
    "select literal": lambda: sa.select(sa.literal(1), sa.literal("x").label("y"), sa.null(), sa.true()),
    "select text": lambda: sa.select(sa.text("1, 2")).select_from(sa.text("t")),
    "select cast": lambda: sa.select(sa.cast(c.id, sa.String), sa.cast(c.id + 1, sa.String)),
    "select not": lambda: sa.select(~c.flag, sa.distinct(c.name), sa.func.lower(c.name)),
    "select same names": lambda: sa.select(c.id, u.c.id, c.id),
    "select distinct": lambda: sa.select(c.name).distinct(),
    "select order": lambda: sa.select(c.id).order_by(c.name.desc(), c.id).limit(3),
    "select order label": lambda: (lambda l: sa.select(l).order_by(l.desc()))((c.id + 1).label("b")),
    "select group": lambda: sa.select(c.name, sa.func.count(c.id)).group_by(c.name).having(sa.func.count(c.id) > 1),
    "select limit offset": lambda: sa.select(c.id).limit(5).offset(10),
    "select offset": lambda: sa.select(c.id).offset(10),
    "select two tables": lambda: sa.select(c.id, u.c.v).where(c.id == u.c.tid),
    "select join": lambda: sa.select(c.id).select_from(t.join(u, c.id == u.c.tid)),
    "select outer join": lambda: sa.select(c.id, u.c.v).select_from(t.outerjoin(u, sa.and_(c.id == u.c.tid, u.c.v == "x"))),
    "select full join": lambda: sa.select(c.id).select_from(t.join(u, c.id == u.c.tid, full=True)),
    "select alias": lambda: (lambda a: sa.select(a.c.id).where(a.c.name == "x"))(t.alias("a")),
    "select anonymous alias": lambda: (lambda a: sa.select(a.c.id, c.id).where(a.c.id == c.id))(t.alias()),
    "select subquery": lambda: (lambda q: sa.select(q.c.v, q.c.id))(sa.select(u.c.v, u.c.id).subquery()),
    "select named subquery": lambda: (lambda q: sa.select(q.c.v))(sa.select(u.c.v, u.c.id).subquery("q")),
    "select subquery count": lambda: (lambda q: sa.select(q.c.n))(sa.select(sa.func.count(u.c.v).label("n")).subquery()),
    "select scalar": lambda: sa.select(c.id, sa.select(u.c.v).where(u.c.tid == c.id).scalar_subquery()),
    "select scalar label": lambda: sa.select(sa.select(sa.func.max(u.c.tid)).scalar_subquery().label("m")),
    "select exists": lambda: sa.select(c.id).where(sa.exists().where(u.c.tid == c.id)),
    "select exists and": lambda: sa.select(c.id).where(sa.and_(sa.exists(sa.select(u.c.id).where(u.c.tid == c.id)), c.flag)),
    "select for update": lambda: sa.select(c.id).with_for_update(nowait=True, of=t),
    "select flag": lambda: sa.select(c.id).where(c.flag),
    "select true": lambda: sa.select(c.id).where(sa.true()),
    "union": lambda: sa.union(sa.select(c.id), sa.select(u.c.tid)),
    "union all": lambda: sa.union_all(sa.select(c.id), sa.select(u.c.tid)),
    "union limit": lambda: sa.union(sa.select(c.id).limit(1), sa.select(u.c.tid)).limit(3),
    "cte": lambda: (lambda q: sa.select(q.c.id).where(q.c.id > 1))(sa.select(c.id).where(c.flag).cte("q")),
    "correlate": lambda: sa.select(c.id).where(c.id == sa.select(u.c.tid).where(u.c.v == c.name).correlate(t).scalar_subquery()),
    "scalar compared": lambda: c.id == sa.select(u.c.tid).where(u.c.v == "q").scalar_subquery(),
    # insert
    "insert": lambda: t.insert().values(name="x", id=1),
    "insert none": lambda: t.insert().values(name=None, flag=True),
    "insert expression": lambda: t.insert().values(name=sa.func.lower("X"), id=sa.literal_column("1 + 1")),
    "insert several": lambda: t.insert().values([{"id": 1, "name": "a"}, {"id": 2, "name": "b"}]),
    "insert select": lambda: t.insert().from_select(["id", "name"], sa.select(u.c.tid, u.c.v)),
    "insert scalar": lambda: t.insert().values(id=sa.select(sa.func.max(u.c.tid)).scalar_subquery(), name="x"),
    "insert quoted": lambda: t.insert().values(order=5),
    "insert returning": lambda: t.insert().values(id=1).returning(c.id, c.name),
    "insert unknown": lambda: t.insert().values(zz=1),
    "insert metadata": lambda: table_with_key().insert().values(name="x"),
    "insert metadata key": lambda: table_with_key().insert().values(id=5, name="x"),
    "insert text key": lambda: text_key().insert().values(num=sa.literal_column("'x'")),
    "insert conflict nothing": lambda: pg_insert().values(id=1).on_conflict_do_nothing(),
    "insert conflict target": lambda: pg_insert().values(id=1).on_conflict_do_nothing(index_elements=["id"]),
    "insert conflict update": lambda: pg_insert().values(id=1, name="x").on_conflict_do_update(index_elements=["id"], set_={"name": "y"}, where=c.id == 2),
    # update
    "update": lambda: t.update().values(flag=True),
    "update where": lambda: t.update().where(c.flag == True).values(name=None),  # noqa: E712
    "update concat": lambda: t.update().where(c.flag.is_(True)).values(name=c.name + "_x"),
    "update order": lambda: t.update().values(name="x", id=c.id + 1),
    "update case": lambda: t.update().values(name=sa.case((c.id > 5, "big"), else_="small")),
    "update subquery": lambda: t.update().values(name=sa.select(u.c.v).where(u.c.tid == c.id).scalar_subquery()),
    "update from": lambda: t.update().where(c.id == u.c.tid).values(name=u.c.v),
    "update in": lambda: t.update().where(c.id.in_(sa.select(u.c.tid).where(u.c.v == "q"))).values(name="z"),
    "update condition": lambda: t.update().values(flag=c.id > 5),
    "update null": lambda: t.update().values(name=sa.null()),
    "update function": lambda: t.update().values(ts=sa.func.now()),
    "update schema": lambda: u.update().where(u.c.v == "x").values(v="y"),
    "update returning": lambda: t.update().values(id=1).returning(c.id),
    "update two wheres": lambda: t.update().where(c.id == 1).where(sa.or_(c.name == "a", c.name == "b")).values(id=2),
    "update quoted": lambda: t.update().where(c.order == 1).values(order=2),
    "update unknown": lambda: t.update().values(zz=1),
    # delete
    "delete": lambda: t.delete(),
    "delete where": lambda: t.delete().where(c.id == 5),
    "delete in": lambda: t.delete().where(c.id.in_([1, 2])),
    "delete exists": lambda: t.delete().where(sa.exists().where(u.c.tid == c.id)),
    "delete using": lambda: t.delete().where(c.id == u.c.tid),
    "delete returning": lambda: t.delete().returning(c.id),
}


class Color(enum.Enum):
    red = 1
    green = "g"


U = uuid.UUID("12345678-1234-5678-1234-567812345678")
VALUES = {
    "None": None, "True": True, "False": False, "1": 1, "0": 0, "2**40": 2**40, "1.5": 1.5, "1e20": 1e20, "1e-7": 1e-7,
    "Decimal": decimal.Decimal("1.50"), "quote": "it's", "percent": "a%c:x", "bytes": b"ab'c", "binary": b"\xff\x00",
    "date": datetime.date(2020, 1, 2), "datetime": datetime.datetime(2020, 1, 2, 3, 4, 5),
    "datetime micro": datetime.datetime(2020, 1, 2, 3, 4, 5, 678), "time": datetime.time(3, 4, 5),
    "time micro": datetime.time(3, 4, 5, 6), "timedelta": datetime.timedelta(days=1, seconds=2.5), "uuid": U,
    "uuid text": str(U), "member": Color.red, "red": "red", "list": [1, 2], "nested list": [[1, 2], [3, 4]],
    "strings": ["a", None], "dict": {"a": 1, "b": [True, None, "x'y"]}, "digits": "12",
}
TYPES = {
    "Integer": sa.Integer(), "String": sa.String(10), "Boolean": sa.Boolean(), "Numeric": sa.Numeric(10, 2), "Float": sa.Float(),
    "Date": sa.Date(), "DateTime": sa.DateTime(), "TIMESTAMP": sa.TIMESTAMP(), "Time": sa.Time(), "Interval": sa.Interval(),
    "LargeBinary": sa.LargeBinary(), "JSON": sa.JSON(), "Uuid": sa.Uuid(), "UUID": sa.UUID(), "Uuid text": sa.Uuid(as_uuid=False),
    "Enum": sa.Enum("red", "green", name="c"), "ARRAY Integer": pg.ARRAY(sa.Integer), "ARRAY String": pg.ARRAY(sa.String),
    "NullType": sa.types.NULLTYPE, "INET": pg.INET(), "HSTORE": pg.HSTORE(), "INTERVAL": pg.INTERVAL(), "CITEXT": pg.CITEXT(),
}
# What Python happens to make of a value of a wrong type: none of these means anything in a migration.
ODD = {("Date", "time"), ("Date", "time micro"), ("DateTime", "time"), ("DateTime", "time micro"), ("TIMESTAMP", "time"),
       ("TIMESTAMP", "time micro"), ("Time", "date"), ("Time", "datetime"), ("Time", "datetime micro"), ("Integer", "uuid"),
       ("Uuid", "1.5"), ("Uuid", "1e20"), ("Uuid", "1e-7"), ("Uuid", "bytes"), ("Uuid", "binary"), ("UUID", "1.5"), ("UUID", "1e20"),
       ("UUID", "1e-7"), ("UUID", "bytes"), ("UUID", "binary"), ("Uuid", "member"), ("UUID", "member"), ("Uuid", "dict"),
       ("UUID", "dict"), ("ARRAY Integer", "bytes"), ("ARRAY Integer", "binary"), ("ARRAY Integer", "digits"),
       ("ARRAY String", "quote"), ("ARRAY String", "percent"), ("ARRAY String", "uuid text"), ("ARRAY String", "red"),
       ("ARRAY String", "digits"), ("ARRAY String", "dict"), ("Enum", "member"), ("ARRAY String", "strings")}


# Where SQLAlchemy forgets to write the value in and leaves a parameter behind; we write it.
FORGOTTEN = {("distinct from", "sqlite"): (":id_1", "3"), ("select offset", "sqlite"): (":param_1", "-1")}


def dialects():
    postgresql = pg.dialect(paramstyle="named")
    postgresql._backslash_escapes = False
    return {"sqlite": sl.dialect(paramstyle="named"), "postgresql": postgresql}


def compiled(element, dialect):
    try:
        text = str(element.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
    except Exception as error:  # noqa: BLE001
        text = "!%s: %s" % (type(error).__name__, str(error).split("\n(Background")[0])
    text = re.sub(" object at 0x[0-9a-f]+", " object", text).split(" (Background")[0]
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def main():
    with open("expressions.txt", "w", encoding="utf-8") as out:
        for name, make in EXPRESSIONS.items():
            for dialect_name, dialect in dialects().items():
                try:
                    text = compiled(make(), dialect)
                except Exception as error:  # noqa: BLE001
                    text = "!%s: %s" % (type(error).__name__, error)
                if (name, dialect_name) in FORGOTTEN:
                    text = text.replace(*FORGOTTEN[name, dialect_name])
                out.write("%s\t%s\t%s\n" % (name, dialect_name, text))
    with open("literals.txt", "w", encoding="utf-8") as out:
        for type_name, sql_type in TYPES.items():
            for value_name, value in VALUES.items():
                if (type_name, value_name) in ODD:
                    continue
                for dialect_name, dialect in dialects().items():
                    text = compiled(sa.literal(value, sql_type), dialect)
                    out.write("%s\t%s\t%s\t%s\n" % (type_name, value_name, dialect_name, text))


main()
