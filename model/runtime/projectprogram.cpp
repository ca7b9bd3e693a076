// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/projectprogram.h"

#include "model/runtime/process.h"

#include <QFile>

#include <unistd.h>

namespace retort::runtime {

using namespace Qt::Literals::StringLiterals;

std::optional<QString> findProjectProgram(const QString &root, const QString &name)
{
    QStringList folders;
    if (const QString active = qEnvironmentVariable("VIRTUAL_ENV"); !active.isEmpty())
        folders << active + "/bin"_L1;
    folders << root + "/.venv/bin"_L1 << root + "/venv/bin"_L1;
    for (const QString &folder : std::as_const(folders)) {
        if (const QString program = folder + u'/' + name; ::access(QFile::encodeName(program).constData(), X_OK) == 0)
            return program;
    }
    const QString program = findProgram(name);
    return program.isEmpty() ? std::nullopt : std::optional(program);
}

} // namespace retort::runtime
