// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chippainter.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int padding = 6;
constexpr int gap = 5;
constexpr int longestChip = 9; ///< heights of a letter

QColor fillOf(const Chip &chip, const Theme &theme)
{
    switch (chip.kind) {
    case Chip::Kind::Head:
        return theme.color(Role::HeadChip);
    case Chip::Kind::Database:
        return theme.database(chip.color);
    case Chip::Kind::Base:
    case Chip::Kind::Label:
    case Chip::Kind::Missing:
        break;
    }
    return theme.color(Role::LabelChip);
}

} // namespace

ChipPainter::ChipPainter(double size)
    : m_font(scaledFont(0.84 * size, QFont::DemiBold))
    , m_metrics(m_font)
{
}

int ChipPainter::widthOf(const QString &text) const
{
    return std::min(m_metrics.horizontalAdvance(text) + 2 * padding, m_metrics.height() * longestChip);
}

void ChipPainter::paintOne(
    QPainter *painter, const QRect &rect, const Chip &chip, const QString &text, const Theme &theme) const
{
    const QColor fill = fillOf(chip, theme);
    QColor ink = theme.color(Role::OnChip);
    if (chip.kind == Chip::Kind::Missing || chip.kind == Chip::Kind::Base) { // outlined: says where, not what to do
        painter->setPen(QPen(fill, 1, chip.kind == Chip::Kind::Missing ? Qt::DashLine : Qt::SolidLine));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        ink = theme.color(Role::MutedText);
    } else {
        if (chip.kind == Chip::Kind::Database)
            ink = theme.color(Role::OnDatabase);
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill);
        painter->drawRoundedRect(rect, 4, 4);
    }
    painter->setPen(ink);
    painter->drawText(rect, Qt::AlignCenter, m_metrics.elidedText(text, Qt::ElideMiddle, rect.width() - padding));
}

std::vector<ChipPainter::Placed> ChipPainter::place(const QRect &area, const QList<Chip> &chips, Qt::LayoutDirection direction) const
{
    std::vector<Placed> placed;
    const int height = m_metrics.height() + 3;
    const int top = area.top() + (area.height() - height) / 2;
    const int foldedWidth = widthOf(u"+99"_s);
    int x = 0;
    for (int i = 0; i < chips.size(); ++i) {
        const int width = widthOf(chips[i].text);
        const bool isLast = i + 1 == chips.size();
        if (i > 0 && x + width + (isLast ? 0 : gap + foldedWidth) > area.width()) {
            const QString folded = u"+%1"_s.arg(chips.size() - i);
            placed.push_back({{area.left() + x, top, widthOf(folded), height}, {}, folded});
            break;
        }
        placed.push_back({{area.left() + x, top, width, height}, chips[i], chips[i].text});
        x += width + gap;
    }
    for (Placed &one : placed)
        one.rect = QStyle::visualRect(direction, area, one.rect);
    return placed;
}

int ChipPainter::paint(QPainter *painter, const QRect &area, const QList<Chip> &chips, const Theme &theme,
                       Qt::LayoutDirection direction) const
{
    const std::vector<Placed> placed = place(area, chips, direction);
    if (placed.empty())
        return 0;
    painter->setFont(m_font);
    painter->setRenderHint(QPainter::Antialiasing);
    for (const Placed &one : placed)
        paintOne(painter, one.rect, one.chip, one.text, theme);
    return QStyle::visualRect(direction, area, placed.back().rect).right() + 1 - area.left() + gap + 2;
}

std::optional<Chip> ChipPainter::chipAt(const QRect &area, const QList<Chip> &chips, QPoint position,
                                        Qt::LayoutDirection direction) const
{
    for (const Placed &one : place(area, chips, direction))
        if (one.rect.contains(position))
            return one.chip;
    return std::nullopt;
}

} // namespace retort::ui
