// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elidedlabel.h"

#include <QEvent>
#include <QFontMetrics>
#include <QTextLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int longestTip = 4000; ///< characters: a tip must fit the screen

} // namespace

QString elidedToLines(const QString &text, const QFont &font, int width, int mostLines)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QStringList lines;
    const QStringList paragraphs = text.split(u'\n');
    for (qsizetype i = 0; i < paragraphs.size(); ++i) {
        QTextLayout layout(paragraphs[i].left(longestTip), font);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            const qsizetype start = line.textStart();
            const bool isLast = lines.size() + 1 == mostLines;
            const bool hasMore = start + line.textLength() < paragraphs[i].size() || i + 1 < paragraphs.size();
            if (isLast && hasMore) {
                // A character that never fits makes sure of the mark.
                const QString rest = paragraphs[i].sliced(start).left(longestTip) + QString(200, u'…');
                lines << QFontMetrics(font).elidedText(rest, Qt::ElideRight, width);
                return lines.join(u'\n');
            }
            lines << paragraphs[i].sliced(start, line.textLength()).trimmed();
        }
        layout.endLayout();
    }
    return lines.join(u'\n');
}

ElidedLabel::ElidedLabel(int mostLines, QWidget *parent)
    : QLabel(parent)
    , m_mostLines(mostLines)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText); // scripts and servers must not bring mark-up
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void ElidedLabel::setFullText(const QString &text)
{
    m_fullText = text;
    fit();
}

void ElidedLabel::fit()
{
    const QString shown = elidedToLines(m_fullText, font(), contentsRect().width(), m_mostLines);
    const bool isWhole = !shown.endsWith(u'…');
    const QString wanted = isWhole ? m_fullText : shown;
    setToolTip(isWhole ? QString() : m_fullText.left(longestTip).toHtmlEscaped());
    if (text() != wanted)
        setText(wanted);
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    fit();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

} // namespace retort::ui
