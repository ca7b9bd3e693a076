"""Runs the revisions on each database of the Flask application, and tells each script which of them it is."""
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


binds = list(current_app.config.get("SQLALCHEMY_BINDS") or {})
names = [""] + binds  # the default database has no name


def without_empty_revisions(context, revision, directives):
    """Makes no file where autogenerate found nothing to do in any of the databases."""
    if getattr(config.cmd_opts, "autogenerate", False):
        if all(operations.is_empty() for operations in directives[0].upgrade_ops_list):
            directives[:] = []
            print("No changes in schema detected.")


def run_migrations_offline():
    """Writes the SQL of each database to a file of its name."""
    for name in names:
        with open(name + ".sql", "w") as script:
            context.configure(
                url=url_of(name or None),
                output_buffer=script,
                target_metadata=metadata_of(name or None),
                literal_binds=True,
                dialect_opts={"paramstyle": "named"},
            )
            with context.begin_transaction():
                context.run_migrations(engine_name=name)


def run_migrations_online():
    """Commits only when all databases are done; an error rolls all of them back."""
    arguments = dict(migrate.configure_args)
    arguments.setdefault("process_revision_directives", without_empty_revisions)
    connections = {}
    transactions = {}
    try:
        for name in names:
            connections[name] = engine_of(name or None).connect()
            transactions[name] = connections[name].begin()
        for name in names:
            context.configure(
                connection=connections[name],
                upgrade_token=name + "_upgrades",
                downgrade_token=name + "_downgrades",
                target_metadata=metadata_of(name or None),
                **arguments,
            )
            context.run_migrations(engine_name=name)
        for transaction in transactions.values():
            transaction.commit()
    except Exception:
        for transaction in transactions.values():
            transaction.rollback()
        raise
    finally:
        for connection in connections.values():
            connection.close()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
