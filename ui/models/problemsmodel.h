// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/diagnostic.h"

#include <QAbstractListModel>

namespace retort::ui {

/// What is wrong in a project, errors first.
class ProblemsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum ItemRole { SeverityRole = Qt::UserRole + 1, HintRole, LocationRole, RevisionRole };

    explicit ProblemsModel(QObject *parent = nullptr);

    void setDiagnostics(Diagnostics diagnostics);
    const Diagnostic &at(int row) const { return m_diagnostics[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    Diagnostics m_diagnostics;
};

/// "0f1e_users.py:12", or nothing when a range names no file.
QString locationText(const SourceRange &range);

} // namespace retort::ui
