"""suppliers

First step of keeping stock; reviews are built at the same time on a branch of their own.

Revision ID: 72c9e1f04b5a
Revises: e4a80c5b716d
Create Date: 2026-02-11 15:48:19.553106

"""
from alembic import op
import sqlalchemy as sa


revision = '72c9e1f04b5a'
down_revision = 'e4a80c5b716d'
branch_labels = ('stock',)
depends_on = None


def upgrade():
    op.create_table(
        "suppliers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("contact_email", sa.String(length=254), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", name="uq_suppliers_name"),
    )


def downgrade():
    op.drop_table("suppliers")
