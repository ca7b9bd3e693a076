// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/expressionwriter.h"

namespace retort::dialect::postgresql {

/// Expressions and statements as PostgreSQL has them.
class ExpressionCompiler final : public ExpressionWriter
{
public:
    ExpressionCompiler();

protected:
    QString specialBinary(const expression::Binary &node, const Scope &scope, bool &handled) override;
    QString specialFunction(const expression::Function &node, const Scope &scope, bool &handled) override;
    QString trueDivision(const expression::Binary &node, const Scope &scope) override;
    QString conditionText(const expression::Unary &node, const Scope &scope) override;
    QString emptySet(const schema::SqlType &type, bool negated) override;
    QString extractText(const expression::Extract &node, const Scope &scope) override;
    QString nextValue(const expression::NextValue &node) override;
    QString distinctText(const expression::Select &node, const Scope &scope) override;
    QString limitText(const expression::ElementPtr &limit, const expression::ElementPtr &offset, const Scope &scope) override;
    QString forUpdateText(const expression::ForUpdate &lock, const Scope &scope) override;
    QString deleteUsing(const expression::Elements &extra, const Scope &scope) override;
    bool hasNativeBoolean() const override;
    bool returningNamesTable() const override;
    bool returnsAutoincrement() const override;

private:
    QString jsonAccess(const expression::Binary &node, const Scope &scope);
    QString jsonKey(const expression::Binary &node, const Scope &scope);
};

} // namespace retort::dialect::postgresql
