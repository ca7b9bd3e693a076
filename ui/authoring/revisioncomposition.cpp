// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/authoring/revisioncomposition.h"

#include "model/script/authoring/hookcommand.h"

#include <QStringDecoder>

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

using script::authoring::RevisionRequest;

QString decoded(const QByteArray &content, const QString &encoding)
{
    QStringDecoder decoder(encoding.isEmpty() ? "UTF-8" : encoding.toLatin1().constData());
    return decoder.isValid() ? QString(decoder.decode(content)) : QString::fromLatin1(content);
}

Result<ComposedRevision> composed(const script::ProjectSnapshot &snapshot, const RevisionRequest &request)
{
    auto draft = script::authoring::draftRevision(snapshot, request);
    if (!draft)
        return failure(draft.error());
    auto text = plan::composeRevision(snapshot, *draft);
    if (!text)
        return failure(text.error());
    const QString shown = decoded(text->content, snapshot.project.outputEncoding);
    return ComposedRevision{std::move(*draft), std::move(*text), shown};
}

QString revisionCommand(const script::ProjectSnapshot &snapshot, const RevisionRequest &request, bool isMerge, bool choseId)
{
    QStringList words{u"-c"_s, snapshot.project.scriptLocation, isMerge ? u"merge"_s : u"revision"_s};
    const auto add = [&](const QString &option, const QString &value) {
        if (!value.isEmpty())
            words << option << value;
    };
    add(u"-m"_s, request.message.value_or(QString()));
    const bool isObvious = request.heads == snapshot.map.ids(snapshot.map.heads()) || snapshot.map.isEmpty();
    if (isMerge)
        words << request.heads;
    else if (!isObvious)
        add(u"--head"_s, request.heads.value(0));
    if (request.splice)
        words << u"--splice"_s;
    if (choseId)
        add(u"--rev-id"_s, request.id);
    add(u"--branch-label"_s, request.branchLabels.value(0));
    add(u"--version-path"_s, request.versionPath);
    for (const QString &dependency : request.dependsOn)
        add(u"--depends-on"_s, dependency);
    return script::authoring::HookCommand{{}, u"retort"_s, words, {}}.text();
}

qint64 revisionMoment()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

} // namespace retort::ui
