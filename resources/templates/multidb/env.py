"""Runs the revisions on each of several databases, and tells each script which of them it is."""
from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool

config = context.config
if config.config_file_name is not None:
    fileConfig(config.config_file_name)

database_names = [name.strip() for name in config.get_main_option("databases").split(",")]

# The MetaData of each database's models by the database's name, for autogenerate.
target_metadata = {}


def run_migrations_offline() -> None:
    """Writes the SQL of each database to a file of its name."""
    for name in database_names:
        with open(name + ".sql", "w") as script:
            context.configure(
                url=config.get_section_option(name, "sqlalchemy.url"),
                output_buffer=script,
                target_metadata=target_metadata.get(name),
                literal_binds=True,
                dialect_opts={"paramstyle": "named"},
            )
            with context.begin_transaction():
                context.run_migrations(engine_name=name)


def run_migrations_online() -> None:
    """Commits only when all databases are done; an error rolls all of them back."""
    connections = {}
    transactions = {}
    try:
        for name in database_names:
            engine = engine_from_config(
                config.get_section(name, {}), prefix="sqlalchemy.", poolclass=pool.NullPool
            )
            connections[name] = engine.connect()
            transactions[name] = connections[name].begin()
        for name in database_names:
            context.configure(
                connection=connections[name],
                upgrade_token=name + "_upgrades",
                downgrade_token=name + "_downgrades",
                target_metadata=target_metadata.get(name),
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
