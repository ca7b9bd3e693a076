# SPDX-License-Identifier: GPL-3.0-or-later
import re, json, datetime, itertools, functools, collections, enum, dataclasses, textwrap, logging
from typing import Optional
from alembic import op

revision: str = "d4"
down_revision: Optional[str] = "c3"
log = logging.getLogger(__name__)


class Kind(str, enum.Enum):
    A = "a"
    B = "b"


@dataclasses.dataclass(frozen=True)
class Step:
    name: str
    parts: list = dataclasses.field(default_factory=list)

    @property
    def sql(self):
        return "UPDATE {0} SET {1}".format(self.name, ", ".join(f"{k}={v!r}" for k, v in self.parts))


def steps(n):
    total = 0
    while (total := total + 1) <= n:
        got = yield Step(f"t{total}", [("x", total), *[("y", k.value) for k in Kind]])
        if got:
            return got


def upgrade():
    for step in steps(3):
        match step:
            case Step(name="t2"):
                continue
            case Step(name=name, parts=[first, *rest]) if rest:
                op.execute(step.sql)
    try:
        {}["x"]
    except (KeyError, ValueError) as error:
        log.info("missing %s", error)
    else:
        raise RuntimeError
    finally:
        op.execute(json.dumps({"a": [1, 2.5, None, True]}, sort_keys=True))
    op.execute(re.sub(r"(\w+) (\w+)", r"\2 \1", "one two"))


def downgrade():
    op.execute(textwrap.dedent("""
        SELECT 1
    """).strip() % {})
    print(datetime.date(2020, 1, 31) + datetime.timedelta(days=1), sorted({3, 1, 2}), collections.Counter("abca"))
