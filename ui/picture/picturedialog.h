// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/picture/graphpicture.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace retort::ui {

class NoteCard;

/// Writes the graph into a file, or copies it: as a picture or as text for other programs. All work is done by workers; what it
/// shows of the result beforehand is the result itself, smaller.
class PictureDialog : public QDialog
{
    Q_OBJECT

public:
    /// `folder` is where files are offered to be written.
    PictureDialog(const HistoryModel &model, const QString &title, const QString &folder, MapScene::Direction direction,
                  QWidget *parent = nullptr);
    ~PictureDialog() override;

    bool isRunning() const { return m_running; }
    bool isPreviewing() const { return m_previewing; }

protected:
    void reject() override;

private:
    struct Preview;
    struct Copied;
    void buildLayout();
    void buildChoices();
    void choosePath();
    void changeFormat();
    void takePart();
    void preview();
    void showPreview(const Preview &preview);
    void update();
    void write();
    void copy();
    void start();
    void finish(const Error &trouble, const QString &done, const QString &detail);
    PictureRequest request() const;

    const HistoryModel &m_model;
    QString m_title;
    QString m_folder;
    std::shared_ptr<const GraphPart> m_part;
    QComboBox *m_format;
    QComboBox *m_scope;
    QComboBox *m_direction;
    QComboBox *m_factor;
    QLabel *m_factorLabel;
    QLineEdit *m_path;
    QPushButton *m_choose;
    QLabel *m_picture;
    QLabel *m_size;
    QProgressBar *m_progress;
    NoteCard *m_note;
    QPushButton *m_close;
    QPushButton *m_copy;
    QPushButton *m_export;
    std::stop_source m_stop;
    int m_generation = 0;
    bool m_running = false;
    bool m_previewing = false;
};

} // namespace retort::ui
