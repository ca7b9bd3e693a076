// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace retort::bindings {

/// The modules of the standard library that need nothing but the language are written in Python and evaluated as scripts
/// are, each on its first import. Nothing when the module is not among them.
std::optional<QByteArray> standardSource(const QString &module);

extern const char abcSource[];
extern const char base64Source[];
extern const char binasciiSource[];
extern const char bisectSource[];
extern const char collectionsAbcSource[];
extern const char collectionsSource[];
extern const char contextlibSource[];
extern const char copySource[];
extern const char csvSource[];
extern const char dataclassesSource[];
extern const char datetimeSource[];
extern const char fnmatchSource[];
extern const char functoolsSource[];
extern const char hashlibSource[];
extern const char heapqSource[];
extern const char hmacSource[];
extern const char htmlSource[];
extern const char inspectSource[];
extern const char ioSource[];
extern const char itertoolsSource[];
extern const char jsonSource[];
extern const char numbersSource[];
extern const char operatorSource[];
extern const char pathlibSource[];
extern const char posixpathSource[];
extern const char reSource[];
extern const char stringSource[];
extern const char sysSource[];
extern const char textwrapSource[];
extern const char threadingSource[];
extern const char tracebackSource[];
extern const char typesSource[];
extern const char typingSource[];
extern const char urllibParseSource[];

} // namespace retort::bindings
