// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/object.h"

#include <QByteArray>
#include <variant>

namespace retort::python {

struct ImportRequest
{
    QString module;        ///< dotted; for `from . import x` what follows the dots, perhaps empty
    int level = 0;         ///< number of leading dots
    QString importingFile; ///< absolute path of the importing script; may be empty
};

/// The module is Python source, to be evaluated in the same sandbox (once an interpreter and name).
struct SourceModule
{
    QByteArray source;
    QString file;
    QString name; ///< absolute dotted name
    bool isStandard = false; ///< of the standard library rather than the project
};

/// Nobody can provide it: names imported from it are Unknown (NeedsPython).
struct NotModelled
{
    QString reason; ///< empty: "module <name> is not modelled"
};

using ImportResult = std::variant<NotModelled, Module *, SourceModule>;

/// Provides what scripts import. Called once for each prefix: `import a.b.c` asks for "a", "a.b" and "a.b.c".
class Importer
{
public:
    virtual ~Importer() = default;
    virtual ImportResult importModule(Interpreter &interpreter, const ImportRequest &request) = 0;
};

/// What a script may reach besides imports. The defaults give Unknown.
class Host
{
public:
    virtual ~Host() = default;
    /// The builtin `open(file, mode, encoding=…)`.
    virtual Value open(Interpreter &interpreter, Arguments &arguments);
};

} // namespace retort::python
