// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

#include <QStringDecoder>

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

Value createBytes(Interpreter &interpreter, Class &, Arguments &arguments)
{
    if (auto unknown = unknownAmong(arguments))
        return *unknown;
    if (arguments.positional.empty())
        return interpreter.bytes({});
    const Value given = plain(arguments.positional.front());
    if (given.isStr()) {
        if (arguments.positional.size() < 2 && !arguments.keyword(u"encoding"_s))
            interpreter.raise(u"TypeError"_s, u"string argument without an encoding"_s);
        Arguments rest;
        rest.positional.assign(arguments.positional.begin() + 1, arguments.positional.end());
        rest.keywords = arguments.keywords;
        return interpreter.call(interpreter.attribute(given, u"encode"_s), rest);
    }
    if (given.isBytes())
        return given;
    if (given.isInt()) {
        if (given.toInt() < 0)
            interpreter.raise(u"ValueError"_s, u"negative count"_s);
        interpreter.charge(given.toInt());
        return interpreter.bytes(QByteArray(given.toInt(), '\0'));
    }
    QByteArray data;
    for (Value item : interpreter.toValues(given)) {
        const qint64 byte = toIndex(interpreter, item);
        if (byte < 0 || byte > 255)
            interpreter.raise(u"ValueError"_s, u"bytes must be in range(0, 256)"_s);
        data.append(char(byte));
    }
    return interpreter.bytes(data);
}

QByteArray bytesArgument(Interpreter &in, const Arguments &a, size_t at, const QString &problem = u"a bytes-like object is required, not '%1'"_s)
{
    const Value given = plain(a.positional[at]);
    if (!given.isBytes())
        in.raise(u"TypeError"_s, problem.arg(typeName(in, a.positional[at])));
    return given.bytes();
}

Value stripped(Interpreter &in, Arguments &a, bool left, bool right)
{
    const QByteArray what = a.positional.empty() || a.positional[0].isNone() ? QByteArray(" \t\n\r\v\f") : bytesArgument(in, a, 0);
    QByteArrayView data = a.self->bytes();
    while (left && !data.isEmpty() && what.contains(data.front()))
        data = data.sliced(1);
    while (right && !data.isEmpty() && what.contains(data.back()))
        data.chop(1);
    return in.bytes(data.toByteArray());
}

Value decode(Interpreter &interpreter, Arguments &a)
{
    const QByteArray &data = a.self->bytes();
    const QString encoding = a["encoding"_L1].text().toLower().replace(u'_', u'-');
    if (encoding == "latin-1"_L1 || encoding == "latin1"_L1 || encoding == "iso-8859-1"_L1)
        return interpreter.str(QString::fromLatin1(data));
    const bool ascii = encoding == "ascii"_L1 || encoding == "us-ascii"_L1;
    if (!ascii && encoding != "utf-8"_L1 && encoding != "utf8"_L1)
        return interpreter.unknown(u"the encoding %1 is not modelled"_s.arg(encoding));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(data);
    const bool wrong = decoder.hasError() || (ascii && std::any_of(data.begin(), data.end(), [](char c) { return uchar(c) >= 0x80; }));
    if (wrong && a["errors"_L1].text() == "strict"_L1)
        interpreter.raise(u"UnicodeDecodeError"_s, u"'%1' codec can't decode the bytes"_s.arg(ascii ? u"ascii"_s : u"utf-8"_s));
    if (wrong)
        return interpreter.unknown(u"decoding with errors=%1 is not modelled"_s.arg(a["errors"_L1].text()));
    return interpreter.str(text);
}

} // namespace

void defineBytesType(Interpreter::State &state)
{
    Class *bytes = state.bytesType;
    bytes->create = createBytes;
    addBuiltinWithSignature(state, bytes, "decode", "self, encoding='utf-8', errors='strict'", decode);
    addBuiltin(state, bytes, "hex", 0, 0, [](Interpreter &in, Arguments &a) { return in.str(QString::fromLatin1(a.self->bytes().toHex())); });
    addBuiltin(state, bytes, "upper", 0, 0, [](Interpreter &in, Arguments &a) { return in.bytes(a.self->bytes().toUpper()); });
    addBuiltin(state, bytes, "lower", 0, 0, [](Interpreter &in, Arguments &a) { return in.bytes(a.self->bytes().toLower()); });
    addBuiltin(state, bytes, "strip", 0, 1, [](Interpreter &in, Arguments &a) { return stripped(in, a, true, true); });
    addBuiltin(state, bytes, "lstrip", 0, 1, [](Interpreter &in, Arguments &a) { return stripped(in, a, true, false); });
    addBuiltin(state, bytes, "rstrip", 0, 1, [](Interpreter &in, Arguments &a) { return stripped(in, a, false, true); });
    addBuiltin(state, bytes, "startswith", 1, 1, [](Interpreter &in, Arguments &a) {
        return Value::boolean(a.self->bytes().startsWith(bytesArgument(in, a, 0, u"startswith first arg must be bytes or a tuple of bytes, not %1"_s)));
    });
    addBuiltin(state, bytes, "endswith", 1, 1, [](Interpreter &in, Arguments &a) {
        return Value::boolean(a.self->bytes().endsWith(bytesArgument(in, a, 0, u"endswith first arg must be bytes or a tuple of bytes, not %1"_s)));
    });
    addBuiltin(state, bytes, "find", 1, 1, [](Interpreter &in, Arguments &a) { return Value::integer(a.self->bytes().indexOf(bytesArgument(in, a, 0))); });
    addBuiltin(state, bytes, "count", 1, 1, [](Interpreter &in, Arguments &a) {
        const Value what = a.positional[0];
        return Value::integer(a.self->bytes().count(what.isInt() ? QByteArray(1, char(what.toInt())) : bytesArgument(in, a, 0)));
    });
    addBuiltin(state, bytes, "index", 1, 1, [](Interpreter &in, Arguments &a) {
        const Value what = a.positional[0];
        const qsizetype at = a.self->bytes().indexOf(what.isInt() ? QByteArray(1, char(what.toInt())) : bytesArgument(in, a, 0));
        if (at < 0)
            in.raise(u"ValueError"_s, u"subsection not found"_s);
        return Value::integer(at);
    });
    addBuiltin(state, bytes, "replace", 2, 2, [](Interpreter &in, Arguments &a) {
        const QByteArray before = bytesArgument(in, a, 0);
        if (before.isEmpty())
            return in.unknown(u"bytes.replace() of nothing is not modelled"_s);
        QByteArray data = a.self->bytes();
        return in.bytes(data.replace(before, bytesArgument(in, a, 1)));
    });
    addBuiltin(state, bytes, "split", 0, 1, [](Interpreter &in, Arguments &a) {
        if (a.positional.empty() || a.positional[0].isNone()) {
            Values words;
            for (const QByteArray &word : a.self->bytes().simplified().split(' ')) {
                if (!word.isEmpty())
                    words.push_back(in.bytes(word));
            }
            return in.list(std::move(words));
        }
        const QByteArray separator = bytesArgument(in, a, 0);
        if (separator.isEmpty())
            in.raise(u"ValueError"_s, u"empty separator"_s);
        Values parts;
        qsizetype at = 0;
        for (qsizetype next = 0; (next = a.self->bytes().indexOf(separator, at)) >= 0; at = next + separator.size())
            parts.push_back(in.bytes(a.self->bytes().mid(at, next - at)));
        parts.push_back(in.bytes(a.self->bytes().mid(at)));
        return in.list(std::move(parts));
    });
    addBuiltin(state, bytes, "join", 1, 1, [](Interpreter &in, Arguments &a) {
        QByteArray result;
        bool first = true;
        for (Value item : in.toValues(a.positional[0])) {
            if (!item.isBytes())
                in.raise(u"TypeError"_s, u"sequence item: expected a bytes-like object, %1 found"_s.arg(typeName(in, item)));
            result += (first ? QByteArray() : a.self->bytes()) + item.bytes();
            first = false;
        }
        return in.bytes(result);
    });
    addBuiltinClassMethod(state, bytes, "fromhex", "cls, text, /", [](Interpreter &in, Arguments &a) {
        const Value text = a["text"_L1];
        if (!text.isStr())
            in.raise(u"TypeError"_s, u"fromhex() argument must be str, not %1"_s.arg(typeName(in, text)));
        return in.bytes(QByteArray::fromHex(text.text().toLatin1()));
    });
}

} // namespace retort::python
