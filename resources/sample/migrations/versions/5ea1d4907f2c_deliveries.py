"""deliveries of suppliers

Revision ID: 5ea1d4907f2c
Revises: b06d3f58e7c1
Create Date: 2026-02-26 17:30:04.819362

"""
from alembic import op
import sqlalchemy as sa


revision = '5ea1d4907f2c'
down_revision = 'b06d3f58e7c1'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("arrived_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["supplier_id"], ["suppliers.id"], name="fk_deliveries_supplier", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_deliveries_product", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade():
    op.drop_table("deliveries")
