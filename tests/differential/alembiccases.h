// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace retort::test {

/// What Debian's Alembic answers to a list of command lines, run in one process: see alembic_cli.py for both lists. Empty when it could
/// not be run, which is said.
inline QJsonArray runAlembic(const QJsonArray &cases)
{
    ProcessOptions options;
    options.input = QJsonDocument(cases).toJson();
    options.environment = {{QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1")}};
    const ProcessResult result = runProcess(QStringLiteral("/usr/bin/python3"),
        {QStringLiteral(RETORT_SOURCE_DIR "/tests/differential/alembic_cli.py")}, options);
    if (!result.ok())
        qWarning("%s", result.describe().constData());
    return result.ok() ? QJsonDocument::fromJson(result.out).array() : QJsonArray();
}

} // namespace retort::test
