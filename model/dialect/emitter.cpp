// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/emitter.h"

namespace retort::dialect {

void Emitter::emit(const QString &sql)
{
    m_outcome.statements << Statement{sql.trimmed(), m_operation, !m_context.autocommit};
}

OrRaised<void> Emitter::emit(const OrRaised<QString> &sql)
{
    if (!sql)
        return tl::unexpected(sql.error());
    emit(*sql);
    return {};
}

} // namespace retort::dialect
