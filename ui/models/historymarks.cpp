// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/historymarks.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(HistoryMarks)
};

bool losesData(const HistoryModel &model, int row)
{
    const RevisionFacts *facts = model.isRun(row) ? nullptr : model.facts(row);
    return facts && facts->risks.contains(riskNames().constFirst());
}

} // namespace

bool isDangerous(const HistoryModel &model, int row)
{
    return !model.status(row).isEmpty() || losesData(model, row);
}

QList<HistoryMark> historyMarks(const HistoryModel &model)
{
    QList<HistoryMark> marks;
    const bool searches = !model.hits().empty();
    size_t hit = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (searches && hit < model.hits().size() && model.hits()[hit] == row) {
            marks.append({row, HistoryMark::Kind::Hit, 0});
            ++hit;
        }
        if (isDangerous(model, row))
            marks.append({row, HistoryMark::Kind::Danger, 0});
        for (const Chip &chip : model.chips(row)) {
            if (chip.kind == Chip::Kind::Head)
                marks.append({row, HistoryMark::Kind::Head, 0});
            else if (chip.kind == Chip::Kind::Database)
                marks.append({row, HistoryMark::Kind::Database, chip.color});
        }
    }
    return marks;
}

QString markText(const HistoryModel &model, int row)
{
    const HistoryRow &entry = model.row(row);
    QStringList lines {u"%1  %2"_s.arg(entry.id, entry.message)};
    for (const Chip &chip : model.chips(row)) {
        if (chip.kind == Chip::Kind::Database)
            lines << Text::tr("%1 stands here").arg(chip.text);
        else if (chip.kind == Chip::Kind::Head)
            lines << Text::tr("Head: nothing comes after it");
    }
    if (const QString status = model.status(row); !status.isEmpty())
        lines << Text::tr("Status: %1").arg(status);
    if (losesData(model, row))
        lines << Text::tr("Its upgrade drops a table or a column");
    if (!model.filter().isEmpty() && !model.isDimmed(row))
        lines << Text::tr("Found");
    return lines.join(u'\n');
}

} // namespace retort::ui
