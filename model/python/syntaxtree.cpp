// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/syntaxtree.h"

#include <tree_sitter/api.h>

#include <memory>

extern "C" const TSLanguage *tree_sitter_python(void);

// The only file that knows tree-sitter. The tree is copied at once: a walk by cursor costs a fraction of the parse, needs
// no recursion, and nothing behind this file has to mind the library's lifetimes.
namespace retort::python {

namespace {

constexpr quint64 ParseTimeMicroseconds = 3'000'000;
constexpr size_t MaximumNodes = 20'000'000;

struct Symbols
{
    std::vector<Symbol> bySymbol;
    std::vector<Field> byField;
    std::vector<bool> skipped;

    explicit Symbols(const TSLanguage *language);
};

Symbol symbolNamed(QByteArrayView name)
{
    static const QHash<QByteArray, Symbol> names = {
#define X(name) {QByteArray(#name), Symbol::S_##name},
        RETORT_PYTHON_SYMBOLS(X)
#undef X
        {QByteArray("true"), Symbol::True},
        {QByteArray("false"), Symbol::False},
        {QByteArray("ERROR"), Symbol::Error},
    };
    return names.value(name.toByteArray(), Symbol::Other);
}

Field fieldNamed(QByteArrayView name)
{
    static const QHash<QByteArray, Field> names = {
        {"left", Field::Left}, {"right", Field::Right}, {"operator", Field::Operator}, {"operators", Field::Operators},
        {"argument", Field::Argument}, {"arguments", Field::Arguments}, {"function", Field::Function},
        {"object", Field::Object}, {"attribute", Field::Attribute}, {"value", Field::Value},
        {"subscript", Field::Subscript}, {"name", Field::Name}, {"alias", Field::Alias},
        {"module_name", Field::ModuleName}, {"condition", Field::Condition}, {"consequence", Field::Consequence},
        {"alternative", Field::Alternative}, {"body", Field::Body}, {"parameters", Field::Parameters},
        {"superclasses", Field::Superclasses}, {"definition", Field::Definition}, {"type", Field::Type},
        {"key", Field::Key}, {"expression", Field::Expression}, {"type_conversion", Field::TypeConversion},
        {"format_specifier", Field::FormatSpecifier}, {"cause", Field::Cause}, {"subject", Field::Subject},
        {"guard", Field::Guard}, {"code", Field::Code},
    };
    return names.value(name.toByteArray(), Field::None);
}

Symbols::Symbols(const TSLanguage *language)
{
    const uint32_t symbols = ts_language_symbol_count(language);
    for (uint32_t id = 0; id < symbols; ++id) {
        const char *name = ts_language_symbol_name(language, TSSymbol(id));
        const bool named = ts_language_symbol_type(language, TSSymbol(id)) == TSSymbolTypeRegular;
        bySymbol.push_back(named ? symbolNamed(name) : Symbol::Token);
        skipped.push_back(named && (qstrcmp(name, "comment") == 0 || qstrcmp(name, "line_continuation") == 0));
    }
    const uint32_t fields = ts_language_field_count(language);
    byField.push_back(Field::None);
    for (uint32_t id = 1; id <= fields; ++id)
        byField.push_back(fieldNamed(ts_language_field_name_for_id(language, TSFieldId(id))));
}

struct Deleter
{
    void operator()(TSParser *parser) const { ts_parser_delete(parser); }
    void operator()(TSTree *tree) const { ts_tree_delete(tree); }
};

class Cursor
{
public:
    explicit Cursor(TSNode root) : m_cursor(ts_tree_cursor_new(root)) {}
    ~Cursor() { ts_tree_cursor_delete(&m_cursor); }
    Cursor(const Cursor &) = delete;
    Cursor &operator=(const Cursor &) = delete;
    TSTreeCursor *get() { return &m_cursor; }

private:
    TSTreeCursor m_cursor;
};

SyntaxNode copied(TSTreeCursor *cursor, TSNode node, const Symbols &symbols)
{
    SyntaxNode result;
    const TSSymbol symbol = ts_node_symbol(node);
    result.symbol = symbol < symbols.bySymbol.size() ? symbols.bySymbol[symbol] : Symbol::Error;
    result.named = ts_node_is_named(node);
    const TSFieldId field = ts_tree_cursor_current_field_id(cursor);
    result.field = field < symbols.byField.size() ? symbols.byField[field] : Field::None;
    result.start = ts_node_start_byte(node);
    result.end = ts_node_end_byte(node);
    const TSPoint start = ts_node_start_point(node);
    const TSPoint end = ts_node_end_point(node);
    result.row = start.row;
    result.column = start.column;
    result.endRow = end.row;
    result.endColumn = end.column;
    return result;
}

} // namespace

SyntaxTree::SyntaxTree(QByteArray source) : m_source(std::move(source))
{
    const TSLanguage *language = tree_sitter_python();
    static const Symbols symbols(language);
    const std::unique_ptr<TSParser, Deleter> parser(ts_parser_new());
    if (!parser || !ts_parser_set_language(parser.get(), language))
        return;
    ts_parser_set_timeout_micros(parser.get(), ParseTimeMicroseconds);
    const std::unique_ptr<TSTree, Deleter> tree(
        ts_parser_parse_string(parser.get(), nullptr, m_source.constData(), uint32_t(m_source.size())));
    if (!tree) {
        m_status = Status::TooLong;
        return;
    }

    Cursor cursor(ts_tree_root_node(tree.get()));
    std::vector<qint32> parents;      // of the node under the cursor
    std::vector<qint32> lastChildren; // the child copied last, for each of them
    for (;;) {
        const TSNode node = ts_tree_cursor_current_node(cursor.get());
        const TSSymbol symbol = ts_node_symbol(node);
        const bool skip = symbol < symbols.skipped.size() && symbols.skipped[symbol];
        qint32 index = -1;
        if (!skip) {
            index = qint32(m_nodes.size());
            m_nodes.push_back(copied(cursor.get(), node, symbols));
            if (!parents.empty()) {
                qint32 &last = lastChildren.back();
                (last < 0 ? m_nodes[size_t(parents.back())].firstChild : m_nodes[size_t(last)].nextSibling) = index;
                last = index;
            }
            const bool missing = ts_node_is_missing(node);
            if (m_error < 0 && (missing || m_nodes.back().symbol == Symbol::Error)) {
                m_error = index;
                m_errorIsMissing = missing;
            }
            if (m_nodes.size() > MaximumNodes) {
                m_status = Status::TooLong;
                return;
            }
        }
        if (!skip && ts_tree_cursor_goto_first_child(cursor.get())) {
            parents.push_back(index);
            lastChildren.push_back(-1);
            continue;
        }
        bool moved = false;
        while (!(moved = ts_tree_cursor_goto_next_sibling(cursor.get()))) {
            if (parents.empty() || !ts_tree_cursor_goto_parent(cursor.get()))
                break;
            parents.pop_back();
            lastChildren.pop_back();
        }
        if (!moved)
            break;
    }
    m_status = Status::Parsed;
}

QByteArrayView SyntaxTree::text(const SyntaxNode &node) const
{
    return QByteArrayView(m_source).sliced(node.start, node.end - node.start);
}

std::vector<const SyntaxNode *> SyntaxTree::children(const SyntaxNode &node) const
{
    std::vector<const SyntaxNode *> result;
    for (qint32 index = node.firstChild; index >= 0; index = m_nodes[size_t(index)].nextSibling)
        result.push_back(&m_nodes[size_t(index)]);
    return result;
}

std::vector<const SyntaxNode *> SyntaxTree::namedChildren(const SyntaxNode &node) const
{
    std::vector<const SyntaxNode *> result;
    for (qint32 index = node.firstChild; index >= 0; index = m_nodes[size_t(index)].nextSibling) {
        if (m_nodes[size_t(index)].named)
            result.push_back(&m_nodes[size_t(index)]);
    }
    return result;
}

const SyntaxNode *SyntaxTree::child(const SyntaxNode &node, Field field) const
{
    for (qint32 index = node.firstChild; index >= 0; index = m_nodes[size_t(index)].nextSibling) {
        if (m_nodes[size_t(index)].field == field)
            return &m_nodes[size_t(index)];
    }
    return nullptr;
}

bool SyntaxTree::hasToken(const SyntaxNode &node, QByteArrayView token) const
{
    for (qint32 index = node.firstChild; index >= 0; index = m_nodes[size_t(index)].nextSibling) {
        if (!m_nodes[size_t(index)].named && text(m_nodes[size_t(index)]) == token)
            return true;
    }
    return false;
}

} // namespace retort::python
