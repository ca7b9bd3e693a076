"""index orders of a customer

The page "My orders" sorts by date and became slow in the first busy week.

Revision ID: 1d7f6b3e92c8
Revises: c59d01e7b84a
Create Date: 2026-01-27 14:37:41.902275

"""
from alembic import op
import sqlalchemy as sa


revision = '1d7f6b3e92c8'
down_revision = 'c59d01e7b84a'
branch_labels = None
depends_on = None


def upgrade():
    op.create_index("ix_orders_customer_placed", "orders", ["customer_id", "placed_at"], unique=False)


def downgrade():
    op.drop_index("ix_orders_customer_placed", table_name="orders")
