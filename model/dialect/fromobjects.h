// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/element.h"

#include <QSet>

/// Which tables a statement reads, found from its columns and conditions as SQLAlchemy does.
namespace retort::dialect {

using FromSet = QSet<quint64>;

/// Equal for two mentions of one table, alias or subquery.
quint64 identityOf(const expression::ElementPtr &from);

/// The tables, aliases and joins that an expression mentions, in order; a subquery keeps its own to itself.
expression::Elements fromsOf(const expression::ElementPtr &element);

/// Appends those not there yet.
void appendFroms(expression::Elements &froms, const expression::ElementPtr &element);

/// A join with everything inside it; anything else by itself.
FromSet expandedFroms(const expression::Elements &froms);

/// The FROM list of a SELECT: explicit ones first, then those of its columns and conditions, less what a join contains and what
/// the statements around it provide.
expression::Elements displayedFroms(const expression::Select &select, const FromSet &explicitCorrelate,
    const FromSet &implicitCorrelate);

/// The tables beside its own that an UPDATE or DELETE mentions.
expression::Elements extraFroms(const expression::ElementPtr &table, const expression::Elements &mentioned);

} // namespace retort::dialect
