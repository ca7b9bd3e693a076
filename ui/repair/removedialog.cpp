// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/repair/removedialog.h"

#include "model/script/filereading.h"
#include "ui/background.h"
#include "ui/repair/repairs.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

RemoveDialog::RemoveDialog(ProjectSession &session, const QString &revision, const QString &path, QWidget *parent)
    : RepairDialog(session, tr("Remove %1").arg(QFileInfo(path).fileName()),
          tr("Two scripts say that they are revision %1, and only one of them is ever used. This file will be removed:").arg(revision), tr("&Remove the file"),
          parent)
    , m_path(path)
{
    using Read = std::optional<QByteArray>;
    inBackground(this, [path]() -> Read {
        const auto file = script::readFile(path, script::MigrationScript::maxSourceSize);
        return file && !file->truncated ? Read(file->data) : std::nullopt;
    }, [this](const Read &content) {
        if (!content) {
            showText(tr("The file cannot be read."));
            return;
        }
        m_content = *content;
        showChange(changedLines(QString::fromUtf8(m_content), QString()));
    });
}

void RemoveDialog::apply()
{
    waitForChange();
    session().changes().remove(m_path, m_content);
}

} // namespace retort::ui
