// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/previewstatusbar.h"

#include "ui/models/problemsmodel.h"
#include "ui/themestyle.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/models/datetext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int mostLines = 3; ///< of the reason: the SQL below it matters more

/// The reason, and the question that the script asks the database.
QString needsDataText(const plan::PlannedStep &step)
{
    return step.question.isEmpty() ? step.reason
                                   : PreviewStatusBar::tr("The script asks the database: %1").arg(step.question.simplified());
}

} // namespace

PreviewStatusBar::PreviewStatusBar(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_detail(new ElidedLabel(mostLines, this))
    , m_resolve(new QPushButton(this))
    , m_line(new QPushButton(this))
{
    setObjectName("previewStatus"_L1);
    setAttribute(Qt::WA_StyledBackground);
    setPart(m_heading, "heading");
    setPart(m_detail, "muted");
    setPart(m_resolve, "link");
    setPart(m_line, "link");
    m_resolve->setObjectName("resolvePreview"_L1);
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 12, 6);
    layout->setSpacing(10);
    layout->addWidget(m_heading);
    layout->addWidget(m_detail, 1);
    layout->addWidget(m_resolve);
    layout->addWidget(m_line);
    connect(m_resolve, &QPushButton::clicked, this, &PreviewStatusBar::resolveRequested);
    connect(m_line, &QPushButton::clicked, this, [this] { Q_EMIT lineRequested(m_range); });
    showNothing();
}

void PreviewStatusBar::show(const char *part, const QString &heading, const QString &detail, const SourceRange &range)
{
    setPart(this, part);
    m_heading->setText(heading);
    m_detail->setFullText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_resolve->setVisible(false);
    m_range = range;
    m_line->setVisible(range.isValid());
    m_line->setText(range.isValid() ? tr("Line %1").arg(range.startLine) : QString());
    m_line->setAccessibleName(range.isValid() ? tr("Show %1 in the script").arg(locationText(range)) : QString());
    setVisible(true);
}

void PreviewStatusBar::showNothing()
{
    setVisible(false);
}

void PreviewStatusBar::showEdited(const QString &database, const QDateTime &applied)
{
    show("bannerWarning", tr("Edited since it was applied"),
         tr("%1 has what this script said on %2. What is shown here is what it says now.")
             .arg(database, dateText(applied)), {});
}

void PreviewStatusBar::showLoading()
{
    show("surface", tr("Reading the script…"), {}, {});
}

void PreviewStatusBar::showProblem(const QString &text, const QString &detail)
{
    show("bannerDanger", text, detail, {});
}

void PreviewStatusBar::showAsking(const QString &database)
{
    show("surface", tr("Asking %1…").arg(database), {}, {});
}

void PreviewStatusBar::showPreview(const Result<plan::PlannedStep> &preview, const QString &database)
{
    if (!preview) {
        show("bannerDanger", tr("No preview"), preview.error().message, preview.error().range);
        return;
    }
    const plan::PlannedStep &step = *preview;
    switch (step.status) {
    case plan::PreviewStatus::Exact:
        if (!step.resolvedAgainst.isEmpty())
            show("surface", tr("Resolved"), tr("This is what %1 answers now. A run asks it again.").arg(step.resolvedAgainst), {});
        else if (step.warnings.isEmpty())
            showNothing();
        else
            show("bannerWarning", tr("Warning"), step.warnings.join(u'\n'), {});
        break;
    case plan::PreviewStatus::NeedsData:
        show("bannerWarning", tr("Needs data"), needsDataText(step), step.reasonRange);
        m_detail->setToolTip(step.question);
        m_resolve->setVisible(!database.isEmpty());
        m_resolve->setText(tr("&Resolve with %1").arg(QString(database).replace(u'&', u"&&"_s)));
        break;
    case plan::PreviewStatus::NeedsPython:
        show("bannerWarning", tr("Needs Python"), step.reason, step.reasonRange);
        break;
    case plan::PreviewStatus::Error:
        show("bannerDanger", tr("Error"), step.reason, step.reasonRange);
        break;
    }
}

} // namespace retort::ui
