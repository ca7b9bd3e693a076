// SPDX-License-Identifier: GPL-3.0-or-later
// json, textwrap, string, re, math.
#include "model/bindings/convert.h"
#include "model/bindings/standardlibrary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

QString jsonString(const QString &text)
{
    QString result = u"\""_s;
    for (const QChar c : text) {
        switch (c.unicode()) {
        case '"': result += u"\\\""_s; break;
        case '\\': result += u"\\\\"_s; break;
        case '\n': result += u"\\n"_s; break;
        case '\r': result += u"\\r"_s; break;
        case '\t': result += u"\\t"_s; break;
        case '\b': result += u"\\b"_s; break;
        case '\f': result += u"\\f"_s; break;
        default:
            if (c.unicode() < 0x20 || c.unicode() > 0x7e)
                result += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
            else
                result += c;
        }
    }
    return result + u'"';
}

/// json.dumps() with its default separators.
QString dumpJson(World &world, Value value, int depth)
{
    if (depth > 100)
        world.raise(u"RecursionError"_s, u"maximum recursion depth exceeded"_s);
    if (value.isUnknown())
        world.py.stop(value.unknown());
    if (value.isNone())
        return u"null"_s;
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isStr())
        return jsonString(value.text());
    if (value.isNumber())
        return world.py.repr(value);
    QStringList parts;
    if (value.isSequence()) {
        for (const Value &item : value.items())
            parts << dumpJson(world, item, depth + 1);
        return u'[' + parts.join(u", "_s) + u']';
    }
    if (value.isDict()) {
        for (const auto &entry : value.dict()->entries()) {
            if (!entry.live)
                continue;
            const QString key = entry.key.isStr() ? entry.key.text() : dumpJson(world, entry.key, depth + 1);
            parts << jsonString(key) + u": "_s + dumpJson(world, entry.value, depth + 1);
        }
        return u'{' + parts.join(u", "_s) + u'}';
    }
    world.raise(u"TypeError"_s, u"Object of type %1 is not JSON serializable"_s.arg(world.py.classOf(value)->name()));
}

Value dumps(World &world, Arguments &arguments)
{
    if (!arguments.bound().keywordArgs().empty())
        world.needsPython(u"json.dumps(%1=…)"_s.arg(arguments.bound().keywordArgs().front().first));
    return world.py.str(dumpJson(world, arguments["obj"_L1], 0));
}

Value fromJson(World &world, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return Value::boolean(value.toBool());
    case QJsonValue::String: return world.py.str(value.toString());
    case QJsonValue::Array: {
        python::Values items;
        const QJsonArray array = value.toArray();
        for (const QJsonValue item : array)
            items.push_back(fromJson(world, item));
        return world.py.list(items);
    }
    default: return {};
    }
}

Value loads(World &world, Arguments &arguments)
{
    const QString text = toText(world, arguments["s"_L1], u"the JSON object"_s);
    // Objects lose the order of their keys and numbers their kind in QJsonDocument: only what keeps both is read.
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    static const QRegularExpression simple(u"^[\\[\\],\\s]*(\"[^\"\\\\]*\"[\\[\\],\\s]*|true[\\[\\],\\s]*|false[\\[\\],\\s]*|null[\\[\\],\\s]*)*$"_s);
    if (error.error != QJsonParseError::NoError || !document.isArray() || !simple.match(text).hasMatch())
        world.needsPython(u"json.loads()"_s);
    return fromJson(world, document.array());
}

QString dedented(const QString &text)
{
    QStringList lines = text.split(u'\n');
    std::optional<QString> margin;
    for (QString &line : lines) {
        if (line.trimmed().isEmpty()) {
            line.clear();
            continue;
        }
        qsizetype indent = 0;
        while (line.at(indent) == u' ' || line.at(indent) == u'\t')
            ++indent;
        const QString own = line.left(indent);
        if (!margin) {
            margin = own;
            continue;
        }
        qsizetype common = 0;
        while (common < margin->size() && common < own.size() && margin->at(common) == own.at(common))
            ++common;
        margin->truncate(common);
    }
    for (QString &line : lines) {
        if (margin && !line.isEmpty())
            line = line.mid(margin->size());
    }
    return lines.join(u'\n');
}

Value unary(World &world, Arguments &arguments, double (*function)(double))
{
    const Value x = arguments["x"_L1];
    if (x.isUnknown())
        return x;
    if (!x.isNumber())
        world.raise(u"TypeError"_s, u"must be real number, not "_s + world.py.classOf(x)->name());
    return Value::real(function(x.toDouble()));
}

} // namespace

std::optional<Value> jsonAttribute(World &world, const QString &name)
{
    static const FunctionTable table{{"dumps"_L1, u"obj, **kw"_s, dumps}, {"loads"_L1, u"s, **kw"_s, loads}};
    return functionOf(world, table, name);
}

std::optional<Value> textwrapAttribute(World &world, const QString &name)
{
    static const FunctionTable table{
        {"dedent"_L1, u"text"_s, [](World &w, Arguments &a) { return w.py.str(dedented(toText(w, a["text"_L1]))); }},
        {"indent"_L1, u"text, prefix"_s,
            [](World &w, Arguments &a) {
                QStringList lines = toText(w, a["text"_L1]).split(u'\n');
                for (QString &line : lines) {
                    if (!line.trimmed().isEmpty())
                        line.prepend(toText(w, a["prefix"_L1]));
                }
                return w.py.str(lines.join(u'\n'));
            }},
    };
    return functionOf(world, table, name);
}

std::optional<Value> stringAttribute(World &world, const QString &name)
{
    static const QHash<QString, QString> constants{{u"ascii_lowercase"_s, u"abcdefghijklmnopqrstuvwxyz"_s},
        {u"ascii_uppercase"_s, u"ABCDEFGHIJKLMNOPQRSTUVWXYZ"_s},
        {u"ascii_letters"_s, u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"_s}, {u"digits"_s, u"0123456789"_s},
        {u"hexdigits"_s, u"0123456789abcdefABCDEF"_s}};
    if (const auto found = constants.constFind(name); found != constants.cend())
        return world.py.str(*found);
    return std::nullopt;
}

std::optional<Value> reAttribute(World &, const QString &)
{
    return std::nullopt; // Python's and Qt's expressions differ in too many places for an exact preview
}

std::optional<Value> mathAttribute(World &world, const QString &name)
{
    if (name == "pi"_L1)
        return Value::real(M_PI);
    static const FunctionTable table{
        {"ceil"_L1, u"x"_s,
            [](World &w, Arguments &a) {
                const Value result = unary(w, a, std::ceil);
                return result.isUnknown() ? result : Value::integer(qint64(result.toDouble()));
            }},
        {"floor"_L1, u"x"_s,
            [](World &w, Arguments &a) {
                const Value result = unary(w, a, std::floor);
                return result.isUnknown() ? result : Value::integer(qint64(result.toDouble()));
            }},
        {"sqrt"_L1, u"x"_s, [](World &w, Arguments &a) { return unary(w, a, std::sqrt); }},
    };
    return functionOf(world, table, name);
}

} // namespace retort::bindings
