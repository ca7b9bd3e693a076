# SPDX-License-Identifier: GPL-3.0-or-later
import sqlalchemy as sa
from sqlalchemy import func
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.dialects.postgresql import insert as pg_insert
from alembic import op

users = sa.table("users", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("active", sa.Boolean),
    sa.column("data", sa.JSON), sa.column("org_id", sa.Integer), sa.column("score", sa.Float))
orgs = sa.table("orgs", sa.column("id", sa.Integer), sa.column("title", sa.String), sa.column("parent_id", sa.Integer))
docs = sa.table("docs", sa.column("id", sa.Integer), sa.column("j", postgresql.JSONB), sa.column("js", postgresql.JSON),
    sa.column("tags", postgresql.ARRAY(sa.String)), sa.column("h", postgresql.HSTORE))
meta = sa.MetaData()
Org = sa.Table("org", meta, sa.Column("id", sa.Integer, primary_key=True), sa.Column("title", sa.String(50)),
    sa.Column("kind", sa.String, default="x"))
User = sa.Table("member", meta, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(50)),
    sa.Column("org_id", sa.ForeignKey("org.id")), sa.Column("created", sa.DateTime, default=sa.func.now()))
