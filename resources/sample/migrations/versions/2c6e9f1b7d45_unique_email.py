"""one account for one address

Addresses were stored as typed; they become lower case before the index makes them unique.

Revision ID: 2c6e9f1b7d45
Revises: d18a5c6e40b9
Create Date: 2026-03-02 08:27:35.490158

"""
from alembic import op
import sqlalchemy as sa


revision = '2c6e9f1b7d45'
down_revision = 'd18a5c6e40b9'
branch_labels = None
depends_on = None


def upgrade():
    customers = sa.table("customers", sa.column("email", sa.String))
    op.execute(customers.update().values(email=sa.func.lower(customers.c.email)))
    op.create_index("ix_customers_email", "customers", ["email"], unique=True)


def downgrade():
    # The spelling that customers once typed is gone; nothing depends on it.
    op.drop_index("ix_customers_email", table_name="customers")
