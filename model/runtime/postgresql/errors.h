// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connectionspec.h"
#include "model/runtime/postgresql/libpq.h"
#include "model/runtime/sqlresult.h"

namespace retort::runtime::postgresql {

/// What a failed result says about the statement `sql`. `lost`: the connection broke with it.
SqlFailure failureOf(const Libpq &libpq, const PGresult *result, const QString &sql, bool lost);

/// Why a connection could not be made, from libpq's text: there is no SQLSTATE before there is a session.
Error connectionError(const QString &text, const ConnectionSpec &spec);

/// The connection broke and libpq has only a text to say about it.
SqlFailure lostConnection(const QString &text);

} // namespace retort::runtime::postgresql
