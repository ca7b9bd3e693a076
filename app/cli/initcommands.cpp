// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/setup.h"

#include "model/script/authoring/projecttemplates.h"

#include <QDir>
#include <QFileInfo>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::authoring::InitRequest;
using script::authoring::InitStep;

namespace {

QString absolute(const QString &path)
{
    return QDir::cleanPath(QDir::current().absoluteFilePath(path));
}

void report(Output &output, const InitStep &step)
{
    switch (step.kind) {
    case InitStep::Kind::MakeFolder:
        output.print(u"Creating directory %1 ...  done"_s.arg(step.path));
        return;
    case InitStep::Kind::WriteFile:
        output.print(u"Generating %1 ...  done"_s.arg(step.path));
        return;
    case InitStep::Kind::AppendToFile:
        output.print(u"Appending to existing %1 ...  done"_s.arg(step.path));
        return;
    case InitStep::Kind::AddPackageFile:
        output.print(u"Adding %1 ...  done"_s.arg(step.path));
        return;
    case InitStep::Kind::KeepFile:
        output.print(step.hasSection
                ? u"File %1 already exists and already has a [tool.alembic] section, skipping"_s.arg(step.path)
                : u"File %1 already exists, skipping"_s.arg(step.path));
        return;
    }
}

int run(Output &output, const InitRequest &request)
{
    const auto steps = script::authoring::planInit(request);
    if (!steps)
        return output.fail(steps.error());
    if (const auto done = script::authoring::initialise(*steps); !done)
        return output.fail(done.error());
    for (const InitStep &step : *steps)
        report(output, step);
    const bool hasToml = std::any_of(steps->cbegin(), steps->cend(), [&](const InitStep &step) { return step.path == request.tomlPath; });
    output.print(hasToml
            ? u"Please edit configuration settings in %1 and configuration/connection/logging settings in %2 before proceeding."_s.arg(
                  request.tomlPath, request.iniPath)
            : u"Please edit configuration/connection/logging settings in %1 before proceeding."_s.arg(request.iniPath));
    return Success;
}

InitRequest requestFor(const Arguments &arguments, const QString &folder)
{
    InitRequest request;
    request.shownFolder = folder;
    request.folder = absolute(folder);
    request.folderIsAbsolute = QDir::isAbsolutePath(folder);
    request.package = arguments.has(u"package"_s);
    if (arguments.has(u"template"_s))
        script::authoring::nameTemplate(request, arguments.value(u"template"_s), QDir::currentPath());
    return request;
}

} // namespace

int initAlembic(const Arguments &arguments, Output &output)
{
    InitRequest request = requestFor(arguments, arguments.positionals.constFirst());
    request.iniPath = absolute(u"alembic.ini"_s);
    request.tomlPath = absolute(u"pyproject.toml"_s);
    for (const QString &given : arguments.all(u"config"_s))
        (QFileInfo(given).fileName() == "pyproject.toml"_L1 ? request.tomlPath : request.iniPath) = absolute(given);
    return run(output, request);
}

int initFlask(const Arguments &arguments, Output &output)
{
    InitRequest request = requestFor(arguments, flaskFolder(arguments));
    request.iniPath = request.folder + "/alembic.ini"_L1;
    if (!arguments.has(u"template"_s))
        request.templateName = arguments.has(u"multidb"_s) ? u"flask-multidb"_s : u"flask"_s;
    return run(output, request);
}

int listTemplates(const Arguments &arguments, Output &output)
{
    const bool isFlask = arguments.group == "db"_L1;
    output.print(u"Available templates:\n"_s);
    for (const script::authoring::ProjectTemplate &entry : script::authoring::projectTemplates())
        output.print(entry.name + " - "_L1 + entry.summary);
    if (!isFlask) {
        output.print(u"\nTemplates are used via the 'init' command, e.g.:"_s);
        output.print(u"\n  alembic init --template generic ./scripts"_s);
    }
    return Success;
}

QString flaskFolder(const Arguments &arguments)
{
    if (arguments.has(u"directory"_s))
        return arguments.value(u"directory"_s);
    const QString variable = qEnvironmentVariable("FLASK_DB_DIRECTORY");
    return variable.isEmpty() ? u"migrations"_s : variable;
}

} // namespace retort::cli
