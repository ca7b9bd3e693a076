// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapview.h"

#include "ui/background.h"
#include "ui/themestyle.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr double greatestScale = 2.5;
constexpr double zoomStep = 1.25;
constexpr double comfortable = 0.85; ///< scale in which a large map is first seen
constexpr int factsMilliseconds = 400;
constexpr int placedAtOnce = 500;    ///< boxes; more take longer than a frame

} // namespace

MapView::MapView(HistoryModel *model, QWidget *parent)
    : QAbstractItemView(parent)
    , m_model(model)
{
    setObjectName("historyMap"_L1);
    setAccessibleName(tr("Map of the history"));
    setFrameShape(NoFrame);
    setLayoutDirection(Qt::LeftToRight); // the map has a direction of its own
    buildButtons();
    setModel(model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    connect(model, &HistoryModel::modelAboutToBeReset, this, [this] {
        endDrag();
        m_isStale = true;
        m_scene.freeze();
    });
    connect(model, &HistoryModel::modelReset, this, &MapView::invalidate);
    connect(model, &HistoryModel::dataChanged, this, &MapView::invalidateBoxes);
    connect(model, &HistoryModel::columnsInserted, this, &MapView::invalidateBoxes);
    connect(model, &HistoryModel::columnsRemoved, this, &MapView::invalidateBoxes);
    m_factsTimer.setSingleShot(true);
    m_factsTimer.setInterval(factsMilliseconds);
    connect(&m_factsTimer, &QTimer::timeout, this, &MapView::invalidateBoxes);
    connect(model, &HistoryModel::factsChanged, this, [this] {
        if (!m_factsTimer.isActive())
            m_factsTimer.start();
    });
    connect(&m_pointers, &MapPointers::moved, viewport(), qOverload<>(&QWidget::update));
    followFont();
}

MapView::~MapView() = default;

void MapView::buildButtons()
{
    m_buttons = new QWidget(this);
    m_buttons->setAttribute(Qt::WA_StyledBackground);
    setPart(m_buttons, "card");
    auto *layout = new QHBoxLayout(m_buttons);
    layout->setContentsMargins(4, 3, 4, 3);
    layout->setSpacing(2);
    const auto add = [&](const QString &text, const QString &name, const QString &help, auto function) {
        auto *button = new QPushButton(text, m_buttons);
        setPart(button, "link");
        button->setObjectName(name);
        button->setAccessibleName(help);
        button->setToolTip(help);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, function);
        return button;
    };
    add(u"−"_s, u"mapZoomOut"_s, tr("Smaller (−)"), [this] { zoomOut(); });
    add(u"+"_s, u"mapZoomIn"_s, tr("Larger (+)"), [this] { zoomIn(); });
    add(tr("Fit"), u"mapFit"_s, tr("The whole map (0)"), [this] { fit(); });
    m_turn = add(u"↑"_s, u"mapTurn"_s, tr("From bottom to top, or from left to right"), [this] {
        setDirection(m_direction == MapScene::Direction::Rightwards ? MapScene::Direction::Upwards : MapScene::Direction::Rightwards);
    });
    add(tr("Export…"), u"mapExport"_s, tr("Export the graph (Ctrl+Shift+E)"), [this] { Q_EMIT exportRequested(); });
}

void MapView::setDirection(MapScene::Direction direction)
{
    if (direction == m_direction)
        return;
    m_direction = direction;
    m_turn->setText(direction == MapScene::Direction::Rightwards ? u"↑"_s : u"→"_s);
    m_scrollsToMiddle = true;
    invalidate();
}

/// A map that nobody sees costs nothing: it is placed when it is looked at. Until then what is on the screen stays there.
void MapView::invalidate()
{
    ++m_generation;
    m_isStale = true;
    m_isPlacing = false;
    m_scene.freeze();
    if (isVisible())
        place();
    else
        m_scene = {};
}

void MapView::invalidateBoxes()
{
    if (m_isStale)
        return;
    readBoxes();
    showChanges();
}

/// A small map at once, so that it does not flicker.
void MapView::place()
{
    const graph::HistoryLayout &history = m_model->folded().layout();
    if (history.rowCount() <= placedAtOnce) {
        take(MapScene(graph::layoutMap(history), m_direction));
        return;
    }
    m_isPlacing = true;
    viewport()->update();
    inBackground(this, [history, direction = m_direction] { return std::make_shared<MapScene>(graph::layoutMap(history), direction); },
        [this, generation = m_generation](const std::shared_ptr<MapScene> &scene) {
            if (generation == m_generation)
                take(std::move(*scene));
        });
}

void MapView::take(MapScene scene)
{
    m_scene = std::move(scene);
    m_isStale = false;
    m_isPlacing = false;
    readBoxes();
    showChanges();
    scrollTo(currentIndex(), m_scrollsToMiddle ? PositionAtCenter : EnsureVisible);
    m_scrollsToMiddle = false;
}

void MapView::readBoxes()
{
    m_scene.setReader([this](int vertex) { return mapBoxOf(*m_model, m_model->folded().layout().rowOf(vertex)); });
}

void MapView::showChanges()
{
    if (!isVisible())
        return;
    updateGeometries();
    fitFirst();
    m_pointers.update(*m_model, m_scene);
    viewport()->update();
}

/// All of a small map, a readable part of a large one.
void MapView::fitFirst()
{
    if (m_isFitted || scene().size().isEmpty())
        return;
    m_isFitted = true;
    fit();
    m_scale = std::max(m_scale, comfortable * m_unit);
    updateGeometries();
    scrollTo(currentIndex(), PositionAtCenter);
}

/// The selection is the list's, which has restored it already: what this class's base does here would clear it.
void MapView::reset()
{
    setState(NoState);
    setRootIndex({});
}

int MapView::vertexOf(const QModelIndex &index) const
{
    return !m_isStale && index.isValid() && index.row() < scene().boxCount() ? m_model->folded().layout().vertexAt(index.row()) : -1;
}

QModelIndex MapView::indexOf(int vertex) const
{
    return vertex < 0 || m_isStale ? QModelIndex() : m_model->index(m_model->folded().layout().rowOf(vertex), HistoryModel::MessageColumn);
}

QPointF MapView::origin() const
{
    const QSizeF size = scene().size() * m_scale;
    const double x = size.width() < viewport()->width() ? (viewport()->width() - size.width()) / 2 : -horizontalOffset();
    const double y = size.height() < viewport()->height() ? (viewport()->height() - size.height()) / 2 : -verticalOffset();
    return {x, y};
}

int MapView::horizontalOffset() const
{
    return horizontalScrollBar()->value();
}

int MapView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void MapView::updateGeometries()
{
    if (!isVisible())
        return;
    const QSizeF size = scene().size() * m_scale;
    const auto set = [](QScrollBar *bar, double content, int page) {
        bar->setPageStep(page);
        bar->setSingleStep(40);
        bar->setRange(0, std::max(0, int(std::ceil(content)) - page));
    };
    set(horizontalScrollBar(), size.width(), viewport()->width());
    set(verticalScrollBar(), size.height(), viewport()->height());
    m_buttons->adjustSize();
    constexpr int gap = 10; // from the corner that is empty the longest
    m_buttons->move(viewport()->width() - m_buttons->width() - gap, viewport()->height() - m_buttons->height() - gap);
    QAbstractItemView::updateGeometries();
}

void MapView::zoom(double factor, QPointF around)
{
    const QPointF fixed = toScene(around);
    const QSizeF size = scene().size();
    if (size.isEmpty())
        return;
    const double whole = std::min({m_unit, viewport()->width() / size.width(), viewport()->height() / size.height()});
    m_scale = std::clamp(m_scale * factor, std::min(whole, 0.3), greatestScale * m_unit);
    updateGeometries();
    const QPointF scroll = fixed * m_scale - around;
    horizontalScrollBar()->setValue(int(std::lround(scroll.x())));
    verticalScrollBar()->setValue(int(std::lround(scroll.y())));
    viewport()->update();
}

void MapView::zoomIn()
{
    const QRect rect = visualRect(currentIndex());
    zoom(zoomStep, viewport()->rect().intersects(rect) ? rect.center() : viewport()->rect().center());
}

void MapView::zoomOut()
{
    const QRect rect = visualRect(currentIndex());
    zoom(1 / zoomStep, viewport()->rect().intersects(rect) ? rect.center() : viewport()->rect().center());
}

void MapView::fit()
{
    const QSizeF size = scene().size();
    if (size.isEmpty())
        return;
    m_scale = std::min({m_unit, viewport()->width() / size.width(), viewport()->height() / size.height()});
    updateGeometries();
    viewport()->update();
}

QRect MapView::visualRect(const QModelIndex &index) const
{
    const int vertex = vertexOf(index);
    if (vertex < 0)
        return {};
    const QRectF rect = scene().rectOf(vertex);
    return QRectF(rect.topLeft() * m_scale + origin(), rect.size() * m_scale).toAlignedRect();
}

void MapView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const int vertex = isVisible() ? vertexOf(index) : -1;
    if (vertex < 0)
        return;
    const QRectF box(scene().rectOf(vertex).topLeft() * m_scale, scene().rectOf(vertex).size() * m_scale);
    const auto move = [hint](QScrollBar *bar, double start, double end) {
        constexpr int air = 30;
        if (hint == PositionAtCenter)
            bar->setValue(int((start + end - bar->pageStep()) / 2));
        else if (start - air < bar->value())
            bar->setValue(int(start - air));
        else if (end + air > bar->value() + bar->pageStep())
            bar->setValue(int(end + air - bar->pageStep()));
    };
    move(horizontalScrollBar(), box.left(), box.right());
    move(verticalScrollBar(), box.top(), box.bottom());
    viewport()->update();
}

QModelIndex MapView::indexAt(const QPoint &point) const
{
    return indexOf(scene().boxAt(toScene(point)));
}

bool MapView::isIndexHidden(const QModelIndex &index) const
{
    return index.column() != HistoryModel::MessageColumn;
}

void MapView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex index = indexAt(rect.center());
    if (index.isValid())
        selectionModel()->select(index, command | QItemSelectionModel::Rows);
}

QRegion MapView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection)
        for (int row = range.top(); row <= range.bottom(); ++row)
            region += visualRect(m_model->index(row, HistoryModel::MessageColumn)).adjusted(-8, -20, 8, 24);
    return region;
}

/// A screen reader hears what the box says; all boxes are in the list, too.
void MapView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    if (!isVisible())
        return;
    setAccessibleDescription(current.isValid() ? m_model->index(current.row(), HistoryModel::MessageColumn).data(Qt::AccessibleTextRole).toString()
                                               : QString());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    scrollTo(current);
    viewport()->update();
}

void MapView::showEvent(QShowEvent *event)
{
    QAbstractItemView::showEvent(event);
    m_scrollsToMiddle = true;
    if (m_isStale)
        place();
    else
        take(std::move(m_scene));
}

void MapView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        followFont();
}

void MapView::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void MapView::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event);
    const Theme &theme = Theme::current();
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.fillRect(viewport()->rect(), theme.color(Role::Surface));
    const QPointF start = origin();
    painter.save();
    painter.translate(start);
    painter.scale(m_scale, m_scale);
    const QRectF part(-start / m_scale, QSizeF(viewport()->size()) / m_scale);
    MapPainter(theme).paint(&painter, scene(), part, m_scale, vertexOf(currentIndex()));
    painter.restore();
    paintPointers(&painter);
    paintDrag(&painter);
    if (m_isPlacing && m_scene.boxCount() == 0) {
        painter.setPen(theme.color(Role::MutedText));
        painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("Placing the revisions…"));
    }
}

/// As far as it was zoomed in before, for the letters of now.
void MapView::followFont()
{
    const double unit = textUnit();
    m_chips = ChipPainter();
    m_scale *= unit / m_unit;
    m_unit = unit;
    updateGeometries();
    viewport()->update();
}

QSize MapView::pointerSize() const
{
    return QSizeF(150 * m_unit, 20 * m_unit).toSize();
}

QRect MapView::areaOf(const MapPointers::Pointer &pointer) const
{
    const QPointF corner = m_pointers.positionOf(pointer) * m_scale + origin();
    const QSize size = pointerSize();
    return {QPoint(int(corner.x() + 12), int(corner.y() + 4 + pointer.place * size.height())), size};
}

/// At any scale as large as text: flags below the boxes where the databases stand.
void MapView::paintPointers(QPainter *painter) const
{
    const Theme &theme = Theme::current();
    for (const MapPointers::Pointer &pointer : m_pointers.pointers()) {
        const QRect area = areaOf(pointer);
        if (!area.intersects(viewport()->rect()))
            continue;
        if (pointer.place == 0) { // the tip
            const QColor color = theme.database(pointer.chip.color);
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(color);
            const QPolygonF tip {QPointF(area.left() + 6, area.top() + 2), QPointF(area.left() + 11, area.top() - 5),
                                 QPointF(area.left() + 16, area.top() + 2)};
            painter->drawPolygon(tip);
        }
        m_chips.paint(painter, area, {pointer.chip}, theme);
    }
}

} // namespace retort::ui
