// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/overloaded.h"
#include "model/script/scriptcodes.h"
#include "ui/banner.h"
#include "ui/guidance/guidancepage.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;

namespace {

/// A history in one line: "a b<-a c<-a d<-b,c".
script::ProjectSnapshotPtr history(const QString &notation, bool broken = false)
{
    auto snapshot = std::make_shared<script::ProjectSnapshot>();
    QList<script::Revision> revisions;
    for (const QString &word : notation.split(u' ', Qt::SkipEmptyParts)) {
        script::Revision revision;
        revision.id = word.section(u"<-"_s, 0, 0);
        revision.downRevisions = word.section(u"<-"_s, 1).split(u',', Qt::SkipEmptyParts);
        revisions << revision;
    }
    snapshot->map = script::RevisionMap::build(revisions).map;
    if (broken)
        snapshot->diagnostics << Diagnostic {Severity::Error, script::DuplicateRevision, u"twice"_s, {}, {}, {}};
    return snapshot;
}

DatabaseEntry known(const QStringList &rows, int tables = 3, bool versionTable = true)
{
    DatabaseEntry entry;
    entry.id = u"1"_s;
    entry.spec.name = u"prod"_s;
    entry.state = DatabaseEntry::State::Known;
    entry.rows = rows;
    entry.otherTables = tables;
    entry.hasVersionTable = versionTable;
    return entry;
}

DatabaseEntry inState(DatabaseEntry::State state)
{
    DatabaseEntry entry = known({});
    entry.state = state;
    if (state == DatabaseEntry::State::Failed)
        entry.error = {"database.unreachable"_L1, u"connection refused"_s, {}, {}, {}, {}};
    return entry;
}

BannerFacts facts(script::ProjectSnapshotPtr snapshot, std::optional<DatabaseEntry> database, int edited = 0, const QStringList &drift = {})
{
    BannerFacts result;
    result.snapshot = std::move(snapshot);
    result.database = std::move(database);
    result.edited = edited;
    result.drift = drift;
    return result;
}

} // namespace

Q_DECLARE_METATYPE(retort::ui::BannerFacts)

class TestBanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheNextSensibleThing_data();
    void saysTheNextSensibleThing();
};

void TestBanner::saysTheNextSensibleThing_data()
{
    using Action = BannerAction;
    using State = DatabaseEntry::State;
    using Tone = Banner::Tone;
    QTest::addColumn<BannerFacts>("facts");
    QTest::addColumn<QString>("said"); ///< part of the text and the detail; pieces apart by |
    QTest::addColumn<int>("tone");
    QTest::addColumn<int>("action");
    QTest::addColumn<int>("second");
    QTest::addColumn<QString>("topic");
    const auto add = [](const char *name, const BannerFacts &given, const QString &said, Tone tone, Action action, Action second, const QString &topic) {
        QTest::newRow(name) << given << said << int(tone) << int(action) << int(second) << topic;
    };
    const auto line = history(u"a b<-a c<-b"_s);
    const auto fork = history(u"a b<-a c<-a"_s);
    const QStringList drift {u"The column t.x is missing"_s};
    add("no project", facts(nullptr, known({})), u""_s, Tone::Calm, Action::None, Action::None, u""_s);
    add("no revisions", facts(history(u""_s), known({})), u""_s, Tone::Calm, Action::None, Action::None, u""_s);
    add("no database", facts(line, {}), u"No database"_s, Tone::Information, Action::Connect, Action::None, u""_s);
    add("up to date", facts(line, known({u"c"_s})), u"up to date"_s, Tone::Calm, Action::None, Action::None, u""_s);
    add("behind", facts(line, known({u"a"_s})), u"2 revision"_s, Tone::Attention, Action::Upgrade, Action::None, u"not-up-to-date"_s);
    add("empty", facts(line, known({}, 0, false)), u"no revision yet"_s, Tone::Information, Action::Upgrade, Action::None, u"not-up-to-date"_s);
    add("tables, no version table", facts(line, known({}, 4, false)), u"4 table"_s, Tone::Attention, Action::Stamp, Action::None, u"no-version-table"_s);
    add("ahead, or elsewhere", facts(line, known({u"z"_s})), u"ahead of this folder|z"_s, Tone::Danger, Action::Rescue, Action::Stamp, u"unknown-revision"_s);
    add("rows that overlap", facts(line, known({u"a"_s, u"c"_s})), u"stores a beside c"_s, Tone::Danger, Action::RepairRows, Action::None, u"overlap"_s);
    add("a row twice", facts(line, known({u"c"_s, u"c"_s})), u"stores c beside c"_s, Tone::Danger, Action::RepairRows, Action::None, u"overlap"_s);
    add("rows of two heads do not overlap", facts(fork, known({u"b"_s, u"c"_s})), u"up to date|2 heads"_s, Tone::Attention, Action::ShowHeads, Action::MergeHeads, u"multiple-heads"_s);
    add("two heads, nothing connected", facts(fork, {}), u"No database|SQL can be read"_s, Tone::Information, Action::Connect, Action::MergeHeads, u""_s);
    add("behind before two heads", facts(fork, known({u"a"_s})), u"behind|2 heads"_s, Tone::Attention, Action::Upgrade, Action::MergeHeads, u"not-up-to-date"_s);
    add("edited", facts(line, known({u"c"_s}), 1), u"edited after|new revision"_s, Tone::Attention, Action::None, Action::ShowEdited, u"edited-after-apply"_s);
    add("behind before edited", facts(line, known({u"a"_s}), 2), u"behind|2 script"_s, Tone::Attention, Action::Upgrade, Action::ShowEdited, u"not-up-to-date"_s);
    add("drift", facts(line, known({u"c"_s}), 0, drift), u"differ|t.x is missing"_s, Tone::Attention, Action::ShowDrift, Action::None, u"drift"_s);
    add("behind before drift", facts(line, known({u"a"_s}), 0, drift), u"behind|differ"_s, Tone::Attention, Action::Upgrade, Action::ShowDrift, u"not-up-to-date"_s);
    add("unknown revision before everything", facts(history(u"a b<-a c<-a"_s, true), known({u"z"_s}), 3, drift), u"ahead of|Get that script|!differ|!edited"_s, Tone::Danger,
        Action::Rescue, Action::Stamp, u"unknown-revision"_s);
    add("problems of scripts", facts(history(u"a"_s, true), known({u"a"_s})), u"up to date|1 problem"_s, Tone::Attention, Action::None, Action::ShowProblems, u""_s);
    add("behind, and problems", facts(history(u"a b<-a"_s, true), known({u"a"_s})), u"behind|1 problem"_s, Tone::Attention, Action::Upgrade, Action::ShowProblems, u"not-up-to-date"_s);
    add("not reachable", facts(line, inState(State::Failed)), u"cannot be read|refused"_s, Tone::Danger, Action::Retry, Action::EditConnection, u"unreachable"_s);
    add("password", facts(line, inState(State::NeedsPassword)), u"asks for a password"_s, Tone::Information, Action::Password, Action::None, u""_s);
    add("reading", facts(line, inState(State::Reading)), u"Reading prod"_s, Tone::Calm, Action::None, Action::None, u""_s);
    BannerFacts unreadable = facts(fork, known({u"a"_s}), 1, drift);
    unreadable.reloadError = {script::ScriptLocationMissing, u"Path doesn't exist"_s, {}, {}, {}, {}};
    add("a reload that failed before everything", unreadable, u"no longer be read|Path doesn't|!behind"_s, Tone::Danger, Action::Retry, Action::None, u"path-missing"_s);
}

void TestBanner::saysTheNextSensibleThing()
{
    QFETCH(BannerFacts, facts);
    QFETCH(QString, said);
    QFETCH(QString, topic);
    const Banner banner = bannerFor(facts);
    const QString text = banner.text + u'\n' + banner.detail;
    for (const QString &piece : said.split(u'|', Qt::SkipEmptyParts)) {
        const bool isForbidden = piece.startsWith(u'!');
        QVERIFY2(text.contains(isForbidden ? piece.mid(1) : piece) != isForbidden, qPrintable(piece + u" in "_s + text));
    }
    QCOMPARE(banner.isEmpty(), said.isEmpty());
    QTEST(int(banner.tone), "tone");
    QTEST(int(banner.action), "action");
    QTEST(int(banner.secondAction), "second");
    QCOMPARE(banner.action == BannerAction::None, banner.actionText.isEmpty());
    QCOMPARE(banner.secondAction == BannerAction::None, banner.secondText.isEmpty());
    const GuidanceTopic *explained = findTopic(banner.topic);
    if (!explained)
        explained = topicOf(banner.about);
    QCOMPARE(explained ? QString(explained->name) : QString(), topic);
}

QTEST_GUILESS_MAIN(TestBanner)
#include "tst_banner.moc"
