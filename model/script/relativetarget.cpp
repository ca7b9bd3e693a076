// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/relativetarget.h"

#include <QRegularExpression>
#include <limits>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

std::optional<RelativeTarget> RelativeTarget::parse(const QString &text)
{
    // Alembic matches the beginning only: whatever follows the number is ignored.
    static const QRegularExpression pattern(
        u"^(?:(.+?)@)?(\\w+)?([+-]\\d+)"_s, QRegularExpression::UseUnicodePropertiesOption);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    RelativeTarget target;
    target.label = match.captured(1);
    target.symbol = match.captured(2);
    target.written = match.captured(3);
    bool fits = false;
    target.steps = target.written.toLongLong(&fits);
    if (!fits)
        target.steps =
            target.written.startsWith(u'-') ? -std::numeric_limits<int>::max() : std::numeric_limits<int>::max();
    return target;
}

QString RelativeTarget::outOfRange(const QString &number) const
{
    const QString count = number.startsWith(u'-') || number.startsWith(u'+') ? number.mid(1) : number;
    return u"Relative revision %1 didn't produce %2 migrations"_s.arg(number, count);
}

} // namespace retort::script
