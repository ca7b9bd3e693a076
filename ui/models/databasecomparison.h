// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/databaseentry.h"
#include "ui/models/history.h"

namespace retort::ui {

/// What one database has beside another one.
struct DatabaseShare
{
    QString id;
    QString name;
    int color = 0;
    QStringList only;    ///< revisions that the other one lacks, newest first
    QStringList unknown; ///< rows of its version table that name no script of the folder
    /// What `upgrade` would be asked for to bring the other one to where this one is; empty when nothing is missing there.
    QString target;
};

/// How two databases differ in what is applied to them.
struct DatabaseComparison
{
    bool isKnown = false; ///< both were read
    DatabaseShare first, second;
    int common = 0; ///< revisions that both have

    bool isSame() const { return isKnown && first.only.isEmpty() && second.only.isEmpty(); }
};

DatabaseComparison compareDatabases(const History &history, const DatabaseEntry &first, const DatabaseEntry &second);

/// As text: two headings with the revisions below them.
QString comparisonText(const History &history, const DatabaseComparison &comparison);

} // namespace retort::ui
