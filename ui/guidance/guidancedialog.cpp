// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guidance/guidancedialog.h"

#include "ui/guidance/guidancepageview.h"
#include "ui/themestyle.h"
#include "ui/widgets/windowsize.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int indexWidth = 270;
constexpr int wordsRole = Qt::UserRole + 1; ///< title and meaning, searched

/// A page answers to words of its own or of an error, and to a whole error text that was pasted.
bool answers(const GuidanceTopic &topic, const QString &words, const QString &text)
{
    if (text.isEmpty() || words.contains(text, Qt::CaseInsensitive))
        return true;
    return topic.wordings.join(u'\n').contains(text, Qt::CaseInsensitive)
        || topicOf(Error{{}, text, {}, {}, {}, {}}) == &topic;
}

} // namespace

GuidanceDialog::GuidanceDialog(
    GuidanceFacts facts, const GuidanceTopic *topic, const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
    , m_facts(std::move(facts))
    , m_index(new QWidget(this))
    , m_field(new QLineEdit(m_index))
    , m_list(new QListWidget(m_index))
    , m_page(new GuidancePageView(actions, this))
    , m_all(new QPushButton(tr("&All explanations"), this))
{
    setObjectName("guidanceDialog"_L1);
    setWindowTitle(topic ? tr("What does this mean?") : tr("Errors explained"));
    m_index->setVisible(topic == nullptr);
    m_all->setObjectName("allGuidance"_L1);
    m_all->setVisible(topic != nullptr);
    setPart(m_all, "link");
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(buildIndex());
    columns->addWidget(m_page, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(18, 10, 18, 12);
    buttons->addWidget(m_all);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(columns, 1);
    layout->addLayout(buttons);
    resizeForLetters(*this, {topic ? 640 : 920, 620});

    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_index->show();
        m_all->hide();
        resize(std::max(width(), 920), height());
        m_field->setFocus();
    });
    connect(m_field, &QLineEdit::textChanged, this, &GuidanceDialog::search);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (const GuidanceTopic *chosen = item ? findTopic(item->data(Qt::UserRole).toString()) : nullptr)
            showTopic(*chosen);
    });
    connect(m_page, &GuidancePageView::actionChosen, this, [this](QAction *action) {
        m_action = action;
        accept();
    });
    connect(m_page, &GuidancePageView::revisionChosen, this, [this](const QString &id) {
        m_revision = id;
        accept();
    });
    if (topic) {
        showTopic(*topic);
        close->setFocus();
    } else {
        m_list->setCurrentRow(0);
        m_field->setFocus();
    }
}

QWidget *GuidanceDialog::buildIndex()
{
    m_index->setAttribute(Qt::WA_StyledBackground);
    setPart(m_index, "sidebar");
    m_index->setFixedWidth(std::max(indexWidth, fontMetrics().horizontalAdvance(u'n') * 34));
    m_field->setObjectName("guidanceField"_L1);
    m_field->setPlaceholderText(tr("Paste or type an error…"));
    m_field->setAccessibleName(tr("Find an error by its text"));
    m_field->setClearButtonEnabled(true);
    m_list->setObjectName("guidanceList"_L1);
    m_list->setAccessibleName(tr("Errors explained"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // lines are broken before it would come
    m_list->setStyleSheet(u"QListWidget { background: transparent; } QListWidget::item { padding: 5px 8px; }"_s);
    for (const GuidanceTopic &topic : guidanceTopics()) {
        const GuidancePage page = pageOf(topic, {});
        auto *item = new QListWidgetItem(page.title, m_list);
        // The view would measure the title without the padding that the style sheet gives it, and shorten what then needs a line more.
        constexpr int aside = 60; // pixels: margins, scroll bar, padding
        constexpr int padding = 12;
        const QRect title = m_list->fontMetrics().boundingRect(0, 0, m_index->maximumWidth() - aside, 1000, Qt::TextWordWrap, page.title);
        item->setSizeHint({title.width(), title.height() + padding});
        item->setData(Qt::UserRole, QString(topic.name));
        item->setData(wordsRole, QString(page.title + u'\n' + page.meaning));
    }
    auto *layout = new QVBoxLayout(m_index);
    layout->setContentsMargins(12, 14, 8, 8);
    layout->setSpacing(10);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    return m_index;
}

void GuidanceDialog::search()
{
    const QString text = m_field->text().simplified();
    QListWidgetItem *first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const GuidanceTopic *topic = findTopic(item->data(Qt::UserRole).toString());
        item->setHidden(!topic || !answers(*topic, item->data(wordsRole).toString(), text));
        if (!first && !item->isHidden())
            first = item;
    }
    if (!m_list->currentItem() || m_list->currentItem()->isHidden())
        m_list->setCurrentItem(first);
}

void GuidanceDialog::showTopic(const GuidanceTopic &topic)
{
    m_page->show(topic, pageOf(topic, m_facts));
}

} // namespace retort::ui
