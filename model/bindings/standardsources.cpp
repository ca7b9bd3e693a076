// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

std::optional<QByteArray> standardSource(const QString &module)
{
    static const QHash<QString, const char *> sources{
        {u"_collections_abc"_s, collectionsAbcSource},
        {u"_sys"_s, sysSource},
        {u"abc"_s, abcSource},
        {u"base64"_s, base64Source},
        {u"binascii"_s, binasciiSource},
        {u"bisect"_s, bisectSource},
        {u"collections"_s, collectionsSource},
        {u"collections.abc"_s, collectionsAbcSource},
        {u"contextlib"_s, contextlibSource},
        {u"copy"_s, copySource},
        {u"csv"_s, csvSource},
        {u"dataclasses"_s, dataclassesSource},
        {u"datetime"_s, datetimeSource},
        {u"fnmatch"_s, fnmatchSource},
        {u"functools"_s, functoolsSource},
        {u"hashlib"_s, hashlibSource},
        {u"heapq"_s, heapqSource},
        {u"hmac"_s, hmacSource},
        {u"html"_s, htmlSource},
        {u"inspect"_s, inspectSource},
        {u"io"_s, ioSource},
        {u"itertools"_s, itertoolsSource},
        {u"json"_s, jsonSource},
        {u"numbers"_s, numbersSource},
        {u"operator"_s, operatorSource},
        {u"os.path"_s, posixpathSource},
        {u"pathlib"_s, pathlibSource},
        {u"posixpath"_s, posixpathSource},
        {u"re"_s, reSource},
        {u"string"_s, stringSource},
        {u"textwrap"_s, textwrapSource},
        {u"threading"_s, threadingSource},
        {u"traceback"_s, tracebackSource},
        {u"types"_s, typesSource},
        {u"typing"_s, typingSource},
        {u"typing_extensions"_s, typingSource},
        {u"urllib.parse"_s, urllibParseSource},
        {u"urllib"_s, ""},
    };
    const auto found = sources.constFind(module);
    return found == sources.cend() ? std::nullopt : std::optional<QByteArray>(*found);
}

} // namespace retort::bindings
