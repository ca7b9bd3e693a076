// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fuzzymatch.h"

namespace retort::ui {

namespace {

constexpr int wholePiece = 1000;
constexpr int wordStart = 12;
constexpr int neighbour = 8;

bool startsWord(QStringView text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

FuzzyMatch pieceAt(QStringView text, qsizetype at, qsizetype length)
{
    FuzzyMatch match;
    match.score = wholePiece - int(std::min<qsizetype>(at, 200)) + (startsWord(text, at) ? 300 : 0) + (at == 0 ? 300 : 0);
    for (qsizetype i = 0; i < length; ++i)
        match.positions << at + i;
    return match;
}

/// Where a character occurs from `from` on: at the start of a word when there is such a place, unless it comes right here.
qsizetype findCharacter(QStringView text, QChar c, qsizetype from)
{
    const qsizetype first = text.indexOf(c, from, Qt::CaseInsensitive);
    if (first <= from)
        return first;
    for (qsizetype at = first; at >= 0; at = text.indexOf(c, at + 1, Qt::CaseInsensitive))
        if (startsWord(text, at))
            return at;
    return first;
}

std::optional<FuzzyMatch> scattered(QStringView pattern, QStringView text, bool preferWords)
{
    FuzzyMatch match;
    qsizetype from = 0;
    for (const QChar c : pattern) {
        if (c.isSpace())
            continue;
        const qsizetype at = preferWords ? findCharacter(text, c, from) : text.indexOf(c, from, Qt::CaseInsensitive);
        if (at < 0)
            return std::nullopt;
        match.score += startsWord(text, at) ? wordStart : 0;
        match.score += !match.positions.isEmpty() && at == from ? neighbour : 0;
        match.positions << at;
        from = at + 1;
    }
    if (!match.positions.isEmpty())
        match.score -= int(match.positions.last() - match.positions.first());
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView pattern, QStringView text)
{
    const QStringView trimmed = pattern.trimmed();
    if (trimmed.isEmpty())
        return FuzzyMatch();
    const qsizetype first = text.indexOf(trimmed, 0, Qt::CaseInsensitive);
    if (first >= 0) {
        for (qsizetype at = first; at >= 0; at = text.indexOf(trimmed, at + 1, Qt::CaseInsensitive))
            if (startsWord(text, at))
                return pieceAt(text, at, trimmed.size());
        return pieceAt(text, first, trimmed.size());
    }
    auto match = scattered(trimmed, text, true);
    return match ? match : scattered(trimmed, text, false); // the start of a word may have been one step too far
}

} // namespace retort::ui
