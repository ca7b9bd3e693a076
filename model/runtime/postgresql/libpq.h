// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libpq-fe.h>

namespace retort::runtime::postgresql {

/// The functions of libpq that QPSQL does not pass on. They are looked up when the first PostgreSQL database is opened: linking
/// libpq would cost every start of the program some 10 ms of dynamic loading.
struct Libpq
{
    decltype(&::PQstatus) status = nullptr;
    decltype(&::PQsocket) socket = nullptr;
    decltype(&::PQtransactionStatus) transactionStatus = nullptr;
    decltype(&::PQparameterStatus) parameterStatus = nullptr;
    decltype(&::PQbackendPID) backendPid = nullptr;
    decltype(&::PQerrorMessage) errorMessage = nullptr;
    decltype(&::PQsetNoticeReceiver) setNoticeReceiver = nullptr;
    decltype(&::PQsendQuery) sendQuery = nullptr;
    decltype(&::PQsetSingleRowMode) setSingleRowMode = nullptr;
    decltype(&::PQisBusy) isBusy = nullptr;
    decltype(&::PQconsumeInput) consumeInput = nullptr;
    decltype(&::PQgetResult) getResult = nullptr;
    decltype(&::PQclear) clear = nullptr;
    decltype(&::PQresultStatus) resultStatus = nullptr;
    decltype(&::PQresultErrorField) resultErrorField = nullptr;
    decltype(&::PQresultErrorMessage) resultErrorMessage = nullptr;
    decltype(&::PQcmdStatus) cmdStatus = nullptr;
    decltype(&::PQcmdTuples) cmdTuples = nullptr;
    decltype(&::PQntuples) ntuples = nullptr;
    decltype(&::PQnfields) nfields = nullptr;
    decltype(&::PQfname) fname = nullptr;
    decltype(&::PQftype) ftype = nullptr;
    decltype(&::PQgetvalue) getvalue = nullptr;
    decltype(&::PQgetlength) getlength = nullptr;
    decltype(&::PQgetisnull) getisnull = nullptr;
    decltype(&::PQputCopyEnd) putCopyEnd = nullptr;
    decltype(&::PQgetCopyData) getCopyData = nullptr;
    decltype(&::PQfreemem) freemem = nullptr;
    decltype(&::PQgetCancel) getCancel = nullptr;
    decltype(&::PQcancel) cancel = nullptr;
    decltype(&::PQfreeCancel) freeCancel = nullptr;

    /// Null when libpq is missing or lacks one of them.
    static const Libpq *instance();
};

} // namespace retort::runtime::postgresql
