// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/enginenames.h"

#include "model/python/staticreader.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

namespace {

/// The parameter of `def upgrade(engine_name):`; empty where there is none, more than one, or one with a default.
QString onlyParameter(const QByteArray &source)
{
    const qsizetype found = source.indexOf("def upgrade(");
    if (found < 0 || source.mid(found + 12, 1) == ")")
        return {};
    static const QRegularExpression definition(u"^def (?:upgrade|downgrade)\\(\\s*(\\w+)\\s*(?::[^,)=]*)?,?\\s*\\)"_s,
        QRegularExpression::MultilineOption);
    return definition.match(QString::fromUtf8(source)).captured(1);
}

/// Whether the function looks another one up by the engine's name, in any of the ways that templates have had:
/// globals()["upgrade_%s" % name](), eval("upgrade_%s" % name)(), f"upgrade_{name}".
bool dispatches(const QByteArray &source)
{
    static const QRegularExpression lookUp(u"[\"'](?:up|down)grade_(?:%|\\{|[\"']\\s*\\+)"_s);
    return lookUp.match(QString::fromUtf8(source)).hasMatch();
}

} // namespace

QStringList engineNames(const QByteArray &source, const QStringList &configured)
{
    const QString parameter = onlyParameter(source);
    if (parameter.isEmpty() || (!dispatches(source) && !parameter.contains("engine"_L1)))
        return {};
    QStringList names;
    for (const QString &function : python::moduleFunctions(source)) {
        if (function.startsWith("upgrade_"_L1) && !names.contains(function.mid(8)))
            names.append(function.mid(8));
    }
    return names.isEmpty() ? configured : names;
}

} // namespace retort::bindings
