// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// Digits of non-negative numbers as C's printf (and so Python) writes them. Infinities and NaN give "inf" and "nan".
namespace retort::python {

QString fixedDigits(double value, int precision, bool keepPoint);
QString exponentDigits(double value, int precision, bool keepPoint);
/// %g; with `likeRepr` an integral number keeps ".0", as format(x, ".3") does.
QString generalDigits(double value, int precision, bool keepZeros, bool likeRepr);
QString groupedDigits(const QString &digits, QChar separator, int group);

} // namespace retort::python
