// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

#include <optional>

namespace retort::ui {

/// How well a text answers to what was typed.
struct FuzzyMatch
{
    int score = 0;               ///< the higher the better
    QList<qsizetype> positions;  ///< of the characters that were matched
};

/// Whether all characters of the pattern occur in the text in this order, in any case; blanks in the pattern do not count. A piece
/// of the text as it stands is better than characters far apart, and the start of a word better than its middle.
std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text);

} // namespace retort::ui
