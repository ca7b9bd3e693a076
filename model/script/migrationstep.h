// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace retort::script {

enum class StepKind { Upgrade, Downgrade, Stamp };

/// One change of a row in the version table (spec §2.6).
struct VersionRowChange
{
    enum class Kind { Insert, Update, Delete };

    Kind kind = Kind::Insert;
    QString from; ///< the stored id that is updated or deleted
    QString to; ///< the id that is inserted or written

    friend bool operator==(const VersionRowChange &, const VersionRowChange &) = default;
};

/// One revision to run (or to stamp), and what it does to the version table. A plan is a list of these, in running
/// order.
struct MigrationStep
{
    StepKind kind = StepKind::Upgrade;
    QString revision; ///< whose upgrade() or downgrade() runs; for a stamp the revision that is written (empty: base)
    QStringList fromVersions; ///< as in "Running upgrade <from> -> <to>"; empty at base
    QStringList toVersions;
    QList<VersionRowChange> rowChanges;

    friend bool operator==(const MigrationStep &, const MigrationStep &) = default;
};

} // namespace retort::script
