// SPDX-License-Identifier: GPL-3.0-or-later
// sqlalchemy.exc and alembic.util.exc: the class tree that scripts catch and raise.
#include "model/bindings/modules.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Class;
using python::Value;

namespace {

struct ExceptionRow
{
    QLatin1StringView name;
    QLatin1StringView base; ///< another row, or a builtin
    QLatin1StringView module = "sqlalchemy.exc"_L1;
};

const ExceptionRow rows[] = {
    {"SQLAlchemyError"_L1, "Exception"_L1},
    {"ArgumentError"_L1, "SQLAlchemyError"_L1},
    {"ObjectNotExecutableError"_L1, "ArgumentError"_L1},
    {"NoSuchModuleError"_L1, "ArgumentError"_L1},
    {"NoForeignKeysError"_L1, "ArgumentError"_L1},
    {"AmbiguousForeignKeysError"_L1, "ArgumentError"_L1},
    {"ConstraintColumnNotFoundError"_L1, "ArgumentError"_L1},
    {"CircularDependencyError"_L1, "SQLAlchemyError"_L1},
    {"CompileError"_L1, "SQLAlchemyError"_L1},
    {"UnsupportedCompilationError"_L1, "CompileError"_L1},
    {"IdentifierError"_L1, "SQLAlchemyError"_L1},
    {"DisconnectionError"_L1, "SQLAlchemyError"_L1},
    {"TimeoutError"_L1, "SQLAlchemyError"_L1},
    {"InvalidRequestError"_L1, "SQLAlchemyError"_L1},
    {"IllegalStateChangeError"_L1, "InvalidRequestError"_L1},
    {"NoInspectionAvailable"_L1, "InvalidRequestError"_L1},
    {"PendingRollbackError"_L1, "InvalidRequestError"_L1},
    {"ResourceClosedError"_L1, "InvalidRequestError"_L1},
    {"NoSuchColumnError"_L1, "InvalidRequestError"_L1},
    {"NoResultFound"_L1, "InvalidRequestError"_L1},
    {"MultipleResultsFound"_L1, "InvalidRequestError"_L1},
    {"NoReferenceError"_L1, "InvalidRequestError"_L1},
    {"NoReferencedTableError"_L1, "NoReferenceError"_L1},
    {"NoReferencedColumnError"_L1, "NoReferenceError"_L1},
    {"NoSuchTableError"_L1, "InvalidRequestError"_L1},
    {"UnreflectableTableError"_L1, "InvalidRequestError"_L1},
    {"UnboundExecutionError"_L1, "InvalidRequestError"_L1},
    {"MissingGreenlet"_L1, "InvalidRequestError"_L1},
    {"DontWrapMixin"_L1, "Exception"_L1},
    {"StatementError"_L1, "SQLAlchemyError"_L1},
    {"DBAPIError"_L1, "StatementError"_L1},
    {"InterfaceError"_L1, "DBAPIError"_L1},
    {"DatabaseError"_L1, "DBAPIError"_L1},
    {"DataError"_L1, "DatabaseError"_L1},
    {"OperationalError"_L1, "DatabaseError"_L1},
    {"IntegrityError"_L1, "DatabaseError"_L1},
    {"InternalError"_L1, "DatabaseError"_L1},
    {"ProgrammingError"_L1, "DatabaseError"_L1},
    {"NotSupportedError"_L1, "DatabaseError"_L1},
    {"SADeprecationWarning"_L1, "Warning"_L1},
    {"RemovedIn20Warning"_L1, "SADeprecationWarning"_L1},
    {"SAWarning"_L1, "Warning"_L1},
    {"CommandError"_L1, "Exception"_L1, "alembic.util.exc"_L1},
};

} // namespace

std::optional<Value> exceptionAttribute(World &world, const QString &name)
{
    const auto row = std::find_if(std::begin(rows), std::end(rows), [&](const ExceptionRow &r) { return r.name == name; });
    if (row == std::end(rows))
        return std::nullopt;
    return Value(world.once(u"exc."_s + name, [row](World &w) {
        const auto base = exceptionAttribute(w, row->base);
        Class *baseClass = base ? base->as<Class>() : w.py.builtinClass(row->base);
        return w.py.makeClass(row->name, {baseClass}, row->module);
    }));
}

} // namespace retort::bindings
