// SPDX-License-Identifier: GPL-3.0-or-later
// What Alembic 1.19.2 answered to the questions recorded in tests/data/vectors/revmap_new20.txt.
#include "model/script/identifierresolver.h"
#include "model/script/revisionlookup.h"
#include "model/script/revisionselection.h"
#include "model/script/runorder.h"
#include "tests/script/graphnotation.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>

using namespace retort;
using namespace retort::script;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Recorded
{
    QString title;
    QString answer;
    QStringList warnings;
};

QList<Recorded> recordedAnswers()
{
    QFile file(QStringLiteral(RETORT_TEST_DATA) + u"/vectors/revmap_new20.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Recorded> all;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (const auto arrow = line.indexOf(" -> "_L1); arrow >= 0 && !line.startsWith(u' '))
            all.append({line.left(arrow).trimmed(), line.mid(arrow + 4), {}});
        else if (const auto warn = line.indexOf("WARN "_L1); warn >= 0)
            all.last().warnings.append(line.mid(warn + 5));
    }
    return all;
}

const QHash<QString, QString> graphs = {
    {u"dup"_s, u"a1 a1 b1<-a1"_s},
    {u"missing down"_s, u"a1<-zz"_s},
    {u"missing dep"_s, u"a1+zz"_s},
    {u"self down"_s, u"a1<-a1"_s},
    {u"self dep"_s, u"a1+a1"_s},
    {u"cycle 2"_s, u"a1<-b1 b1<-a1"_s},
    {u"cycle 3 + base"_s, u"base1 a1<-c1,base1 b1<-a1 c1<-b1"_s},
    {u"dep cycle"_s, u"a1 b1<-a1 c1<-b1 d1+c1 a2<-d1"_s},
    {u"dep cycle2"_s, u"a1+b1 b1<-a1"_s},
    {u"dup label"_s, u"a1@x b1<-a1@x"_s},
    {u"label == rev"_s, u"a1@b1 b1<-a1"_s},
    {u"empty"_s, QString()},
};
const QString linear = u"aaaa1 aaab2<-aaaa1 aaac3<-aaab2 cccc4<-aaac3"_s;
const QString branched = u"aaaa bbbb<-aaaa@lb cccc<-bbbb dddd<-aaaa@ld eeee<-dddd ffff@li gggg<-ffff+bbbb"_s;

/// Where Retort answers differently, what it answers, and why.
const QHash<QString, QString> deliberate = {
    // Alembic crashes: here the history is loaded, with a ghost and a diagnostic.
    {u"missing down"_s, u"(('a1',), (), ('a1',), ())"_s},
    {u"missing dep"_s, u"(('a1',), ('a1',), ('a1',), ())"_s},
    // An empty name is an AssertionError without a text there.
    {u"get_revision('')"_s, u"EXC A revision identifier is missing"_s},
    {u"get_revisions('')"_s, u"EXC A revision identifier is missing"_s},
    // Which of two scripts is named first depends on the order of a Python set there; here the later one is the
    // culprit.
    {u"dup label"_s, u"EXC Branch name 'x' in revision b1 already used by revision a1"_s},
};

QString tupleOf(const QStringList &ids)
{
    QStringList quoted;
    for (const QString &id : ids)
        quoted.append(u"'%1'"_s.arg(id));
    return u"(%1%2)"_s.arg(quoted.join(", "_L1), quoted.size() == 1 ? u","_s : QString());
}

QString graphAnswer(const RevisionMap::Built &built)
{
    for (const Diagnostic &diagnostic : built.diagnostics) {
        if (diagnostic.severity == Severity::Error && diagnostic.code != QLatin1StringView("revision.missing"))
            return "EXC "_L1 + diagnostic.message;
    }
    const RevisionMap &map = built.map;
    return u"(%1, %2, %3, %4)"_s.arg(tupleOf(map.ids(map.heads())), tupleOf(map.ids(map.bases())),
        tupleOf(map.ids(map.realHeads())), tupleOf(map.ids(map.realBases())));
}

QString revisionRepr(const RevisionMap &map, int index)
{
    const Revision &revision = map.at(index);
    return u"Revision('%1', %2)"_s.arg(revision.id,
        revision.downRevisions.isEmpty() ? u"None"_s : u"'%1'"_s.arg(revision.downRevisions.join(", "_L1)));
}

QString lookupAnswer(const RevisionMap &map, const QString &text, bool several)
{
    if (!several) {
        const auto found = getRevision(map, text);
        if (!found)
            return "EXC "_L1 + found.error().message;
        return *found ? revisionRepr(map, **found) : u"None"_s;
    }
    const auto found = getRevisions(map, text);
    if (!found)
        return "EXC "_L1 + found.error().message;
    QStringList reprs;
    for (int index : *found)
        reprs.append(revisionRepr(map, index));
    return u"(%1%2)"_s.arg(reprs.join(", "_L1), reprs.size() == 1 ? u","_s : QString());
}

QStringList namesIn(const QString &tuple)
{
    QStringList names;
    static const QRegularExpression quoted(u"'([^']*)'"_s);
    for (auto matches = quoted.globalMatch(tuple); matches.hasNext();)
        names.append(matches.next().captured(1));
    return names;
}

QString pathAnswer(
    const RevisionMap &map, bool up, const QStringList &targets, const QStringList &rows, QStringList &warnings)
{
    const auto selection = up ? selectUpgrade(map, targets, rows) : selectDowngrade(map, targets.front(), rows);
    if (!selection)
        return "EXC "_L1 + selection.error().error.message;
    for (const Diagnostic &diagnostic : selection->diagnostics)
        warnings.append(diagnostic.message);
    auto order = newestFirst(map, selection->revisions, selection->heads);
    if (up)
        std::reverse(order.begin(), order.end());
    QString list = tupleOf(map.ids(order)).mid(1).chopped(1);
    if (list.endsWith(u','))
        list.chop(1);
    return u"[%1]"_s.arg(list);
}

/// `EXC Type: text` without the type, and without what only Python's classes say.
QString normalized(QString answer)
{
    static const QRegularExpression type(u"^EXC \\w+: "_s);
    answer.replace(type, u"EXC "_s);
    static const QRegularExpression notAncestor(u"^EXC Revision (Nothing to drop) is not an ancestor of .*"_s);
    return answer.replace(notAncestor, u"EXC \\1"_s);
}

} // namespace

class tst_Vectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QStringList>("warnings");
        const auto all = recordedAnswers();
        QVERIFY(all.size() > 110);
        for (const Recorded &recorded : all)
            QTest::newRow(qPrintable(recorded.title)) << recorded.title << recorded.answer << recorded.warnings;
    }

    void answers()
    {
        QFETCH(QString, title);
        QFETCH(QString, answer);
        QFETCH(QStringList, warnings);

        static const QRegularExpression lookup(u"^get_revision(s?)\\((.*)\\)$"_s);
        static const QRegularExpression path(u"^(up|down) (.*) from (\\(.*\\))$"_s);
        QString mine;
        QStringList myWarnings;
        if (const auto match = lookup.match(title); match.hasMatch()) {
            const QString text = match.captured(2) == "None"_L1 ? u"base"_s : match.captured(2).mid(1).chopped(1);
            mine = lookupAnswer(test::mapOf(linear), text, !match.captured(1).isEmpty());
        } else if (const auto match2 = path.match(title); match2.hasMatch()) {
            mine = pathAnswer(test::mapOf(branched), match2.captured(1) == "up"_L1, namesIn(match2.captured(2)),
                namesIn(match2.captured(3)), myWarnings);
        } else {
            auto revisions = test::revisionsOf(graphs.value(title));
            if (title == "illegal"_L1)
                revisions = {Revision{u"a@1+-:"_s, {}, {}, {}, {}}};
            const auto built = RevisionMap::build(revisions);
            mine = graphAnswer(built);
            for (const Diagnostic &diagnostic : built.diagnostics) {
                if (diagnostic.severity == Severity::Warning
                    || diagnostic.code == QLatin1StringView("revision.missing"))
                    myWarnings.append(diagnostic.message);
            }
            if (title.startsWith("missing"_L1))
                warnings = {u"Revision zz referenced from a1 is not present"_s};
        }
        QCOMPARE(mine, deliberate.value(title, normalized(answer)));
        QCOMPARE(myWarnings, warnings);
    }
};

QTEST_GUILESS_MAIN(tst_Vectors)
#include "tst_vectors.moc"
