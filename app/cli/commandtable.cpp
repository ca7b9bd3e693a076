// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandtable.h"
#include "app/cli/translation.h"

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

Option flag(const QString &name, QChar letter, const QString &help)
{
    return {name, letter, {}, help, false};
}

Option verbose()
{
    return flag(u"verbose"_s, u'v', tr("Show more of each revision"));
}

Option sql()
{
    return flag(u"sql"_s, {}, tr("Print the SQL instead of running it"));
}

Option tag()
{
    return {u"tag"_s, {}, u"TAG"_s, tr("Text that scripts can read with context.get_tag_argument()"), false};
}

/// How a run behaves; `more` are the command's own options.
QList<Option> runOptions(QList<Option> more)
{
    return more
        + QList<Option>{
            flag(u"dry-run"_s, {}, tr("Run everything in one transaction and roll it back")),
            {u"environment"_s, {}, u"KIND"_s, tr("development, test, staging or production: how careful to be; default: development"), false},
            {u"lock-timeout"_s, {}, u"SECONDS"_s, tr("How long to wait for a lock of another session (PostgreSQL)"), false},
            {u"lock-retries"_s, {}, u"COUNT"_s, tr("How often to try a transaction again that met a lock"), false},
            {u"statement-timeout"_s, {}, u"SECONDS"_s, tr("How long a statement may take (PostgreSQL); default: no limit"), false},
            {u"transaction"_s, {}, u"EXTENT"_s, tr("run or revision: what one transaction holds; default: as env.py says"), false},
            {u"backup"_s, {}, u"FILE"_s, tr("Copy the database there first (pg_dump for PostgreSQL)"), false},
            flag(u"history-table"_s, {}, tr("Record the run in the database too, in the table alembic_history")),
            {u"journal"_s, {}, u"FILE"_s, tr("Record the run in this journal; default: the one that the window shows"), false},
            flag(u"no-journal"_s, {}, tr("Do not record the run")),
            flag(u"run-python"_s, {}, tr("Agree that revisions which need Python are run by the project's own interpreter")),
            {u"python"_s, {}, u"FILE"_s, tr("That interpreter; default: the one of the project's virtual environment"), false},
        };
}

Option message()
{
    return {u"message"_s, u'm', u"TEXT"_s, tr("What the revision is about"), false};
}

/// What `revision` and `merge` share.
QList<Option> scriptOptions(QList<Option> more)
{
    return QList<Option>{message()} + more
        + QList<Option>{
            flag(u"splice"_s, {}, tr("Allow down revisions that are no heads")),
            {u"branch-label"_s, {}, u"LABEL"_s, tr("Branch label of the new revision"), false},
            {u"rev-id"_s, {}, u"ID"_s, tr("Identifier of the new revision; default: a random one"), false},
            flag(u"run-hooks"_s, {}, tr("Agree to the post-write hooks of this project and run them")),
        };
}

} // namespace

QList<Option> globalOptions()
{
    return {
        {u"config"_s, u'c', u"FILE"_s, tr("alembic.ini, pyproject.toml or project folder; default: the one found here"), true},
        {u"name"_s, u'n', u"SECTION"_s, tr("Section of the ini file; default: alembic"), false},
        {u"url"_s, {}, u"URL"_s, tr("Database, as SQLAlchemy writes it; default: the one that the project names. Of several: NAME=URL"), true},
        {u"ssh"_s, {}, u"SERVER"_s, tr("Reach a PostgreSQL database through [USER@]HOST[:PORT], with the system's ssh"), false},
        {u"x"_s, u'x', u"ARG"_s, tr("Argument for scripts that read context.get_x_argument()"), true},
        flag(u"quiet"_s, u'q', tr("Print nothing on standard output")),
        flag(u"version"_s, {}, tr("Print the version")),
        flag(u"help"_s, u'h', tr("Show help; behind a command, of that command")),
    };
}

QList<Command> commands()
{
    const Positional revision{u"revision"_s, tr("Revision identifier"), true, false, {}};
    return {
        {u"branches"_s, tr("Show current branch points"), {}, {verbose()}},
        {u"check"_s, tr("Tell whether the database is what its revisions make"), {}, {}},
        {u"completion"_s, tr("Print a script that completes commands, options and revisions in a shell"),
            {{u"shell"_s, tr("bash, zsh or fish; man for the manual page"), true, false, {}}}, {}},
        {u"current"_s, tr("Display the current revision of a database"), {},
            {verbose(), flag(u"check-heads"_s, u'c', tr("Fail unless the database is on all heads"))}},
        {u"downgrade"_s, tr("Revert to a previous version"), {revision}, runOptions({sql(), tag()})},
        {u"edit"_s, tr("Open the script(s) of a revision in the editor that VISUAL or EDITOR names"),
            {{u"rev"_s, revision.help, true, false, {}}}, {}},
        {u"ensure_version"_s, tr("Make the version table where there is none"), {}, runOptions({sql()})},
        {u"heads"_s, tr("Show current available heads in the script directory"), {},
            {verbose(), flag(u"resolve-dependencies"_s, {}, tr("Treat dependency versions as down revisions"))}},
        {u"history"_s, tr("List revisions, newest first"), {},
            {{u"rev-range"_s, u'r', u"RANGE"_s, tr("[start]:[end]"), false}, verbose(),
                flag(u"indicate-current"_s, u'i', tr("Mark the revisions that the database is on"))}},
        {u"init"_s, tr("Make a new folder for scripts, with its configuration"), {{u"directory"_s, tr("The folder to make"), true, false, {}}},
            {{u"template"_s, u't', u"NAME"_s, tr("See list_templates, or a folder with a template; default: generic"), false},
                flag(u"package"_s, {}, tr("Make the folders Python packages"))}},
        {u"list_templates"_s, tr("List the templates of init"), {}, {}},
        {u"merge"_s, tr("Make a revision that merges others"), {{u"revisions"_s, tr("Revisions, or heads"), true, true, {}}}, scriptOptions({})},
        {u"render"_s, tr("Write the SQL of every revision by itself, both directions and dialects, with its status"), {},
            {{u"dialect"_s, u'd', u"DIALECT"_s, tr("sqlite or postgresql; default: both"), true},
                {u"direction"_s, {}, u"DIRECTION"_s, tr("upgrade or downgrade; default: both"), true},
                {u"rev-range"_s, u'r', u"RANGE"_s, tr("[start]:[end]; default: the whole history"), false},
                flag(u"json"_s, {}, tr("A line of JSON for each revision instead of SQL text")),
                {u"output"_s, u'o', u"PATH"_s, tr("Folder for SQL files, or file for --json; default: standard output"), false}}},
        {u"reparent"_s, tr("Put a revision that no database has applied in another place of the history"), {{u"revision"_s, revision.help, true, false, {}}},
            {{u"onto"_s, {}, u"REVISION"_s, tr("What it comes after, or base; several make it a merge"), true},
                flag(u"no-database"_s, {}, tr("Do not ask the database whether it has applied the revision"))}},
        {u"rescue"_s, tr("Look for revisions that the folder does not have in the git repository"),
            {{u"revision"_s, tr("Default: those that the database names"), false, true, {}}},
            {flag(u"restore"_s, {}, tr("Write their scripts back"))}},
        {u"revision"_s, tr("Make a new revision file"), {},
            scriptOptions({sql(), {u"head"_s, {}, u"REVISION"_s, tr("What it comes after: a head, <branch>@head, or base; default: head"), false},
                {u"version-path"_s, {}, u"FOLDER"_s, tr("Which of the version locations it goes to"), false},
                {u"depends-on"_s, {}, u"REVISION"_s, tr("A revision of another branch that has to be there first"), true}})},
        {u"show"_s, tr("Show the revision(s) that an identifier names"), {{u"rev"_s, revision.help, true, false, {}}}, {}},
        {u"stamp"_s, tr("Record revisions in the version table without running any script"),
            {{u"revisions"_s, tr("Revisions, or base, head, heads"), true, true, {}}},
            runOptions({sql(), tag(), flag(u"purge"_s, {}, tr("Delete all rows of the version table first"))})},
        {u"upgrade"_s, tr("Upgrade to a later version"), {revision}, runOptions({sql(), tag()})},
    };
}

} // namespace retort::cli
