// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/previewloader.h"

#include <QDateTime>
#include <QWidget>

class QLabel;
class QPushButton;

namespace retort::ui {

class ElidedLabel;

/// The strip above a preview that says how far it can be trusted, and leads to the line that is the reason.
class PreviewStatusBar : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewStatusBar(QWidget *parent = nullptr);

    void showNothing();
    /// The script is not what it was when it was applied to this database.
    void showEdited(const QString &database, const QDateTime &applied);
    void showLoading();
    /// `database` is the name of a connected one that could be asked; empty when there is none.
    void showPreview(const Result<plan::PlannedStep> &preview, const QString &database = {});
    void showAsking(const QString &database);
    void showProblem(const QString &text, const QString &detail);

Q_SIGNALS:
    void lineRequested(const retort::SourceRange &range);
    void resolveRequested();

private:
    void show(const char *part, const QString &heading, const QString &detail, const SourceRange &range);

    QLabel *m_heading;
    ElidedLabel *m_detail;
    QPushButton *m_resolve;
    QPushButton *m_line;
    SourceRange m_range;
};

} // namespace retort::ui
