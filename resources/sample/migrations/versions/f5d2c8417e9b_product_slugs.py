"""readable addresses of products

/tea/42 becomes /tea/assam-gold: a slug is made from each name, and from then on in the shop.

Revision ID: f5d2c8417e9b
Revises: a7b3d0e5c816
Create Date: 2026-03-16 09:18:44.350829

"""
from alembic import op
import sqlalchemy as sa


revision = 'f5d2c8417e9b'
down_revision = 'a7b3d0e5c816'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("products", sa.Column("slug", sa.String(length=140), nullable=True))
    op.execute("UPDATE products SET slug = lower(replace(name, ' ', '-')) || '-' || id")
    op.create_index("ix_products_slug", "products", ["slug"], unique=True)


def downgrade():
    op.drop_index("ix_products_slug", table_name="products")
    with op.batch_alter_table("products") as batch_op:
        batch_op.drop_column("slug")
