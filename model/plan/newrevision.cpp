// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/newrevision.h"

#include "model/bindings/scriptevaluation.h"
#include "model/plan/scriptsource.h"
#include "model/python/text.h"
#include "model/script/authoring/makotemplate.h"
#include "model/script/authoring/projecttemplates.h"
#include "model/script/filereading.h"
#include "model/script/scriptcodes.h"
#include "model/script/scriptloader.h"

#include <QRegularExpression>
#include <QStringEncoder>

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;
using script::authoring::RevisionDraft;

namespace {

constexpr qint64 maxTemplateSize = 1024 * 1024;

/// What Alembic's templates may call. `context.get()` is Mako's, for names that are made up, as in "%s_upgrades".
constexpr char prelude[] = R"py(
def comma(value):
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return ", ".join(value)

class _Options:
    def __init__(self, options):
        self._options = options
    def get_main_option(self, name, default=None):
        return self._options.get(name.lower(), default)
    def get_alembic_option(self, name, default=None):
        return self._options.get(name.lower(), default)

class _Names:
    def __init__(self, names):
        self._names = names
    def get(self, name, default=None):
        return self._names.get(name, default)
)py";

QString literal(const QString &text)
{
    return python::quoted(text);
}

QString literals(const QStringList &texts, QLatin1StringView open, QLatin1StringView close)
{
    QStringList all;
    for (const QString &text : texts)
        all << literal(text);
    return open + all.join(", "_L1) + (all.size() == 1 && open == "("_L1 ? ","_L1 : ""_L1) + close;
}

/// None, one identifier, or several: as Alembic gives them to the template.
QString scalar(const QStringList &ids, QLatin1StringView open, QLatin1StringView close)
{
    if (ids.isEmpty())
        return u"None"_s;
    return ids.size() == 1 ? literal(ids.constFirst()) : literals(ids, open, close);
}

QString dictionary(const QMap<QString, QString> &values)
{
    QStringList items;
    for (auto i = values.cbegin(); i != values.cend(); ++i)
        items << literal(i.key()) + u": "_s + literal(i.value());
    return u'{' + items.join(", "_L1) + u'}';
}

/// A name of the template and the Python expression for its value.
using Variables = QList<std::pair<QString, QString>>;

Variables variables(const script::Project &project, const RevisionDraft &draft, const RevisionBody &body, const QString &message)
{
    bindings::EvaluationContext context = inProject({}, project);
    return {
        {u"message"_s, literal(message)},
        {u"up_revision"_s, literal(draft.id)},
        {u"down_revision"_s, scalar(draft.downRevisions, "("_L1, ")"_L1)},
        {u"branch_labels"_s, draft.branchLabels.isEmpty() ? u"None"_s : literals(draft.branchLabels, "("_L1, ")"_L1)},
        {u"depends_on"_s, scalar(draft.dependsOn, "["_L1, "]"_L1)},
        {u"create_date"_s, literal(draft.createDate)},
        {u"imports"_s, literal(body.imports.join(u'\n'))},
        {u"upgrades"_s, literal(body.upgrades)},
        {u"downgrades"_s, literal(body.downgrades)},
        {u"config"_s, u"_Options("_s + dictionary(context.mainOptions) + u')'},
        {u"context"_s, u"_Names({})"_s},
    };
}

/// What flask.current_app tells Flask-Migrate's template for several databases: the names of the binds.
QByteArray flaskModule(const QStringList &engines)
{
    QStringList binds = engines;
    binds.removeAll(QString());
    QStringList items;
    for (const QString &bind : std::as_const(binds))
        items << literal(bind) + u": None"_s;
    return u"class _Application:\n    config = {'SQLALCHEMY_BINDS': {%1}}\ncurrent_app = _Application()\n"_s.arg(items.join(", "_L1)).toUtf8();
}

Result<QString> fillIn(const QString &source, const QString &path, const Variables &values, const QStringList &engines)
{
    QStringList names;
    QStringList arguments;
    for (const auto &[name, value] : values) {
        names << name;
        arguments << value;
    }
    const auto translated = script::authoring::translateTemplate(source, names);
    if (!translated) {
        Error error = translated.error();
        error.range.file = path;
        return failure(error);
    }
    const QString program = QString::fromLatin1(prelude) + translated->program
        + u"\ndef fill():\n    print(_render(%1))\n"_s.arg(arguments.join(", "_L1));
    bindings::ScriptEvaluator evaluator([&](const QString &module) -> std::optional<bindings::ModuleText> {
        if (module == "flask"_L1 && !engines.isEmpty())
            return bindings::ModuleText{u"/flask/__init__.py"_s, flaskModule(engines), true};
        return std::nullopt;
    });
    const bindings::ScriptEvaluation evaluation = evaluator.evaluate(program.toUtf8(), path, u"fill"_s, {});
    if (evaluation.status == bindings::EvaluationStatus::Exact && evaluation.output.size() == 1)
        return evaluation.output.constFirst();
    Error error{script::TemplateNotUnderstood, evaluation.reason, {}, {}, {}, {}};
    const int before = int(QByteArrayView(prelude).count('\n'));
    const int line = evaluation.reasonRange.startLine - before;
    if (line >= 1 && size_t(line) <= translated->lines.size())
        error.range = {path, translated->lines[size_t(line) - 1], 1, 0, 0};
    return failure(error);
}

/// A message that would end the docstring, or mean something else in it, with backslashes before what does it.
QString escapedMessage(QString message)
{
    message.replace(u'\\', "\\\\"_L1);
    return message.replace(u'"', "\\\""_L1);
}

Result<QByteArray> encoded(const QString &text, const QString &encoding)
{
    static const QRegularExpression utf8(u"^utf[-_]?8$"_s, QRegularExpression::CaseInsensitiveOption);
    if (encoding.isEmpty() || utf8.match(encoding).hasMatch())
        return text.toUtf8();
    QStringEncoder encoder(encoding.toLatin1().constData());
    if (!encoder.isValid())
        return failure({script::ConfigBadValue, u"unknown encoding: %1"_s.arg(encoding), u"Correct output_encoding. No file was written"_s, {}, {}, {}});
    const QByteArray bytes = encoder.encode(text);
    if (encoder.hasError())
        return failure({script::ConfigBadValue, u"The text cannot be written in the encoding %1"_s.arg(encoding), u"No file was written"_s, {}, {}, {}});
    return bytes;
}

bool holds(const script::MigrationScript &script, const RevisionDraft &draft)
{
    return script.revision.id == draft.id && script.revision.downRevisions == draft.downRevisions
        && script.revision.dependsOn == draft.dependsOn
        && (draft.branchLabels.isEmpty() || script.revision.branchLabels == draft.branchLabels);
}

/// The engines of the newest script, which the next one has too.
QStringList enginesOf(const script::ProjectSnapshot &snapshot)
{
    for (const int index : snapshot.map.heads()) {
        if (const script::MigrationScript *script = snapshot.script(index)) {
            if (const QStringList names = engineNames(*script, snapshot.project); !names.isEmpty())
                return names;
        }
    }
    return {};
}

class Composer
{
public:
    Composer(const script::ProjectSnapshot &snapshot, const RevisionDraft &draft, const RevisionBody &body)
        : m_snapshot(snapshot)
        , m_draft(draft)
        , m_body(body)
        , m_engines(enginesOf(snapshot))
    {
    }

    Result<RevisionText> run()
    {
        const QString path = m_snapshot.project.scriptLocation + "/script.py.mako"_L1;
        const auto own = script::readFile(path, maxTemplateSize);
        if (!own || own->truncated) {
            note(u"The template %1 cannot be read (%2); Retort's own was used"_s.arg(path, own ? u"it is larger than a megabyte"_s : own.error()), {});
        } else {
            const auto text = fromTemplate(script::decodeText(own->data), path);
            if (text || text.error().code == script::LabelsNotWritten)
                return text;
            note(u"The project's template could not be used, Retort's own was: %1"_s.arg(text.error().message), text.error().range);
        }
        return fromTemplate(script::authoring::revisionTemplate(m_snapshot.project.kind, m_engines), {});
    }

private:
    Result<RevisionText> fromTemplate(const QString &source, const QString &path)
    {
        const QString message = m_draft.message.value_or(u"empty message"_s);
        auto text = filled(source, path, message);
        if (text && reads(*text, m_draft.message))
            return finished(*text);
        // Alembic would write the message as it is, and fail to load the file.
        auto escaped = filled(source, path, escapedMessage(message));
        if (escaped && reads(*escaped, m_draft.message))
            return finished(*escaped);
        if (!text)
            return failure(text.error());
        const auto script = script::parseScript(*text, m_draft.path);
        if (script && script->revision.id == m_draft.id && script->revision.branchLabels.isEmpty() && !m_draft.branchLabels.isEmpty()) {
            return failure({script::LabelsNotWritten,
                u"Version %1 specified branch_labels %2, however the migration file %3 does not have them; have you upgraded your "
                "script.py.mako to include the 'branch_labels' section?"_s.arg(m_draft.id, m_draft.branchLabels.join(", "_L1), m_draft.path),
                u"No file was written"_s, {}, {}, {}});
        }
        return failure({script::TemplateNotUnderstood,
            script ? u"what it makes names other revisions than those asked for"_s : script.error().message, {}, {}, {path, 1, 1, 0, 0}, {}});
    }

    Result<QByteArray> filled(const QString &source, const QString &path, const QString &message) const
    {
        const auto text = fillIn(source, path, variables(m_snapshot.project, m_draft, m_body, message), m_engines);
        if (!text)
            return failure(text.error());
        return encoded(*text, m_snapshot.project.outputEncoding);
    }

    bool reads(const QByteArray &content, const std::optional<QString> &message) const
    {
        const auto script = script::parseScript(content, m_draft.path);
        if (script && bindings::ScriptEvaluator().evaluate(content, m_draft.path, {}, {}).exceptionType == "SyntaxError"_L1)
            return false;
        if (!script || !holds(*script, m_draft))
            return false;
        // What a template makes of a plain message is its own business.
        const bool isPlain = !message || (!message->contains(u'"') && !message->contains(u'\\'));
        return isPlain || script->docstring.isEmpty() || script->docstring.startsWith(message->trimmed());
    }

    RevisionText finished(const QByteArray &content) { return {content, std::move(m_notes)}; }

    void note(const QString &message, const SourceRange &range)
    {
        m_notes.append({Severity::Warning, script::TemplateNotUnderstood, message, {}, range, {}});
    }

    const script::ProjectSnapshot &m_snapshot;
    const RevisionDraft &m_draft;
    const RevisionBody &m_body;
    QStringList m_engines;
    Diagnostics m_notes;
};

} // namespace

Result<RevisionText> composeRevision(
    const script::ProjectSnapshot &snapshot, const script::authoring::RevisionDraft &draft, const RevisionBody &body)
{
    return Composer(snapshot, draft, body).run();
}

} // namespace retort::plan
