# SPDX-License-Identifier: GPL-3.0-or-later
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "a1"
down_revision = None
branch_labels = ("shop",)
kind = sa.Enum("a", "b", name="kind")


def upgrade():
    op.create_table(
        "t",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", kind, nullable=False, server_default="a"),
        sa.Column("tags", postgresql.ARRAY(sa.String(10)).with_variant(sa.JSON(), "sqlite")),
        sa.Column("made", sa.DateTime(timezone=True), server_default=sa.func.now()),
        sa.ForeignKeyConstraint(["id"], ["u.id"], ondelete="CASCADE"),
        sa.UniqueConstraint("kind", name=op.f("uq_t_kind")),
        sa.CheckConstraint("id > 0", name="positive"),
    )
    op.create_index("ix", "t", ["kind", sa.text("lower(kind)")], unique=True, postgresql_where=sa.text("id > 3"))


def downgrade():
    op.drop_index("ix", table_name="t")
    op.drop_table("t")
    kind.drop(op.get_bind(), checkfirst=True)
