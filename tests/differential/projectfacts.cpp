// SPDX-License-Identifier: GPL-3.0-or-later
// projectfacts FOLDER: what Retort reads of a project's settings, as JSON, so that real Alembic can be given the same.
#include "model/script/projectsnapshot.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto project = retort::script::Project::open(QCoreApplication::arguments().value(1));
    if (!project) {
        QTextStream(stderr) << project.error().message << '\n';
        return 1;
    }
    QJsonObject convention;
    for (const auto &[key, format] : project->environment.namingConvention.asKeyValueRange())
        convention.insert(key, format);
    const QJsonObject facts{{u"naming_convention"_s, convention}, {u"version_table"_s, project->environment.versionTable},
        {u"uses_flask"_s, project->environment.usesFlask}};
    QTextStream(stdout) << QJsonDocument(facts).toJson(QJsonDocument::Compact) << '\n';
    return 0;
}
