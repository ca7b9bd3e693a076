// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace retort::script {

/// What a script says about its place in the history, as written in it (spec §2.1).
struct Revision
{
    QString id;
    QStringList downRevisions; ///< empty: a base
    QStringList dependsOn; ///< as written: ids or branch labels
    QStringList branchLabels; ///< the labels this script declares; those it inherits are in the RevisionMap
    QString doc; ///< first paragraph of the docstring; may hold single line breaks

    friend bool operator==(const Revision &, const Revision &) = default;
};

} // namespace retort::script
