// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interruptwatch.h"
#include "app/cli/invocation.h"
#include "app/cli/translation.h"

#include "model/plan/render.h"
#include "model/plan/renderedfiles.h"
#include "model/script/migrationsteps.h"

#include <QCoreApplication>
#include <QDir>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::StepKind;

namespace {

inline constexpr ErrorCode invalidChoice("cli.invalid-choice");
inline constexpr ErrorCode renderStopped("cli.render-stopped");

/// The values of a repeatable option, each one of `choices`; all of them when it was not given.
template<typename T>
Result<QList<T>> chosen(const Arguments &arguments, const QString &option, const QList<std::pair<QString, T>> &choices)
{
    QList<T> result;
    const QStringList given = arguments.all(option);
    for (const auto &[word, value] : choices)
        if (given.isEmpty() || given.contains(word))
            result.append(value);
    for (const QString &word : given) {
        if (std::none_of(choices.cbegin(), choices.cend(), [&](const auto &choice) { return choice.first == word; })) {
            QStringList words;
            for (const auto &choice : choices)
                words << choice.first;
            return failure(invalidChoice,
                tr("--%1: “%2” is not one of %3. Nothing was written.").arg(option, word, words.join(u", "_s)));
        }
    }
    return result;
}

Result<plan::RenderRequest> requestOf(const Invocation &invocation)
{
    plan::RenderRequest request;
    const auto dialects = chosen<dialect::Dialect>(invocation.arguments, u"dialect"_s,
        {{u"sqlite"_s, dialect::Dialect::Sqlite}, {u"postgresql"_s, dialect::Dialect::Postgresql}});
    if (!dialects)
        return failure(dialects.error());
    const auto directions = chosen<StepKind>(invocation.arguments, u"direction"_s,
        {{u"upgrade"_s, StepKind::Upgrade}, {u"downgrade"_s, StepKind::Downgrade}});
    if (!directions)
        return failure(directions.error());
    request.dialects = *dialects;
    request.directions = *directions;
    if (invocation.arguments.has(u"rev-range"_s)) {
        const Result<QList<int>> revisions = script::historyRange(invocation.map(), invocation.arguments.value(u"rev-range"_s));
        if (!revisions)
            return failure(revisions.error());
        request.revisions = *revisions;
    }
    return request;
}

/// How many revisions came out with which status.
class Tally
{
public:
    void count(const plan::RenderedRevision &revision) { ++m_counts[revision.status]; }

    QString text() const
    {
        QStringList parts;
        for (auto it = m_counts.cbegin(); it != m_counts.cend(); ++it)
            parts << u"%1 %2"_s.arg(it.value()).arg(plan::statusWord(it.key()));
        return parts.join(u", "_s);
    }

private:
    QMap<plan::PreviewStatus, int> m_counts;
};

} // namespace

int render(Invocation &invocation)
{
    const Result<plan::RenderRequest> request = requestOf(invocation);
    if (!request)
        return invocation.output.fail(request.error());

    const QString scriptFolder = invocation.project->project.scriptLocation;
    const bool json = invocation.arguments.has(u"json"_s);
    Output &output = invocation.output;
    const InterruptWatch interrupt([] {});
    const std::stop_token stop = interrupt.stopToken();
    if (!invocation.arguments.has(u"output"_s)) {
        const plan::RenderSink print = [&](const plan::RenderedRevision &revision, int, int) {
            if (json)
                output.print(QString::fromUtf8(plan::jsonLine(revision, scriptFolder)));
            else
                output.print(QString::fromUtf8(plan::sqlFile(revision)));
        };
        if (!plan::render(invocation.project, *request, print, stop))
            return output.fail({renderStopped, tr("Stopped. What was printed is not all."), {}, {}, {}, {}});
        return Success;
    }

    const QString path = QDir::current().absoluteFilePath(invocation.arguments.value(u"output"_s));
    Tally tally;
    const Result<int> written = plan::renderFiles(invocation.project, *request, path,
        json ? plan::RenderedFormat::JsonLines : plan::RenderedFormat::SqlFiles,
        [&](const plan::RenderedRevision &revision, int, int) { tally.count(revision); }, stop);
    if (!written)
        return output.fail(written.error());
    output.print(QCoreApplication::translate("CommandLine", "Wrote %n file(s) to %1: %2", nullptr, *written)
                     .arg(QDir::toNativeSeparators(path), tally.text()));
    return Success;
}

} // namespace retort::cli
