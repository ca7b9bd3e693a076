// SPDX-License-Identifier: GPL-3.0-or-later
// scriptdump sqlite|postgresql FOLDER [SEARCH_PATH…]: a JSON line for each revision script in the folder and each direction,
// with the SQL that Retort shows for it, to be compared with real Alembic's by compare_oracle.py.
#include "model/bindings/scriptevaluation.h"
#include "model/dialect/compile.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

namespace {

std::optional<bindings::ModuleText> readModule(const QString &path, bool isPackage)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return bindings::ModuleText{path, file.readAll(), isPackage};
}

bindings::ModuleResolver resolverFor(const QStringList &searchPath)
{
    return [searchPath](const QString &dotted) -> std::optional<bindings::ModuleText> {
        const QString relative = QString(dotted).replace(u'.', u'/');
        for (const QString &folder : searchPath) {
            if (auto package = readModule(folder + u'/' + relative + u"/__init__.py"_s, true))
                return package;
            if (auto module = readModule(folder + u'/' + relative + u".py"_s, false))
                return module;
        }
        return std::nullopt;
    };
}

QString statusName(bindings::EvaluationStatus status)
{
    switch (status) {
    case bindings::EvaluationStatus::Exact: return u"exact"_s;
    case bindings::EvaluationStatus::NeedsData: return u"needs-data"_s;
    case bindings::EvaluationStatus::NeedsPython: return u"needs-python"_s;
    case bindings::EvaluationStatus::Error: return u"error"_s;
    }
    return {};
}

QJsonObject dump(bindings::ScriptEvaluator &evaluator, const QString &path, const QByteArray &source, const QString &direction,
    const QString &dialectName)
{
    bindings::EvaluationContext surroundings;
    surroundings.dialectName = dialectName;
    surroundings.offline = true;
    const bindings::ScriptEvaluation evaluation = evaluator.evaluate(source, path, direction, surroundings);
    dialect::CompileContext context;
    context.dialect = dialectName == "postgresql"_L1 ? dialect::Dialect::Postgresql : dialect::Dialect::Sqlite;
    context.catalogIsComplete = false;
    QJsonArray statements;
    QString status = statusName(evaluation.status);
    QString reason = evaluation.reason;
    for (const operations::Operation &operation : evaluation.operations) {
        const bool postgresql = context.dialect == dialect::Dialect::Postgresql;
        if (postgresql && std::holds_alternative<operations::BeginAutocommit>(operation))
            statements.append(u"COMMIT;"_s);
        if (postgresql && std::holds_alternative<operations::EndAutocommit>(operation))
            statements.append(u"BEGIN;"_s);
        const dialect::CompileOutcome outcome = dialect::compile(operation, context);
        for (const dialect::Statement &statement : outcome.statements)
            statements.append(statement.sql + u';');
        if (outcome.raised || !outcome.unknown.isEmpty()) {
            status = outcome.raised ? u"error"_s : u"needs-data"_s;
            reason = outcome.raised ? outcome.raised->type + u": "_s + outcome.raised->message : outcome.unknown;
            break;
        }
    }
    return {{u"file"_s, path}, {u"direction"_s, direction}, {u"dialect"_s, dialectName}, {u"status"_s, status}, {u"reason"_s, reason},
        {u"line"_s, evaluation.reasonRange.startLine}, {u"statements"_s, statements}};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    QTextStream out(stdout);
    if (arguments.size() < 3) {
        QTextStream(stderr) << "scriptdump sqlite|postgresql FOLDER [SEARCH_PATH...]\n";
        return 2;
    }
    bindings::ScriptEvaluator evaluator(resolverFor(arguments.mid(3)));
    QStringList files;
    for (QDirIterator it(arguments.at(2), {u"*.py"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        files << it.next();
    files.sort();
    for (const QString &path : std::as_const(files)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray source = file.readAll();
        for (const QString &direction : {u"upgrade"_s, u"downgrade"_s})
            out << QJsonDocument(dump(evaluator, path, source, direction, arguments.at(1))).toJson(QJsonDocument::Compact) << '\n';
    }
    return 0;
}
