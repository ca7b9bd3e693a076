// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/postgresql/libpq.h"

#include <QLibrary>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::postgresql {

namespace {

template<typename Function>
bool resolve(QLibrary &library, const char *name, Function &function)
{
    function = reinterpret_cast<Function>(library.resolve(name));
    return function != nullptr;
}

bool resolveAll(QLibrary &library, Libpq &functions)
{
    return resolve(library, "PQstatus", functions.status)
        && resolve(library, "PQsocket", functions.socket)
        && resolve(library, "PQtransactionStatus", functions.transactionStatus)
        && resolve(library, "PQparameterStatus", functions.parameterStatus)
        && resolve(library, "PQbackendPID", functions.backendPid)
        && resolve(library, "PQerrorMessage", functions.errorMessage)
        && resolve(library, "PQsetNoticeReceiver", functions.setNoticeReceiver)
        && resolve(library, "PQsendQuery", functions.sendQuery)
        && resolve(library, "PQsetSingleRowMode", functions.setSingleRowMode)
        && resolve(library, "PQisBusy", functions.isBusy)
        && resolve(library, "PQconsumeInput", functions.consumeInput)
        && resolve(library, "PQgetResult", functions.getResult)
        && resolve(library, "PQclear", functions.clear)
        && resolve(library, "PQresultStatus", functions.resultStatus)
        && resolve(library, "PQresultErrorField", functions.resultErrorField)
        && resolve(library, "PQresultErrorMessage", functions.resultErrorMessage)
        && resolve(library, "PQcmdStatus", functions.cmdStatus)
        && resolve(library, "PQcmdTuples", functions.cmdTuples)
        && resolve(library, "PQntuples", functions.ntuples)
        && resolve(library, "PQnfields", functions.nfields)
        && resolve(library, "PQfname", functions.fname)
        && resolve(library, "PQftype", functions.ftype)
        && resolve(library, "PQgetvalue", functions.getvalue)
        && resolve(library, "PQgetlength", functions.getlength)
        && resolve(library, "PQgetisnull", functions.getisnull)
        && resolve(library, "PQputCopyEnd", functions.putCopyEnd)
        && resolve(library, "PQgetCopyData", functions.getCopyData)
        && resolve(library, "PQfreemem", functions.freemem)
        && resolve(library, "PQgetCancel", functions.getCancel)
        && resolve(library, "PQcancel", functions.cancel)
        && resolve(library, "PQfreeCancel", functions.freeCancel);
}

std::optional<Libpq> load()
{
    constexpr int soVersion = 5; // the one that QPSQL is linked with, so this only finds the library that is already there
    QLibrary library(u"pq"_s, soVersion);
    Libpq functions;
    if (!library.load() || !resolveAll(library, functions))
        return std::nullopt;
    return functions;
}

} // namespace

const Libpq *Libpq::instance()
{
    static const std::optional<Libpq> functions = load();
    return functions ? &*functions : nullptr;
}

} // namespace retort::runtime::postgresql
