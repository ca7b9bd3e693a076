"""newsletter, for those who asked for it

Nobody is subscribed by default.

Revision ID: 6b9e3a7d10c5
Revises: f5d2c8417e9b
Create Date: 2026-04-20 14:06:58.128374

"""
from alembic import op
import sqlalchemy as sa


revision = '6b9e3a7d10c5'
down_revision = 'f5d2c8417e9b'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("customers") as batch_op:
        batch_op.add_column(sa.Column("wants_newsletter", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade():
    with op.batch_alter_table("customers") as batch_op:
        batch_op.drop_column("wants_newsletter")
