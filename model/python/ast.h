// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/object.h"
#include "model/python/sourcetext.h"

#include <QHash>
#include <tl/expected.hpp>
#include <deque>
#include <memory>
#include <vector>

// The program as the evaluator walks it. Names are resolved once, here: a local variable is a slot in an environment, a
// closure's variable a slot some environments further out, everything else a look-up in a namespace.
namespace retort::python {

enum class NodeKind : quint8 {
    // expressions
    Constant, Name, JoinedString, FormattedValue, Tuple, List, Set, Dict, Starred, Unary, Not, Binary, And, Or, Compare,
    Conditional, Lambda, Call, Keyword, DoubleStarred, SuperCall, Attribute, Subscript, Slice, ListComprehension,
    SetComprehension, DictComprehension, GeneratorExpression, ForClause, IfClause, NamedExpression, Yield, YieldFrom, Await,
    // statements
    Block, ExpressionStatement, Assign, AugmentedAssign, AnnotatedAssign, Delete, Pass, Break, Continue, Return, Raise,
    Assert, Import, ImportFrom, ImportName, If, While, For, With, WithItem, Try, Handler, FunctionDefinition,
    ClassDefinition, TypeAlias, Match, MatchCase,
    // patterns of match
    ValuePattern, CapturePattern, WildcardPattern, SequencePattern, StarPattern, MappingPattern, ClassPattern, OrPattern,
    AsPattern, KeywordPattern,
};

enum class NameScope : quint8 {
    Environment, ///< `slot`, `hops` environments out
    Global,      ///< module namespace, then builtins
    Namespace,   ///< a class body's or module's own names first, then as `outer` says
};

enum class CompareOperator : quint8 { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, In, NotIn, Is, IsNot };

struct FunctionInfo;
struct ScopeInfo;

struct Node
{
    NodeKind kind = NodeKind::Pass;
    quint8 op = 0;            ///< an operator; level of an import; conversion of a formatted value
    NameScope scope = NameScope::Global;
    bool flag = false;        ///< by kind: is async, holds a yield, star import, parenthesised
    qint16 slot = -1;
    qint16 hops = 0;
    NameScope outer = NameScope::Global; ///< of Namespace: where else to look
    quint32 row = 0, column = 0, endRow = 0, endColumn = 0;
    Value value;              ///< a constant, or the name (a str)
    Node *a = nullptr, *b = nullptr, *c = nullptr;
    std::vector<Node *> kids;
    std::vector<CompareOperator> comparisons;
    FunctionInfo *function = nullptr;
    ScopeInfo *inner = nullptr; ///< of a comprehension or class
};

struct Parameter
{
    Signature::Parameter::Kind kind = Signature::Parameter::Kind::Normal;
    Value name;
    int slot = -1;
    Node *defaultValue = nullptr;
};

/// What a block of names needs at run time.
struct ScopeInfo
{
    enum class Type { Module, Class, Function, Comprehension };
    Type type = Type::Module;
    ScopeInfo *parent = nullptr;
    QHash<QString, int> slots;   ///< Function and Comprehension; Class: only "__class__"
    std::vector<Value> slotNames;
    QHash<QString, bool> outside; ///< declared global (true) or nonlocal (false)
    QString className;           ///< for private names
    bool isGenerator = false;
    int loopDepth = 0;           ///< while building: `break` outside a loop is a syntax error
};

struct FunctionInfo
{
    QString name;
    std::vector<Parameter> parameters;
    ScopeInfo *scope = nullptr;
    Node *body = nullptr; ///< a Block; of a lambda the expression
    std::vector<Node *> unpacking; ///< assignments before the body: Python 2's tuple parameters
    bool isLambda = false;
    bool isAsync = false;
    bool isGenerator = false;
    std::optional<QString> docstring;
};

/// One parsed text.
struct Code : public HeapObject
{
    explicit Code(LineMap map) : lines(std::move(map)) {}
    SourceRange range(const Node &node) const { return lines.range(node.row, node.column, node.endRow, node.endColumn); }

    LineMap lines;
    std::deque<Node> nodes;
    std::deque<FunctionInfo> functions;
    std::deque<ScopeInfo> scopes;
    Node *body = nullptr;
    ScopeInfo *moduleScope = nullptr;
    std::optional<QString> docstring;
    bool isPython2 = false;  ///< uses what only Python 2 has: see astpython2.cpp
    bool isStandard = false; ///< of the standard library: places in it say nothing to a user
};

/// Why a text could not be made into a program.
struct SyntaxProblem
{
    QString message;
    SourceRange range;
};

class SyntaxTree;

/// Converts a whole text. Constants are allocated in the interpreter.
tl::expected<Code *, SyntaxProblem> buildCode(Interpreter &interpreter, const QByteArray &source, const QString &file);

struct SyntaxNode;

/// One expression on its own, with a module around it; `node` is null where it cannot be converted.
struct AstExpression
{
    AstExpression(Interpreter &interpreter, const SyntaxTree &tree, Code &code, const SyntaxNode &expression);
    Node *node = nullptr;
};

/// Converts a tree that may hold errors; what cannot be converted is left out (for reading headers of broken scripts).
tl::expected<Code *, SyntaxProblem> buildCode(Interpreter &interpreter, const SyntaxTree &tree, const QString &file, bool tolerant);

} // namespace retort::python
