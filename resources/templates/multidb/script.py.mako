"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

# The place of this revision in the history.
revision: str = ${repr(up_revision)}
down_revision: Union[str, Sequence[str], None] = ${repr(down_revision)}
branch_labels: Union[str, Sequence[str], None] = ${repr(branch_labels)}
depends_on: Union[str, Sequence[str], None] = ${repr(depends_on)}


def upgrade(engine_name: str) -> None:
    globals()["upgrade_" + engine_name]()


def downgrade(engine_name: str) -> None:
    globals()["downgrade_" + engine_name]()

<%
    names = [name.strip() for name in config.get_main_option("databases").split(",")]
%>\
% for name in names:

def upgrade_${name}() -> None:
    ${context.get(name + "_upgrades", "pass")}


def downgrade_${name}() -> None:
    ${context.get(name + "_downgrades", "pass")}

% endfor
