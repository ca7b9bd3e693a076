// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/gitcall.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

ProgramCall gitCall(const QString &folder, const QStringList &arguments, int timeLimitMilliseconds)
{
    ProgramCall call;
    call.program = u"git"_s;
    call.arguments = {u"--no-pager"_s};
    for (const QString &setting : {u"core.fsmonitor=false"_s, u"core.hooksPath=/dev/null"_s, u"protocol.allow=never"_s,
             u"log.showSignature=false"_s, u"core.quotePath=false"_s, u"color.ui=false"_s})
        call.arguments << u"-c"_s << setting;
    call.arguments += arguments;
    call.environment = {{u"GIT_OPTIONAL_LOCKS"_s, u"0"_s}, {u"GIT_TERMINAL_PROMPT"_s, u"0"_s}, {u"GIT_NO_LAZY_FETCH"_s, u"1"_s},
        {u"LC_ALL"_s, u"C.UTF-8"_s}};
    call.folder = folder;
    call.timeLimit = timeLimitMilliseconds;
    return call;
}

} // namespace retort::runtime
