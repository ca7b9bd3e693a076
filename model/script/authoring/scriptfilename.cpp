// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/authoring/scriptfilename.h"

#include "model/python/interpreter.h"
#include "model/script/scriptcodes.h"

#include <QDir>
#include <QRegularExpression>

namespace retort::script::authoring {

using namespace Qt::Literals::StringLiterals;

QString slug(const QString &message, int maximum)
{
    static const QRegularExpression word(u"\\w+"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList words;
    for (auto matches = word.globalMatch(message); matches.hasNext();)
        words << matches.next().captured();
    const QString all = words.join(u'_').toLower();
    const auto codePoints = all.toUcs4();
    if (codePoints.size() <= maximum)
        return all;
    const QString start = QString::fromUcs4(reinterpret_cast<const char32_t *>(codePoints.constData()), maximum);
    const qsizetype lastWord = start.lastIndexOf(u'_');
    return (lastWord < 0 ? start : start.left(lastWord)) + u'_';
}

Result<QString> scriptFileName(
    const QString &fileTemplate, int slugLength, const QString &revision, const QString &message, const CreateDate &date)
{
    python::Interpreter python;
    QString name;
    const python::Outcome outcome = python.run([&](python::Interpreter &) {
        const QDate day = date.time.date();
        const QTime time = date.time.time();
        const auto number = [](qint64 value) { return python::Value::integer(value); };
        const python::Value tokens = python.dict({{u"rev"_s, python.str(revision)}, {u"slug"_s, python.str(slug(message, slugLength))},
            {u"epoch"_s, number(date.time.toSecsSinceEpoch())}, {u"year"_s, number(day.year())}, {u"month"_s, number(day.month())},
            {u"day"_s, number(day.day())}, {u"hour"_s, number(time.hour())}, {u"minute"_s, number(time.minute())},
            {u"second"_s, number(time.second())}});
        name = python.percentFormat(fileTemplate, tokens);
        return python::Value();
    });
    if (!outcome.isCompleted()) {
        const python::Raised *raised = outcome.raised();
        return failure({BadFileTemplate, u"The file_template '%1' cannot be filled in"_s.arg(fileTemplate),
            u"It may name rev, slug, epoch, year, month, day, hour, minute and second. No file was written"_s,
            raised ? raised->type + u": "_s + raised->message : QString(), {}, {}});
    }
    name = QDir::cleanPath(name + ".py"_L1);
    if (name.contains(QChar::Null) || QDir::isAbsolutePath(name) || name == ".."_L1 || name.startsWith("../"_L1)) {
        return failure({BadFileTemplate, u"The file name '%1' leads out of the version location"_s.arg(QString(name).remove(QChar::Null)),
            u"Choose another revision identifier, or correct file_template. No file was written"_s, {}, {}, {}});
    }
    return name;
}

} // namespace retort::script::authoring
