"""Tells Alembic where the database and the models of the Flask application are."""
from logging.config import fileConfig

from alembic import context
from flask import current_app

config = context.config
fileConfig(config.config_file_name)

migrate = current_app.extensions["migrate"]


def engine_of(bind=None):
    try:
        return migrate.db.get_engine(bind_key=bind) if bind else migrate.db.get_engine()
    except (TypeError, AttributeError):  # Flask-SQLAlchemy 3 and later
        return migrate.db.engines.get(bind)


def metadata_of(bind=None):
    if hasattr(migrate.db, "metadatas"):
        return migrate.db.metadatas[bind]
    return migrate.db.metadata


def url_of(bind=None):
    return engine_of(bind).url.render_as_string(hide_password=False)


config.set_main_option("sqlalchemy.url", url_of().replace("%", "%%"))


def without_empty_revisions(context, revision, directives):
    """Makes no file where autogenerate found nothing to do."""
    if getattr(config.cmd_opts, "autogenerate", False) and directives[0].upgrade_ops.is_empty():
        directives[:] = []
        print("No changes in schema detected.")


def run_migrations_offline():
    """Prints SQL. Only the kind of the database matters, there is no connection."""
    context.configure(
        url=config.get_main_option("sqlalchemy.url"),
        target_metadata=metadata_of(),
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
    )
    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online():
    arguments = dict(migrate.configure_args)
    arguments.setdefault("process_revision_directives", without_empty_revisions)
    with engine_of().connect() as connection:
        context.configure(connection=connection, target_metadata=metadata_of(), **arguments)
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
