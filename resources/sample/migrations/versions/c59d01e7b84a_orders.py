"""orders and their lines

Revision ID: c59d01e7b84a
Revises: 8b2e47d6a1f3
Create Date: 2026-01-19 11:22:08.165530

"""
from alembic import op
import sqlalchemy as sa


revision = 'c59d01e7b84a'
down_revision = '8b2e47d6a1f3'
branch_labels = None
depends_on = None


status = sa.Enum("open", "paid", "shipped", "cancelled", name="order_status")


def upgrade():
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("status", status, server_default="open", nullable=False),
        sa.Column("placed_at", sa.DateTime(), server_default=sa.text("CURRENT_TIMESTAMP"), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_orders_customer"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "order_lines",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.Numeric(precision=8, scale=2), nullable=False),
        sa.CheckConstraint("quantity > 0", name="ck_order_lines_quantity"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_order_lines_order", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_order_lines_product"),
        sa.PrimaryKeyConstraint("order_id", "product_id"),
    )


def downgrade():
    op.drop_table("order_lines")
    op.drop_table("orders")
    # PostgreSQL keeps the type of a column when the table goes.
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TYPE order_status")
