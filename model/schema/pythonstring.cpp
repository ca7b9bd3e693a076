// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/pythonstring.h"

namespace retort::schema {

using namespace Qt::Literals::StringLiterals;

QString pythonString(const QString &text)
{
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    QString out(quote);
    for (const QChar c : text) {
        if (c == quote || c == u'\\')
            out += u'\\' + QString(c);
        else if (c == u'\n')
            out += u"\\n"_s;
        else if (c == u'\r')
            out += u"\\r"_s;
        else if (c == u'\t')
            out += u"\\t"_s;
        else if (c < u' ' || c == QChar(0x7f))
            out += u"\\x"_s + QString::number(c.unicode(), 16).rightJustified(2, u'0');
        else
            out += c;
    }
    return out + quote;
}

} // namespace retort::schema
