// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/scriptloader.h"

#include "model/python/staticreader.h"
#include "model/script/filereading.h"
#include "model/script/scriptcodes.h"
#include "model/script/scriptdiscovery.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;
using python::Constants;
using python::Literal;

namespace {

constexpr qint64 headSize = 64 * 1024;
constexpr qint64 maxHeadSize = 1024 * 1024;

const QStringList &headerNames()
{
    static const QStringList names{u"revision"_s, u"down_revision"_s, u"branch_labels"_s, u"depends_on"_s};
    return names;
}

tl::unexpected<Error> scriptFailure(ErrorCode code, const QString &message, const QString &path, SourceRange range = {})
{
    Error error;
    error.code = code;
    error.message = message;
    error.range = range;
    if (error.range.file.isEmpty())
        error.range.file = path;
    return failure(std::move(error));
}

/// None, a string, or a sequence of strings: what each of the header's values may be.
Result<QStringList> names(const Constants &constants, const QString &name, const QString &path)
{
    const auto entry = constants.values.constFind(name);
    if (entry == constants.values.cend() || entry->value.isNone())
        return QStringList();
    auto list = entry->value.strings();
    if (!list) {
        const QString why = entry->value.isUnknown() ? entry->value.text : entry->value.repr().left(100);
        return scriptFailure(ScriptHeaderNotLiteral,
            u"%1: '%2' cannot be read without running the script: %3"_s.arg(QFileInfo(path).fileName(), name, why),
            path, entry->range);
    }
    list->removeAll(QString());
    return *list;
}

/// Files from before `revision` was a variable are named by their id.
QString legacyIdentifier(const QString &fileName)
{
    static const QRegularExpression legacy(u"^([a-f0-9]+)\\.py"_s);
    return legacy.match(fileName).captured(1);
}

Result<QString> identifier(const Constants &constants, const QString &path)
{
    const QString fileName = QFileInfo(path).fileName();
    const auto entry = constants.values.constFind(u"revision"_s);
    if (entry != constants.values.cend()) {
        if (entry->value.isStr())
            return entry->value.text;
        return scriptFailure(ScriptHeaderNotLiteral,
            u"%1: 'revision' is not a string that can be read without running the script"_s.arg(fileName), path,
            entry->range);
    }
    if (constants.problem) {
        return scriptFailure(ScriptUnreadable,
            u"%1 cannot be read: %2: %3"_s.arg(fileName, constants.problem->type, constants.problem->message), path,
            constants.problem->range);
    }
    const QString legacy = legacyIdentifier(fileName);
    if (!legacy.isEmpty())
        return legacy;
    return scriptFailure(ScriptWithoutRevision,
        u"Could not determine revision id from filename %1. Be sure the 'revision' variable is declared inside "
        "the script (please see 'Upgrading from Alembic 0.1 to 0.2' in the documentation)."_s.arg(fileName),
        path);
}

QString createDate(const QString &docstring)
{
    const auto at = docstring.indexOf("Create Date:"_L1);
    if (at < 0)
        return {};
    const auto end = docstring.indexOf(u'\n', at);
    return docstring.mid(at + 12, end < 0 ? -1 : end - at - 12).trimmed();
}

QString firstParagraph(const QString &docstring)
{
    const auto end = docstring.indexOf("\n\n"_L1);
    return end < 0 ? docstring : docstring.left(end);
}

bool isComplete(const Constants &constants)
{
    return constants.values.contains(u"revision"_s) && constants.values.contains(u"down_revision"_s);
}

Result<MigrationScript> toScript(const Constants &constants, const QString &path)
{
    MigrationScript script;
    script.path = path;
    auto id = identifier(constants, path);
    if (!id)
        return failure(id.error());
    script.revision.id = std::move(*id);
    if (!constants.values.contains(u"down_revision"_s)) {
        return scriptFailure(
            ScriptWithoutDownRevision, u"%1 has no 'down_revision'"_s.arg(QFileInfo(path).fileName()), path);
    }
    for (const auto &[name, list] : {std::pair(u"down_revision"_s, &script.revision.downRevisions),
             std::pair(u"branch_labels"_s, &script.revision.branchLabels),
             std::pair(u"depends_on"_s, &script.revision.dependsOn)}) {
        auto value = names(constants, name, path);
        if (!value)
            return failure(value.error());
        *list = std::move(*value);
    }
    script.revisionRange = constants.values.value(u"revision"_s).range;
    script.downRevisionRange = constants.values.value(u"down_revision"_s).range;
    script.docstring = constants.docstring.value_or(QString()).trimmed();
    script.docstring.replace("\r\n"_L1, "\n"_L1);
    script.createDate = createDate(script.docstring);
    script.revision.doc = firstParagraph(script.docstring);
    return script;
}

Result<MigrationScript> loadScript(const QString &path)
{
    for (qint64 limit = headSize;; limit = maxHeadSize) {
        const auto file = readFile(path, limit);
        if (!file)
            return scriptFailure(ScriptUnreadable, u"Cannot read the script %1: %2"_s.arg(path, file.error()), path);
        const Constants constants = python::evaluateConstants(file->data, headerNames(), path);
        if (!isComplete(constants) && file->truncated) {
            if (limit < maxHeadSize)
                continue;
            return scriptFailure(ScriptHeaderTooLong,
                u"%1: no revision is declared in the first %2 KB"_s.arg(QFileInfo(path).fileName())
                    .arg(maxHeadSize / 1024),
                path);
        }
        auto script = toScript(constants, path);
        if (script) {
            script->size = file->size;
            script->modified = file->modified;
        }
        return script;
    }
}

} // namespace

Result<MigrationScript> parseScript(const QByteArray &head, const QString &path)
{
    return toScript(python::evaluateConstants(head, headerNames(), path), path);
}

LoadedScripts loadScripts(const Project &project, std::stop_token stop)
{
    ScriptFiles found = findScriptFiles(project, stop);
    LoadedScripts loaded;
    loaded.diagnostics = std::move(found.diagnostics);
    loaded.folders = std::move(found.folders);
    loaded.scripts.reserve(found.files.size());
    for (const QString &path : std::as_const(found.files)) {
        if (stop.stop_requested())
            break;
        auto script = loadScript(path);
        if (script) {
            loaded.scripts.append(std::move(*script));
            continue;
        }
        const Error &error = script.error();
        loaded.diagnostics.append({Severity::Error, error.code, error.message, error.hint, error.range, {}});
    }
    loaded.stopped = stop.stop_requested();
    return loaded;
}

} // namespace retort::script
