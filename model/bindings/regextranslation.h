// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace retort::bindings {

/// Flags of Python's `re`.
enum RegexFlag { IgnoreCase = 2, Locale = 4, Multiline = 8, DotAll = 16, Unicode = 32, Verbose = 64, Ascii = 256 };

/// A regular expression of Python's as one of PCRE's that matches the same.
struct RegexTranslation
{
    QString pattern;
    int flags = 0;          ///< with those that the pattern itself sets
    int groups = 0;
    QList<std::pair<QString, int>> names;
    bool usesSpaceClass = false;
    QString problem;        ///< what Python says is wrong with the pattern
    qsizetype position = 0; ///< of the problem
    QString unsure;         ///< a feature whose meaning may differ
};

RegexTranslation translateRegex(const QString &pattern, int flags);

} // namespace retort::bindings
