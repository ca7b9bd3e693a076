"""stock and supplier of a product

A batch, because SQLite adds constraints to a table only by building it anew.

Revision ID: b06d3f58e7c1
Revises: 72c9e1f04b5a
Create Date: 2026-02-18 09:03:56.281947

"""
from alembic import op
import sqlalchemy as sa


revision = 'b06d3f58e7c1'
down_revision = '72c9e1f04b5a'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("products") as batch_op:
        batch_op.add_column(sa.Column("in_stock", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("supplier_id", sa.Integer(), nullable=True))
        batch_op.create_check_constraint("ck_products_in_stock", "in_stock >= 0")
        batch_op.create_foreign_key(
            "fk_products_supplier", "suppliers", ["supplier_id"], ["id"], ondelete="SET NULL"
        )


def downgrade():
    with op.batch_alter_table("products") as batch_op:
        batch_op.drop_constraint("fk_products_supplier", type_="foreignkey")
        batch_op.drop_constraint("ck_products_in_stock", type_="check")
        batch_op.drop_column("supplier_id")
        batch_op.drop_column("in_stock")
