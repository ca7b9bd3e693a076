// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problemspanel.h"

#include "ui/guidance/guidancepage.h"
#include "ui/theme/theme.h"
#include "ui/themestyle.h"
#include "ui/widgets/windowsize.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// Message, hint and place below each other, as high as the message needs.
class ProblemDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QListView *>(option.widget);
        const int width = view ? view->viewport()->width() : 500;
        return {width, heightFor(index, width - 2 * margin - indent)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::current();
        painter->save();
        const bool selected = option.state & QStyle::State_Selected;
        painter->fillRect(option.rect, theme.color(selected ? Role::Selection : Role::Surface));
        const bool isError = index.data(ProblemsModel::SeverityRole).toInt() == int(Severity::Error);
        QRect area = option.rect.adjusted(margin, margin / 2 + 2, -margin, 0);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(isError ? Role::Danger : Role::Warning));
        painter->drawEllipse(QPointF(area.left() + 5, area.top() + QFontMetrics(scaledFont(1)).height() / 2.0), 4, 4);
        area.setLeft(area.left() + indent);
        drawText(painter, area, index.data().toString(), scaledFont(1), theme.color(Role::Text));
        drawText(painter, area, secondLine(index), scaledFont(0.92), theme.color(Role::MutedText));
        painter->restore();
    }

private:
    static constexpr int margin = 12;
    static constexpr int indent = 20;

    static QString secondLine(const QModelIndex &index)
    {
        QStringList parts {index.data(ProblemsModel::HintRole).toString(), index.data(ProblemsModel::LocationRole).toString()};
        parts.removeAll(QString());
        return parts.join(u" · "_s);
    }

    static int heightFor(const QModelIndex &index, int width)
    {
        const auto height = [width](const QFont &font, const QString &text) {
            return text.isEmpty() ? 0
                                  : QFontMetrics(font).boundingRect(0, 0, width, 10000, Qt::TextWordWrap, text).height() + 2;
        };
        return height(scaledFont(1), index.data().toString()) + height(scaledFont(0.92), secondLine(index)) + margin + 2;
    }

    static void drawText(QPainter *painter, QRect &area, const QString &text, const QFont &font, const QColor &ink)
    {
        if (text.isEmpty())
            return;
        painter->setFont(font);
        painter->setPen(ink);
        QRect used;
        painter->drawText(area, Qt::TextWordWrap, text, &used);
        area.setTop(used.bottom() + 3);
    }
};

} // namespace

ProblemsPanel::ProblemsPanel(ProjectSession &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_title(new QLabel(this))
    , m_list(new QListView(this))
    , m_repairs(new QWidget(this))
    , m_explain(new QPushButton(tr("What does this mean?"), this))
{
    setWindowTitle(tr("Problems"));
    resizeForLetters(*this, {640, 420});
    setPart(m_title, "title");
    m_list->setObjectName("problemsList"_L1);
    m_list->setAccessibleName(tr("Problems"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ProblemDelegate(m_list));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    auto *card = new QFrame(this);
    setPart(card, "card");
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(1, 6, 1, 6);
    cardLayout->addWidget(m_list);
    auto *buttons = new QDialogButtonBox(this);
    m_explain->setObjectName("explainProblem"_L1);
    m_explain->setAutoDefault(false);
    setPart(m_explain, "link");
    buttons->addButton(m_explain, QDialogButtonBox::ResetRole);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(card, 1);
    layout->addWidget(m_repairs);
    layout->addWidget(buttons);
    m_repairs->setObjectName("problemRepairs"_L1);
    auto *repairLayout = new QHBoxLayout(m_repairs);
    repairLayout->setContentsMargins(0, 0, 0, 0);
    repairLayout->setSpacing(8);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProblemsPanel::showRepairs);
    connect(m_explain, &QPushButton::clicked, this, [this] { Q_EMIT explanationRequested(selectedError()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProblemsPanel::updateExplain);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT revisionRequested(index.data(ProblemsModel::RevisionRole).toString());
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        Q_EMIT revisionRequested(index.data(ProblemsModel::RevisionRole).toString());
    });
    connect(&session, &ProjectSession::historyChanged, this, &ProblemsPanel::update);
    update();
}

void ProblemsPanel::showRepairs()
{
    for (QPushButton *button : m_repairs->findChildren<QPushButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        button->hide();
        button->deleteLater(); // it may be the one that is being clicked
    }
    while (QLayoutItem *item = m_repairs->layout()->takeAt(0))
        delete item;
    const auto snapshot = m_session.snapshot();
    const QModelIndex index = m_list->currentIndex();
    const QList<Repair> repairs = snapshot && index.isValid() ? repairsFor(m_model.at(index.row()), *snapshot) : QList<Repair>();
    for (const Repair &repair : repairs) {
        auto *button = new QPushButton(QString(repair.text).replace(u'&', u"&&"_s), m_repairs);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, repair] { Q_EMIT repairRequested(repair); });
        m_repairs->layout()->addWidget(button);
    }
    static_cast<QHBoxLayout *>(m_repairs->layout())->addStretch();
    m_repairs->setVisible(!repairs.isEmpty());
}

void ProblemsPanel::update()
{
    const auto snapshot = m_session.snapshot();
    m_model.setDiagnostics(snapshot ? snapshot->diagnostics : Diagnostics());
    m_title->setText(tr("%Ln problem(s) in this project", nullptr, m_model.rowCount()));
    if (!m_list->currentIndex().isValid() && m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(0));
    showRepairs();
    updateExplain();
}

Error ProblemsPanel::selectedError() const
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return {};
    const Diagnostic &diagnostic = m_model.at(index.row());
    return {diagnostic.code, diagnostic.message, diagnostic.hint, {}, diagnostic.range, diagnostic.revisions};
}

void ProblemsPanel::updateExplain()
{
    m_explain->setEnabled(isExplained(selectedError()));
}

} // namespace retort::ui
