// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/journal.h"

#include <QAbstractListModel>

namespace retort::ui {

/// The statements of a recorded run. Its roles are those of RunModel, so that it is drawn as a run is.
class JournalStatementsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit JournalStatementsModel(QObject *parent = nullptr);

    void setRun(const runtime::JournalRun &run);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<runtime::JournalStatement> m_statements;
    QString m_failedSql;
    QString m_error;
};

} // namespace retort::ui
