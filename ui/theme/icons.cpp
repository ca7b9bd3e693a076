// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QFile>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

struct IconFile
{
    Icon icon;
    const char *name;
    bool turns = false; ///< mirrored where one reads from right to left
};

constexpr IconFile files[] = {
    {Icon::Backup, "backup"},
    {Icon::Command, "command", true},
    {Icon::Compare, "compare"},
    {Icon::Connect, "connect"},
    {Icon::Copy, "copy"},
    {Icon::Diagram, "diagram"},
    {Icon::Down, "down"},
    {Icon::Downgrade, "downgrade"},
    {Icon::DryRun, "dry-run"},
    {Icon::Edit, "edit"},
    {Icon::Error, "error"},
    {Icon::Export, "export", true},
    {Icon::External, "external", true},
    {Icon::Folder, "folder"},
    {Icon::Glossary, "glossary"},
    {Icon::Help, "help"},
    {Icon::History, "history"},
    {Icon::Info, "info"},
    {Icon::Journal, "journal", true},
    {Icon::Keyboard, "keyboard"},
    {Icon::Locate, "locate"},
    {Icon::Lock, "lock"},
    {Icon::Map, "map", true},
    {Icon::Merge, "merge"},
    {Icon::NewRevision, "new-revision"},
    {Icon::Ok, "ok"},
    {Icon::Open, "open", true},
    {Icon::PostgreSql, "postgresql"},
    {Icon::Reload, "reload"},
    {Icon::Remove, "remove"},
    {Icon::Repair, "repair"},
    {Icon::Revision, "revision"},
    {Icon::Save, "save"},
    {Icon::Search, "search"},
    {Icon::Settings, "settings"},
    {Icon::Sqlite, "sqlite"},
    {Icon::Stamp, "stamp"},
    {Icon::Stop, "stop"},
    {Icon::Undo, "undo", true},
    {Icon::Unlock, "unlock"},
    {Icon::Up, "up"},
    {Icon::Upgrade, "upgrade"},
    {Icon::Warning, "warning"},
    {Icon::Window, "window"},
    {Icon::Run, "run"},
};

const IconFile *fileOf(Icon icon)
{
    const auto found = std::find_if(std::begin(files), std::end(files), [icon](const IconFile &file) { return file.icon == icon; });
    return found == std::end(files) ? nullptr : found;
}

/// One file serves all themes: its ink is put in when it is read.
QByteArray sourceOf(const IconFile &icon, const QColor &ink)
{
    QFile file(u":/retort/icons/set/%1.svg"_s.arg(QLatin1StringView(icon.name)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", ink.name().toLatin1());
}

void draw(QPainter &painter, const QRectF &area, const IconFile &icon, const QColor &ink)
{
    QSvgRenderer renderer(sourceOf(icon, ink));
    if (icon.turns && QGuiApplication::isRightToLeft()) {
        painter.save();
        painter.translate(area.left() + area.right(), 0);
        painter.scale(-1, 1);
        renderer.render(&painter, area);
        painter.restore();
    } else {
        renderer.render(&painter, area);
    }
}

/// `size` in device pixels; each size and colour is drawn once.
QPixmap pixmapOf(const IconFile &icon, const QSize &size, const QColor &ink)
{
    const QString key = u"retort-icon-%1-%2x%3-%4-%5"_s.arg(QLatin1StringView(icon.name)).arg(size.width()).arg(size.height())
                            .arg(ink.name(), QGuiApplication::isRightToLeft() ? u"r"_s : u"l"_s);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const int edge = std::min(size.width(), size.height());
    draw(painter, QRectF((size.width() - edge) / 2, (size.height() - edge) / 2, edge, edge), icon, ink);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(const IconFile &file, Role role)
        : m_file(file)
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        draw(*painter, rect, m_file, inkFor(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return pixmapOf(m_file, size, inkFor(mode)); }

    /// `size` is in device pixels here too (QIcon::pixmap multiplies it by the scale).
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        QPixmap result = pixmap(size, mode, state);
        result.setDevicePixelRatio(scale);
        return result;
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }
    QString key() const override { return u"RetortThemedIcon"_s; }

private:
    QColor inkFor(QIcon::Mode mode) const
    {
        return Theme::current().color(mode == QIcon::Disabled ? Role::DisabledText : m_role);
    }

    const IconFile &m_file;
    Role m_role;
};

} // namespace

QString iconName(Icon icon)
{
    const IconFile *file = fileOf(icon);
    return file ? QString::fromLatin1(file->name) : QString();
}

QIcon themedIcon(Icon icon, Role role)
{
    const IconFile *file = fileOf(icon);
    return file ? QIcon(new ThemedIconEngine(*file, role)) : QIcon();
}

void paintIcon(QPainter &painter, const QRectF &area, Icon icon, const QColor &ink)
{
    const IconFile *file = fileOf(icon);
    if (!file)
        return;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPixmap pixmap = pixmapOf(*file, (area.size() * ratio).toSize(), ink);
    painter.drawPixmap(area, pixmap, pixmap.rect());
}

int iconSize()
{
    constexpr int least = 16;
    return std::max(least, QFontMetrics(QGuiApplication::font()).height() - 2);
}

} // namespace retort::ui
