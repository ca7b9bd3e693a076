// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapscene.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr double boxWidth = 204;
constexpr double boxHeight = 70;
constexpr double margin = 36;
constexpr double gapRightwards = 48; ///< between columns
constexpr double gapUpwards = 52;
constexpr double trackGap = 48; ///< room for the pointers of one box and the labels of the next
constexpr int mostTables = 12;

QString tablesOf(const HistoryModel &model, int row)
{
    const RevisionFacts *facts = model.isRun(row) ? nullptr : model.facts(row);
    if (!facts)
        return {};
    QStringList tables;
    for (const QString &table : facts->tables) // with and without their schema: the short names will do
        if (tables.size() < mostTables && !table.contains(u'.'))
            tables << table;
    return tables.join(u", "_s);
}

} // namespace

MapBox mapBoxOf(const HistoryModel &model, int row)
{
    const HistoryRow &entry = model.row(row);
    const graph::HistoryLayout &layout = model.folded().layout();
    MapBox box;
    box.isRun = model.isRun(row);
    box.title = box.isRun ? model.runText(row) : entry.message;
    box.id = box.isRun ? QString() : entry.id;
    box.line = layout.lineOf(layout.vertexAt(row));
    box.isGhost = entry.isGhost;
    box.isQuiet = entry.isMerge || entry.isGhost;
    box.isPending = model.appliedState(row) == AppliedState::Pending;
    box.isDimmed = model.isDimmed(row);
    const QString status = model.status(row);
    box.isTrouble = !status.isEmpty();
    box.detail = box.isRun ? model.runDetail(row) : status.isEmpty() ? tablesOf(model, row) : status;
    if (const int only = model.onlyDatabase(row); only >= 0)
        box.only = model.databases()[only].color;
    for (const Chip &chip : model.chips(row))
        if (chip.kind != Chip::Kind::Database)
            box.chips << chip;
    return box;
}

MapScene::MapScene(graph::MapLayout layout, Direction direction)
    : MapScene(std::move(layout), {}, direction)
{
}

MapScene::MapScene(graph::MapLayout layout, std::vector<MapBox> boxes, Direction direction)
    : m_layout(std::move(layout))
    , m_boxes(std::move(boxes))
    , m_isRead(m_boxes.size(), true)
    , m_direction(direction)
{
    m_boxes.resize(size_t(m_layout.vertexCount()));
    m_isRead.resize(m_boxes.size(), false);
    measure();
}

void MapScene::setReader(BoxReader reader)
{
    m_reader = std::move(reader);
    m_isRead.assign(m_boxes.size(), false);
}

const MapBox &MapScene::box(int vertex) const
{
    const auto index = size_t(vertex);
    if (!m_isRead[index] && m_reader) {
        m_boxes[index] = m_reader(vertex);
        m_isRead[index] = true;
    }
    return m_boxes[index];
}

void MapScene::measure()
{
    m_columns.resize(size_t(m_layout.columnCount()));
    for (int vertex = 0; vertex < m_layout.vertexCount(); ++vertex)
        m_columns[size_t(m_layout.cellOf(vertex).column)].push_back(vertex);
    for (std::vector<int> &column : m_columns)
        std::sort(column.begin(), column.end(),
                  [this](int a, int b) { return m_layout.cellOf(a).track < m_layout.cellOf(b).track; });
    if (m_boxes.empty())
        return;
    const double along = alongEnd(m_layout.columnCount() - 1) + margin;
    const double across = besideTrack(m_layout.trackCount() - 1, true) - trackGap / 2 + margin;
    m_size = m_direction == Direction::Rightwards ? QSizeF(along, across) : QSizeF(across, along);
}

double MapScene::boxAlong() const
{
    return m_direction == Direction::Rightwards ? boxWidth : boxHeight;
}

double MapScene::boxAcross() const
{
    return m_direction == Direction::Rightwards ? boxHeight : boxWidth;
}

double MapScene::alongStart(int column) const
{
    return margin + column * (boxAlong() + (m_direction == Direction::Rightwards ? gapRightwards : gapUpwards));
}

double MapScene::alongEnd(int column) const
{
    return alongStart(column) + boxAlong();
}

double MapScene::across(int track) const
{
    return margin + track * (boxAcross() + trackGap) + boxAcross() / 2;
}

double MapScene::besideTrack(int track, bool after) const
{
    return across(track) + (after ? 1 : -1) * (boxAcross() + trackGap) / 2;
}

QPointF MapScene::point(double along, double across) const
{
    return m_direction == Direction::Rightwards ? QPointF(along, across) : QPointF(across, m_size.height() - along);
}

QRectF MapScene::rectOf(int vertex) const
{
    const graph::MapCell &cell = m_layout.cellOf(vertex);
    const QPointF a = point(alongStart(cell.column), across(cell.track) - boxAcross() / 2);
    const QPointF b = point(alongEnd(cell.column), across(cell.track) + boxAcross() / 2);
    return QRectF(a, b).normalized();
}

int MapScene::boxAt(QPointF point) const
{
    if (m_boxes.empty())
        return -1;
    const double along = m_direction == Direction::Rightwards ? point.x() : m_size.height() - point.y();
    const int column = int((along - margin) / (alongStart(1) - alongStart(0)));
    if (along < margin || column >= m_layout.columnCount())
        return -1;
    for (const int vertex : m_columns[size_t(column)])
        if (rectOf(vertex).contains(point))
            return vertex;
    return -1;
}

} // namespace retort::ui
