// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/astbuilder.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

/// What adjacent literals add up to.
struct AstBuilder::Pieces
{
    QString text;
    QByteArray bytes;
    Nodes parts;           ///< finished pieces of an f-string
    bool hasText = false, hasBytes = false, formatted = false, unknown = false;
};

Node *AstBuilder::textConstant(const SyntaxNode &from, const QString &text)
{
    Node *node = make(NodeKind::Constant, from);
    node->value = m_interpreter.str(text);
    return node;
}

Node *AstBuilder::strings(const SyntaxNode &node)
{
    Pieces pieces;
    if (node.symbol == Symbol::S_string) {
        addString(node, pieces);
    } else {
        for (const SyntaxNode *child : m_tree.namedChildren(node))
            addString(*child, pieces);
    }
    if (pieces.hasText && pieces.hasBytes)
        fail(node, u"cannot mix bytes and nonbytes literals"_s);
    if (pieces.formatted) {
        if (!pieces.text.isEmpty())
            pieces.parts.push_back(textConstant(node, pieces.text));
        Node *result = make(NodeKind::JoinedString, node);
        result->kids = std::move(pieces.parts);
        return result;
    }
    Node *result = make(NodeKind::Constant, node);
    if (pieces.unknown)
        result->value = m_interpreter.unknown(UnknownReason{UnknownKind::NeedsPython, u"\\N{…} names are not modelled"_s, m_code.range(*result)});
    else
        result->value = pieces.hasBytes ? m_interpreter.bytes(pieces.bytes) : m_interpreter.str(pieces.text);
    return result;
}

void AstBuilder::addString(const SyntaxNode &node, Pieces &pieces)
{
    const SyntaxNode *start = nullptr;
    const SyntaxNode *end = nullptr;
    std::vector<const SyntaxNode *> interpolations;
    for (const SyntaxNode *child : m_tree.children(node)) {
        if (child->symbol == Symbol::S_string_start)
            start = child;
        else if (child->symbol == Symbol::S_string_end)
            end = child;
        else if (child->symbol == Symbol::S_interpolation)
            interpolations.push_back(child);
    }
    if (!start || !end)
        fail(node, u"unterminated string literal"_s);
    const QByteArray opening = m_tree.text(*start).toByteArray().toLower();
    QByteArray prefix = opening;
    while (prefix.endsWith('"') || prefix.endsWith('\''))
        prefix.chop(1);
    if (prefix.toLower() == "ur") {
        requirePython2(node, u"invalid syntax"_s);
        prefix = "r";
    }
    if (!isStringPrefix(prefix))
        fail(node, u"invalid syntax"_s);
    const bool raw = prefix.contains('r');
    const bool isBytes = prefix.contains('b');
    const bool formatted = prefix.contains('f');
    (isBytes ? pieces.hasBytes : pieces.hasText) = true;
    pieces.formatted = pieces.formatted || formatted;

    quint32 from = start->end;
    const auto literal = [&](quint32 to) {
        const DecodedString decoded
            = decodeStringBody(QByteArrayView(m_tree.source()).sliced(from, to - from), raw, isBytes, formatted);
        if (!decoded.error.isEmpty())
            fail(node, decoded.error);
        pieces.text += decoded.text;
        pieces.bytes += decoded.bytes;
        pieces.unknown = pieces.unknown || decoded.unknown;
    };
    for (const SyntaxNode *child : interpolations) {
        literal(child->start);
        Node *value = interpolation(*child, pieces);
        if (!pieces.text.isEmpty())
            pieces.parts.push_back(textConstant(node, std::exchange(pieces.text, {})));
        pieces.parts.push_back(value);
        from = child->end;
    }
    literal(end->start);
}

Node *AstBuilder::interpolation(const SyntaxNode &node, Pieces &pieces)
{
    const Depth depth(*this, node);
    Node *result = make(NodeKind::FormattedValue, node);
    const SyntaxNode *specifier = nullptr;
    const SyntaxNode *equals = nullptr;
    const SyntaxNode *next = nullptr; // what follows the "="
    for (const SyntaxNode *child : m_tree.children(node)) {
        if (equals && !next)
            next = child;
        if (child->field == Field::Expression)
            result->a = expression(*child);
        else if (child->symbol == Symbol::S_type_conversion)
            result->op = quint8(m_tree.text(*child).back());
        else if (child->symbol == Symbol::S_format_specifier)
            specifier = child;
        else if (!child->named && m_tree.text(*child) == "=")
            equals = child;
    }
    if (!result->a)
        fail(node, u"f-string: empty expression not allowed"_s);
    if (result->op && result->op != 'r' && result->op != 's' && result->op != 'a')
        fail(node, u"f-string: invalid conversion character: expected 's', 'r', or 'a'"_s);
    if (equals) {
        pieces.text += QString::fromUtf8(QByteArrayView(m_tree.source()).sliced(node.start + 1, (next ? next->start : node.end) - node.start - 1));
        if (!result->op && !specifier)
            result->op = 'r';
    }
    if (specifier)
        result->b = formatSpecifier(*specifier);
    return result;
}

Node *AstBuilder::formatSpecifier(const SyntaxNode &node)
{
    Node *result = make(NodeKind::JoinedString, node);
    Pieces pieces;
    quint32 from = node.start + 1; // behind the colon
    const auto literal = [&](quint32 to) {
        if (to > from)
            pieces.text += QString::fromUtf8(QByteArrayView(m_tree.source()).sliced(from, to - from));
    };
    for (const SyntaxNode *child : m_tree.children(node)) {
        if (child->symbol != Symbol::S_format_expression && child->symbol != Symbol::S_interpolation)
            continue;
        literal(child->start);
        Node *value = interpolation(*child, pieces);
        if (!pieces.text.isEmpty())
            result->kids.push_back(textConstant(node, std::exchange(pieces.text, {})));
        result->kids.push_back(value);
        from = child->end;
    }
    literal(node.end);
    if (!pieces.text.isEmpty())
        result->kids.push_back(textConstant(node, pieces.text));
    return result;
}

} // namespace retort::python
