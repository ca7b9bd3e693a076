// SPDX-License-Identifier: GPL-3.0-or-later
// A layered drawing, once for each group of tables that are connected: columns by the longest way to a table that
// refers to nothing, the order within a column by where the neighbours are. Long rows of columns are broken like lines
// of text. The groups are then put on shelves, the tallest first.
#include "model/graph/tablelayout.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <vector>

namespace retort::graph {

namespace {

constexpr int columnGap = 72;
constexpr int rowGap = 28;
constexpr int groupGap = 56;
constexpr int rounds = 6; ///< of reordering; more hardly change anything

using Numbers = std::vector<int>;

class TableLayouter
{
public:
    TableLayouter(const QList<QSize> &boxes, const QList<TableReference> &references);
    TableLayout run();

private:
    std::vector<Numbers> groups() const;
    void turnCircles(const Numbers &group);
    std::vector<Numbers> columnsOf(const Numbers &group) const;
    std::vector<Numbers> splitTall(const std::vector<Numbers> &columns) const;
    void reorder(std::vector<Numbers> &columns) const;
    QSize place(const Numbers &group);
    QSize placeBand(std::span<const Numbers> columns, int top);
    size_t bandLength(const std::vector<Numbers> &columns) const;
    int heightOf(const Numbers &column) const;
    int widthOf(const Numbers &column) const;

    QList<QSize> m_boxes;
    std::vector<Numbers> m_neighbours; ///< both ways
    std::vector<Numbers> m_referred; ///< without circles once turnCircles() has been there
    QList<QPoint> m_positions;
};

TableLayouter::TableLayouter(const QList<QSize> &boxes, const QList<TableReference> &references)
    : m_boxes(boxes)
    , m_neighbours(size_t(boxes.size()))
    , m_referred(size_t(boxes.size()))
    , m_positions(boxes.size())
{
    const int count = int(boxes.size());
    for (const TableReference &reference : references) {
        const auto [from, to] = reference;
        if (from < 0 || to < 0 || from >= count || to >= count || from == to)
            continue;
        Numbers &referred = m_referred[size_t(from)];
        if (std::find(referred.cbegin(), referred.cend(), to) != referred.cend())
            continue;
        referred.push_back(to);
        m_neighbours[size_t(from)].push_back(to);
        m_neighbours[size_t(to)].push_back(from);
    }
}

/// Connected tables, each group and all groups in the order of the input.
std::vector<Numbers> TableLayouter::groups() const
{
    std::vector<Numbers> result;
    std::vector<bool> seen(m_neighbours.size());
    for (size_t first = 0; first < m_neighbours.size(); ++first) {
        if (seen[first])
            continue;
        Numbers group{int(first)};
        seen[first] = true;
        for (size_t next = 0; next < group.size(); ++next) {
            for (const int neighbour : m_neighbours[size_t(group[next])]) {
                if (!seen[size_t(neighbour)]) {
                    seen[size_t(neighbour)] = true;
                    group.push_back(neighbour);
                }
            }
        }
        std::sort(group.begin(), group.end());
        result.push_back(std::move(group));
    }
    return result;
}

/// Takes out references that close a circle. Walks with a list of its own: a chain may be as long as a history makes
/// it.
void TableLayouter::turnCircles(const Numbers &group)
{
    enum class Mark { New, Open, Done };
    std::vector<Mark> marks(m_referred.size(), Mark::New);
    for (const int root : group) {
        if (marks[size_t(root)] != Mark::New)
            continue;
        std::vector<std::pair<int, size_t>> way{{root, 0}};
        marks[size_t(root)] = Mark::Open;
        while (!way.empty()) {
            auto &[table, next] = way.back();
            Numbers &referred = m_referred[size_t(table)];
            if (next == referred.size()) {
                marks[size_t(table)] = Mark::Done;
                way.pop_back();
                continue;
            }
            const int target = referred[next];
            if (marks[size_t(target)] == Mark::Open) {
                referred.erase(referred.begin() + std::ptrdiff_t(next));
                continue;
            }
            ++next;
            if (marks[size_t(target)] == Mark::New) {
                marks[size_t(target)] = Mark::Open;
                way.emplace_back(target, 0);
            }
        }
    }
}

/// The column of a table is one more than the greatest of those it refers to.
std::vector<Numbers> TableLayouter::columnsOf(const Numbers &group) const
{
    std::vector<int> waiting(m_referred.size());
    std::vector<Numbers> referring(m_referred.size());
    std::vector<int> column(m_referred.size());
    Numbers ready;
    for (const int table : group) {
        waiting[size_t(table)] = int(m_referred[size_t(table)].size());
        for (const int target : m_referred[size_t(table)])
            referring[size_t(target)].push_back(table);
        if (waiting[size_t(table)] == 0)
            ready.push_back(table);
    }
    std::vector<Numbers> columns;
    for (size_t next = 0; next < ready.size(); ++next) {
        const int table = ready[next];
        const auto at = size_t(column[size_t(table)]);
        if (columns.size() <= at)
            columns.resize(at + 1);
        columns[at].push_back(table);
        for (const int other : referring[size_t(table)]) {
            column[size_t(other)] = std::max(column[size_t(other)], int(at) + 1);
            if (--waiting[size_t(other)] == 0)
                ready.push_back(other);
        }
    }
    return columns;
}

int TableLayouter::heightOf(const Numbers &column) const
{
    int height = -rowGap;
    for (const int table : column)
        height += m_boxes[table].height() + rowGap;
    return std::max(0, height);
}

/// A table that everybody refers to would make one endless column: it becomes several, side by side.
std::vector<Numbers> TableLayouter::splitTall(const std::vector<Numbers> &columns) const
{
    double area = 0;
    int tallest = 0;
    for (const Numbers &column : columns) {
        for (const int table : column) {
            area += double(m_boxes[table].width() + columnGap) * (m_boxes[table].height() + rowGap);
            tallest = std::max(tallest, m_boxes[table].height());
        }
    }
    const int most = std::max(tallest, int(std::sqrt(area)));
    std::vector<Numbers> result;
    for (const Numbers &column : columns) {
        Numbers part;
        int height = 0;
        for (const int table : column) {
            const int more = m_boxes[table].height() + rowGap;
            if (!part.empty() && height + more > most) {
                result.push_back(std::exchange(part, {}));
                height = 0;
            }
            part.push_back(table);
            height += more;
        }
        result.push_back(std::move(part));
    }
    return result;
}

/// By the middle of the neighbours, from the left and from the right in turns.
void TableLayouter::reorder(std::vector<Numbers> &columns) const
{
    std::vector<double> rank(m_boxes.size());
    const auto number = [&](const Numbers &column) {
        for (size_t i = 0; i < column.size(); ++i)
            rank[size_t(column[i])] = (double(i) + 0.5) / double(column.size());
    };
    for (const Numbers &column : columns)
        number(column);
    for (int round = 0; round < rounds; ++round) {
        for (size_t i = 0; i < columns.size(); ++i) {
            Numbers &column = columns[round % 2 == 0 ? i : columns.size() - 1 - i];
            std::vector<std::pair<double, int>> keyed;
            for (const int table : column) {
                const Numbers &neighbours = m_neighbours[size_t(table)];
                const double sum = std::accumulate(neighbours.cbegin(), neighbours.cend(), 0.0,
                    [&](double all, int one) { return all + rank[size_t(one)]; });
                keyed.emplace_back(neighbours.empty() ? rank[size_t(table)] : sum / double(neighbours.size()), table);
            }
            std::stable_sort(
                keyed.begin(), keyed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
            std::transform(keyed.cbegin(), keyed.cend(), column.begin(), [](const auto &pair) { return pair.second; });
            number(column);
        }
    }
}

/// Places a group at the origin and tells how large it is.
QSize TableLayouter::place(const Numbers &group)
{
    turnCircles(group);
    std::vector<Numbers> columns = splitTall(columnsOf(group));
    reorder(columns);
    const size_t perBand = bandLength(columns);
    QSize whole;
    for (size_t first = 0; first < columns.size(); first += perBand) {
        const int top = first == 0 ? 0 : whole.height() + groupGap;
        const QSize band = placeBand({columns.data() + first, std::min(perBand, columns.size() - first)}, top);
        whole = {std::max(whole.width(), band.width()), top + band.height()};
    }
    return whole;
}

/// Columns side by side, each in the middle of the band's height.
QSize TableLayouter::placeBand(std::span<const Numbers> columns, int top)
{
    int height = 0;
    for (const Numbers &column : columns)
        height = std::max(height, heightOf(column));
    int x = 0;
    for (const Numbers &column : columns) {
        int y = top + (height - heightOf(column)) / 2;
        for (const int table : column) {
            m_positions[table] = {x, y};
            y += m_boxes[table].height() + rowGap;
        }
        x += widthOf(column) + columnGap;
    }
    return {std::max(0, x - columnGap), height};
}

int TableLayouter::widthOf(const Numbers &column) const
{
    int width = 0;
    for (const int table : column)
        width = std::max(width, m_boxes[table].width());
    return width;
}

/// How many columns stand side by side. A long chain of references would make a picture of one line: it is broken like
/// text.
size_t TableLayouter::bandLength(const std::vector<Numbers> &columns) const
{
    constexpr size_t neverBroken = 8;
    constexpr double widest = 2.5; ///< as often as it is high
    double width = 0, height = 1;
    for (const Numbers &column : columns) {
        width += widthOf(column) + columnGap;
        height = std::max(height, double(heightOf(column)) + groupGap);
    }
    if (columns.size() <= neverBroken || width <= widest * height)
        return std::max<size_t>(1, columns.size());
    const double bands = std::ceil(std::sqrt(width / (1.5 * height)));
    return std::max(neverBroken, size_t(std::ceil(double(columns.size()) / bands)));
}

TableLayout TableLayouter::run()
{
    struct Group
    {
        Numbers tables;
        QSize size;
    };
    std::vector<Group> placed;
    double area = 0;
    int widest = 0;
    for (Numbers &tables : groups()) {
        const QSize size = place(tables);
        area += double(size.width() + groupGap) * (size.height() + groupGap);
        widest = std::max(widest, size.width());
        placed.push_back({std::move(tables), size});
    }
    std::stable_sort(
        placed.begin(), placed.end(), [](const Group &a, const Group &b) { return a.size.height() > b.size.height(); });
    const int shelf = std::max(widest, int(std::sqrt(area) * 1.3)); // screens are wider than high
    QPoint corner;
    QSize whole;
    int shelfHeight = 0;
    for (const Group &group : placed) {
        if (corner.x() > 0 && corner.x() + group.size.width() > shelf) {
            corner = {0, corner.y() + shelfHeight + groupGap};
            shelfHeight = 0;
        }
        for (const int table : group.tables)
            m_positions[table] += corner;
        whole = whole.expandedTo({corner.x() + group.size.width(), corner.y() + group.size.height()});
        corner.rx() += group.size.width() + groupGap;
        shelfHeight = std::max(shelfHeight, group.size.height());
    }
    return {m_positions, whole};
}

} // namespace

TableLayout layoutTables(const QList<QSize> &boxes, const QList<TableReference> &references)
{
    return TableLayouter(boxes, references).run();
}

} // namespace retort::graph
