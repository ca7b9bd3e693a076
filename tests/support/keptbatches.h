// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QHash>

namespace retort::test {

/// The cases of tests/data/batch_kept.txt: the name of a vector, and our text where it differs from Alembic's on purpose.
inline QHash<QString, QString> keptBatches()
{
    using namespace Qt::Literals::StringLiterals;
    QFile file(QStringLiteral(RETORT_TEST_DATA "/batch_kept.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QHash<QString, QString> result;
    QString name;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(u"=== "_s))
            result.insert(name = line.mid(4), {});
        else if (!name.isEmpty() && !line.startsWith(u"reason: "_s))
            result[name] += line + u'\n';
    }
    return result;
}

} // namespace retort::test
