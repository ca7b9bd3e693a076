# SPDX-License-Identifier: GPL-3.0-or-later
from alembic import op
import sqlalchemy as sa

revision = "b2"
down_revision = "a1"


def upgrade():
    op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("n", sa.String(5)))
    with op.batch_alter_table("t", recreate="always", naming_convention={"uq": "uq_%(table_name)s"}) as batch_op:
        batch_op.add_column(sa.Column("x", sa.Integer(), nullable=True), insert_after="id")
        batch_op.alter_column("n", new_column_name="name", existing_type=sa.String(5), type_=sa.Text())
        batch_op.create_unique_constraint(None, ["name"])
        batch_op.drop_column("x")


def downgrade():
    op.execute("CREATE TABLE r (a INTEGER CHECK (a > 0), b TEXT COLLATE NOCASE) STRICT")
    op.execute("ALTER TABLE r ADD COLUMN c GENERATED ALWAYS AS (a + 1)")
    with op.batch_alter_table("r") as batch_op:
        batch_op.drop_column("b")
