// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picture/graphpicture.h"

#include "ui/map/mappainter.h"
#include "ui/picture/graphtext.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int longestSide = 32'000;   ///< pixels: what QImage's painter takes
constexpr double longestPage = 14'000; ///< points: what readers of PDF take is 14,400

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(GraphPicture)
};

MapScene sceneOf(const GraphPart &part, MapScene::Direction direction)
{
    return MapScene(graph::layoutMap(part.layout), part.boxes, direction);
}

void paint(QPainter *painter, const MapScene &scene, const QRectF &part)
{
    painter->fillRect(part, Theme::light().color(Role::Surface));
    MapPainter(Theme::light()).paint(painter, scene, part, 1.0, -1);
}

Result<QImage> imageOf(const MapScene &scene, double factor)
{
    const QSizeF wanted = scene.size() * factor;
    if (wanted.width() > longestSide || wanted.height() > longestSide || wanted.width() * wanted.height() > double(mostPixels)) {
        Error error {pictureTooLarge, Text::tr("The picture would be too large: %1 × %2 pixels").arg(qint64(wanted.width())).arg(qint64(wanted.height())),
                     Text::tr("Nothing was written. Choose SVG or PDF, fold runs, or export only what is found."), {}, {}, {}};
        return failure(error);
    }
    QImage image(wanted.toSize().expandedTo({1, 1}), QImage::Format_RGB32);
    if (image.isNull())
        return failure({pictureTooLarge, Text::tr("There is not enough memory for the picture"),
                        Text::tr("Nothing was written. Choose SVG or PDF instead."), {}, {}, {}});
    image.fill(Theme::light().color(Role::Surface));
    QPainter painter(&image);
    painter.scale(factor, factor);
    paint(&painter, scene, QRectF(QPointF(), scene.size()));
    return image;
}

QByteArray svgOf(const MapScene &scene, const QString &title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(scene.size().toSize());
    generator.setViewBox(QRectF(QPointF(), scene.size()));
    generator.setResolution(96);
    generator.setTitle(title.toHtmlEscaped());
    QPainter painter(&generator);
    paint(&painter, scene, QRectF(QPointF(), scene.size()));
    painter.end();
    return bytes;
}

/// On one page, or on several one behind the other where the map is longer than a page may be.
Result<QByteArray> pdfOf(const MapScene &scene, const QString &title, const std::stop_token &stop)
{
    const QSizeF size = scene.size();
    const int across = std::max(1, int(std::ceil(size.width() / longestPage)));
    const int down = std::max(1, int(std::ceil(size.height() / longestPage)));
    const QSizeF page(size.width() / across, size.height() / down);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(u"Retort"_s);
    writer.setResolution(72);
    writer.setPageSize(QPageSize(page, QPageSize::Point));
    writer.setPageMargins({});
    QPainter painter(&writer);
    bool isFirst = true;
    for (int x = 0; x < across; ++x) {
        for (int y = 0; y < down; ++y) {
            if (stop.stop_requested())
                return failure(pictureStopped, Text::tr("Stopped; nothing was written"));
            if (!std::exchange(isFirst, false))
                writer.newPage();
            const QRectF part(QPointF(x * page.width(), y * page.height()), page);
            painter.save();
            painter.translate(-part.topLeft());
            paint(&painter, scene, part);
            painter.restore();
        }
    }
    painter.end();
    return bytes;
}

Result<QByteArray> pngOf(const MapScene &scene, int factor)
{
    const auto image = imageOf(scene, factor);
    if (!image)
        return failure(image.error());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image->save(&buffer, "PNG");
    return bytes;
}

} // namespace

bool isText(PictureFormat format)
{
    return format == PictureFormat::Mermaid || format == PictureFormat::Dot;
}

QString suffixOf(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Svg:
        return u"svg"_s;
    case PictureFormat::Png:
        return u"png"_s;
    case PictureFormat::Pdf:
        return u"pdf"_s;
    case PictureFormat::Mermaid:
        return u"mmd"_s;
    case PictureFormat::Dot:
        break;
    }
    return u"dot"_s;
}

QSizeF pictureSize(const GraphPart &part, MapScene::Direction direction)
{
    return sceneOf(part, direction).size();
}

Result<QImage> paintedImage(const GraphPart &part, MapScene::Direction direction, double factor)
{
    return imageOf(sceneOf(part, direction), factor);
}

Result<QByteArray> pictureBytes(const GraphPart &part, const PictureRequest &request, std::stop_token stop)
{
    switch (request.format) {
    case PictureFormat::Mermaid:
        return mermaidText(part, request.direction).toUtf8();
    case PictureFormat::Dot:
        return dotText(part, request.direction).toUtf8();
    case PictureFormat::Svg:
        return svgOf(sceneOf(part, request.direction), part.title);
    case PictureFormat::Pdf:
        return pdfOf(sceneOf(part, request.direction), part.title, stop);
    case PictureFormat::Png:
        break;
    }
    return pngOf(sceneOf(part, request.direction), request.factor);
}

Result<qint64> writePicture(const GraphPart &part, const PictureRequest &request, const QString &path, std::stop_token stop)
{
    const auto bytes = pictureBytes(part, request, stop);
    if (!bytes)
        return failure(bytes.error());
    if (stop.stop_requested())
        return failure(pictureStopped, Text::tr("Stopped; nothing was written"));
    QSaveFile file(path);
    const bool hasFolder = QDir().mkpath(QFileInfo(path).path());
    if (!hasFolder || !file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return failure({pictureNotWritten, Text::tr("Can't write %1: %2").arg(QDir::toNativeSeparators(path), hasFolder ? file.errorString() : Text::tr("the folder can't be created")),
                        Text::tr("Whatever was there before is unchanged. Choose another place, or make room."), {}, {}, {}});
    return bytes->size();
}

} // namespace retort::ui
