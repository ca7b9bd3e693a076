// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/enummodule.h"
#include "model/python/interpreter.h"

#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort::python;
using retort::SourceRange;

/// What CPython cannot be compared with: unknown values, budgets, imports, native modules.
class EvaluatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknown_data();
    void unknown();
    void outcome_data();
    void outcome();
    void hostile_data();
    void hostile();
    void deepValues();
    void imports();
    void nativeModule();
    void nativeClass();
    void callsAndRanges();
    void unknownCallsAreTold();
    void cancels();
    void printed();
};

namespace {

QString place(const SourceRange &range)
{
    return u"%1:%2"_s.arg(range.startLine).arg(range.startColumn);
}

/// "value of r", "!Type: message @line:column", "?reason @line:column" or "#budget".
QString dump(Interpreter &interpreter, const Outcome &outcome)
{
    if (const Raised *raised = outcome.raised())
        return u'!' + raised->type + u": "_s + raised->message + u" @"_s + place(raised->range);
    if (const UnknownReason *unknown = outcome.unknown())
        return u'?' + unknown->reason + u" @"_s + place(unknown->range);
    if (const BudgetExceeded *budget = outcome.budget())
        return u'#' + budget->message();
    QString text = u"-"_s;
    const Outcome shown = interpreter.run([&](Interpreter &in) {
        Value *r = outcome.value().as<Module>()->globals()->find(u"r"_s);
        if (r)
            text = r->isUnknown() ? u"<unknown: %1>"_s.arg(r->unknown().reason) : in.repr(*r);
        return Value();
    });
    return shown.isCompleted() ? text : u"<unknown inside>"_s;
}

QString evaluated(const QByteArray &source)
{
    Interpreter interpreter;
    return dump(interpreter, interpreter.loadModule(source, u"/s.py"_s));
}

/// Modules for the tests: "shop" is native, "helper" is source, "app" is nobody's.
class TestImporter : public Importer
{
public:
    ImportResult importModule(Interpreter &interpreter, const ImportRequest &request) override;
    QStringList asked;
};

/// A native class with operators, a context manager and a call, as SQL expressions and batch operations need them.
class Column : public Object
{
public:
    using Object::Object;
    QString name;
    std::optional<Value> compare(Interpreter &in, Comparison op, Value other) override
    {
        static const QStringList symbols = {u"="_s, u"!="_s, u"<"_s, u"<="_s, u">"_s, u">="_s};
        auto *result = in.make<Column>(type()->mro().at(type()->mro().size() - 2)); // Column itself
        result->name = name + u' ' + symbols[int(op)] + u' ' + in.repr(other);
        return Value(result);
    }
    std::optional<Value> binary(Interpreter &in, BinaryOperator, Value other, bool reflected) override
    {
        auto *result = in.make<Column>(type());
        result->name = reflected ? in.repr(other) + u'+' + name : name + u'+' + in.repr(other);
        return Value(result);
    }
    std::optional<bool> truth(Interpreter &in) override { in.raise(u"TypeError"_s, u"Boolean value of this clause is not defined"_s); }
    std::optional<Value> missingAttribute(Interpreter &in, const QString &attributeName) override
    {
        return attributeName == "nope"_L1 ? std::nullopt : std::optional(in.str(u"attr "_s + attributeName));
    }
    std::optional<Value> enter(Interpreter &) override { return Value(this); }
    bool exit(Interpreter &in, Value exception) override
    {
        name += exception.isNone() ? u" left"_s : u" left with "_s + in.repr(exception);
        return false;
    }
    std::optional<QString> repr(Interpreter &) override { return u"<%1>"_s.arg(name); }
};

ImportResult TestImporter::importModule(Interpreter &interpreter, const ImportRequest &request)
{
    asked.append(QString(request.level, u'.') + request.module);
    if (request.module == "helper"_L1)
        return SourceModule{"value = 5\ndef f(): return value * 2\n_hidden = 1\n", u"/helper.py"_s, u"helper"_s};
    if (request.module == "pkg"_L1 || request.module == "pkg.shop"_L1 || request.module == "shop"_L1) {
        Module *module = interpreter.module(request.module);
        module->partlyModelled = request.module != "pkg"_L1;
        Class *column = interpreter.makeClass(u"Column"_s, {}, u"shop"_s);
        column->create = [](Interpreter &in, Class &type, Arguments &) -> Value { return in.make<Column>(&type); };
        column->addMethod(interpreter, u"__init__"_s, u"self, name, type_=None, *args, nullable=True, **kw"_s, [](Interpreter &in, Arguments &a) -> Value {
            a["self"_L1].as<Column>()->name = in.toStr(a["name"_L1]) + (a.bound().given("nullable"_L1) ? u" nullable="_s + in.repr(a["nullable"_L1]) : QString());
            return {};
        });
        column->addMethod(interpreter, u"label"_s, u"self, suffix"_s, [](Interpreter &in, Arguments &a) {
            return in.str(a["self"_L1].as<Column>()->name + in.toStr(a["suffix"_L1]));
        });
        module->set(interpreter, u"Column"_s, column);
        Class *error = interpreter.makeClass(u"ShopError"_s, {interpreter.builtinClass(u"Exception"_s)}, u"shop.exc"_s);
        module->set(interpreter, u"ShopError"_s, error);
        module->addFunction(interpreter, u"fail"_s, u"message"_s, [error](Interpreter &in, Arguments &a) -> Value { in.raise(error, in.toStr(a["message"_L1])); });
        module->addFunction(interpreter, u"query"_s, u""_s, [](Interpreter &in, Arguments &) { return in.unknown(u"a query"_s, UnknownKind::NeedsData); });
        module->addFunction(interpreter, u"where"_s, u"*args"_s, [](Interpreter &in, Arguments &a) { return in.str(place(a.range)); });
        return module;
    }
    return NotModelled{};
}

} // namespace

void EvaluatorTest::unknown_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *body, const QString &expected) { QTest::newRow(body) << QByteArray(body) << expected; };
    const QString poison = u"<unknown: module app is not modelled>"_s;
    row("r = app", poison);
    row("r = app.x.y(1)[2] + 3", poison);
    row("r = b'a b'.swapcase()", u"<unknown: bytes.swapcase is not modelled>"_s); // Python has it: no AttributeError here
    row("r = 3 - app.x", poison);
    row("r = -app.x", poison);
    row("r = f'a{app.x}b'", poison);
    row("r = 'a %s' % app.x", poison);
    row("r = 'a {}'.format(app.x)", poison);
    row("r = ','.join(['a', app.x])", poison);
    row("r = str(app.x)", poison);
    row("r = str([1, app.x])", poison);
    row("r = len(app.x)", poison);
    row("r = app.x == 1", poison);
    row("r = app.x is None", poison);
    row("r = not app.x", poison);
    row("r = isinstance(app.x, str)", poison);
    row("r = [1, app.x][0]", u"1"_s);
    row("r = {'a': app.x}.get('b')", u"None"_s);
    row("r = [x for x in app.x]", poison);
    row("a, b = app.x; r = b", poison);
    row("class A(app.Base):\n  pass\nr = A.inherited", poison);
    row("r = (lambda v: v)(app.x)", poison);
    row("r = getattr(app, 'x', 1)", poison);
    row("if app.x: r = 1", u"?module app is not modelled @1:8"_s);
    row("r = 1 if app.x else 2", u"?module app is not modelled @1:8"_s);
    row("r = app.x or 1", u"?module app is not modelled @1:8"_s);
    row("while app.x: pass", u"?module app is not modelled @1:8"_s);
    row("for x in app.x: pass", u"?module app is not modelled @1:8"_s);
    row("raise app.Error('x')", u"?module app is not modelled @1:8"_s);
    row("try:\n  1/0\nexcept app.Error:\n  pass", u"?module app is not modelled @1:8"_s);
    row("try:\n  1/0\nexcept (ZeroDivisionError, app.Error):\n  r = 1", u"1"_s);
    row("try:\n  if app.x: pass\nexcept Exception:\n  r = 1\nfinally:\n  r = 2", u"?module app is not modelled @1:8"_s);
    row("assert app.x", u"?module app is not modelled @1:8"_s);
    row("r = sorted([1, app.x])", u"?module app is not modelled @1:8"_s);
    row("r = {app.x: 1}", u"?module app is not modelled @1:8"_s);
    row("r = {}[app.x]", poison);
    row("from app.models import thing\nr = thing", u"<unknown: module app.models is not modelled>"_s);
    row("from app import *\nr = whatever", u"<unknown: module app is not modelled>"_s);
    row("r = 2 ** 100", u"<unknown: integers beyond 64 bits are not modelled>"_s);
    row("r = eval('1')", u"<unknown: eval() is not modelled>"_s);
    row("r = open('x').read()", u"<unknown: open() reads a file>"_s);
    row("async def f(): pass\nr = f()", u"<unknown: async functions are not modelled>"_s);
    row("with app.x as y:\n  r = y", poison);
}

void EvaluatorTest::unknown()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    QCOMPARE(evaluated("import app\n" + body), expected);
}

void EvaluatorTest::outcome_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *source, const QString &expected) { QTest::newRow(source) << QByteArray(source) << expected; };
    row("x = 1\ny = x.foo", u"!AttributeError: 'int' object has no attribute 'foo' @2:5"_s);
    row("def f():\n    return {}['k']\nf()", u"!KeyError: 'k' @2:12"_s);
    // Python 2
    row("print 'x', 3\nr = [7 / 2, 7 / 2.0]", u"[3, 3.5]"_s);
    row("try:\n    raise ValueError, 'msg'\nexcept (KeyError, ValueError), e:\n    r = str(e)", u"'msg'"_s);
    row("r = [0777, 10L, 1 <> 2, ur'\\d']", u"[511, 10, True, '\\\\d']"_s);
    row("def f(a, (b, c)): return a + b + c\nr = [f(1, (2, 3)), sorted([(1, 'b'), (2, 'a')], key=lambda (n, t): t)]", u"[6, [(2, 'a'), (1, 'b')]]"_s);
    row("print 'x'\nr = [{'a': 1}.keys()[0], map(str, [1]), zip('a', 'b'), filter(None, [0, 1])]", u"['a', ['1'], [('a', 'b')], [1]]"_s);
    row("r = [unicode('x'), isinstance('a', basestring), list(xrange(2)), {'a': 1}.has_key('a'), list({'a': 1}.iteritems()), long(3), unichr(65)]",
        u"['x', True, [0, 1], True, [('a', 1)], 3, 'A']"_s);
    row("exec 'x = 1'\nr = 5", u"5"_s);
    row("print 'x'\ndef f(:\n    pass\n", u"!SyntaxError: invalid syntax @2:7"_s);
    row("print 'x'", u"-"_s);
    row("try:\n    pass\nexcept X, e:\n    pass", u"-"_s);
    row("x = (1,\n", u"!SyntaxError: invalid syntax @1:1"_s);
    row("return 1", u"!SyntaxError: 'return' outside function @1:1"_s);
    row("break", u"!SyntaxError: 'break' outside loop @1:1"_s);
    row("f(a=1, 2)", u"!SyntaxError: positional argument follows keyword argument @1:8"_s);
    row("x = 0777", u"-"_s);
    row("class E(Exception): pass\nraise E('x')", u"!E: x @2:1"_s);
    row("r = 'é' + undefined", u"!NameError: name 'undefined' is not defined @1:11"_s);
}

void EvaluatorTest::outcome()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, expected);
    QCOMPARE(evaluated(source), expected);
}

void EvaluatorTest::hostile_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("expected");
    const QString steps = u"#the script takes too many steps"_s;
    const QString deep = u"#the script nests calls or data too deeply"_s;
    const QString memory = u"#the script needs too much memory"_s;
    QTest::newRow("endless") << QByteArray("while True: pass") << steps;
    QTest::newRow("endless generator") << QByteArray("def g():\n  while True: yield 1\nlist(g())") << steps;
    QTest::newRow("endless catch") << QByteArray("while True:\n  try: 1/0\n  except: pass") << steps;
    QTest::newRow("recursion") << QByteArray("def f(): f()\nf()") << deep;
    QTest::newRow("mutual repr") << QByteArray("class A:\n  def __repr__(self): return repr(self)\nrepr(A())") << deep;
    QTest::newRow("lambda recursion") << QByteArray("f = lambda: f() + 1\nf()") << deep;
    QTest::newRow("text") << QByteArray("x = 'a' * 10**9") << memory;
    QTest::newRow("list") << QByteArray("x = [0] * 10**12") << memory;
    QTest::newRow("doubling") << QByteArray("x = 'ab'\nwhile True: x += x") << memory;
    QTest::newRow("padding") << QByteArray("'%999999999d' % 1") << memory;
    QTest::newRow("width") << QByteArray("f'{1:>999999999}'") << memory;
    QTest::newRow("range list") << QByteArray("list(range(10**15))") << steps;
    QTest::newRow("shift") << QByteArray("r = 1 << 10**9") << u"<unknown: integers beyond 64 bits are not modelled>"_s;
    QTest::newRow("brackets") << QByteArray(10000, '(') + QByteArray(10000, ')') << u"!SyntaxError: too many nested parentheses @1:298"_s;
    QTest::newRow("long sum") << "r = 0" + QByteArray(" + 1").repeated(1000) << u"1000"_s;
    QTest::newRow("binary") << QByteArray("\x7f\x45LF\x01\x02\x03\x04\x05") << u"!SyntaxError: invalid syntax @1:1"_s;
    QTest::newRow("null") << QByteArray("a\0b", 3) << u"!SyntaxError: source code cannot contain null bytes @1:1"_s;
    QTest::newRow("minimum") << QByteArray("r = (-9223372036854775808) // -1, (-9223372036854775808) % -1") << u"<unknown inside>"_s;
    QTest::newRow("slices") << QByteArray("r = 'ab'[-9223372036854775808:9223372036854775807:9223372036854775807], [1][::-9223372036854775808]") << u"('a', [1])"_s;
}

void EvaluatorTest::hostile()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, expected);
    Budget budget;
    budget.steps = 300'000;
    budget.bytes = 64 * 1024 * 1024;
    budget.time = std::chrono::seconds(60);
    Interpreter interpreter(budget);
    const QString actual = dump(interpreter, interpreter.loadModule(source, u"/s.py"_s));
    if (expected.startsWith("!SyntaxError: too many"_L1))
        QVERIFY2(actual.startsWith(expected.section(u'@', 0, 0)), qPrintable(actual));
    else
        QCOMPARE(actual, expected);
}

void EvaluatorTest::deepValues()
{
    const QByteArray build = "x = []\nfor i in range(100000): x = [x]\n";
    const QString deep = u"#the script nests calls or data too deeply"_s;
    QCOMPARE(evaluated(build + "r = len(x)"), u"1"_s);
    QCOMPARE(evaluated(build + "r = len(repr(x))"), deep);
    QCOMPARE(evaluated(build + "y = []\nfor i in range(100000): y = [y]\nr = x == y"), deep);
    QCOMPARE(evaluated("x = ()\nfor i in range(100000): x = (x,)\nr = {x: 1}"), deep);
    QCOMPARE(evaluated("x = []\nx.append(x)\nr = repr(x)"), u"'[[...]]'"_s);
}

void EvaluatorTest::imports()
{
    TestImporter importer;
    Interpreter interpreter({}, &importer);
    const QByteArray source = "import helper, app.models as m\nimport pkg.shop\nfrom helper import value as v, f\nfrom pkg import shop as s\n"
                              "from helper import *\nr = [helper.f(), v, f(), value, pkg.shop is s, '_hidden' in globals()]\nt = m,";
    const Outcome outcome = interpreter.loadModule(source, u"/s.py"_s);
    QCOMPARE(dump(interpreter, outcome), u"[10, 5, 10, 5, True, False]"_s);
    QCOMPARE(importer.asked.count(u"helper"_s), 1);
    // Alembic loads a script by itself, so that it is part of no package.
    QCOMPARE(dump(interpreter, interpreter.loadModule("from . import sibling\nr = 1", u"/t.py"_s)),
        u"!ImportError: attempted relative import with no known parent package @1:1"_s);
    Interpreter missing({}, &importer);
    QCOMPARE(dump(missing, missing.loadModule("from helper import nope", u"/s.py"_s)), u"!ImportError: cannot import name 'nope' from 'helper' (/helper.py) @1:20"_s);
}

void EvaluatorTest::nativeModule()
{
    TestImporter importer;
    Interpreter interpreter({}, &importer);
    const QByteArray source = R"PY(
import shop
from shop import Column, ShopError
c = Column('a', nullable=False)
try:
    shop.fail('bad')
except ShopError as e:
    caught = (str(e), type(e).__name__, isinstance(e, Exception))
with c as inside:
    pass
r = [c, c == 5, 5 < c, c + 1, 1 + c, c.anything, c.label(suffix='!'), caught, hasattr(c, 'nope'), shop.unknown_thing is None or 1]
)PY";
    QCOMPARE(dump(interpreter, interpreter.loadModule(source, u"/s.py"_s)), u"?shop.unknown_thing is not modelled @11:99"_s);
    Interpreter second({}, &importer);
    QByteArray known = source;
    known.replace(", shop.unknown_thing is None or 1", "");
    QCOMPARE(dump(second, second.loadModule(known, u"/s.py"_s)),
        u"[<a nullable=False left>, <a nullable=False left = 5>, <a nullable=False left > 5>, <a nullable=False left+1>, <1+a nullable=False left>, "
        "'attr anything', 'a nullable=False left!', ('bad', 'ShopError', True), False]"_s);
    Interpreter third({}, &importer);
    QCOMPARE(dump(third, third.loadModule("from shop import Column\nColumn()", u"/s.py"_s)), u"!TypeError: __init__() missing 1 required positional argument: 'name' @2:1"_s);
    Interpreter fourth({}, &importer);
    QCOMPARE(dump(fourth, fourth.loadModule("from shop import Column\nif Column('a') == 1: pass", u"/s.py"_s)), u"!TypeError: Boolean value of this clause is not defined @2:4"_s);
    Interpreter fifth({}, &importer);
    QCOMPARE(dump(fifth, fifth.loadModule("import shop\nshop.fail('x')", u"/s.py"_s)), u"!shop.exc.ShopError: x @2:1"_s);
}

void EvaluatorTest::nativeClass()
{
    TestImporter importer;
    Interpreter interpreter({}, &importer);
    const QByteArray source = R"PY(
from shop import Column
class Mine(Column):
    cache_ok = True
    def __init__(self, n, **kw):
        super().__init__('my_' + n, **kw)
        self.extra = n
    def label(self, suffix):
        return super().label(suffix) + '?'
    def __repr__(self):
        return 'Mine(%s)' % self.extra
m = Mine('x', nullable=True)
r = [m, m.label('!'), isinstance(m, Column), m.extra, m.cache_ok, 'my_x' in (m > 1).label(''), issubclass(Mine, Column)]
)PY";
    QCOMPARE(dump(interpreter, interpreter.loadModule(source, u"/s.py"_s)),
        u"[Mine(x), 'my_x nullable=True!?', True, 'x', True, True, True]"_s);
}

void EvaluatorTest::callsAndRanges()
{
    TestImporter importer;
    Interpreter interpreter({}, &importer);
    const Outcome loaded = interpreter.loadModule("import shop\ndef upgrade(engine, n=1):\n    x = 'é'; return (engine, n,  shop.where(\n 1))\n", u"/s.py"_s);
    QVERIFY(loaded.isCompleted());
    auto *module = loaded.value().as<Module>();
    const Outcome called = interpreter.callFunction(module, u"upgrade"_s, {interpreter.str(u"db"_s)});
    QVERIFY(called.isCompleted());
    QCOMPARE(interpreter.repr(called.value()), u"('db', 1, '3:34')"_s);
    const Outcome missing = interpreter.callFunction(module, u"downgrade"_s);
    QVERIFY(missing.raised());
    QCOMPARE(missing.raised()->type, u"AttributeError"_s);
}

void EvaluatorTest::unknownCallsAreTold()
{
    TestImporter importer;
    Interpreter interpreter({}, &importer);
    const Outcome loaded = interpreter.loadModule(
        "import app, shop\napp.configure()\ndef upgrade():\n    app.migrate()\n    shop.query().fetchall()\n", u"/s.py"_s);
    QVERIFY(loaded.isCompleted());
    QCOMPARE(loaded.unknownCalls.size(), size_t(0)); // what a module does when it is loaded, it does before any migration
    const Outcome called = interpreter.callFunction(loaded.value().as<Module>(), u"upgrade"_s);
    QVERIFY(called.isCompleted());
    QCOMPARE(called.unknownCalls.size(), size_t(1)); // what a query gives may be called without further ado
    QCOMPARE(called.unknownCalls[0].range.startLine, 4);
}

void EvaluatorTest::cancels()
{
    Budget budget;
    int asked = 0;
    budget.cancelled = [&asked] { return ++asked > 2; };
    Interpreter interpreter(budget);
    const Outcome outcome = interpreter.loadModule("while True: pass", u"/s.py"_s);
    QVERIFY(outcome.budget());
    QVERIFY(outcome.budget()->which == BudgetKind::Cancelled);
}

void EvaluatorTest::printed()
{
    Interpreter interpreter;
    QVERIFY(interpreter.loadModule("print('a', 1, sep='-')\nprint()", {}).isCompleted());
    QCOMPARE(interpreter.printed(), (QStringList{u"a-1"_s, QString()}));
}

QTEST_GUILESS_MAIN(EvaluatorTest)
#include "tst_evaluator.moc"
