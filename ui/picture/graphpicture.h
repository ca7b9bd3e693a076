// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "ui/picture/graphpart.h"

#include <QImage>
#include <stop_token>

namespace retort::ui {

inline constexpr ErrorCode pictureTooLarge = ErrorCode("picture.too-large");
inline constexpr ErrorCode pictureNotWritten = ErrorCode("picture.not-written");
inline constexpr ErrorCode pictureStopped = ErrorCode("picture.stopped");

enum class PictureFormat { Svg, Png, Pdf, Mermaid, Dot };

struct PictureRequest
{
    PictureFormat format = PictureFormat::Svg;
    MapScene::Direction direction = MapScene::Direction::Rightwards;
    int factor = 1; ///< pixels of a PNG for each unit of the scene
};

bool isText(PictureFormat format);
QString suffixOf(PictureFormat format); ///< "svg", …

/// In units of the scene.
QSizeF pictureSize(const GraphPart &part, MapScene::Direction direction);
/// The picture in the light theme; null when it would be more than `mostPixels` or longer than an image may be.
Result<QImage> paintedImage(const GraphPart &part, MapScene::Direction direction, double factor);
constexpr qint64 mostPixels = 120'000'000;

/// Any format as the bytes of a file. Blocks; call it on a worker.
Result<QByteArray> pictureBytes(const GraphPart &part, const PictureRequest &request, std::stop_token stop);
/// The same into a file, which is replaced only when all of it is written. Returns its size.
Result<qint64> writePicture(const GraphPart &part, const PictureRequest &request, const QString &path, std::stop_token stop);

} // namespace retort::ui
