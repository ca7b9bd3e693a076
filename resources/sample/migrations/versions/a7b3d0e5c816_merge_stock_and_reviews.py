"""merge stock and reviews

Revision ID: a7b3d0e5c816
Revises: 5ea1d4907f2c, 2c6e9f1b7d45
Create Date: 2026-03-09 12:00:21.774603

"""
from alembic import op
import sqlalchemy as sa


revision = 'a7b3d0e5c816'
down_revision = ('5ea1d4907f2c', '2c6e9f1b7d45')
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
