// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notecard.h"

#include "ui/themestyle.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int mostLines = 8; ///< of the text: what it is about has to stay visible

} // namespace

NoteCard::NoteCard(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(this))
    , m_heading(new QLabel(this))
    , m_text(new ElidedLabel(mostLines, this))
    , m_code(new QLabel(this))
    , m_link(new QPushButton(this))
    , m_explain(new QPushButton(tr("What does this mean?"), this))
{
    setAttribute(Qt::WA_StyledBackground);
    m_heading->setObjectName("noteHeading"_L1);
    m_text->setObjectName("noteText"_L1);
    setPart(m_heading, "heading");
    setPart(m_link, "link");
    m_explain->setObjectName("noteExplain"_L1);
    setPart(m_explain, "link");
    m_explain->setAutoDefault(false);
    m_explain->hide();
    setCodeLetters(m_code);
    for (QLabel *label : std::initializer_list<QLabel *> {m_heading, m_text, m_code}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText); // scripts and servers must not bring mark-up
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(4);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_heading, 1);
    layout->addLayout(head);
    layout->addWidget(m_text);
    layout->addWidget(m_code);
    auto *row = new QHBoxLayout;
    constexpr int linkPadding = 7; // pixels, as in the style sheet: their texts stand below the others
    row->setContentsMargins(-linkPadding, 0, 0, 0);
    row->addWidget(m_link);
    row->addWidget(m_explain);
    row->addStretch();
    layout->addLayout(row);
    layout->addStretch(); // what is left over is not put between the lines
    connect(m_link, &QPushButton::clicked, this, &NoteCard::linkClicked);
    connect(m_explain, &QPushButton::clicked, this, &NoteCard::explanationRequested);
    hide();
}

void NoteCard::setExplained(bool explained)
{
    m_explain->setVisible(explained);
}

void NoteCard::show(const char *part, const QString &heading, const QStringList &lines, const QString &code,
                    const QString &link)
{
    constexpr qsizetype longestCode = 600;
    setPart(this, part);
    setSeverity(*m_icon, QLatin1StringView(part));
    m_heading->setText(heading);
    m_text->setFullText(lines.join(u'\n'));
    m_text->setVisible(!lines.isEmpty());
    m_code->setText(code.size() > longestCode ? QString(code.left(longestCode) + u'…') : code);
    m_code->setVisible(!code.isEmpty());
    m_link->setText(link);
    m_link->setVisible(!link.isEmpty());
    setVisible(true);
}

} // namespace retort::ui
