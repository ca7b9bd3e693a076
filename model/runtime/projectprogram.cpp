// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/projectprogram.h"

#include "model/runtime/process.h"
#include "model/runtime/pythoninterpreter.h"

#include <QFileInfo>

namespace retort::runtime {

std::optional<QString> findProjectProgram(const QString &root, const QString &name)
{
    for (const QString &python : interpreterCandidates(root, processEnvironment())) {
        const QFileInfo program(QFileInfo(python).path() + u'/' + name);
        if (program.isFile() && program.isExecutable())
            return program.filePath();
    }
    const QString program = findProgram(name);
    return program.isEmpty() ? std::nullopt : std::optional(program);
}

} // namespace retort::runtime
