// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historydelegate.h"

#include <QPainter>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int cellPadding = 8;

} // namespace

HistoryDelegate::HistoryDelegate(const HistoryModel &model, QWidget *view)
    : QStyledItemDelegate(view)
    , m_view(view)
    , m_model(model)
{
    updateTheme();
}

void HistoryDelegate::updateTheme()
{
    m_theme = &Theme::current();
    m_graph.setTheme(*m_theme);
    m_chips = ChipPainter();
    m_font = scaledFont(1.0);
    m_boldFont = scaledFont(1.0, QFont::DemiBold);
    m_codeFont = codeFont();
    m_smallFont = scaledFont(0.92);
    m_rowHeight = QFontMetrics(m_font).height() + 15;
}

int HistoryDelegate::fitGraph(int viewWidth)
{
    const int lanes = m_model.history() ? m_model.folded().layout().laneCount() : 1;
    const int available = std::max(viewWidth * 3 / 10, 80);
    m_graph.fitLanes(lanes, available, m_rowHeight);
    return std::clamp(m_graph.widthFor(lanes), 84, std::max(available, 84));
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index);
    return {option.rect.width(), m_rowHeight};
}

QColor HistoryDelegate::paintBackground(QPainter *painter, const QStyleOptionViewItem &option, int row) const
{
    Role role = Role::Surface;
    if (option.state & QStyle::State_Selected)
        role = Role::Selection;
    else if (option.state & QStyle::State_MouseOver)
        role = Role::Hover;
    const QColor background = m_theme->color(role);
    painter->fillRect(option.rect, background);
    if (const int only = m_model.onlyDatabase(row); only >= 0) {
        QColor mark = m_theme->database(m_model.databases()[only].color);
        mark.setAlphaF(0.13F);
        painter->fillRect(option.rect, mark);
    }
    if (m_theme->isHighContrast() && role == Role::Selection) { // a tint is not enough
        painter->fillRect(option.rect.left(), option.rect.top(), option.rect.width(), 2, m_theme->color(Role::Text));
        painter->fillRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2, m_theme->color(Role::Text));
    }
    if (row == m_dropRow) {
        painter->fillRect(option.rect.left(), option.rect.top(), option.rect.width(), 2, m_theme->color(Role::Accent));
        painter->fillRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2, m_theme->color(Role::Accent));
    } else if (role == Role::Surface)
        painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, m_theme->color(Role::GridLine));
    return background;
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int row = index.row();
    const bool selected = option.state & QStyle::State_Selected;
    const QColor background = paintBackground(painter, option, row);
    const QRect cell = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
    if (index.column() == HistoryModel::GraphColumn) {
        const QRect edge = QStyle::visualRect(option.direction, option.rect, {option.rect.topLeft(), QSize(3, option.rect.height())});
        if (!m_model.filter().isEmpty() && !m_model.isDimmed(row))
            painter->fillRect(edge, m_theme->color(Role::HitMark));
        m_graph.paint(painter, option.rect, background, m_model, row);
        const auto *view = option.widget;
        if (selected && view && view->hasFocus()) // where the keyboard is
            painter->fillRect(edge, m_theme->color(Role::Accent));
        return;
    }
    painter->save();
    if (m_model.isDimmed(row))
        painter->setOpacity(0.38);
    const HistoryRow &entry = m_model.row(row);
    const QColor muted = m_theme->color(Role::MutedText);
    switch (index.column()) {
    case HistoryModel::MessageColumn:
        paintMessage(painter, cell, row, selected);
        break;
    case HistoryModel::RevisionColumn:
        paintText(painter, cell, m_model.isRun(row) ? QString() : entry.id, m_codeFont, muted);
        break;
    case HistoryModel::CreatedColumn:
        paintText(painter, cell, m_model.isRun(row) ? QString() : entry.created, m_smallFont, muted);
        break;
    case HistoryModel::StatusColumn:
        paintStatus(painter, cell, row);
        break;
    default:
        paintDatabaseDot(painter, option.rect, background, row, index.column() - HistoryModel::FirstDatabaseColumn);
        break;
    }
    painter->restore();
}

void HistoryDelegate::paintHits(QPainter *painter, const QRect &cell, const QString &text, const QFontMetrics &metrics) const
{
    if (painter->opacity() < 1) // a dimmed row may have the text, but it is no hit
        return;
    const bool isMirrored = painter->layoutDirection() == Qt::RightToLeft;
    const int start = isMirrored ? cell.right() + 1 - std::min(cell.width(), metrics.horizontalAdvance(text)) : cell.left();
    for (const QString &phrase : m_model.phrases()) {
        for (qsizetype at = text.indexOf(phrase, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(phrase, at + phrase.size(), Qt::CaseInsensitive)) {
            const int left = start + metrics.horizontalAdvance(text, int(at));
            const int right = start + metrics.horizontalAdvance(text, int(at + phrase.size()));
            QRect mark(left, cell.center().y() - metrics.height() / 2, right - left, metrics.height());
            mark = mark.intersected(cell);
            painter->fillRect(mark, m_theme->color(Role::SearchHit));
        }
    }
}

void HistoryDelegate::paintText(
    QPainter *painter, const QRect &cell, const QString &text, const QFont &font, const QColor &ink) const
{
    const QFontMetrics metrics(font);
    paintHits(painter, cell, text, metrics);
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(cell, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      metrics.elidedText(text, Qt::ElideRight, cell.width()));
}

QRect HistoryDelegate::chipArea(const QRect &cell, Qt::LayoutDirection direction) const
{
    return QStyle::visualRect(direction, cell, QRect(cell.topLeft(), QSize(std::max(cell.width() / 2, 60), cell.height())));
}

std::optional<Chip> HistoryDelegate::chipAt(const QRect &cell, int row, QPoint position) const
{
    const Qt::LayoutDirection direction = m_view->layoutDirection();
    return m_chips.chipAt(chipArea(cell.adjusted(cellPadding, 0, -cellPadding, 0), direction), m_model.chips(row), position, direction);
}

void HistoryDelegate::paintMessage(QPainter *painter, const QRect &cell, int row, bool selected) const
{
    if (m_model.isRun(row)) {
        paintRun(painter, cell, row);
        return;
    }
    const HistoryRow &entry = m_model.row(row);
    const Qt::LayoutDirection direction = painter->layoutDirection();
    const int used = m_chips.paint(painter, chipArea(cell, direction), m_model.chips(row), *m_theme, direction);
    const bool quiet = entry.isGhost || entry.isMerge;
    paintText(painter, QStyle::visualRect(direction, cell, cell.adjusted(used, 0, 0, 0)), entry.message, selected ? m_boldFont : m_font,
              m_theme->color(quiet ? Role::MutedText : Role::Text));
}

/// "▸ 42 revisions  add phone … create users"
void HistoryDelegate::paintRun(QPainter *painter, const QRect &cell, int row) const
{
    const QString text = u"▸ "_s + m_model.runText(row);
    const QFontMetrics metrics(m_smallFont);
    const int width = std::min(metrics.horizontalAdvance(text) + 16, cell.width());
    const int height = metrics.height() + 5;
    const Qt::LayoutDirection direction = painter->layoutDirection();
    const QRect pill = QStyle::visualRect(direction, cell, {cell.left(), cell.center().y() - height / 2, width, height});
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(m_theme->color(Role::Border));
    painter->setBrush(m_theme->color(Role::SideBar));
    painter->drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), height / 2.0, height / 2.0);
    painter->setFont(m_smallFont);
    painter->setPen(m_theme->color(Role::MutedText));
    painter->drawText(pill, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, pill.width() - 8));
    const QRect rest = QStyle::visualRect(direction, cell, cell.adjusted(width + 10, 0, 0, 0));
    if (rest.width() > metrics.averageCharWidth() * 6) {
        painter->setPen(m_theme->color(Role::MutedText));
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                          metrics.elidedText(m_model.runDetail(row), Qt::ElideMiddle, rest.width()));
    }
}

void HistoryDelegate::paintStatus(QPainter *painter, const QRect &cell, int row) const
{
    const QString status = m_model.status(row);
    if (status.isEmpty()) {
        paintText(painter, cell, u"–"_s, m_smallFont, m_theme->color(Role::FaintText));
        return;
    }
    const Role role = m_model.isStatusError(row) ? Role::Danger : Role::Warning;
    paintText(painter, cell, status, m_smallFont, m_theme->color(role));
}

void HistoryDelegate::paintDatabaseDot(
    QPainter *painter, const QRect &cell, const QColor &background, int row, int database) const
{
    const AppliedState state = m_model.row(row).isGhost ? AppliedState::Unknown : m_model.appliedState(row, database);
    if (state == AppliedState::Unknown) {
        painter->setPen(m_theme->color(Role::FaintText));
        painter->setFont(m_smallFont);
        painter->drawText(cell, Qt::AlignCenter, u"–"_s);
        return;
    }
    const QColor color = m_theme->database(m_model.databases()[database].color);
    const QPointF center = QRectF(cell).center();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.8));
    painter->setBrush(state == AppliedState::Applied ? color : background);
    const double radius = m_rowHeight * 0.144;
    painter->drawEllipse(center, radius, radius);
}

} // namespace retort::ui
