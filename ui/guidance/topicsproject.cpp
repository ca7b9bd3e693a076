// SPDX-License-Identifier: GPL-3.0-or-later
// What can be wrong around the history: configuration, folders, scripts that cannot be read, new scripts that cannot be
// written.
#include "model/script/scriptcodes.h"
#include "ui/guidance/guidancepage.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of these pages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Guidance)
};

void sayWhere(GuidancePage &page, const GuidanceFacts &facts)
{
    if (!facts.error.message.isEmpty())
        page.here << facts.error.message;
    if (!facts.error.range.file.isEmpty())
        page.here << (facts.error.range.isValid()
                ? Text::tr("In %1, line %2.").arg(facts.error.range.file).arg(facts.error.range.startLine)
                : Text::tr("In %1.").arg(facts.error.range.file));
    if (!facts.error.hint.isEmpty())
        page.here << facts.error.hint;
}

void pathMissing(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The migrations folder is not where the configuration says");
    page.meaning = Text::tr("script_location names a folder that does not exist. A relative one counts from where the "
                            "command is started, unless it begins "
                            "with %(here)s: so it may work in one folder and fail in another.");
    sayWhere(page, facts);
    if (facts.snapshot)
        page.here << Text::tr("This project's script_location is %1.").arg(facts.snapshot->project.scriptLocation);
    page.offer(Text::tr("Correct script_location in alembic.ini; %(here)s/migrations is the safest form."), {},
        u"script_location = %(here)s/migrations"_s);
    page.offer(Text::tr("Open another folder."), u"openProject"_s);
    page.offer(Text::tr("Where there never was one: make the folder with Alembic's template."), u"initialise"_s,
        u"alembic init migrations"_s);
}

void noScriptLocation(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The configuration does not say where the scripts are");
    page.meaning = Text::tr("Alembic looks for script_location in the [alembic] section of alembic.ini, or in "
                            "[tool.alembic] of pyproject.toml. It also says so when it "
                            "was started in a folder without alembic.ini, or with -c or -n naming another file or "
                            "section. Flask-Migrate's file has no script_location by "
                            "intention: it is read through “flask db”.");
    sayWhere(page, facts);
    if (!facts.projectPath.isEmpty())
        page.here << Text::tr("Opened: %1").arg(facts.projectPath);
    page.offer(Text::tr("Add the line to the [alembic] section."), {}, u"script_location = %(here)s/migrations"_s);
    page.offer(Text::tr("Open the folder of the project, or its migrations folder, instead."), u"openProject"_s,
        u"alembic -c path/to/alembic.ini current"_s);
}

void configuration(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The configuration cannot be read as it stands");
    page.meaning = Text::tr("alembic.ini is read as Python's ConfigParser reads it: each option once a section, and a "
                            "percent sign that means itself written twice "
                            "(a password with % in sqlalchemy.url is the usual case).");
    sayWhere(page, facts);
    if (facts.snapshot && !facts.snapshot->project.iniPath.isEmpty())
        page.here << Text::tr("Read from %1.").arg(facts.snapshot->project.iniPath);
    page.offer(Text::tr("Correct the line, then read the project again."), u"readAgain"_s);
}

void noProject(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("There is no migration environment here");
    page.meaning = Text::tr("A project is a folder with alembic.ini, a pyproject.toml with [tool.alembic], or a "
                            "migrations folder with env.py and versions.");
    sayWhere(page, facts);
    if (!facts.projectPath.isEmpty())
        page.here << Text::tr("Looked in and below %1.").arg(facts.projectPath);
    page.offer(Text::tr("Open another folder."), u"openProject"_s);
    page.offer(Text::tr("Make a migration environment in your project."), u"initialise"_s, u"alembic init migrations"_s);
}

void scriptNotRead(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("A file in the versions folder is no usable script");
    page.meaning = Text::tr("Every script has to say “revision = …” and “down_revision = …” as plain texts before its "
                            "functions. Retort reads these lines and runs nothing; "
                            "a file without them is left out, and the others go on working.");
    sayWhere(page, facts);
    page.offer(Text::tr("Look at the file and where it goes wrong."), u"showProblems"_s);
    page.offer(Text::tr("Move files that are no revisions out of the versions folder."), u"openLocation"_s);
    page.revisions = facts.error.revisions;
}

void scriptNotWritten(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The new script cannot be made like this");
    page.meaning = Text::tr("A new revision is made from the project's script.py.mako and file_template, below one of "
                            "its version locations, after a head (or, as a splice, "
                            "after any revision). One of these does not fit. Nothing was written.");
    sayWhere(page, facts);
    if (facts.snapshot)
        for (const QString &folder : facts.snapshot->project.versionLocations)
            page.here << Text::tr("Version location: %1").arg(folder);
    page.offer(Text::tr("Try again with other choices."), u"newRevision"_s,
        u"alembic revision -m \"…\" --head REVISION --splice"_s);
    page.revisions = facts.error.revisions;
}

void fileNotWritten(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The file was not written");
    page.meaning = Text::tr("Something else is in its place, it was changed meanwhile by another program, or the "
                            "folder cannot be written to. Nothing is overwritten that "
                            "you have not seen.");
    sayWhere(page, facts);
    page.offer(Text::tr("Read the project again and look at what is there now."), u"readAgain"_s);
    page.revisions = facts.error.revisions;
}

} // namespace

std::vector<GuidanceTopic> projectTopics()
{
    using namespace script;
    return {
        {"path-missing"_L1, {ScriptLocationMissing},
            {u"Path doesn't exist: '…'.  Please use the 'init' command to create a new scripts folder."_s},
            u"^Path doesn't exist"_s, pathMissing},
        {"no-script-location"_L1, {ConfigNoScriptLocation}, {u"No 'script_location' key found in configuration."_s},
            u"No 'script_location' key"_s, noScriptLocation},
        {"configuration"_L1,
            {ConfigUnreadable, ConfigSyntax, ConfigDuplicate, ConfigInterpolation, ConfigNoSection, ConfigBadValue,
                ConfigLegacySeparator, SettingNotKnown},
            {u"configparser.DuplicateOptionError"_s, u"invalid interpolation syntax in '…'"_s,
                u"configparser.NoSectionError"_s},
            u"(configparser\\.|invalid interpolation syntax)"_s, configuration},
        {"no-project"_L1, {ProjectNotFound, SeveralProjects},
            {u"No config file 'alembic.ini' found, or file has no '[alembic]' section"_s}, u"No config file"_s,
            noProject},
        {"script-not-read"_L1,
            {ScriptUnreadable, ScriptWithoutRevision, ScriptWithoutDownRevision, ScriptHeaderNotLiteral,
                ScriptHeaderTooLong, ScriptEncoding, ScriptLoadedTwice, ScriptSourceless, FolderUnreadable,
                ScriptsInFolders, TooManyScripts},
            {u"Could not determine revision id from filename …. Be sure the 'revision' variable is declared inside the script"_s},
            u"Could not determine revision id"_s, scriptNotRead},
        {"script-not-made"_L1,
            {TemplateNotUnderstood, TimezoneNotFound, BadFileTemplate, NotAHead, VersionPathUnknown, LabelsNotWritten,
                HeaderNotEditable, AppliedAlready},
            {u"Revision … is not a head revision; please specify --splice to create a new branch from this revision"_s,
                u"Path … is not represented in current version locations"_s, u"Can't locate timezone: …"_s},
            u"(is not a head revision|not represented in current version locations|Can't locate timezone)"_s,
            scriptNotWritten},
        {"file-not-written"_L1, {FileExists, FileChanged, FileNotWritten}, {u"FileExistsError"_s}, u"FileExistsError"_s,
            fileNotWritten},
    };
}

} // namespace retort::ui
