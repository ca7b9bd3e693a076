// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/datetext.h"

#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

bool localDates = false;

} // namespace

QString dateText(const QDateTime &moment, DateDetail detail)
{
    const QDateTime local = moment.toLocalTime();
    const bool seconds = detail == DateDetail::Seconds;
    if (!localDates)
        return QLocale::c().toString(local, seconds ? u"yyyy-MM-dd HH:mm:ss"_s : u"yyyy-MM-dd HH:mm"_s);
    const QLocale locale;
    const QString time = seconds ? locale.toString(local.time(), locale.timeFormat(QLocale::ShortFormat).contains(u"AP"_s, Qt::CaseInsensitive) ? u"h:mm:ss AP"_s : u"HH:mm:ss"_s)
                                 : locale.toString(local.time(), QLocale::ShortFormat);
    return locale.toString(local.date(), QLocale::ShortFormat) + u' ' + time;
}

void setLocalDates(bool local)
{
    localDates = local;
}

} // namespace retort::ui
