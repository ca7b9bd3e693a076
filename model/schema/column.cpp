// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/column.h"

#include "model/base/compiledoncemembers.h"

template struct retort::CompiledOnce<retort::schema::ServerDefault::Alternatives>;

namespace retort::schema {

ColumnReference parseColumnReference(const QString &target)
{
    ColumnReference reference;
    QStringList parts = target.split(u'.');
    if (parts.size() == 1) {
        reference.table = Identifier(parts.first());
        return reference;
    }
    reference.column = parts.takeLast();
    reference.table = Identifier(parts.takeLast());
    reference.schema = Identifier(parts.join(u'.'));
    return reference;
}

} // namespace retort::schema
