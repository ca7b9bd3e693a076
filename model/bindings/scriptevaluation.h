// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/sourcerange.h"
#include "model/expression/element.h"
#include "model/operations/operation.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace retort::bindings {

class DatabaseAnswers;

/// How far the operations of a script can be trusted; the plan's PreviewStatus says the same.
enum class EvaluationStatus {
    Exact,       ///< determined by the script and what it may know
    NeedsData,   ///< depends on a query result, the inspector, the clock, the environment
    NeedsPython, ///< uses an import or a feature that is not modelled
    Error,       ///< the script would raise in Alembic too, or does not come to an end
};

/// What a script may ask of its surroundings.
struct EvaluationContext
{
    QString dialectName = QStringLiteral("sqlite"); ///< "sqlite" or "postgresql"
    bool offline = false;                           ///< context.is_offline_mode()
    QStringList xArguments;                         ///< alembic -x: "key=value"
    QString tag;                                    ///< --tag
    QString startingRevision;                       ///< context.get_starting_revision_argument()
    QString destinationRevision;                    ///< context.get_revision_argument()
    QMap<QString, QString> namingConvention;        ///< of the project's metadata, for scripts that read it
    QString versionTable = QStringLiteral("alembic_version"); ///< of the migration context
    QString versionTableSchema;                     ///< empty: None
    QMap<QString, QString> mainOptions;             ///< of the ini file's main section, by name in lower case
    QStringList unknownOptions;                     ///< those that env.py sets
    /// Which of several databases it is: passed to upgrade() and downgrade() where they take an argument. See engineNames().
    std::optional<QString> engineName;

    friend bool operator==(const EvaluationContext &, const EvaluationContext &) = default;
};

/// The text of a module of the project that a script imports.
struct ModuleText
{
    QString file; ///< absolute path
    QByteArray source;
    bool isPackage = false; ///< it is an __init__.py
};

/// The name under which a ModuleResolver gives env.py.
inline const QString EnvironmentModule = QStringLiteral("env.py");

/// Gives the source of an absolute dotted module name, or nothing when the project has no such module. The caller reads files;
/// the room does not.
using ModuleResolver = std::function<std::optional<ModuleText>(const QString &dottedName)>;

/// Gives the content of a file that a script reads, such as an .sql beside it; nothing for a file that is not the project's, or
/// is too large. The path is absolute.
using FileReader = std::function<std::optional<QByteArray>(const QString &path)>;

/// What a script's upgrade() or downgrade() asks Alembic to do.
struct ScriptEvaluation
{
    QList<operations::Operation> operations; ///< up to the point that `reason` names
    QList<SourceRange> ranges;               ///< one for each operation: the call in the script
    EvaluationStatus status = EvaluationStatus::Exact;
    QString reason;         ///< why it is not exact: a question, a module, "TypeError: …"; empty when exact
    QString exceptionType;  ///< "TypeError"; only of an Error
    SourceRange reasonRange;
    /// The statement whose rows `reason` is about; null when it is about something else.
    expression::ElementPtr question;
    QStringList warnings;   ///< texts of the UserWarnings that Alembic or SQLAlchemy would give
    QStringList output;     ///< lines that the script printed or logged
};

/// Evaluates migration scripts. It keeps what it has parsed, so that both directions and both dialects of a script cost one
/// parse. An instance belongs to one thread at a time.
class ScriptEvaluator
{
public:
    explicit ScriptEvaluator(ModuleResolver resolver = {}, FileReader reader = {});
    ~ScriptEvaluator();
    ScriptEvaluator(ScriptEvaluator &&) noexcept;
    ScriptEvaluator &operator=(ScriptEvaluator &&) noexcept;

    /// Runs the module and then its `function` ("upgrade" or "downgrade"; "" for the module alone). `file` is the absolute
    /// path, used in ranges and as the key of the parse cache. Stops early, with NeedsPython, once `stop` is requested.
    ScriptEvaluation evaluate(const QByteArray &source, const QString &file, const QString &function,
        const EvaluationContext &context, std::stop_token stop = {});

    /// The same on a connected database: what the script does and asks goes to `answers` while it runs.
    ScriptEvaluation evaluateOn(DatabaseAnswers &answers, const QByteArray &source, const QString &file, const QString &function,
        const EvaluationContext &context, std::stop_token stop = {});

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace retort::bindings
