// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databases/comparisonpanel.h"

#include "ui/theme/theme.h"
#include "ui/themestyle.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int revisionRole = Qt::UserRole + 1;

QPixmap dotOf(int color, double ratio)
{
    constexpr int size = 12;
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::current().database(color));
    painter.drawEllipse(QRectF(1, 1, size - 2, size - 2));
    return pixmap;
}

} // namespace

ComparisonPanel::ComparisonPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("Two databases"), this))
    , m_summary(new QLabel(this))
    , m_copy(new QPushButton(tr("Cop&y"), this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName("comparisonPanel"_L1);
    setAttribute(Qt::WA_StyledBackground);
    setPart(this, "surface");
    setAccessibleName(tr("How two databases differ"));
    constexpr int letters = 36;
    setMinimumWidth(fontMetrics().horizontalAdvance(u'n') * letters);
    m_copy->setObjectName("comparisonCopy"_L1);
    m_copy->setAccessibleName(tr("Copy how the two databases differ"));
    m_close->setObjectName("comparisonClose"_L1);
    m_close->setAccessibleName(tr("End the comparison"));
    m_summary->setObjectName("comparisonSummary"_L1);
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    setPart(m_title, "heading");
    setPart(m_summary, "muted");
    for (QPushButton *button : {m_copy, m_close})
        setPart(button, "link");
    setButtonIcon(m_copy, Icon::Copy);

    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_copy);
    top->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_summary);
    m_first = makeSide(u"comparisonFirst"_s);
    m_second = makeSide(u"comparisonSecond"_s);
    connect(m_copy, &QPushButton::clicked, this, &ComparisonPanel::copy);
    connect(m_close, &QPushButton::clicked, this, &ComparisonPanel::closeRequested);
    connect(m_first.upgrade, &QPushButton::clicked, this,
            [this] { Q_EMIT upgradeRequested(m_comparison.second.id, m_comparison.first.target); });
    connect(m_second.upgrade, &QPushButton::clicked, this,
            [this] { Q_EMIT upgradeRequested(m_comparison.first.id, m_comparison.second.target); });
}

ComparisonPanel::Side ComparisonPanel::makeSide(const QString &name)
{
    Side side;
    auto *dot = new QLabel(this);
    dot->setObjectName(name + "Dot"_L1);
    side.heading = new QLabel(this);
    side.heading->setTextFormat(Qt::PlainText);
    side.heading->setWordWrap(true);
    side.heading->setObjectName(name + "Heading"_L1);
    setPart(side.heading, "heading");
    side.list = new QListWidget(this);
    side.list->setObjectName(name);
    side.list->setUniformItemSizes(true);
    setPart(side.list, "choices");
    side.list->setSelectionMode(QListWidget::ExtendedSelection);
    side.list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side.list->setTextElideMode(Qt::ElideRight);
    side.upgrade = new QPushButton(this);
    side.upgrade->setObjectName(name + "Upgrade"_L1);
    connect(side.list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item)
            Q_EMIT revisionRequested(item->data(revisionRole).toString());
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(dot);
    row->addWidget(side.heading, 1);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addLayout(row);
    column->addWidget(side.list, 1);
    column->addWidget(side.upgrade);
    return side;
}

void ComparisonPanel::fill(const Side &side, const DatabaseShare &share, const DatabaseShare &other)
{
    findChild<QLabel *>(side.list->objectName() + "Dot"_L1)->setPixmap(dotOf(share.color, devicePixelRatioF()));
    QString heading = tr("Only %1 has %Ln revision(s)", nullptr, int(share.only.size())).arg(share.name);
    if (!share.unknown.isEmpty())
        heading += u'\n' + tr("Not in this folder: %1").arg(share.unknown.join(u", "_s));
    side.heading->setText(heading);
    side.list->setAccessibleName(heading);
    const QSignalBlocker blocker(side.list);
    side.list->clear();
    for (const QString &id : share.only) {
        auto *item = new QListWidgetItem(u"%1  %2"_s.arg(id.left(12), m_history->rows[m_history->rowOf(id)].message), side.list);
        item->setData(revisionRole, id);
        item->setToolTip(item->text());
    }
    side.list->setVisible(!share.only.isEmpty());
    side.upgrade->setVisible(!share.target.isEmpty());
    side.upgrade->setText(tr("Review upgrade of %1…").arg(other.name));
    side.upgrade->setToolTip(tr("Review the upgrade of %1 to where %2 is; nothing runs yet").arg(other.name, share.name));
}

void ComparisonPanel::show(const HistoryPtr &history, const DatabaseComparison &comparison)
{
    m_history = history;
    m_comparison = comparison;
    fill(m_first, comparison.first, comparison.second);
    fill(m_second, comparison.second, comparison.first);
    const QString names = tr("%1 and %2").arg(comparison.first.name, comparison.second.name);
    m_title->setText(comparison.isKnown ? tr("Compared databases") : tr("Nothing to compare yet"));
    if (!comparison.isKnown)
        m_summary->setText(tr("%1 could not both be read.").arg(names));
    else if (comparison.isSame())
        m_summary->setText(tr("%1 have the same %Ln revision(s).", nullptr, comparison.common).arg(names));
    else
        m_summary->setText(tr("%1 share %Ln revision(s).", nullptr, comparison.common).arg(names));
    m_copy->setEnabled(comparison.isKnown);
    QWidget::show();
}

void ComparisonPanel::copy()
{
    if (m_history)
        QGuiApplication::clipboard()->setText(comparisonText(*m_history, m_comparison));
}

void ComparisonPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else if (event->matches(QKeySequence::Copy))
        copy();
    else
        QWidget::keyPressEvent(event);
}

} // namespace retort::ui
