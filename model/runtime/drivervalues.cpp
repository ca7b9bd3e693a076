// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/drivervalues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace retort::runtime {

using namespace Qt::Literals::StringLiterals;
using expression::Value;

namespace {

// OIDs of PostgreSQL's pg_type.dat, which never change.
enum Oid : uint {
    Bytea = 17, Json = 114, Float4 = 700, Float8 = 701, DateOid = 1082, TimeOid = 1083, TimestampOid = 1114, TimestampTz = 1184,
    IntervalOid = 1186, TimeTz = 1266, NumericOid = 1700, UuidOid = 2950, Jsonb = 3802,
};

/// The element type of the arrays that psycopg2 takes apart; 0 for any other type.
uint elementType(uint array)
{
    static const QHash<uint, uint> elements{{1000, 16}, {1005, 21}, {1007, 23}, {1016, 20}, {1009, 25}, {1015, 1043}, {1014, 1042},
        {1021, Float4}, {1022, Float8}, {1231, NumericOid}, {1182, DateOid}, {1115, TimestampOid}, {1185, TimestampTz},
        {1183, TimeOid}, {1270, TimeTz}, {1187, IntervalOid}, {2951, UuidOid}, {199, Json}, {3807, Jsonb}, {1003, 19}, {1002, 18}};
    return elements.value(array, 0);
}

Value fromJson(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Bool:
        return {json.toBool()};
    case QJsonValue::Double: {
        const QVariant number = json.toVariant();
        return number.typeId() == QMetaType::LongLong ? Value{number.toLongLong()} : Value{json.toDouble()};
    }
    case QJsonValue::String:
        return {json.toString()};
    case QJsonValue::Array: {
        expression::ListValue list;
        for (const QJsonValue item : json.toArray())
            list.items.append(fromJson(item));
        return {list};
    }
    case QJsonValue::Object: {
        expression::DictValue dict;
        const QJsonObject object = json.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            dict.items.append({it.key(), fromJson(it.value())});
        return {dict};
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {expression::None()};
}

Value jsonValue(const QString &text)
{
    // In an array, because QJsonDocument takes no bare numbers and strings.
    const QJsonDocument document = QJsonDocument::fromJson('[' + text.toUtf8() + ']');
    return document.isArray() ? fromJson(document.array().at(0)) : Value{text};
}

int microseconds(const QString &fraction)
{
    return fraction.leftJustified(6, u'0').left(6).toInt();
}

/// "2024-02-29 12:00:00.5+02", a date alone, or a time alone; text as it is where PostgreSQL writes something that Python cannot
/// hold ("infinity", a year before Christ).
Value momentValue(const QString &text, uint type)
{
    static const QRegularExpression pattern(
        u"^(?:(\\d{4,})-(\\d\\d)-(\\d\\d))?[ T]?(?:(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?(?:([+-])(\\d\\d)(?::?(\\d\\d))?(?::?(\\d\\d))?)?)?$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch() || text.isEmpty())
        return {text};
    const expression::Date date{match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
    if (type == DateOid)
        return {date};
    expression::TimeOfDay time{match.captured(4).toInt(), match.captured(5).toInt(), match.captured(6).toInt(),
        microseconds(match.captured(7)), std::nullopt};
    if (!match.captured(8).isEmpty()) {
        const int seconds = match.captured(9).toInt() * 3600 + match.captured(10).toInt() * 60 + match.captured(11).toInt();
        time.utcOffsetSeconds = match.captured(8) == "-"_L1 ? -seconds : seconds;
    }
    if (type == TimeOid || type == TimeTz)
        return {time};
    return {expression::DateTime{date, time}};
}

/// IntervalStyle postgres: "1 year 2 mons -3 days +04:05:06.7". psycopg2 counts a year as 365 days and a month as 30.
Value intervalValue(const QString &text)
{
    static const QRegularExpression pattern(u"^(?:([+-]?\\d+) years? ?)?(?:([+-]?\\d+) mons? ?)?(?:([+-]?\\d+) days? ?)?"
                                            "(?:([+-])?(\\d+):(\\d\\d):(\\d\\d)(?:\\.(\\d+))?)?$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return {text};
    const qint64 days = match.captured(1).toLongLong() * 365 + match.captured(2).toLongLong() * 30 + match.captured(3).toLongLong();
    qint64 total = (match.captured(5).toLongLong() * 3600 + match.captured(6).toLongLong() * 60 + match.captured(7).toLongLong()) * 1'000'000
        + microseconds(match.captured(8));
    if (match.captured(4) == "-"_L1)
        total = -total;
    constexpr qint64 dayLength = 86'400LL * 1'000'000;
    qint64 rest = total % dayLength;
    qint64 more = total / dayLength;
    if (rest < 0) {
        rest += dayLength;
        --more;
    }
    return {expression::TimeDelta{days + more, int(rest / 1'000'000), int(rest % 1'000'000)}};
}

Value serverValue(const QString &text, uint type);

/// PostgreSQL's text of an array, "{1,NULL,\"a b\",{…}}"; the text itself where it is malformed or too deep.
class ArrayReader
{
public:
    ArrayReader(const QString &text, uint element)
        : m_text(text)
        , m_element(element)
    {
    }
    Value read()
    {
        if (m_text.startsWith(u'[')) // with bounds: "[0:1]={…}"
            m_position = m_text.indexOf(u'=') + 1;
        expression::ListValue list;
        return readList(list, 0) && m_position == m_text.size() ? Value{list} : Value{m_text};
    }

private:
    bool readList(expression::ListValue &list, int depth)
    {
        constexpr int maximumDepth = 6; // MAXDIM of PostgreSQL
        if (depth >= maximumDepth || !take(u'{'))
            return false;
        if (take(u'}'))
            return true;
        do {
            if (m_position < m_text.size() && m_text.at(m_position) == u'{') {
                expression::ListValue inner;
                if (!readList(inner, depth + 1))
                    return false;
                list.items.append(Value{inner});
            } else {
                list.items.append(readItem());
            }
        } while (take(u','));
        return take(u'}');
    }
    Value readItem()
    {
        QString item;
        const bool quoted = take(u'"');
        while (m_position < m_text.size()) {
            const QChar c = m_text.at(m_position);
            if (quoted ? c == u'"' : (c == u',' || c == u'}'))
                break;
            if (c == u'\\' && m_position + 1 < m_text.size())
                ++m_position;
            item += m_text.at(m_position++);
        }
        if (quoted)
            take(u'"');
        else if (item == "NULL"_L1)
            return {expression::None()};
        return serverValue(item, m_element);
    }
    bool take(QChar c)
    {
        if (m_position >= m_text.size() || m_text.at(m_position) != c)
            return false;
        ++m_position;
        return true;
    }

    const QString &m_text;
    uint m_element;
    qsizetype m_position = 0;
};

Value serverValue(const QString &text, uint type)
{
    switch (type) {
    case 16:
        return {text == "t"_L1};
    case 20: case 21: case 23: case 26:
        return {text.toLongLong()};
    case Bytea:
        return {text.startsWith("\\x"_L1) ? QByteArray::fromHex(text.mid(2).toLatin1()) : text.toLatin1()};
    case Float4: case Float8:
        return {text.toDouble()};
    case NumericOid:
        return {expression::Decimal{text}};
    case DateOid: case TimeOid: case TimeTz: case TimestampOid: case TimestampTz:
        return momentValue(text, type);
    case IntervalOid:
        return intervalValue(text);
    case UuidOid:
        return {expression::UuidValue{text}};
    case Json: case Jsonb:
        return jsonValue(text);
    default:
        break;
    }
    if (const uint element = elementType(type))
        return ArrayReader(text, element).read();
    return {text};
}

Value cellOf(const QVariant &cell, uint type)
{
    if (!cell.isValid())
        return {expression::None()};
    switch (cell.typeId()) {
    case QMetaType::Bool:
        return {cell.toBool()};
    case QMetaType::LongLong:
    case QMetaType::Int:
        return {cell.toLongLong()};
    case QMetaType::Double:
        return {cell.toDouble()};
    case QMetaType::QByteArray:
        return {cell.toByteArray()};
    default:
        return serverValue(cell.toString(), type);
    }
}

/// The class of PEP 249 for a SQLSTATE, as psycopg2 sorts them (its errors.py follows PostgreSQL's Appendix A).
QString classOfState(const QString &state)
{
    const QString family = state.left(2);
    if (family == "23"_L1)
        return u"IntegrityError"_s;
    if (family == "22"_L1)
        return u"DataError"_s;
    if (family == "0A"_L1)
        return u"NotSupportedError"_s;
    static const QStringList internal{u"24"_s, u"25"_s, u"26"_s, u"27"_s, u"2D"_s, u"2F"_s, u"38"_s, u"39"_s, u"3B"_s, u"XX"_s, u"P0"_s};
    if (internal.contains(family))
        return u"InternalError"_s;
    static const QStringList operational{u"08"_s, u"40"_s, u"53"_s, u"54"_s, u"55"_s, u"57"_s, u"58"_s, u"28"_s, u"HV"_s};
    return operational.contains(family) ? u"OperationalError"_s : u"ProgrammingError"_s;
}

QString classOfCode(const QString &code)
{
    if (code.startsWith("SQLITE_CONSTRAINT"_L1) || code.startsWith("SQLITE_MISMATCH"_L1))
        return u"IntegrityError"_s;
    if (code.startsWith("SQLITE_TOOBIG"_L1))
        return u"DataError"_s;
    return u"OperationalError"_s;
}

} // namespace

bindings::QueryAnswer driverAnswer(const Reply &reply)
{
    bindings::QueryAnswer answer;
    answer.columns = reply.columns;
    answer.affected = reply.affected;
    for (const QVariantList &row : reply.rows) {
        QList<Value> cells;
        for (qsizetype i = 0; i < row.size(); ++i)
            cells.append(cellOf(row.at(i), reply.columnTypes.value(i)));
        answer.rows.append(cells);
    }
    return answer;
}

bindings::NoAnswer driverException(const SqlFailure &failure, dialect::Dialect dialect)
{
    const bool sqlite = dialect == dialect::Dialect::Sqlite;
    const QString type = sqlite ? classOfCode(failure.sqlState) : classOfState(failure.sqlState);
    return {u"(%1.%2) %3"_s.arg(sqlite ? u"sqlite3"_s : u"psycopg2"_s, type, failure.error.message), type};
}

} // namespace retort::runtime
