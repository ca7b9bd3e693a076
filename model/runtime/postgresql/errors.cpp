// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/postgresql/errors.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/sqltext.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::postgresql {

namespace {

struct Kind
{
    const char *prefix; ///< of the SQLSTATE (PostgreSQL manual, appendix A)
    ErrorCode code;
    const char16_t *hint;
};

const Kind kinds[] = {
    {"57014", databaseInterrupted, u""},
    {"57P", databaseConnectionLost, u"The server ended the connection. Connect again when it is back."},
    {"08", databaseConnectionLost, u"The connection to the server broke. Connect again."},
    {"55P03", databaseLocked, u"Another session holds a lock. Wait for it to finish, then try again."},
    {"40P01", databaseLocked, u"Another session and this one waited for each other. Try again."},
    {"25006", databaseReadOnly, u"The connection or the server is read-only. History and previews still work."},
    {"42501", databaseNoAccess, u"Connect as a role that owns the objects, or ask for the privilege."},
    {"53100", databaseFull, u"The server's disk is full."},
    {"3D000", databaseUnknown, u"Create the database first, or correct its name."},
    {"28", databaseAuthentication, u"Check the user name and the password."},
};

QString field(const Libpq &libpq, const PGresult *result, int code)
{
    return QString::fromUtf8(libpq.resultErrorField(result, code));
}

/// What the server adds to its message, verbatim, one line for each kind.
QString detailOf(const Libpq &libpq, const PGresult *result)
{
    QStringList lines;
    const auto add = [&](QLatin1StringView title, int code) {
        if (const QString text = field(libpq, result, code); !text.isEmpty())
            lines.append(title + text);
    };
    add("DETAIL: "_L1, PG_DIAG_MESSAGE_DETAIL);
    add("HINT: "_L1, PG_DIAG_MESSAGE_HINT);
    add("QUERY: "_L1, PG_DIAG_INTERNAL_QUERY);
    add("CONTEXT: "_L1, PG_DIAG_CONTEXT);
    return lines.join(u'\n');
}

bool containsAny(const QString &text, std::initializer_list<QLatin1StringView> parts)
{
    return std::any_of(parts.begin(), parts.end(),
        [&text](QLatin1StringView part) { return text.contains(part, Qt::CaseInsensitive); });
}

} // namespace

SqlFailure failureOf(const Libpq &libpq, const PGresult *result, const QString &sql, bool lost)
{
    SqlFailure failure;
    failure.sqlState = field(libpq, result, PG_DIAG_SQLSTATE);
    if (failure.sqlState.isEmpty() && lost)
        return lostConnection(QString::fromUtf8(libpq.resultErrorMessage(result)));
    failure.error.code = databaseStatement;
    for (const Kind &kind : kinds) {
        if (failure.sqlState.startsWith(QLatin1StringView(kind.prefix))) {
            failure.error.code = kind.code;
            failure.error.hint = QString::fromUtf16(kind.hint);
            break;
        }
    }
    failure.error.message = field(libpq, result, PG_DIAG_MESSAGE_PRIMARY);
    if (failure.error.message.isEmpty())
        failure.error.message = QString::fromUtf8(libpq.resultErrorMessage(result)).trimmed();
    failure.error.detail = detailOf(libpq, result);
    if (const int position = field(libpq, result, PG_DIAG_STATEMENT_POSITION).toInt(); position > 0)
        failure.position = offsetOfCodePoint(sql, position - 1);
    return failure;
}

Error connectionError(const QString &text, const ConnectionSpec &spec)
{
    Error error;
    error.detail = text.trimmed();
    if (!spec.password.isEmpty()) // no server is known to repeat a password; a proxy in between might
        error.detail.replace(spec.password, u"***"_s);
    const QString where = spec.displayText();
    if (containsAny(text, {"no password supplied"_L1})) {
        error.code = databaseAuthentication;
        error.message = u"%1 asks for a password"_s.arg(where);
        error.hint = u"Give the password of the role."_s;
    } else if (containsAny(text, {"authentication failed"_L1, "role \""_L1, "pg_hba.conf"_L1, "no PostgreSQL user name"_L1,
                   "authentication method"_L1})) {
        error.code = databaseAuthentication;
        error.message = u"%1 refused the role or its password"_s.arg(where);
        error.hint = u"Check the user name, the password, and the server's pg_hba.conf."_s;
    } else if (containsAny(text, {"database \""_L1}) && containsAny(text, {"does not exist"_L1})) {
        error.code = databaseUnknown;
        error.message = u"The server has no database of this name: %1"_s.arg(where);
        error.hint = u"Create the database first (createdb), or correct its name."_s;
    } else {
        error.code = databaseUnreachable;
        error.message = u"%1 cannot be reached"_s.arg(where);
        error.hint = u"Check that the server runs, the host name, the port and the network."_s;
    }
    return error;
}

SqlFailure lostConnection(const QString &text)
{
    SqlFailure failure;
    failure.error.code = databaseConnectionLost;
    failure.error.message = u"The connection to the server was lost"_s;
    failure.error.detail = text.trimmed();
    failure.error.hint = u"Connect again when the server is back."_s;
    failure.sqlState = u"08006"_s; // connection_failure
    return failure;
}

} // namespace retort::runtime::postgresql
