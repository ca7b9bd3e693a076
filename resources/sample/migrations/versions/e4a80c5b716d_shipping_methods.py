"""shipping methods, with the three we start with

Revision ID: e4a80c5b716d
Revises: 1d7f6b3e92c8
Create Date: 2026-02-03 10:12:33.047718

"""
from alembic import op
import sqlalchemy as sa


revision = 'e4a80c5b716d'
down_revision = '1d7f6b3e92c8'
branch_labels = None
depends_on = None


def upgrade():
    shipping_methods = op.create_table(
        "shipping_methods",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("price", sa.Numeric(precision=8, scale=2), nullable=False),
        sa.PrimaryKeyConstraint("code"),
    )
    op.bulk_insert(
        shipping_methods,
        [
            {"code": "letter", "name": "Letter, up to 500 g", "price": 2.75},
            {"code": "parcel", "name": "Parcel", "price": 5.49},
            {"code": "pickup", "name": "Collected in the shop", "price": 0},
        ],
    )
    with op.batch_alter_table("orders") as batch_op:
        batch_op.add_column(sa.Column("shipping_code", sa.String(length=20), nullable=True))
        batch_op.create_foreign_key("fk_orders_shipping_method", "shipping_methods", ["shipping_code"], ["code"])


def downgrade():
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_constraint("fk_orders_shipping_method", type_="foreignkey")
        batch_op.drop_column("shipping_code")
    op.drop_table("shipping_methods")
