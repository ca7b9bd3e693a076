"""reviews of products

Revision ID: 94f7b2c8d03e
Revises: e4a80c5b716d
Create Date: 2026-02-13 13:55:47.006281

"""
from alembic import op
import sqlalchemy as sa


revision = '94f7b2c8d03e'
down_revision = 'e4a80c5b716d'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("stars", sa.SmallInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("stars BETWEEN 1 AND 5", name="ck_reviews_stars"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_reviews_customer"),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_reviews_product"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("customer_id", "product_id", name="uq_reviews_customer_product"),
    )


def downgrade():
    op.drop_table("reviews")
