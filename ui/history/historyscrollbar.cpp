// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyscrollbar.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <map>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int reach = 3;     ///< pixels above and below a mark that belong to it
constexpr int thickness = 3; ///< of a head's or database's bar
constexpr int side = 5;      ///< width of the marks at the edges

QColor colorOf(const HistoryMark &mark, const Theme &theme)
{
    switch (mark.kind) {
    case HistoryMark::Kind::Hit:
        return theme.color(Role::HitMark);
    case HistoryMark::Kind::Danger:
        return theme.color(Role::Danger);
    case HistoryMark::Kind::Head:
        return theme.color(Role::HeadChip);
    case HistoryMark::Kind::Database:
        break;
    }
    return theme.database(mark.color);
}

/// Hits along the left edge, dangers along the right one; what the history is about goes from side to side.
QRect rectOf(const HistoryMark &mark, int y, int width)
{
    switch (mark.kind) {
    case HistoryMark::Kind::Hit:
        return {0, y - 1, side, 2};
    case HistoryMark::Kind::Danger:
        return {width - side, y - 1, side, 2};
    case HistoryMark::Kind::Head:
    case HistoryMark::Kind::Database:
        break;
    }
    return {1, y - 1, width - 2, thickness};
}

} // namespace

HistoryScrollBar::HistoryScrollBar(const HistoryModel &model, QWidget *parent)
    : QScrollBar(Qt::Vertical, parent)
    , m_model(model)
{
    setObjectName("historyScrollBar"_L1);
    setMouseTracking(true);
    connect(&model, &HistoryModel::modelReset, this, &HistoryScrollBar::invalidate);
    connect(&model, &HistoryModel::dataChanged, this, &HistoryScrollBar::invalidate);
    connect(&model, &HistoryModel::factsChanged, this, &HistoryScrollBar::invalidate);
    connect(&model, &HistoryModel::hitsChanged, this, &HistoryScrollBar::invalidate);
}

void HistoryScrollBar::invalidate()
{
    m_isStale = true;
    m_isPaintedStale = true;
    update();
}

const QList<HistoryMark> &HistoryScrollBar::marks() const
{
    if (m_isStale) {
        m_marks = historyMarks(m_model);
        m_isStale = false;
    }
    return m_marks;
}

int HistoryScrollBar::positionOf(int row) const
{
    const int rows = std::max(m_model.rowCount(), 1);
    return std::clamp(int((row + 0.5) * height() / rows), 1, std::max(height() - 2, 1));
}

int HistoryScrollBar::rowAt(int y) const
{
    int best = -1;
    int distance = reach + 1;
    for (const HistoryMark &mark : marks()) {
        const int away = std::abs(positionOf(mark.row) - y);
        if (away < distance) {
            distance = away;
            best = mark.row;
        }
    }
    return best;
}

void HistoryScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    if (std::exchange(m_isPaintedStale, false))
        m_painted = paintedMarks();
    const Theme &theme = Theme::current();
    QPainter painter(this);
    for (const HistoryMark &mark : m_painted)
        painter.fillRect(rectOf(mark, positionOf(mark.row), width()), colorOf(mark, theme));
}

std::vector<HistoryMark> HistoryScrollBar::paintedMarks() const
{
    std::vector<HistoryMark> painted;
    std::map<std::pair<HistoryMark::Kind, int>, int> last; // where the last one of a kind and colour was put
    for (const HistoryMark &mark : marks()) {
        const int y = positionOf(mark.row);
        const auto [known, isNew] = last.try_emplace({mark.kind, mark.color}, y);
        if (isNew || known->second != y)
            painted.push_back(mark);
        known->second = y;
    }
    std::stable_sort(painted.begin(), painted.end(), [](const HistoryMark &a, const HistoryMark &b) { return a.kind < b.kind; });
    return painted;
}

void HistoryScrollBar::resizeEvent(QResizeEvent *event)
{
    QScrollBar::resizeEvent(event);
    m_isPaintedStale = true;
}

void HistoryScrollBar::mousePressEvent(QMouseEvent *event)
{
    const int row = event->button() == Qt::LeftButton ? rowAt(event->pos().y()) : -1;
    m_isJumping = row >= 0;
    if (m_isJumping)
        Q_EMIT rowRequested(row);
    else
        QScrollBar::mousePressEvent(event);
}

void HistoryScrollBar::mouseReleaseEvent(QMouseEvent *event)
{
    if (!std::exchange(m_isJumping, false))
        QScrollBar::mouseReleaseEvent(event);
}

bool HistoryScrollBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QScrollBar::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const int row = rowAt(help->pos().y()); row >= 0)
        QToolTip::showText(help->globalPos(), markText(m_model, row), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace retort::ui
