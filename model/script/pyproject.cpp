// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/pyproject.h"

#include "model/script/filereading.h"
#include "model/script/scriptcodes.h"

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

namespace {

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::optional<AlembicToml::Value> toValue(const toml::node &node)
{
    if (const auto *text = node.as_string())
        return toText(text->get());
    if (const auto *flag = node.as_boolean())
        return flag->get();
    if (const auto *number = node.as_integer())
        return qint64(number->get());
    if (const auto *array = node.as_array()) {
        QStringList list;
        for (const toml::node &item : *array) {
            const auto *text = item.as_string();
            if (!text)
                return std::nullopt;
            list.append(toText(text->get()));
        }
        return list;
    }
    return std::nullopt;
}

QMap<QString, QString> toHook(const toml::table &table)
{
    QMap<QString, QString> hook;
    for (const auto &[key, node] : table) {
        if (const auto *text = node.as_string())
            hook.insert(toText(key.str()), toText(text->get()));
    }
    return hook;
}

} // namespace

Result<std::optional<AlembicToml>> AlembicToml::read(const QString &path)
{
    const auto file = readFile(path, maxSize);
    if (!file)
        return failure(ConfigUnreadable, u"Cannot read %1: %2"_s.arg(path, file.error()));
    if (file->truncated)
        return failure(ConfigUnreadable, u"%1 is too large for a configuration file"_s.arg(path));
    // Most pyproject.toml files say nothing about Alembic; do not complain about those.
    if (!file->data.contains("alembic"))
        return std::optional<AlembicToml>();
    return parse(file->data, path);
}

Result<std::optional<AlembicToml>> AlembicToml::parse(const QByteArray &text, const QString &path)
{
    const auto parsed = toml::parse(std::string_view(text.constData(), size_t(text.size())), path.toStdString());
    if (!parsed) {
        const auto begin = parsed.error().source().begin;
        Error error;
        error.code = ConfigSyntax;
        error.message = u"Incorrect TOML format: %1"_s.arg(toText(parsed.error().description()));
        error.range = {path, int(begin.line), int(begin.column), int(begin.line), int(begin.column)};
        return failure(std::move(error));
    }
    const toml::table *table = parsed.table()["tool"]["alembic"].as_table();
    if (!table)
        return std::optional<AlembicToml>();
    AlembicToml result;
    result.path = path;
    for (const auto &[key, node] : *table) {
        const QString name = toText(key.str());
        const auto begin = node.source().begin;
        const SourceRange range{path, int(begin.line), int(begin.column), int(begin.line), int(begin.column)};
        if (name == "post_write_hooks"_L1) {
            if (const auto *hooks = node.as_array()) {
                for (const toml::node &hook : *hooks) {
                    if (const auto *entries = hook.as_table())
                        result.postWriteHooks.append(toHook(*entries));
                }
            }
            continue;
        }
        const auto value = toValue(node);
        if (!value) {
            Error error;
            error.code = ConfigBadValue;
            error.message = u"unsupported TOML value type for key: '%1'"_s.arg(name);
            error.range = range;
            return failure(std::move(error));
        }
        result.values.insert(name, {*value, range});
    }
    return std::optional<AlembicToml>(std::move(result));
}

} // namespace retort::script
