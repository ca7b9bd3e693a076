// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/historymodel.h"

namespace retort::ui {

/// Something in a long history that one looks for, shown beside its scroll bar.
struct HistoryMark
{
    enum class Kind { Hit, Danger, Head, Database };

    int row = 0;
    Kind kind = Kind::Hit;
    int color = 0; ///< of a database

    friend bool operator==(const HistoryMark &, const HistoryMark &) = default;
};

/// From the top; those of one row in the order of Kind.
QList<HistoryMark> historyMarks(const HistoryModel &model);

/// What there is to say of a row's marks: "head", "staging stands here", …
QString markText(const HistoryModel &model, int row);

/// Whether a row deserves a look: a problem, an edit after it was applied, or data that is lost.
bool isDangerous(const HistoryModel &model, int row);

} // namespace retort::ui
