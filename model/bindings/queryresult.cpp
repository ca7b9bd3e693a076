// SPDX-License-Identifier: GPL-3.0-or-later
// What a statement gives back. Rows and results are classes written in Python (see resultsource.cpp); here the cells of the
// driver become what the types of the columns make of them.
#include "model/bindings/queryresult.h"

#include "model/base/overloaded.h"
#include "model/bindings/convert.h"
#include "model/bindings/expressionobject.h"
#include "model/bindings/plainobject.h"
#include "model/bindings/sqltypes.h"
#include "model/bindings/standardlibrary.h"
#include "model/bindings/surroundings.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using expression::ElementPtr;
using python::Value;
using schema::SqlType;
using schema::TypeKind;

namespace {

/// The statement as one line, shortened: the whole of it is the evaluation's `question`.
QString shortText(const expression::Element &element)
{
    if (const auto *text = element.as<expression::Text>()) {
        const QString line = text->sql.simplified();
        return line.size() > 80 ? line.left(79) + u'…' : line;
    }
    if (const auto *select = element.as<expression::Select>()) {
        QStringList tables;
        const auto note = [&](const ElementPtr &item) {
            const auto *column = item->as<expression::ColumnRef>();
            const auto *table = (column && column->from ? column->from : item)->as<expression::Table>();
            if (table && !tables.contains(table->name))
                tables << table->name;
        };
        std::for_each(select->columns.cbegin(), select->columns.cend(), note);
        std::for_each(select->from.cbegin(), select->from.cend(), note);
        return tables.isEmpty() ? u"SELECT"_s : u"SELECT … FROM "_s + tables.join(u", "_s);
    }
    if (element.as<expression::Insert>())
        return u"INSERT"_s;
    if (element.as<expression::Update>())
        return u"UPDATE"_s;
    if (element.as<expression::Delete>())
        return u"DELETE"_s;
    return u"a query"_s;
}

/// The first word behind comments, in capitals.
QString firstWord(const QString &sql)
{
    static const QRegularExpression word(u"^(?:\\s+|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/|\\()*([A-Za-z]+)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    return word.match(sql).captured(1).toUpper();
}

expression::Elements expanded(const expression::Elements &items)
{
    expression::Elements columns;
    for (const ElementPtr &item : items) {
        if (isFromClause(*item))
            columns += expression::columnsOf(item);
        else
            columns << item;
    }
    return columns;
}

/// The columns of the rows, as far as the statement tells them; empty for plain text.
expression::Elements resultColumns(const expression::Element &statement)
{
    if (const auto *select = statement.as<expression::Select>())
        return expanded(select->columns);
    if (const auto *compound = statement.as<expression::CompoundSelect>())
        return compound->selects.isEmpty() ? expression::Elements() : resultColumns(*compound->selects.first());
    if (const auto *textual = statement.as<expression::TextualSelect>())
        return textual->columns;
    if (const auto *insert = statement.as<expression::Insert>())
        return expanded(insert->returning.value_or(expression::Elements()));
    if (const auto *update = statement.as<expression::Update>())
        return expanded(update->returning.value_or(expression::Elements()));
    if (const auto *removal = statement.as<expression::Delete>())
        return expanded(removal->returning.value_or(expression::Elements()));
    return {};
}

Value fromLibrary(World &world, const QString &name)
{
    return world.py.attribute(world.py.importModule(u"sqlalchemy.engine.cursor"_s), name);
}

std::optional<expression::Date> dateOf(const QRegularExpressionMatch &match)
{
    return expression::Date{match.captured(u"y"_s).toInt(), match.captured(u"m"_s).toInt(), match.captured(u"d"_s).toInt()};
}

expression::TimeOfDay timeOf(const QRegularExpressionMatch &match)
{
    return {match.captured(u"H"_s).toInt(), match.captured(u"M"_s).toInt(), match.captured(u"S"_s).toInt(),
        match.captured(u"f"_s).leftJustified(6, u'0').left(6).toInt(), std::nullopt};
}

/// SQLite keeps dates and times as text in SQLAlchemy's storage format; another text raises there too.
Value storedMoment(World &world, const QString &text, schema::TypeAffinity affinity)
{
    static const QString date = u"(?<y>\\d+)-(?<m>\\d+)-(?<d>\\d+)"_s;
    static const QString time = u"(?<H>\\d+):(?<M>\\d+):(?<S>\\d+)(?:\\.(?<f>\\d+))?"_s;
    static const QRegularExpression dateOnly(u'^' + date);
    static const QRegularExpression timeOnly(u'^' + time);
    static const QRegularExpression both(u'^' + date + u"(?:[ T]"_s + time + u")?"_s);
    if (affinity == schema::TypeAffinity::Date) {
        if (const auto match = dateOnly.match(text); match.hasMatch())
            return plainObject(world, expression::Value{*dateOf(match)});
    } else if (affinity == schema::TypeAffinity::Time) {
        if (const auto match = timeOnly.match(text); match.hasMatch())
            return plainObject(world, expression::Value{timeOf(match)});
    } else if (const auto match = both.match(text); match.hasMatch()) {
        return plainObject(world, expression::Value{expression::DateTime{*dateOf(match), timeOf(match)}});
    }
    world.raise(u"ValueError"_s, u"Invalid isoformat string: %1"_s.arg(expression::pythonRepr(text)));
}

/// A number that SQLite stored as a float, with as many digits as the type has (10 where it does not say).
Value storedDecimal(World &world, const expression::Value &cell, const SqlType &type)
{
    const int scale = type.integer("decimal_return_scale"_L1).value_or(type.integer("scale"_L1).value_or(10));
    QString digits;
    if (const auto *number = std::get_if<double>(&cell.data))
        digits = QString::number(*number, 'f', scale);
    else
        digits = QString::number(double(std::get<qint64>(cell.data)), 'f', scale);
    return plainObject(world, expression::Value{expression::Decimal{digits}});
}

Value enumValue(World &world, const QString &label, const SqlType &type)
{
    const schema::EnumDetails *details = type.enumDetails();
    const auto enumClass = world.recorder.enumClasses.constFind(enumKey(details->labels));
    if (enumClass == world.recorder.enumClasses.cend())
        return world.py.str(label);
    const qsizetype index = details->labels.indexOf(label);
    if (index < 0) {
        world.raise(u"LookupError"_s, u"'%1' is not among the defined enum values. Enum name: %2. Possible values: %3"_s.arg(
            label, details->name, details->labels.join(u", "_s)));
    }
    return world.py.attribute(*enumClass, details->memberNames.isEmpty() ? label : details->memberNames.at(index));
}

/// What a TypeDecorator of the script makes of the value of its impl.
Value decorated(World &world, Value value, const SqlType &type)
{
    const auto decorator = world.recorder.decorators.constFind(type.decoratorClass());
    if (decorator == world.recorder.decorators.cend())
        world.needsPython(u"what %1 makes of a row"_s.arg(type.decoratorClass()));
    const python::Class *cls = world.py.classOf(*decorator);
    const bool converts = std::any_of(cls->mro().cbegin(), cls->mro().cend(),
        [](const python::Class *base) { return base->fromScript && base->find(u"process_result_value"_s); });
    return converts ? world.py.call(world.py.attribute(*decorator, u"process_result_value"_s), {value, dialectValue(world)}) : value;
}

Value uuidValue(World &world, const QString &text)
{
    QString digits = text.toLower();
    digits.remove(u'-');
    if (digits.size() != 32)
        world.raise(u"ValueError"_s, u"badly formed hexadecimal UUID string"_s);
    for (const int at : {20, 16, 12, 8})
        digits.insert(at, u'-');
    return plainObject(world, expression::Value{expression::UuidValue{digits}});
}

Value textValue(World &world, const QString &text, const SqlType &type)
{
    const bool sqlite = world.context.dialectName == "sqlite"_L1;
    switch (type.affinity()) {
    case schema::TypeAffinity::Date:
    case schema::TypeAffinity::Time:
    case schema::TypeAffinity::DateTime:
        return sqlite ? storedMoment(world, text, type.affinity()) : world.py.str(text);
    case schema::TypeAffinity::Json:
        if (sqlite) {
            const Value parsed = parseJson(world, text);
            const python::Values parts = parsed.items();
            if (!parts.at(1).text().isEmpty())
                world.raise(u"ValueError"_s, parts.at(1).text());
            return parts.at(0);
        }
        return world.py.str(text);
    case schema::TypeAffinity::Uuid:
        return type.flag("as_uuid"_L1) ? uuidValue(world, text) : world.py.str(text);
    default:
        if (type.kind() == TypeKind::Enum)
            return enumValue(world, text, type);
        return world.py.str(text);
    }
}

} // namespace

bool givesRows(const expression::Element &statement)
{
    if (const auto *text = statement.as<expression::Text>()) {
        static const QStringList words{u"SELECT"_s, u"WITH"_s, u"VALUES"_s, u"TABLE"_s, u"SHOW"_s, u"EXPLAIN"_s, u"PRAGMA"_s};
        static const QRegularExpression returning(u"\\bRETURNING\\b"_s, QRegularExpression::CaseInsensitiveOption);
        return words.contains(firstWord(text->sql)) || returning.match(text->sql).hasMatch();
    }
    if (const auto *insert = statement.as<expression::Insert>())
        return insert->returning.has_value();
    if (const auto *update = statement.as<expression::Update>())
        return update->returning.has_value();
    if (const auto *removal = statement.as<expression::Delete>())
        return removal->returning.has_value();
    return statement.as<expression::Select>() || statement.as<expression::CompoundSelect>()
        || statement.as<expression::TextualSelect>() || statement.as<expression::Values>();
}

Value pythonValue(World &world, const expression::Value &plain)
{
    return std::visit(Overloaded{
                          [](const expression::None &) { return Value(); },
                          [](const bool &flag) { return Value::boolean(flag); },
                          [](const qint64 &number) { return Value::integer(number); },
                          [](const double &number) { return Value::real(number); },
                          [&](const QString &text) { return world.py.str(text); },
                          [&](const QByteArray &data) { return world.py.bytes(data); },
                          [&](const expression::ListValue &list) {
                              python::Values items;
                              for (const expression::Value &item : list.items)
                                  items.push_back(pythonValue(world, item));
                              return list.isTuple ? world.py.tuple(std::move(items)) : world.py.list(std::move(items));
                          },
                          [&](const expression::DictValue &dict) {
                              std::vector<std::pair<QString, Value>> items;
                              for (const auto &[key, item] : dict.items)
                                  items.push_back({key, pythonValue(world, item)});
                              return world.py.dict(items);
                          },
                          [&](const expression::BigInteger &) {
                              return world.py.unknown(u"integers beyond 64 bits are not modelled"_s);
                          },
                          [&](const expression::EnumMember &member) { return world.py.str(member.name); },
                          [&](const auto &) { return plainObject(world, plain); },
                      },
        plain.data);
}

Value cellValue(World &world, const expression::Value &cell, const SqlType &declared)
{
    const SqlType type = declared.forDialect(world.context.dialectName);
    const QString decoratorClass = declared.kind() == TypeKind::Decorator ? declared.decoratorClass() : type.decoratorClass();
    Value value;
    if (cell.isNone())
        value = Value();
    else if (const auto *text = std::get_if<QString>(&cell.data))
        value = textValue(world, *text, type);
    else if (const auto *number = std::get_if<qint64>(&cell.data); number && type.affinity() == schema::TypeAffinity::Boolean)
        value = Value::boolean(*number != 0);
    else if (type.affinity() == schema::TypeAffinity::Numeric && type.flag("asdecimal"_L1)
        && (std::holds_alternative<double>(cell.data) || std::holds_alternative<qint64>(cell.data)))
        value = storedDecimal(world, cell, type);
    else if (const auto *decimal = std::get_if<expression::Decimal>(&cell.data);
             decimal && type.affinity() == schema::TypeAffinity::Numeric && !type.flag("asdecimal"_L1))
        value = Value::real(decimal->text.toDouble());
    else if (const auto *uuid = std::get_if<expression::UuidValue>(&cell.data);
             uuid && type.affinity() == schema::TypeAffinity::Uuid && !type.flag("as_uuid"_L1))
        value = world.py.str(uuid->text);
    else if (const auto *list = std::get_if<expression::ListValue>(&cell.data); list && type.nested("item_type"_L1)) {
        python::Values items;
        for (const expression::Value &item : list->items)
            items.push_back(cellValue(world, item, *type.nested("item_type"_L1)));
        value = world.py.list(std::move(items));
    } else
        value = pythonValue(world, cell);
    return decoratorClass.isEmpty() ? value : decorated(world, value, declared.kind() == TypeKind::Decorator ? declared : type);
}

Value queryResult(World &world, const expression::Element &statement, const QueryAnswer &answer)
{
    const expression::Elements columns = resultColumns(statement);
    QList<SqlType> types;
    for (const ElementPtr &column : columns)
        types << expression::typeOf(column);
    if (types.size() != answer.columns.size()) // text, or SELECT *: as the driver gives it
        types = QList<SqlType>(answer.columns.size());
    python::Values rows;
    for (const QList<expression::Value> &cells : answer.rows) {
        python::Values row;
        for (qsizetype i = 0; i < cells.size(); ++i)
            row.push_back(cellValue(world, cells.at(i), types.value(i)));
        rows.push_back(world.py.tuple(std::move(row)));
    }
    python::Values names;
    for (const QString &name : answer.columns)
        names.push_back(world.py.str(name));
    return world.py.call(fromLibrary(world, u"CursorResult"_s),
        {world.py.tuple(std::move(names)), world.py.list(std::move(rows)), Value::integer(answer.affected)});
}

Value changeResult(World &world, qint64 affected)
{
    const Value count = affected < 0 ? world.unknownData(u"how many rows the statement changes"_s) : Value::integer(affected);
    return world.py.call(fromLibrary(world, u"CursorResult"_s), {Value(), world.py.list(), count});
}

Value unknownResult(World &world, const ElementPtr &statement)
{
    const Value unknown = world.unknownData(u"the result of: "_s + shortText(*statement));
    if (world.recorder.questions.size() < 1000) // a loop may ask for ever
        world.recorder.questions.append({unknown.unknown().range, statement});
    return unknown;
}

} // namespace retort::bindings
