// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/repair/repairdialog.h"

#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/windowsize.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

RepairDialog::RepairDialog(ProjectSession &session, const QString &title, const QString &explanation, const QString &action, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_title(new QLabel(title, this))
    , m_explanation(new QLabel(explanation, this))
    , m_fields(new QVBoxLayout)
    , m_error(new QLabel(this))
    , m_view(new CodeView(CodeView::Language::Plain, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_action(new QPushButton(action, this))
{
    setWindowTitle(title);
    resizeForLetters(*this, {720, 520});
    growWithTexts(*this);
    setPart(m_title, "title");
    setPart(m_explanation, "muted");
    setPart(m_error, "danger");
    m_error->setObjectName("repairError"_L1);
    m_view->setObjectName("repairChange"_L1);
    m_view->setAccessibleName(tr("What will change"));
    m_action->setObjectName("repairButton"_L1);
    m_cancel->setObjectName("cancelButton"_L1);
    for (QLabel *label : {m_title, m_explanation, m_error}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_error->hide();
    m_cancel->setAutoDefault(false);
    m_action->setDefault(true);
    setPrimary(m_action);
    auto *card = new QFrame(this);
    setPart(card, "card");
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(1, 6, 1, 6);
    cardLayout->addWidget(m_view);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_action);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_explanation);
    layout->addLayout(m_fields);
    layout->addWidget(m_error);
    layout->addWidget(card, 1);
    layout->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_action, &QPushButton::clicked, this, [this] {
        m_action->setEnabled(false);
        apply();
    });
    const auto done = [this] {
        if (m_waiting)
            accept();
    };
    ScriptChanges &changes = session.changes();
    connect(&changes, &ScriptChanges::created, this, done);
    connect(&changes, &ScriptChanges::saved, this, done);
    connect(&changes, &ScriptChanges::removed, this, done);
    connect(&changes, &ScriptChanges::createFailed, this, &RepairDialog::showError);
    connect(&changes, &ScriptChanges::saveFailed, this,
            [this](const QString &, const QByteArray &, const Error &error) { showError(error); });
    forget();
}

void RepairDialog::showChange(const QString &text)
{
    m_error->hide();
    m_view->setCode(text);
    m_action->setEnabled(true);
}

void RepairDialog::showError(const Error &error)
{
    m_waiting = false;
    showText(error.hint.isEmpty() ? error.message : QString(error.message + u". "_s + error.hint));
}

void RepairDialog::showText(const QString &problem)
{
    forget();
    m_error->setText(problem);
    m_error->show();
}

void RepairDialog::forget()
{
    m_view->setCode({});
    m_action->setEnabled(false);
}

void RepairDialog::waitForChange()
{
    m_waiting = true;
}

} // namespace retort::ui
