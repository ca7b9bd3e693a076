// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/scripthost.h"

#include "model/python/interpreter.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Interpreter;
using python::Value;

namespace {

QString pathText(Interpreter &py, Value path)
{
    if (!path.isStr()) {
        if (const auto method = py.attributeIfAny(path, u"__fspath__"_s))
            return py.toStr(py.call(*method));
    }
    return path.isStr() ? path.text() : QString();
}

} // namespace

Value ScriptHost::open(Interpreter &py, python::Arguments &arguments)
{
    static const python::Signature signature(
        u"file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None"_s);
    if (const auto *unknown = arguments.firstUnknown())
        return py.unknown(*unknown);
    const python::Bound bound = arguments.bind(py, signature, u"open"_s);
    const QString mode = bound["mode"_L1].text();
    const QString path = pathText(py, bound["file"_L1]);
    if (mode.contains(u'w') || mode.contains(u'a') || mode.contains(u'x') || mode.contains(u'+'))
        return py.unknown(u"open() writes the file %1"_s.arg(path));
    const auto content = m_reader && path.startsWith(u'/') ? m_reader(path) : std::nullopt;
    if (!content)
        return py.unknown(u"the file %1 is not one of the project"_s.arg(path), python::UnknownKind::NeedsData);
    const Value io = py.importModule(u"io"_s);
    py.charge(content->size());
    if (mode.contains(u'b'))
        return py.call(py.attribute(io, u"BytesIO"_s), {py.bytes(*content)});
    const Value encoding = bound["encoding"_L1].isNone() ? py.str(u"utf-8"_s) : bound["encoding"_L1];
    const Value errors = bound["errors"_L1].isNone() ? py.str(u"strict"_s) : bound["errors"_L1];
    const Value text = py.call(py.attribute(py.bytes(*content), u"decode"_s), {encoding, errors});
    if (text.isUnknown())
        return text;
    QString lines = text.text();
    if (bound["newline"_L1].isNone())
        lines.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    return py.call(py.attribute(io, u"StringIO"_s), {py.str(lines)});
}

} // namespace retort::bindings
