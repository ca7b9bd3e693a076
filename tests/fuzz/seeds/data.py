# SPDX-License-Identifier: GPL-3.0-or-later
from alembic import op, context
import sqlalchemy as sa
from sqlalchemy.orm import Session, declarative_base

revision, down_revision = "c3", ("a1", "b2")
Base = declarative_base()
users = sa.table("users", sa.column("id", sa.Integer), sa.column("name", sa.String))


class User(Base):
    __tablename__ = "users"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50), default=lambda: "x")


def upgrade():
    bind = op.get_bind()
    cte = sa.select(users.c.id).where(users.c.name.in_(["a", "b"])).cte("c")
    op.execute(users.update().where(users.c.id.in_(sa.select(cte.c.id))).values(name=sa.case((users.c.id > 1, "p"), else_="q")))
    op.bulk_insert(users, [{"id": i, "name": f"n{i:03d}"} for i in range(3)])
    session = Session(bind=bind)
    for row in session.query(User).filter(User.name.like("%x%")).all():
        row.name = row.name.upper()
    session.commit()
    if not context.is_offline_mode() and bind.dialect.name == "postgresql":
        with op.get_context().autocommit_block():
            op.execute("CREATE INDEX CONCURRENTLY i ON users (name)")


def downgrade():
    raise NotImplementedError("one way")
