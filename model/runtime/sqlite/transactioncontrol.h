// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/transactioncontrol.h"

#include <QMap>
#include <QPair>

namespace retort::runtime::sqlite {

/// BEGIN IMMEDIATE, and the care that a table rebuild needs.
///
/// A rebuild makes a new table, copies the rows, drops the old one and renames the new. With foreign keys on, the drop would
/// delete the child rows that refer to the table (ON DELETE CASCADE), and inside a transaction the pragma has no effect. So
/// enforcement is switched off before the transaction, and before the commit PRAGMA foreign_key_check must find nothing that
/// it did not find at the start, and no table is dropped before its copy has as many rows. A view on the table makes the rename fail unless legacy_alter_table is on; it is on only for
/// that one statement, because it changes what other renames do.
class TransactionControl : public runtime::TransactionControl
{
public:
    TransactionControl(Connection &connection, const plan::MigrationPlan &plan);

    SqlResult<Reply> prepare() override;
    SqlResult<Reply> begin() override;
    SqlResult<Reply> execute(const QString &sql) override;
    SqlResult<Reply> checkBeforeCommit() override;
    void restore() override;
    SqlResult<Reply> forbidCommit() override;
    void forgetTransaction() override { m_copy.clear(); }
    Diagnostics warnings() override;

private:
    /// Child and parent table to the number of rows. Row ids would not do: a rebuild may change them.
    using Violations = QMap<QPair<QString, QString>, int>;
    SqlResult<Violations> violations();
    QMap<QString, QString> triggers();
    SqlResult<Reply> checkCopy(const QString &sql);

    Connection &m_connection;
    bool m_rebuilds = false;
    bool m_dropsTriggers = false;
    bool m_foreignKeysWereOn = false;
    bool m_first = true;
    std::optional<Violations> m_violationsBefore; ///< nothing when the schema does not let itself be checked
    Diagnostics m_warnings;
    QMap<QString, QString> m_triggersBefore; ///< name to table
    QString m_copy;                          ///< quoted name of the table that a rebuild filled last
};

} // namespace retort::runtime::sqlite
