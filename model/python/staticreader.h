// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/literal.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <optional>

// Reads facts from a script without running it: no import is followed and no function body entered.
namespace retort::python {

/// Why a text is not Python, or what it would raise while its header is evaluated.
struct ScriptProblem
{
    QString type;    ///< "SyntaxError", "NameError" …
    QString message;
    SourceRange range;
};

struct Constants
{
    struct Entry
    {
        Literal value;
        SourceRange range; ///< the assignment that counts
    };
    QHash<QString, Entry> values;      ///< a name that is never assigned is missing
    std::optional<QString> docstring;
    std::optional<ScriptProblem> problem; ///< what was read before it is still there
};

/// The module-level values of `names`. Plain headers go through a scanner that reads the head of the text only (so a broken
/// body goes unnoticed); anything else through the evaluator.
Constants evaluateConstants(const QByteArray &source, const QStringList &names, const QString &file = {});

/// As evaluateConstants, always through the evaluator (for tests and for scripts that must be whole).
Constants evaluateConstantsFully(const QByteArray &source, const QStringList &names, const QString &file = {});

/// A call found in the text, wherever it stands.
struct FoundCall
{
    QString callee;                ///< as written: "context.configure"
    QList<Literal> positional;     ///< Unknown where not a literal
    QHash<QString, Literal> keywords;
    bool complete = true;          ///< false when `*args` or `**kwargs` may add arguments
    SourceRange range;
};

/// Every call whose dotted callee is `calleeSuffix` or ends with "." + it, in text order.
QList<FoundCall> findCalls(const QByteArray &source, const QString &calleeSuffix, const QString &file = {});

struct FoundAssignment
{
    QString target;  ///< as written: "SQLALCHEMY_DATABASE_URI", "app.config['X']"
    Literal value;   ///< Unknown where not a constant
    QString text;    ///< the expression as written
    SourceRange range;
    /// Of a dictionary display: the values behind its constant string keys, each by itself, so that one that is no constant does
    /// not hide the others. Their `target` is the key.
    QList<FoundAssignment> entries = {};
};

/// Every assignment, at any depth, to the variable, attribute or string subscript `name`.
QList<FoundAssignment> findAssignments(const QByteArray &source, const QString &name, const QString &file = {});

/// As findAssignments, and what is given under that name as a keyword (`config.update(NAME=…)`) or in a dictionary (`{"NAME": …}`).
QList<FoundAssignment> findSettings(const QByteArray &source, const QString &name, const QString &file = {});

/// Names of the module-level functions (for `upgrade`, `downgrade`), also under if/try/with.
QStringList moduleFunctions(const QByteArray &source);

} // namespace retort::python
