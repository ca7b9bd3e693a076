// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation.h"

#include "app/cli/posthooks.h"
#include "model/plan/newrevision.h"
#include "model/script/authoring/filechange.h"
#include "model/script/scriptcodes.h"

#include <QCoreApplication>
#include <QDir>

#include <chrono>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::authoring::RevisionRequest;

namespace {

inline constexpr ErrorCode noSense("cli.no-sense");

qint64 now()
{
    namespace chrono = std::chrono;
    return chrono::duration_cast<chrono::microseconds>(chrono::system_clock::now().time_since_epoch()).count();
}

/// What `revision` and `merge` have in common.
RevisionRequest requestOf(const Arguments &arguments)
{
    RevisionRequest request;
    request.id = arguments.value(u"rev-id"_s);
    if (request.id.isEmpty())
        request.id = script::authoring::newRevisionId();
    if (arguments.has(u"message"_s))
        request.message = arguments.value(u"message"_s);
    request.splice = arguments.has(u"splice"_s);
    if (arguments.has(u"branch-label"_s))
        request.branchLabels = {arguments.value(u"branch-label"_s)};
    request.moment = now();
    return request;
}

int writeRevision(Invocation &invocation, const RevisionRequest &request)
{
    const auto draft = script::authoring::draftRevision(*invocation.project, request);
    if (!draft)
        return invocation.output.fail(draft.error());
    const auto text = plan::composeRevision(*invocation.project, *draft);
    if (!text)
        return invocation.output.fail(text.error());
    invocation.output.report(draft->warnings);
    invocation.output.report(text->notes);
    const auto written = script::authoring::writeNewFile(draft->path, text->content);
    if (!written)
        return invocation.output.fail(written.error());
    invocation.output.print(u"Generating %1 ...  done"_s.arg(draft->path));
    return runPostWriteHooks(invocation, draft->path);
}

} // namespace

int revision(Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments;
    if (arguments.has(u"sql"_s) && !invocation.project->project.revisionEnvironment) {
        return invocation.output.fail({noSense,
            u"Using --sql with the revision command when revision_environment is not configured does not make any sense"_s, {}, {}, {}, {}});
    }
    RevisionRequest request = requestOf(arguments);
    if (arguments.has(u"head"_s))
        request.heads = {arguments.value(u"head"_s)};
    if (arguments.has(u"version-path"_s))
        request.versionPath = QDir::cleanPath(QDir::current().absoluteFilePath(arguments.value(u"version-path"_s)));
    request.dependsOn = arguments.all(u"depends-on"_s);
    return writeRevision(invocation, request);
}

int merge(Invocation &invocation)
{
    RevisionRequest request = requestOf(invocation.arguments);
    request.heads = invocation.arguments.positionals;
    return writeRevision(invocation, request);
}

} // namespace retort::cli
