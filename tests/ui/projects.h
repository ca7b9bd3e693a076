// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/driving.h"

#include <QMap>

namespace retort::test {

/// aaaa ← bbbb ← dddd, and cccc beside them on aaaa; each makes a table.
inline QMap<QString, QByteArray> branchedProject()
{
    QMap<QString, QByteArray> files {{QStringLiteral("alembic.ini"), "[alembic]\nscript_location = %(here)s/migrations\n"},
                                     {QStringLiteral("migrations/env.py"), "from alembic import context\n"}};
    for (const auto &[id, down] : {std::pair {"aaaa", ""}, {"bbbb", "aaaa"}, {"cccc", "aaaa"}, {"dddd", "bbbb"}})
        files.insert(QStringLiteral("migrations/versions/%1_.py").arg(QLatin1StringView(id)),
                     scriptText(id, down, createTable(QByteArray("t_") + id), "op.drop_table('t_" + QByteArray(id) + "')"));
    return files;
}

} // namespace retort::test
