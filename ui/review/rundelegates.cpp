// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/rundelegates.h"

#include "ui/models/runmodel.h"
#include "ui/models/stepsmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/rowframe.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int iconWidth = 26;
constexpr QMargins margins(12, 4, 14, 5);
constexpr int mostLines = 60; ///< of one statement; Copy and Save have the whole text

/// Drawn, not typed: fonts differ in the marks they have.
void paintState(QPainter *painter, QPointF center, RunState state, const Theme &theme)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    QPainterPath path;
    switch (state) {
    case RunState::Waiting:
        painter->setPen(QPen(theme.color(Role::FaintText), 1.3));
        painter->drawEllipse(center, 4.5, 4.5);
        return;
    case RunState::Running:
        path.moveTo(center + QPointF(-3.5, -5));
        path.lineTo(center + QPointF(5, 0));
        path.lineTo(center + QPointF(-3.5, 5));
        path.closeSubpath();
        painter->fillPath(path, theme.color(Role::Accent));
        return;
    case RunState::Done:
        path.moveTo(center + QPointF(-4.5, 0.5));
        path.lineTo(center + QPointF(-1.2, 3.8));
        path.lineTo(center + QPointF(4.8, -4));
        painter->setPen(QPen(theme.color(Role::Success), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        break;
    case RunState::Failed:
        path.moveTo(center + QPointF(-4, -4));
        path.lineTo(center + QPointF(4, 4));
        path.moveTo(center + QPointF(4, -4));
        path.lineTo(center + QPointF(-4, 4));
        painter->setPen(QPen(theme.color(Role::Danger), 2, Qt::SolidLine, Qt::RoundCap));
        break;
    case RunState::Undone:
    case RunState::Skipped:
        path.moveTo(center + QPointF(-4.5, 0));
        path.lineTo(center + QPointF(4.5, 0));
        painter->setPen(QPen(theme.color(Role::FaintText), 1.8, Qt::SolidLine, Qt::RoundCap));
        break;
    }
    painter->drawPath(path);
}

/// A statement is read before it runs: what is too long for one line goes on in the next, indented, at a space where there
/// is one.
QStringList brokenLines(const QString &sql, int columns)
{
    QStringList lines;
    qsizetype start = 0;
    while (start <= sql.size() && lines.size() < mostLines) {
        qsizetype end = sql.indexOf(u'\n', start);
        if (end < 0)
            end = sql.size();
        QString indent;
        while (lines.size() < mostLines) {
            const qsizetype room = columns - indent.size();
            qsizetype length = end - start;
            if (length > room) {
                const qsizetype space = sql.lastIndexOf(u' ', start + room);
                length = space > start + room / 2 ? space + 1 - start : room;
            }
            lines << indent + sql.sliced(start, length);
            start += length;
            if (start >= end)
                break;
            indent = u"        "_s;
        }
        if (start >= end)
            start = end + 1;
    }
    if (start <= sql.size()) // no room for the rest
        lines.last() = u"…"_s;
    return lines;
}

} // namespace

StatementDelegate::StatementDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_font(scaledFont(1))
    , m_codeFont(codeFont())
    , m_smallFont(scaledFont(0.88))
    , m_lineHeight(QFontMetrics(m_codeFont).height() + 2)
    , m_characterWidth(QFontMetricsF(m_codeFont).horizontalAdvance(u'M'))
    , m_timeWidth(QFontMetrics(m_smallFont).horizontalAdvance(u"10.000 rows · 100 ms  "_s))
{
}

QSize StatementDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const int note = index.data(RunModel::NoteRole).toString().isEmpty() ? 0 : QFontMetrics(m_smallFont).height() + 2;
    return {0, int(brokenLines(index.data().toString(), columnsIn(width)).size()) * m_lineHeight + note + 9};
}

/// Characters in a line of code; the times have a column of their own beside it.
int StatementDelegate::columnsIn(int width) const
{
    constexpr int shortest = 30;
    const int room = width - margins.left() - margins.right() - iconWidth - m_timeWidth;
    return std::max(shortest, int(room / m_characterWidth));
}

void StatementDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const auto state = RunState(index.data(RunModel::StateRole).toInt());
    painter->save();
    painter->setLayoutDirection(Qt::LeftToRight); // the program's would turn the brackets of SQL around
    const bool marked = state == RunState::Running || option.state & QStyle::State_Selected;
    painter->fillRect(option.rect, theme.color(state == RunState::Failed ? Role::DangerBackground
                                                   : marked              ? Role::Selection
                                                                         : Role::Surface));
    const QRect area = option.rect.marginsRemoved(margins);
    paintState(painter, QPointF(area.left() + 7, area.top() + m_lineHeight / 2.0), state, theme);

    QString time = index.data(RunModel::TimeRole).toString();
    if (time.isEmpty() && index.data(RunModel::OutsideTransactionRole).toBool())
        time = tr("outside the transaction");
    painter->setFont(m_smallFont);
    painter->setPen(theme.color(Role::MutedText));
    painter->drawText(QRect(area.left(), area.top(), area.width(), m_lineHeight), Qt::AlignRight | Qt::AlignVCenter, time);

    painter->setFont(m_codeFont);
    const bool placeholder = index.data(RunModel::PlaceholderRole).toBool();
    const bool quiet = state == RunState::Undone || state == RunState::Skipped;
    if (placeholder)
        painter->setFont(m_font);
    painter->setPen(theme.color(placeholder ? Role::MutedText : quiet ? Role::FaintText : Role::Text));
    QRect line(area.left() + iconWidth, area.top(), area.width() - iconWidth, m_lineHeight);
    for (const QString &text : brokenLines(index.data().toString(), columnsIn(option.rect.width()))) {
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        line.translate(0, m_lineHeight);
    }
    if (const QString note = index.data(RunModel::NoteRole).toString(); !note.isEmpty()) {
        const QFontMetrics metrics(m_smallFont);
        painter->setFont(m_smallFont);
        painter->setPen(theme.color(state == RunState::Skipped ? Role::Warning : Role::MutedText));
        line.setHeight(metrics.height() + 2);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(note, Qt::ElideRight, line.width()));
    }
    painter->restore();
}

StepDelegate::StepDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_font(scaledFont(1))
    , m_boldFont(scaledFont(1, QFont::DemiBold))
    , m_smallFont(scaledFont(0.88))
{
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index);
    return {option.rect.width(), QFontMetrics(m_font).height() + QFontMetrics(m_smallFont).height() + 16};
}

void StepDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const auto state = RunState(index.data(StepsModel::StateRole).toInt());
    const bool isProblem = index.data(StepsModel::ProblemRole).toBool();
    painter->save();
    paintRowFrame(*painter, option.rect.adjusted(6, 1, -6, -1), option.state & ~QStyle::State_MouseOver, 6);
    const QRect area = option.rect.adjusted(16, 6, -14, -6);
    const QFont &titleFont = state == RunState::Running ? m_boldFont : m_font;
    const QFontMetrics title(titleFont);
    const QFontMetrics small(m_smallFont);
    const auto placed = [&](const QRect &rect) { return QStyle::visualRect(option.direction, area, rect); };
    const QRect sign = placed(QRect(area.left(), area.top(), 13, title.height()));
    paintState(painter, QRectF(sign).center(), isProblem ? RunState::Failed : state, theme);
    const QRect titleRect = placed(QRect(area.left() + iconWidth - 2, area.top(), area.width() - iconWidth + 2, title.height()));
    painter->setFont(titleFont);
    painter->setPen(theme.color(state == RunState::Undone ? Role::FaintText : Role::Text));
    painter->drawText(titleRect, Qt::AlignLeft | Qt::AlignVCenter,
                      title.elidedText(index.data().toString(), Qt::ElideRight, titleRect.width()));
    painter->setFont(m_smallFont);
    painter->setPen(theme.color(isProblem ? Role::Danger : Role::MutedText));
    const QRect detailRect = titleRect.translated(0, title.height() + 1);
    painter->drawText(detailRect, Qt::AlignLeft | Qt::AlignTop,
                      small.elidedText(index.data(StepsModel::DetailRole).toString(), Qt::ElideRight, detailRect.width()));
    painter->restore();
}

} // namespace retort::ui
