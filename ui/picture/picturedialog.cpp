// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picture/picturedialog.h"

#include "ui/background.h"
#include "ui/messages.h"
#include "ui/themestyle.h"
#include "ui/widgets/notecard.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

struct PictureDialog::Preview
{
    QSizeF size;
    QImage image; ///< null where even the smallest would be too large
    qint64 textBytes = 0;
};

struct PictureDialog::Copied
{
    Error trouble; ///< no message when all is well
    QImage image;
    QString text;
};

namespace {

constexpr QSize previewSize(520, 200);
constexpr int mermaidLimit = 50'000; ///< characters: what mermaid.js draws without being told otherwise

} // namespace

PictureDialog::PictureDialog(
    const HistoryModel &model, const QString &title, const QString &folder, MapScene::Direction direction, QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_title(title)
    , m_folder(folder)
    , m_format(new QComboBox(this))
    , m_scope(new QComboBox(this))
    , m_direction(new QComboBox(this))
    , m_factor(new QComboBox(this))
    , m_factorLabel(new QLabel(tr("Si&ze"), this))
    , m_path(new QLineEdit(this))
    , m_choose(new QPushButton(tr("C&hoose…"), this))
    , m_picture(new QLabel(this))
    , m_size(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_note(new NoteCard(this))
    , m_close(new QPushButton(tr("Close"), this))
    , m_copy(new QPushButton(this))
    , m_export(new QPushButton(tr("&Export"), this))
{
    setObjectName("pictureDialog"_L1);
    setWindowTitle(tr("Export the graph"));
    buildChoices();
    m_direction->setCurrentIndex(direction == MapScene::Direction::Upwards ? 1 : 0);
    buildLayout();
    connect(m_format, &QComboBox::currentIndexChanged, this, &PictureDialog::changeFormat);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &PictureDialog::takePart);
    connect(m_direction, &QComboBox::currentIndexChanged, this, &PictureDialog::preview);
    connect(m_factor, &QComboBox::currentIndexChanged, this, &PictureDialog::preview);
    connect(m_path, &QLineEdit::textChanged, this, &PictureDialog::update);
    connect(m_choose, &QPushButton::clicked, this, &PictureDialog::choosePath);
    connect(m_close, &QPushButton::clicked, this, &PictureDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &PictureDialog::copy);
    connect(m_export, &QPushButton::clicked, this, &PictureDialog::write);
    m_path->setText(QDir::toNativeSeparators(m_folder + "/history.svg"_L1));
    takePart();
}

PictureDialog::~PictureDialog()
{
    m_stop.request_stop();
}

void PictureDialog::buildChoices()
{
    const auto name = [](QWidget *widget, const QString &objectName) { widget->setObjectName(objectName); };
    name(m_format, u"pictureFormat"_s);
    name(m_scope, u"pictureScope"_s);
    name(m_direction, u"pictureDirection"_s);
    name(m_factor, u"pictureFactor"_s);
    name(m_path, u"picturePath"_s);
    name(m_size, u"pictureSize"_s);
    name(m_close, u"closeButton"_s);
    name(m_copy, u"copyButton"_s);
    name(m_export, u"exportButton"_s);
    m_format->addItem(tr("SVG: a drawing for documents and the web"), int(PictureFormat::Svg));
    m_format->addItem(tr("PNG: a picture of pixels"), int(PictureFormat::Png));
    m_format->addItem(tr("PDF: for printing"), int(PictureFormat::Pdf));
    m_format->addItem(tr("Mermaid: text for Markdown pages"), int(PictureFormat::Mermaid));
    m_format->addItem(tr("DOT: text for Graphviz"), int(PictureFormat::Dot));
    m_scope->addItem(tr("The whole history"), int(PartScope::Whole));
    if (m_model.folded().isFolded())
        m_scope->addItem(tr("Runs folded, as it is shown now"), int(PartScope::AsShown));
    if (!m_model.hits().empty())
        m_scope->addItem(tr("Only what is found (%Ln revision(s))", nullptr, int(m_model.hits().size())), int(PartScope::Found));
    m_direction->addItems({tr("From left to right"), tr("From bottom to top")});
    for (const int factor : {1, 2, 3})
        m_factor->addItem(tr("%1 %").arg(100 * factor), factor);
}

void PictureDialog::buildLayout()
{
    m_choose->setAccessibleName(tr("Choose where to write"));
    m_export->setDefault(true);
    setPrimary(m_export);
    auto *title = new QLabel(windowTitle(), this);
    setPart(title, "title");
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(10);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("&Revisions"), m_scope);
    form->addRow(tr("&Direction"), m_direction);
    m_factorLabel->setBuddy(m_factor);
    form->addRow(m_factorLabel, m_factor);
    auto *place = new QHBoxLayout;
    place->setSpacing(8);
    place->addWidget(m_path, 1);
    place->addWidget(m_choose);
    auto *pathLabel = new QLabel(tr("&Write to"), this);
    pathLabel->setBuddy(m_path);
    form->addRow(pathLabel, place);

    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMinimumHeight(previewSize.height() + 16);
    m_picture->setAccessibleName(tr("Preview"));
    m_picture->setAttribute(Qt::WA_StyledBackground);
    setPart(m_picture, "quietCard");
    m_size->setWordWrap(true);
    setPart(m_size, "muted");
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->hide();
    m_note->hide();

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    constexpr int letters = 69;
    layout->addStrut(std::max(552, fontMetrics().horizontalAdvance(u'n') * letters)); // the least width
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addLayout(form);
    layout->addWidget(m_picture);
    layout->addWidget(m_size);
    layout->addWidget(m_progress);
    layout->addWidget(m_note);
    layout->addStretch();
    layout->addLayout(buttons);
}

PictureRequest PictureDialog::request() const
{
    PictureRequest request;
    request.format = PictureFormat(m_format->currentData().toInt());
    request.direction = m_direction->currentIndex() == 1 ? MapScene::Direction::Upwards : MapScene::Direction::Rightwards;
    request.factor = m_factor->currentData().toInt();
    return request;
}

void PictureDialog::choosePath()
{
    const QString suffix = suffixOf(request().format);
    const QString chosen = messages().saveFile(this, tr("Write the graph to"), QDir::fromNativeSeparators(m_path->text()),
                                               u"*.%1 (*.%1)"_s.arg(suffix));
    if (!chosen.isEmpty())
        m_path->setText(QDir::toNativeSeparators(chosen));
}

/// The file's name keeps up with the format.
void PictureDialog::changeFormat()
{
    const QFileInfo file(QDir::fromNativeSeparators(m_path->text()));
    m_path->setText(QDir::toNativeSeparators(file.path() + u'/' + file.completeBaseName() + u'.' + suffixOf(request().format)));
    preview();
}

void PictureDialog::takePart()
{
    m_part = std::make_shared<const GraphPart>(graphPart(m_model, PartScope(m_scope->currentData().toInt()), m_title));
    preview();
}

void PictureDialog::preview()
{
    m_note->hide();
    m_previewing = true;
    m_size->setText(tr("Drawing…"));
    update();
    const double ratio = devicePixelRatioF();
    inBackground(this, [part = m_part, wanted = request(), ratio] {
        Preview made;
        made.size = pictureSize(*part, wanted.direction);
        const QSizeF fitted = made.size.scaled(previewSize, Qt::KeepAspectRatio);
        const double scale = made.size.isEmpty() ? 1 : std::min(1.0, fitted.width() / made.size.width());
        if (const auto image = paintedImage(*part, wanted.direction, scale * ratio)) {
            made.image = *image;
            made.image.setDevicePixelRatio(ratio);
        }
        if (isText(wanted.format))
            made.textBytes = pictureBytes(*part, wanted, {})->size();
        return made;
    }, [this, generation = ++m_generation](const Preview &made) {
        if (generation == m_generation)
            showPreview(made);
    });
}

void PictureDialog::showPreview(const Preview &preview)
{
    m_previewing = false;
    m_picture->setPixmap(QPixmap::fromImage(preview.image));
    const QLocale locale;
    const PictureRequest wanted = request();
    const QString count = tr("%Ln revision(s) or folded run(s)", nullptr, m_part->size());
    if (isText(wanted.format)) {
        QString text = tr("%1 · %2 of text").arg(count, locale.formattedDataSize(preview.textBytes));
        if (wanted.format == PictureFormat::Mermaid && preview.textBytes > mermaidLimit)
            text += u'\n' + tr("Most pages draw no more than 50,000 characters of Mermaid; fold runs, or export only what is found.");
        m_size->setText(text);
    } else {
        const QSize size = (preview.size * (wanted.format == PictureFormat::Png ? wanted.factor : 1)).toSize();
        m_size->setText(tr("%1 · %2 × %3 pixels").arg(count, locale.toString(size.width()), locale.toString(size.height())));
    }
    update();
}

/// What can be pressed now.
void PictureDialog::update()
{
    const PictureRequest wanted = request();
    const bool isPng = wanted.format == PictureFormat::Png;
    m_factor->setVisible(isPng);
    m_factorLabel->setVisible(isPng);
    m_copy->setText(isText(wanted.format) ? tr("&Copy text") : tr("&Copy as picture"));
    const bool hasPart = m_part && m_part->size() > 0;
    m_copy->setEnabled(hasPart && !m_running);
    m_export->setEnabled(hasPart && !m_running && !m_path->text().trimmed().isEmpty());
    for (QWidget *widget : std::initializer_list<QWidget *> {m_format, m_scope, m_direction, m_factor, m_path, m_choose})
        widget->setEnabled(!m_running);
    m_close->setText(m_running ? tr("Stop") : tr("Close"));
    m_progress->setVisible(m_running);
}

void PictureDialog::start()
{
    m_running = true;
    m_stop = {};
    m_note->hide();
    update();
    m_close->setFocus();
}

void PictureDialog::write()
{
    start();
    const QString path = QDir::fromNativeSeparators(m_path->text().trimmed());
    inBackground(this, [part = m_part, wanted = request(), path, stop = m_stop.get_token()] {
        return writePicture(*part, wanted, path, stop);
    }, [this, path](const Result<qint64> &written) {
        const QString size = QLocale().formattedDataSize(written.value_or(0));
        finish(written ? Error() : written.error(), tr("%1 was written").arg(QFileInfo(path).fileName()),
               tr("%1, %2").arg(QDir::toNativeSeparators(path), size));
    });
}

void PictureDialog::copy()
{
    start();
    inBackground(this, [part = m_part, wanted = request(), stop = m_stop.get_token()] {
        Copied copied;
        if (isText(wanted.format)) {
            copied.text = QString::fromUtf8(*pictureBytes(*part, wanted, stop));
            return copied;
        }
        const auto image = paintedImage(*part, wanted.direction, wanted.factor);
        if (image)
            copied.image = *image;
        else
            copied.trouble = image.error();
        return copied;
    }, [this](const Copied &copied) {
        if (copied.trouble.message.isEmpty() && copied.text.isEmpty())
            QGuiApplication::clipboard()->setImage(copied.image);
        else if (copied.trouble.message.isEmpty())
            QGuiApplication::clipboard()->setText(copied.text);
        finish(copied.trouble, tr("Copied"), {});
    });
}

void PictureDialog::finish(const Error &trouble, const QString &done, const QString &detail)
{
    m_running = false;
    update();
    QStringList lines {trouble.message.isEmpty() ? detail : trouble.hint};
    lines.removeAll(QString());
    if (trouble.message.isEmpty())
        m_note->show("noteSuccess", done, lines);
    else
        m_note->show(trouble.code == pictureStopped ? "noteInfo" : "noteDanger", trouble.message, lines);
}

void PictureDialog::reject()
{
    if (m_running)
        m_stop.request_stop(); // finish() tells what came of it
    else
        QDialog::reject();
}

} // namespace retort::ui
