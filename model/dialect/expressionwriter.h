// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/fromobjects.h"
#include "model/dialect/statement.h"
#include "model/schema/raised.h"

#include <QHash>

namespace retort::dialect {

/// How an element's surroundings bear on its text.
struct Scope
{
    bool includeTable = true;   ///< `t.c`, else just `c`
    bool useSchema = true;      ///< `s.t.c`
    bool asFrom = false;        ///< inside FROM: a subquery names its columns
    bool inOperator = false;    ///< an operand; eager operators put themselves in parentheses there
    bool castApplied = false;   ///< the JSON access inside the CAST to its own type
    bool lateral = false;       ///< a subquery in FROM that may read the tables beside it
    bool embedded = false;      ///< part of a UNION, or the SELECT of an INSERT: its WITH goes to the statement around it
    bool labels = false;        ///< directly in the columns of a SELECT: `x AS name`
    const expression::Label *asName = nullptr; ///< the label that ORDER BY mentions by its name
};

/// Writes expressions and statements with all values in them. What the dialects do differently is virtual.
///
/// It mirrors the layout of SQLAlchemy 2.0's compiler: blank before line end in "SELECT a \nFROM t", labels for what has no name, the
/// FROM list found from the columns. The first error stops the text from counting; writing goes on, so that no caller has to ask.
class ExpressionWriter
{
public:
    explicit ExpressionWriter(Dialect dialect);
    virtual ~ExpressionWriter();

    QString write(const expression::ElementPtr &element, const Scope &scope);
    /// Values are written as they would be sent, even where --sql has no literal for them.
    void setForRunning(bool forRunning) { m_forRunning = forRunning; }
    /// The text, or the first error met while it was written.
    schema::OrRaised<QString> finished(QString text) const;

protected:
    // Where the dialects part; each is named after what it writes.
    virtual QString specialBinary(const expression::Binary &node, const Scope &scope, bool &handled) = 0;
    virtual QString specialFunction(const expression::Function &node, const Scope &scope, bool &handled) = 0;
    virtual QString trueDivision(const expression::Binary &node, const Scope &scope) = 0;
    virtual QString conditionText(const expression::Unary &node, const Scope &scope) = 0;
    virtual QString emptySet(const schema::SqlType &type, bool negated) = 0;
    virtual QString extractText(const expression::Extract &node, const Scope &scope) = 0;
    virtual QString nextValue(const expression::NextValue &node) = 0;
    virtual QString distinctText(const expression::Select &node, const Scope &scope) = 0;
    virtual QString limitText(const expression::ElementPtr &limit, const expression::ElementPtr &offset, const Scope &scope) = 0;
    virtual QString forUpdateText(const expression::ForUpdate &lock, const Scope &scope) = 0;
    virtual QString deleteUsing(const expression::Elements &extra, const Scope &scope) = 0;
    virtual bool hasNativeBoolean() const = 0;
    virtual bool returningNamesTable() const = 0;
    /// Whether an INSERT asks for a generated key by RETURNING even if the table counts it itself.
    virtual bool returnsAutoincrement() const = 0;

    QString genericBinary(const expression::Binary &node, const QString &op, const Scope &scope, bool eager = false);
    QString likeText(const expression::Binary &node, const QString &op, const Scope &scope);
    QString argumentList(const expression::Function &node, const Scope &scope);
    QString joined(const expression::Elements &elements, const QString &separator, const Scope &scope);
    /// SQLAlchemy's UnsupportedCompilationError about a Python class.
    QString unsupported(const QString &what);
    QString fail(const QString &type, const QString &message);
    QString literalText(const expression::Value &value, const schema::SqlType &type);
    QString typeText(const schema::SqlType &type);
    QString name(const QString &text, std::optional<bool> quote = {}) const;
    Dialect dialect() const { return m_dialect; }

private:
    struct Frame
    {
        FromSet correlate;
        FromSet asFrom;
        const expression::Select *select = nullptr; ///< whose labels and columns a name in ORDER BY means
        expression::Elements froms;
    };

    /// What stands behind AS in a column list: the name itself, or one that is made up of `text` when it is first written.
    struct ColumnName
    {
        QString text;
        quint64 identity = 0; ///< of what it is made up for; 0 if it is not
        bool isEmpty() const { return text.isEmpty(); }
        /// Equal for names that will be written alike.
        QString key() const { return identity ? text + QChar::Null + QString::number(identity) : text; }
    };

    struct NamedColumn
    {
        expression::ElementPtr column;
        ColumnName required; ///< to tell it from another column of the name
        ColumnName fallback; ///< for what has no name of its own
    };

    // expressionwriter.cpp
    QString bindText(const expression::Bind &node, bool negatedIn = false);
    QString textText(const expression::Text &node);
    QString columnText(const expression::ColumnRef &node, const Scope &scope);
    QString functionText(const expression::Function &node, const Scope &scope);
    QString overText(const expression::Over &node, const Scope &scope);
    QString caseText(const expression::Case &node, const Scope &scope);
    QString castText(const expression::Cast &node, const Scope &scope);
    QString arrayText(const expression::ArrayLiteral &node, const Scope &scope);
    QString labelText(const expression::Label &node, const Scope &scope);
    QString orderedArgumentText(const expression::OrderedArgument &node, const Scope &scope);
    QString fromName(const expression::ElementPtr &from, bool useSchema);
    QString anonymousName(quint64 identity, const QString &derivedFrom);

    // operatorwriter.cpp
    QString unaryText(const expression::Unary &node, const Scope &scope);
    QString binaryText(const expression::Binary &node, const Scope &scope);
    QString listText(const expression::OperatorList &node, const Scope &scope);
    QString inText(const expression::Binary &node, const Scope &scope);

    // selectwriter.cpp
    QString selectText(const expression::Select &node, const Scope &scope);
    QString compoundText(const expression::CompoundSelect &node, const Scope &scope);
    QString columnsText(const expression::Elements &columns, const Scope &scope);
    QString selectedColumn(const NamedColumn &named, const Scope &scope);
    static QList<NamedColumn> namedColumns(const expression::Elements &columns);
    static ColumnName madeUpName(const expression::ElementPtr &column);
    QString written(const ColumnName &columnName);
    QString orderText(const expression::Elements &elements, const Scope &scope);
    QString fetchText(const expression::Select &node, const Scope &scope);
    QString nameReferenceText(const expression::NameReference &node, const Scope &scope);
    QString conditionsText(const expression::Elements &conditions, const Scope &scope);
    QString aliasText(const expression::ElementPtr &element, const expression::Alias &node, const Scope &scope);
    QString cteText(const expression::ElementPtr &element, const expression::Cte &node, const Scope &scope);
    QString joinText(const expression::Join &node, const Scope &scope);
    QString tableValuedText(const expression::ElementPtr &element, const expression::TableValued &node, const Scope &scope);
    QString valuesText(const expression::ElementPtr &element, const expression::Values &node, const Scope &scope);
    QString fromList(const expression::Elements &froms, const Scope &scope);
    QString withClause(qsizetype level);
    void mentionCtes(const expression::Elements &ctes);

    // dmlwriter.cpp
    QString insertText(const expression::Insert &node, const Scope &scope);
    QString insertRows(const expression::Insert &node, const Scope &scope);
    QString insertSelect(const expression::Insert &node, const Scope &scope);
    QString updateText(const expression::Update &node, const Scope &scope);
    QString deleteText(const expression::Delete &node, const Scope &scope);
    QString conflictText(const expression::Insert &node, const Scope &scope);
    QString returningText(const expression::Elements &columns, const Scope &scope);
    expression::Elements implicitReturning(const expression::Insert &node) const;
    QString assignedValue(const expression::Assignment &assignment, const Scope &scope);
    /// The assignments in the order of the table's columns, with those that its defaults add; an error for unknown columns.
    QList<expression::Assignment> arranged(const expression::ElementPtr &table, const QList<expression::Assignment> &given,
        bool forInsert);

    Dialect m_dialect;
    bool m_forRunning = false;
    std::optional<schema::Raised> m_raised;
    QList<Frame> m_frames;
    QHash<quint64, QString> m_anonymousNames;
    QHash<QString, int> m_anonymousCounts;
    struct WrittenCte
    {
        QString text;
        bool recursive = false;
        qsizetype level = 1; ///< how deep in the statement it is written: 1 at its head
    };
    QList<WrittenCte> m_ctes; ///< in the order of their first mention
    QSet<quint64> m_ctesBegun;
};

/// The writer of a dialect.
std::unique_ptr<ExpressionWriter> makeExpressionWriter(Dialect dialect);

} // namespace retort::dialect
