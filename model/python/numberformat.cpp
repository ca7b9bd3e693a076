// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/numberformat.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

// to_chars rather than printf: independent of the locale, exact for every precision.
QString digitsOf(double value, std::chars_format format, int precision)
{
    if (std::isnan(value))
        return u"nan"_s;
    if (std::isinf(value))
        return u"inf"_s;
    QByteArray buffer(350 + precision, Qt::Uninitialized);
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format, precision).ptr;
    return QString::fromLatin1(buffer.constData(), end - buffer.constData());
}

} // namespace

QString fixedDigits(double value, int precision, bool keepPoint)
{
    const QString text = digitsOf(value, std::chars_format::fixed, precision);
    return keepPoint && precision == 0 && std::isfinite(value) ? text + u'.' : text;
}

QString exponentDigits(double value, int precision, bool keepPoint)
{
    QString text = digitsOf(value, std::chars_format::scientific, precision);
    if (keepPoint && precision == 0 && std::isfinite(value))
        text.insert(1, u'.');
    return text;
}

QString generalDigits(double value, int precision, bool keepZeros, bool likeRepr)
{
    if (!std::isfinite(value))
        return digitsOf(value, std::chars_format::fixed, 0);
    precision = std::max(precision, 1);
    const QString scientific = digitsOf(value, std::chars_format::scientific, precision - 1);
    const int exponent = scientific.section(u'e', 1).toInt();
    const bool useExponent = exponent < -4 || exponent >= (likeRepr ? precision - 1 : precision);
    QString mantissa = useExponent ? scientific.section(u'e', 0, 0) : digitsOf(value, std::chars_format::fixed, std::max(precision - 1 - exponent, 0));
    if (!keepZeros && mantissa.contains(u'.')) {
        while (mantissa.endsWith(u'0'))
            mantissa.chop(1);
        if (mantissa.endsWith(u'.'))
            mantissa.chop(1);
    } else if (keepZeros && !mantissa.contains(u'.')) {
        mantissa += u'.';
    }
    if (useExponent)
        return mantissa + u'e' + scientific.section(u'e', 1);
    if (likeRepr && !mantissa.contains(u'.'))
        mantissa += ".0"_L1;
    return mantissa;
}

QString groupedDigits(const QString &digits, QChar separator, int group)
{
    QString result = digits;
    for (qsizetype at = result.size() - group; at > 0; at -= group)
        result.insert(at, separator);
    return result;
}

} // namespace retort::python
