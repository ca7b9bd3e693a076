// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace retort::ui {

enum class DateDetail { Minutes, Seconds };

/// A moment in local time: "2026-03-01 14:05", or as the language writes it where the user wants that.
QString dateText(const QDateTime &moment, DateDetail detail = DateDetail::Minutes);

/// For the whole program.
void setLocalDates(bool local);

} // namespace retort::ui
