// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/literal.h"

#include "model/python/state.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

std::optional<QStringList> Literal::strings() const
{
    if (isStr())
        return QStringList{text};
    if (kind != Kind::List && kind != Kind::Tuple && kind != Kind::Set)
        return std::nullopt;
    QStringList result;
    for (const Literal &item : items) {
        if (!item.isStr())
            return std::nullopt;
        result.append(item.text);
    }
    return result;
}

QString Literal::repr() const
{
    const auto joined = [this] {
        QStringList parts;
        for (const Literal &item : items)
            parts.append(item.repr());
        return parts.join(", "_L1);
    };
    switch (kind) {
    case Kind::None: return u"None"_s;
    case Kind::Bool: return integer ? u"True"_s : u"False"_s;
    case Kind::Int: return QString::number(integer);
    case Kind::Float: return floatRepr(real);
    case Kind::Str: return quoted(text);
    case Kind::Bytes: return quoted(bytes);
    case Kind::List: return u'[' + joined() + u']';
    case Kind::Tuple: return u'(' + joined() + (items.size() == 1 ? u",)"_s : u")"_s);
    case Kind::Set: return items.isEmpty() ? u"set()"_s : u'{' + joined() + u'}';
    case Kind::Dict: {
        QStringList parts;
        for (qsizetype i = 0; i + 1 < items.size(); i += 2)
            parts.append(items[i].repr() + u": "_s + items[i + 1].repr());
        return u'{' + parts.join(", "_L1) + u'}';
    }
    case Kind::Unknown: return u"<unknown: %1>"_s.arg(text);
    }
    return {};
}

} // namespace retort::python
