// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guidance/glossary.h"

#include "ui/theme/theme.h"
#include "ui/themestyle.h"
#include "ui/widgets/windowsize.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of these texts.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Glossary)
};

} // namespace

QList<GlossaryTerm> glossary()
{
    return {
        {"base"_L1,
            Text::tr("Where a history begins: a revision that follows no other one. “Downgrade to base” takes "
                     "everything back.")},
        {"batch"_L1,
            Text::tr("A way to change tables of SQLite, which has hardly any ALTER: a new table is built, filled with "
                     "the rows and takes the old one's place.")},
        {"branch"_L1,
            Text::tr("Two revisions that follow the same one begin two branches. A branch label is a name for all that "
                     "comes after the revision that declares it.")},
        {"depends_on"_L1,
            Text::tr("Revisions, perhaps of another branch, that have to be applied before this one, without this one "
                     "following them.")},
        {"downgrade"_L1,
            Text::tr("To take revisions back, the newest first, by what their downgrade() says. What an upgrade "
                     "deleted does not come back.")},
        {"head"_L1,
            Text::tr("A revision that no other one follows: the newest of its branch. With one head, “upgrade head” "
                     "leads there; with several, they should be merged.")},
        {"merge"_L1,
            Text::tr(
                "A revision that follows several heads and joins them into one. It mostly changes nothing itself.")},
        {"offline"_L1,
            Text::tr("Writing the SQL of a migration into a file instead of running it (“--sql”), for somebody else to "
                     "run.")},
        {"revision"_L1,
            Text::tr(
                "One script of the history: an id, the revision it follows, and what upgrade() and downgrade() do.")},
        {"stamp"_L1,
            Text::tr("To write into the version table that a revision is applied, without running any of its SQL. The "
                     "tables stay as they are.")},
        {"upgrade"_L1, Text::tr("To run the revisions that a database does not have yet, the oldest first.")},
        {"version table"_L1,
            Text::tr("The table alembic_version in each database: a row for each head it has. It stands for that "
                     "revision and everything below it.")},
    };
}

QString glossaryText(QStringView term)
{
    for (const GlossaryTerm &entry : glossary())
        if (term == entry.term)
            return entry.text;
    return {};
}

QString glossaryTip(QStringView term)
{
    return u"<p><b>%1</b>: %2</p>"_s.arg(term.toString().toHtmlEscaped(), glossaryText(term).toHtmlEscaped());
}

void setGlossary(QWidget *widget, QStringView term)
{
    const QString tip = glossaryTip(term);
    const QString before = widget->toolTip();
    widget->setToolTip(before.isEmpty() ? tip : u"<p>%1</p>%2"_s.arg(before.toHtmlEscaped(), tip));
    widget->setWhatsThis(tip);
}

GlossaryDialog::GlossaryDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName("glossaryDialog"_L1);
    setWindowTitle(tr("Glossary"));
    auto *content = new QWidget(this);
    content->setAttribute(Qt::WA_StyledBackground);
    setPart(content, "surface");
    auto *terms = new QVBoxLayout(content);
    terms->setContentsMargins(24, 20, 24, 20);
    terms->setSpacing(3);
    for (const GlossaryTerm &entry : glossary()) {
        auto *term = new QLabel(entry.term, content);
        term->setFont(scaledFont(1.05, QFont::DemiBold));
        auto *text = new QLabel(entry.text, content);
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setContentsMargins(0, 0, 0, 10);
        terms->addWidget(term);
        terms->addWidget(text);
    }
    terms->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("Glossary"));
    area->setWidget(content);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setContentsMargins(18, 4, 18, 12);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area, 1);
    layout->addWidget(buttons);
    resizeForLetters(*this, {600, 560});
    area->setFocus();
}

} // namespace retort::ui
