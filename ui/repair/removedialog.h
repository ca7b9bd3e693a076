// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/repair/repairdialog.h"

namespace retort::ui {

/// Removes one of two scripts with the same id, after showing what is in it.
class RemoveDialog : public RepairDialog
{
    Q_OBJECT

public:
    RemoveDialog(ProjectSession &session, const QString &revision, const QString &path, QWidget *parent = nullptr);

private:
    void apply() override;

    QString m_path;
    QByteArray m_content;
};

} // namespace retort::ui
