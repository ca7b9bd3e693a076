// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/lockwaitpanel.h"

#include "ui/themestyle.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

QPushButton *makeButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

QString headingOf(const runtime::LockWait &wait)
{
    using For = runtime::LockWait::For;
    const QString age = ageText(wait.milliseconds / 1000);
    switch (wait.waitsFor) {
    case For::OtherRun:
        return LockWaitPanel::tr("Another run is at work on this database · waiting for %1").arg(age);
    case For::Transaction:
        return LockWaitPanel::tr("Waiting for %1 until others let this run begin").arg(age);
    case For::Statement:
        break;
    }
    return LockWaitPanel::tr("Waiting for %1 for a lock that the statement needs").arg(age);
}

} // namespace

LockWaitPanel::LockWaitPanel(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_text(new QLabel(this))
    , m_table(new QTreeView(this))
    , m_wait(makeButton(tr("&Wait"), u"waitButton"_s, this))
    , m_cancelMine(makeButton(tr("Cancel &mine"), u"cancelMineButton"_s, this))
    , m_cancelTheirs(makeButton(tr("Cancel their &statement…"), u"cancelTheirsButton"_s, this))
    , m_endSession(makeButton(tr("&End their session…"), u"endSessionButton"_s, this))
{
    setAttribute(Qt::WA_StyledBackground);
    setPart(this, "noteInfo");
    setObjectName("lockWaitPanel"_L1);
    buildLayout();
    hide();
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LockWaitPanel::updateButtons);
    connect(m_wait, &QPushButton::clicked, this, [this] {
        m_accepted = processes();
        m_isFolded = true;
        hide();
    });
    connect(m_cancelMine, &QPushButton::clicked, this, &LockWaitPanel::cancelRequested);
    connect(m_cancelTheirs, &QPushButton::clicked, this, [this] { request(runtime::EndBlocker::CancelStatement); });
    connect(m_endSession, &QPushButton::clicked, this, [this] { request(runtime::EndBlocker::EndSession); });
}

void LockWaitPanel::buildLayout()
{
    const int tableHeight = (fontMetrics().height() + 12) * 7 / 2; // a header and two and a half sessions; more scroll
    m_heading->setObjectName("lockWaitHeading"_L1);
    m_text->setObjectName("lockWaitText"_L1);
    m_text->setWordWrap(true);
    setPart(m_heading, "heading");
    setPart(m_text, "muted");
    setPart(m_table, "table");
    m_table->setObjectName("blockersTable"_L1);
    m_table->setAccessibleName(tr("Sessions in the way"));
    m_table->setModel(&m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->setFixedHeight(tableHeight);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->header()->setStretchLastSection(true);
    const QList<QPair<BlockersModel::Column, int>> widths {{BlockersModel::ProcessColumn, 74}, {BlockersModel::UserColumn, 90},
        {BlockersModel::ApplicationColumn, 100}, {BlockersModel::StateColumn, 130}, {BlockersModel::AgeColumn, 64}};
    for (const auto &[column, width] : widths)
        m_table->header()->resizeSection(column, width);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_wait);
    buttons->addWidget(m_cancelMine);
    buttons->addStretch();
    buttons->addWidget(m_cancelTheirs);
    buttons->addWidget(m_endSession);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(6);
    layout->addWidget(m_heading);
    layout->addWidget(m_text);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
}

QList<qint64> LockWaitPanel::processes() const
{
    QList<qint64> result;
    for (const runtime::Blocker &blocker : m_model.blockers())
        result << blocker.pid;
    return result;
}

void LockWaitPanel::show(const runtime::LockWait &wait)
{
    constexpr qint64 patience = 1000; // milliseconds: most waits are over before anybody could read who it was
    if (wait.milliseconds < patience)
        return;
    m_model.setBlockers(wait.blockers);
    m_heading->setText(headingOf(wait));
    const bool known = !wait.blockers.isEmpty();
    m_text->setText(known ? tr("Nothing is lost by waiting: the time-out ends it. These sessions hold what is needed:")
                          : tr("Nothing is lost by waiting: the time-out ends it. Who is in the way cannot be seen from here."));
    m_table->setVisible(known);
    m_cancelTheirs->setVisible(known);
    m_endSession->setVisible(known);
    if (known && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model.index(0, 0));
    updateButtons();
    if (m_isFolded && processes() == m_accepted)
        return;
    m_isFolded = false;
    setVisible(true);
}

void LockWaitPanel::end()
{
    m_isFolded = false;
    m_accepted.clear();
    hide();
}

/// A session that is idle in a transaction has no statement to cancel.
void LockWaitPanel::updateButtons()
{
    const runtime::Blocker blocker = m_model.blockers().value(m_table->currentIndex().row());
    m_endSession->setEnabled(blocker.pid != 0);
    m_cancelTheirs->setEnabled(blocker.pid != 0 && blocker.state == "active"_L1);
    m_cancelTheirs->setToolTip(m_cancelTheirs->isEnabled() || blocker.pid == 0
            ? QString()
            : tr("This session runs no statement now: only its end gives the lock back."));
}

void LockWaitPanel::request(runtime::EndBlocker how)
{
    const int row = m_table->currentIndex().row();
    if (row >= 0 && row < m_model.blockers().size())
        Q_EMIT endRequested(m_model.blockers().at(row), how);
}

} // namespace retort::ui
