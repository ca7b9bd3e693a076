"""categories and products

Revision ID: 8b2e47d6a1f3
Revises: 3f1c8a90d2b4
Create Date: 2026-01-14 16:05:52.740913

"""
from alembic import op
import sqlalchemy as sa


revision = '8b2e47d6a1f3'
down_revision = '3f1c8a90d2b4'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "categories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", name="uq_categories_name"),
    )
    op.create_table(
        "products",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("price", sa.Numeric(precision=8, scale=2), nullable=False),
        sa.CheckConstraint("price > 0", name="ck_products_price"),
        sa.ForeignKeyConstraint(["category_id"], ["categories.id"], name="fk_products_category"),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade():
    op.drop_table("products")
    op.drop_table("categories")
