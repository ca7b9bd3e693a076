// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/authoring/createdate.h"

#include "model/script/scriptcodes.h"

#include <QTimeZone>

namespace retort::script::authoring {

using namespace Qt::Literals::StringLiterals;

QString CreateDate::text() const
{
    QString text = time.toString(u"yyyy-MM-dd HH:mm:ss"_s);
    if (microseconds != 0)
        text += u".%1"_s.arg(microseconds, 6, 10, QLatin1Char('0'));
    if (showsOffset) {
        const int minutes = std::abs(time.offsetFromUtc()) / 60;
        text += (time.offsetFromUtc() < 0 ? u'-' : u'+')
            + u"%1:%2"_s.arg(minutes / 60, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'));
    }
    return text;
}

Result<CreateDate> createDate(qint64 moment, const QString &timezone)
{
    CreateDate date;
    date.microseconds = int(moment % 1'000'000);
    const QDateTime utc = QDateTime::fromSecsSinceEpoch(moment / 1'000'000, Qt::UTC);
    if (timezone.isEmpty()) {
        date.time = utc.toLocalTime();
        return date;
    }
    QTimeZone zone(timezone.toUtf8());
    if (!zone.isValid())
        zone = QTimeZone(timezone.toUpper().toUtf8());
    if (!zone.isValid())
        return failure(TimezoneNotFound, u"Can't locate timezone: %1"_s.arg(timezone));
    date.time = utc.toTimeZone(zone);
    date.showsOffset = true;
    return date;
}

} // namespace retort::script::authoring
