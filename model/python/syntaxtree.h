// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <vector>

namespace retort::python {

// The grammar's named nodes that the converter knows. Anything else is Other (an ordinary token is Token).
#define RETORT_PYTHON_SYMBOLS(X) \
    X(module) X(expression_statement) X(assignment) X(augmented_assignment) X(import_statement) X(import_from_statement) \
    X(future_import_statement) X(print_statement) X(assert_statement) X(return_statement) X(delete_statement) \
    X(raise_statement) X(pass_statement) X(break_statement) X(continue_statement) X(global_statement) \
    X(nonlocal_statement) X(exec_statement) X(type_alias_statement) X(if_statement) X(elif_clause) X(else_clause) \
    X(for_statement) X(while_statement) X(try_statement) X(except_clause) X(except_group_clause) X(finally_clause) \
    X(with_statement) X(with_clause) X(with_item) X(function_definition) X(class_definition) X(decorated_definition) \
    X(decorator) X(match_statement) X(case_clause) X(case_pattern) X(block) X(parameters) X(lambda_parameters) \
    X(default_parameter) X(typed_parameter) X(typed_default_parameter) X(list_splat_pattern) X(dictionary_splat_pattern) \
    X(keyword_separator) X(positional_separator) X(tuple_pattern) X(list_pattern) X(pattern_list) X(identifier) \
    X(dotted_name) X(aliased_import) X(relative_import) X(import_prefix) X(wildcard_import) X(string) X(string_start) \
    X(string_content) X(string_end) X(interpolation) X(format_specifier) X(format_expression) X(type_conversion) \
    X(concatenated_string) X(integer) X(float) X(none) X(ellipsis) X(list) X(set) X(tuple) X(dictionary) X(pair) \
    X(list_splat) X(dictionary_splat) X(list_comprehension) X(set_comprehension) X(dictionary_comprehension) \
    X(generator_expression) X(for_in_clause) X(if_clause) X(lambda) X(conditional_expression) X(boolean_operator) \
    X(binary_operator) X(unary_operator) X(not_operator) X(comparison_operator) X(named_expression) X(as_pattern) \
    X(as_pattern_target) X(attribute) X(subscript) X(slice) X(call) X(argument_list) X(keyword_argument) X(await) \
    X(yield) X(parenthesized_expression) X(expression_list) X(type) X(type_parameter) X(class_pattern) X(splat_pattern) \
    X(union_pattern) X(dict_pattern) X(keyword_pattern) X(complex_pattern) X(chevron)

enum class Symbol : quint16 {
    Other, Token, Error, True, False,
#define X(name) S_##name,
    RETORT_PYTHON_SYMBOLS(X)
#undef X
};

enum class Field : quint8 {
    None, Left, Right, Operator, Operators, Argument, Arguments, Function, Object, Attribute, Value, Subscript, Name, Alias, ModuleName,
    Condition, Consequence, Alternative, Body, Parameters, Superclasses, Definition, Type, Key, Expression,
    TypeConversion, FormatSpecifier, Cause, Subject, Guard, Code,
};

struct SyntaxNode
{
    Symbol symbol = Symbol::Other;
    Field field = Field::None;
    bool named = false;
    quint32 start = 0, end = 0;       ///< bytes
    quint32 row = 0, column = 0;      ///< from 0, columns in bytes
    quint32 endRow = 0, endColumn = 0;
    qint32 firstChild = -1, nextSibling = -1;
};

/// What tree-sitter made of a text, copied into one array. Comments are left out.
class SyntaxTree
{
public:
    enum class Status { Parsed, TooLong, Failed };

    /// `source` is UTF-8 with "\n" line ends.
    explicit SyntaxTree(QByteArray source);

    Status status() const { return m_status; }
    const QByteArray &source() const { return m_source; }
    const SyntaxNode &root() const { return m_nodes.front(); }
    const SyntaxNode &node(qint32 index) const { return m_nodes[size_t(index)]; }
    QByteArrayView text(const SyntaxNode &node) const;
    /// The first place where the text is not Python; null when all of it is.
    const SyntaxNode *error() const { return m_error < 0 ? nullptr : &m_nodes[size_t(m_error)]; }
    bool errorIsMissingToken() const { return m_errorIsMissing; }

    std::vector<const SyntaxNode *> children(const SyntaxNode &node) const;      ///< tokens too
    std::vector<const SyntaxNode *> namedChildren(const SyntaxNode &node) const;
    const SyntaxNode *child(const SyntaxNode &node, Field field) const;
    bool hasToken(const SyntaxNode &node, QByteArrayView token) const; ///< among the direct children

private:
    QByteArray m_source;
    std::vector<SyntaxNode> m_nodes;
    Status m_status = Status::Failed;
    qint32 m_error = -1;
    bool m_errorIsMissing = false;
};

} // namespace retort::python
