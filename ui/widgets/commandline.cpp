// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/commandline.h"

#include "ui/themestyle.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

CommandLine::CommandLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_copy(new QPushButton(tr("Copy command"), this))
{
    m_text->setObjectName("commandLine"_L1);
    m_text->setTextFormat(Qt::PlainText);
    setCodeLetters(m_text);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setPart(m_text, "muted");
    m_copy->setObjectName("copyCommand"_L1);
    m_copy->setAutoDefault(false);
    setPart(m_copy, "link");
    setButtonIcon(m_copy, Icon::Copy);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text->text()); });
    hide();
}

void CommandLine::setCommand(const QString &command)
{
    m_text->setText(command);
    m_text->setAccessibleName(tr("The same on the command line: %1").arg(command));
    m_copy->setAccessibleName(tr("Copy the command %1").arg(command));
    setVisible(!command.isEmpty());
}

QString CommandLine::command() const
{
    return m_text->text();
}

} // namespace retort::ui
