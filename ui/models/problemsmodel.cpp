// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/problemsmodel.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

QString locationText(const SourceRange &range)
{
    if (range.file.isEmpty())
        return {};
    const QString name = QFileInfo(range.file).fileName();
    return range.isValid() ? u"%1:%2"_s.arg(name).arg(range.startLine) : name;
}

ProblemsModel::ProblemsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void ProblemsModel::setDiagnostics(Diagnostics diagnostics)
{
    beginResetModel();
    m_diagnostics = std::move(diagnostics);
    std::stable_sort(m_diagnostics.begin(), m_diagnostics.end(),
                     [](const Diagnostic &a, const Diagnostic &b) { return a.severity > b.severity; });
    endResetModel();
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_diagnostics.size());
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Diagnostic &diagnostic = m_diagnostics[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return diagnostic.message;
    case Qt::ToolTipRole:
        return diagnostic.hint.isEmpty() ? diagnostic.message : QString(diagnostic.message + u'\n' + diagnostic.hint);
    case SeverityRole:
        return int(diagnostic.severity);
    case HintRole:
        return diagnostic.hint;
    case LocationRole:
        return locationText(diagnostic.range);
    case RevisionRole:
        return diagnostic.revisions.value(0);
    default:
        return {};
    }
}

} // namespace retort::ui
