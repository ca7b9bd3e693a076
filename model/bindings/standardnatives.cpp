// SPDX-License-Identifier: GPL-3.0-or-later
// What the modules of the standard library that are written in Python (standardsources.h) need of this side: values that are
// not known, JSON, digests, files.
#include "model/bindings/convert.h"
#include "model/bindings/plainobject.h"
#include "model/bindings/standardlibrary.h"
#include "model/python/enummodule.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

/// How copy.copy() takes an object: "immutable", "instance" of a class written in Python, or "native".
Value kindOf(World &world, Arguments &arguments)
{
    const Value value = arguments["value"_L1];
    if (!value.isObject() || value.as<Class>() || value.as<python::Module>() || value.as<PlainObject>()
        || value.as<python::EnumMember>() || value.as<python::BoundMethod>())
        return world.py.str(u"immutable"_s);
    const QList<Class *> &bases = value.object()->type()->mro();
    const bool written = std::all_of(bases.cbegin(), bases.cend(),
        [](const Class *cls) { return cls->fromScript || cls->module() == "builtins"_L1; });
    return world.py.str(written ? u"instance"_s : u"native"_s);
}

Value digest(World &world, Arguments &arguments)
{
    static const QHash<QString, QCryptographicHash::Algorithm> algorithms{{u"md5"_s, QCryptographicHash::Md5},
        {u"sha1"_s, QCryptographicHash::Sha1}, {u"sha224"_s, QCryptographicHash::Sha224}, {u"sha256"_s, QCryptographicHash::Sha256},
        {u"sha384"_s, QCryptographicHash::Sha384}, {u"sha512"_s, QCryptographicHash::Sha512},
        {u"sha3_224"_s, QCryptographicHash::Sha3_224}, {u"sha3_256"_s, QCryptographicHash::Sha3_256},
        {u"sha3_384"_s, QCryptographicHash::Sha3_384}, {u"sha3_512"_s, QCryptographicHash::Sha3_512}};
    const auto algorithm = algorithms.constFind(arguments["name"_L1].text());
    if (algorithm == algorithms.cend())
        world.needsPython(u"the digest %1"_s.arg(arguments["name"_L1].text()));
    return world.py.bytes(QCryptographicHash::hash(arguments["data"_L1].bytes(), *algorithm));
}

QString jsonString(const QString &text, bool asciiOnly)
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
            if (c.unicode() < 0x20 || (asciiOnly && c.unicode() > 0x7e))
                result += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
            else
                result += c;
        }
    }
    return result + u'"';
}

/// Base64 that only has whole groups of its alphabet, white space aside; nothing otherwise.
std::optional<QByteArray> decodedBase64(QByteArray data)
{
    for (const char space : {'\n', '\r', ' ', '\t'})
        data.replace(space, "");
    const auto result = QByteArray::fromBase64Encoding(data, QByteArray::AbortOnBase64DecodingErrors);
    if (!result || data.size() % 4 != 0)
        return std::nullopt;
    return *result;
}

} // namespace

/// Reasons for values that are not known, and what tells one object from another.
std::optional<Value> unknownAttribute(World &world, const QString &name)
{
    static const FunctionTable table{
        {"python"_L1, u"reason"_s, [](World &w, Arguments &a) { return w.py.unknown(a["reason"_L1].text()); }},
        {"data"_L1, u"reason"_s, [](World &w, Arguments &a) { return w.unknownData(a["reason"_L1].text()); }},
        {"kind"_L1, u"value"_s, kindOf},
        {"text_of"_L1, u"path"_s,
            [](World &w, Arguments &a) {
                const auto content = w.readFile ? w.readFile(a["path"_L1].text()) : std::nullopt;
                return content ? w.py.bytes(*content) : Value();
            }},
    };
    return functionOf(world, table, name);
}

std::optional<Value> jsonHelperAttribute(World &world, const QString &name)
{
    static const FunctionTable table{
        {"quote"_L1, u"text, ascii"_s,
            [](World &w, Arguments &a) {
                Value text = a["text"_L1];
                if (text.isObject() && text.object()->underlying())
                    text = *text.object()->underlying();
                return w.py.str(jsonString(text.text(), toBool(w, a["ascii"_L1])));
            }},
        {"parse"_L1, u"text"_s, [](World &w, Arguments &a) { return parseJson(w, toText(w, a["text"_L1])); }},
    };
    return functionOf(world, table, name);
}

std::optional<Value> digestAttribute(World &world, const QString &name)
{
    static const FunctionTable table{
        {"digest"_L1, u"name, data"_s, digest},
        {"encode"_L1, u"data"_s, [](World &w, Arguments &a) { return w.py.bytes(a["data"_L1].bytes().toBase64()); }},
        {"decode"_L1, u"data"_s,
            [](World &w, Arguments &a) {
                const auto decoded = decodedBase64(a["data"_L1].bytes());
                return decoded ? w.py.bytes(*decoded) : Value();
            }},
    };
    return functionOf(world, table, name);
}

std::optional<Value> abcHelperAttribute(World &world, const QString &name)
{
    if (name == "ABCMeta"_L1) {
        return Value(world.once(u"std.ABCMeta"_s,
            [](World &w) { return w.py.makeClass(u"ABCMeta"_s, {w.py.builtinClass(u"type"_s)}, u"abc"_s); }));
    }
    if (name == "ABC"_L1)
        return Value(world.once(u"std.ABC"_s, [](World &w) { return w.py.makeClass(u"ABC"_s, {}, u"abc"_s); }));
    return std::nullopt;
}

} // namespace retort::bindings
