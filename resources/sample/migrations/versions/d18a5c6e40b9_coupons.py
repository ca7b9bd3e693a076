"""coupons

Revision ID: d18a5c6e40b9
Revises: 94f7b2c8d03e
Create Date: 2026-02-20 10:44:12.637490

"""
from alembic import op
import sqlalchemy as sa


revision = 'd18a5c6e40b9'
down_revision = '94f7b2c8d03e'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "coupons",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("percent", sa.SmallInteger(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint("percent BETWEEN 1 AND 100", name="ck_coupons_percent"),
        sa.PrimaryKeyConstraint("code"),
    )
    with op.batch_alter_table("orders") as batch_op:
        batch_op.add_column(sa.Column("coupon_code", sa.String(length=20), nullable=True))
        batch_op.create_foreign_key("fk_orders_coupon", "coupons", ["coupon_code"], ["code"])


def downgrade():
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_constraint("fk_orders_coupon", type_="foreignkey")
        batch_op.drop_column("coupon_code")
    op.drop_table("coupons")
