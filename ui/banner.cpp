// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/banner.h"

#include "ui/projectsession.h"
#include "ui/repair/repairs.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

using Tone = Banner::Tone;
using Kind = DatabaseStanding::Kind;

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Banner)
};

Banner bannerForFailure(const DatabaseEntry &entry)
{
    Banner banner;
    banner.tone = Tone::Danger;
    banner.text = Text::tr("%1 cannot be read.").arg(entry.name());
    banner.detail = entry.error.message;
    banner.about = entry.error;
    banner.action = BannerAction::Retry;
    banner.actionText = Text::tr("Try again");
    banner.secondAction = BannerAction::EditConnection;
    banner.secondText = Text::tr("Edit connection…");
    return banner;
}

Banner bannerForDatabase(const DatabaseEntry &entry, const script::RevisionMap &map)
{
    const DatabaseStanding standing = standingOf(entry, map);
    const QString name = entry.name();
    Banner banner;
    banner.tone = Tone::Attention;
    banner.action = BannerAction::Upgrade;
    banner.actionText = Text::tr("Review upgrade…");
    switch (standing.kind) {
    case Kind::Unknown:
        return {};
    case Kind::UpToDate:
        banner.tone = Tone::Calm;
        banner.text = Text::tr("%1 is up to date.").arg(name);
        banner.action = BannerAction::None;
        banner.actionText.clear();
        break;
    case Kind::Behind:
        banner.text = Text::tr("%1 is %Ln revision(s) behind.", nullptr, standing.behind).arg(name);
        banner.topic = "not-up-to-date"_L1;
        break;
    case Kind::Empty:
        banner.tone = Tone::Information;
        banner.text = Text::tr("%1 has no revision yet; %Ln are pending.", nullptr, standing.behind).arg(name);
        banner.topic = "not-up-to-date"_L1;
        break;
    case Kind::NoVersionTable:
        banner.text = Text::tr("%1 has %Ln table(s) but no version table.", nullptr, entry.otherTables).arg(name);
        banner.topic = "no-version-table"_L1;
        banner.detail = Text::tr("If they come from this history, stamp the revision they match; an upgrade would create them again.");
        banner.action = BannerAction::Stamp;
        banner.actionText = Text::tr("Stamp…");
        break;
    case Kind::UnknownRevision:
        banner.tone = Tone::Danger;
        banner.text = Text::tr("%1 is ahead of this folder, or on another branch: it is at %2.").arg(name, standing.missing.join(u", "_s));
        banner.detail = Text::tr("Get that script, or stamp the revision it stands for.");
        banner.topic = "unknown-revision"_L1;
        banner.action = BannerAction::Rescue;
        banner.actionText = Text::tr("Look for it…");
        banner.secondAction = BannerAction::Stamp;
        banner.secondText = Text::tr("Stamp…");
        break;
    }
    return banner;
}

/// Alembic refuses such a database, and so does a plan.
void addOverlap(Banner &banner, const DatabaseEntry &entry, const script::RevisionMap &map)
{
    const RowRepair repair = rowRepairFor(entry, map);
    if (!repair.isNeeded())
        return;
    banner.tone = Tone::Danger;
    banner.text = Text::tr("%1 stores %2 beside %3, which covers it.").arg(entry.name(), repair.removed.join(u", "_s), repair.kept.join(u", "_s));
    banner.detail = Text::tr("Alembic refuses to upgrade such a database. The rows that say nothing can be removed; no table is touched.");
    banner.topic = "overlap"_L1;
    banner.action = BannerAction::RepairRows;
    banner.actionText = Text::tr("Repair…");
    banner.secondAction = BannerAction::None;
    banner.secondText.clear();
}

/// Several heads are worth a word even when the database is fine: `upgrade head` would refuse.
void addHeads(Banner &banner, int heads)
{
    if (heads < 2)
        return;
    const QString sentence = Text::tr("The history has %Ln heads.", nullptr, heads);
    if (banner.tone == Tone::Calm) {
        banner.tone = Tone::Attention;
        banner.text = banner.text.isEmpty() ? sentence : QString(banner.text + u' ' + sentence);
        banner.topic = "multiple-heads"_L1;
    } else if (banner.detail.isEmpty()) {
        banner.detail = sentence;
    }
    if (banner.action == BannerAction::None) {
        banner.action = BannerAction::ShowHeads;
        banner.actionText = Text::tr("Show heads");
    }
    if (banner.secondAction == BannerAction::None) {
        banner.secondAction = BannerAction::MergeHeads;
        banner.secondText = Text::tr("Merge heads…");
    }
}

/// A promise that is not kept has to be said where it is read, once the more urgent things are.
void addPasswordTrouble(Banner &banner, const DatabaseEntry &entry, const Error &trouble)
{
    if (!entry.passwordInKeychain || trouble.message.isEmpty() || !banner.detail.isEmpty())
        return;
    banner.detail = Text::tr("There is no usable keychain: its password is kept until Retort ends.");
    if (banner.tone == Tone::Calm)
        banner.tone = Tone::Information;
}

int errorCount(const Diagnostics &diagnostics)
{
    return int(std::count_if(diagnostics.cbegin(), diagnostics.cend(),
                             [](const Diagnostic &diagnostic) { return diagnostic.severity == Severity::Error; }));
}

void addProblems(Banner &banner, const Diagnostics &diagnostics)
{
    const int errors = errorCount(diagnostics);
    if (errors == 0 || banner.tone == Tone::Danger)
        return;
    const QString sentence = Text::tr("%Ln problem(s) in the scripts.", nullptr, errors);
    if (banner.tone == Tone::Calm || banner.text.isEmpty()) {
        banner.tone = Tone::Attention;
        banner.text = banner.text.isEmpty() ? sentence : QString(banner.text + u' ' + sentence);
    } else {
        banner.detail = banner.detail.isEmpty() ? sentence : QString(banner.detail + u' ' + sentence);
    }
    banner.secondAction = BannerAction::ShowProblems;
    banner.secondText = Text::tr("Show problems");
}

/// The database has what a script said once. Nobody else will notice, so it is said even when all else is well.
void addEdits(Banner &banner, int edited)
{
    if (edited == 0 || banner.tone == Tone::Danger)
        return;
    const QString sentence = Text::tr("%Ln script(s) were edited after they were applied here.", nullptr, edited);
    if (banner.tone == Tone::Calm) {
        banner.tone = Tone::Attention;
        banner.text = banner.text.isEmpty() ? sentence : QString(banner.text + u' ' + sentence);
        banner.topic = "edited-after-apply"_L1;
        banner.detail = Text::tr("The database has what they said before. What belongs into it now belongs into a new revision.");
    } else {
        banner.detail = banner.detail.isEmpty() ? sentence : QString(banner.detail + u' ' + sentence);
    }
    if (banner.secondAction == BannerAction::None) {
        banner.secondAction = BannerAction::ShowEdited;
        banner.secondText = Text::tr("Show them");
    }
}

/// The record says that all is well, and the tables say otherwise.
void addDrift(Banner &banner, const QStringList &drift)
{
    if (drift.isEmpty() || banner.tone == Tone::Danger)
        return;
    const QString sentence = Text::tr("Its tables differ from what its revisions make in %Ln place(s).", nullptr, int(drift.size()));
    if (banner.tone == Tone::Calm) {
        banner.tone = Tone::Attention;
        banner.text = banner.text.isEmpty() ? sentence : QString(banner.text + u' ' + sentence);
        banner.detail = drift.constFirst();
        banner.topic = "drift"_L1;
    } else if (banner.detail.isEmpty()) {
        banner.detail = sentence;
    }
    if (banner.action == BannerAction::None) {
        banner.action = BannerAction::ShowDrift;
        banner.actionText = Text::tr("Compare…");
    } else if (banner.secondAction == BannerAction::None) {
        banner.secondAction = BannerAction::ShowDrift;
        banner.secondText = Text::tr("Compare…");
    }
}

Banner bannerForReload(const Error &error)
{
    Banner banner;
    banner.tone = Tone::Danger;
    banner.text = Text::tr("The project can no longer be read; this is its last state.");
    banner.detail = error.message;
    banner.about = error;
    banner.action = BannerAction::Retry;
    banner.actionText = Text::tr("Try again");
    return banner;
}

/// What is said about the database alone, before anything about the scripts.
Banner bannerForConnection(const BannerFacts &facts)
{
    Banner banner;
    if (!facts.database) {
        banner.tone = Tone::Information;
        banner.text = Text::tr("No database is connected.");
        banner.detail = Text::tr("The SQL can be read without one.");
        banner.action = BannerAction::Connect;
        banner.actionText = Text::tr("Connect a database…");
        return banner;
    }
    switch (facts.database->state) {
    case DatabaseEntry::State::Failed:
        return bannerForFailure(*facts.database);
    case DatabaseEntry::State::Known:
        return bannerForDatabase(*facts.database, facts.snapshot->map);
    case DatabaseEntry::State::NeedsPassword:
        banner.tone = Tone::Information;
        banner.text = Text::tr("%1 asks for a password.").arg(facts.database->name());
        banner.action = BannerAction::Password;
        banner.actionText = Text::tr("Enter password…");
        return banner;
    case DatabaseEntry::State::NotRead:
    case DatabaseEntry::State::Reading:
        banner.text = Text::tr("Reading %1…").arg(facts.database->name());
        break;
    }
    return banner;
}

} // namespace

Banner bannerFor(const BannerFacts &facts)
{
    if (!facts.snapshot || facts.snapshot->map.isEmpty())
        return {};
    if (!facts.reloadError.message.isEmpty())
        return bannerForReload(facts.reloadError);
    Banner banner = bannerForConnection(facts);
    if (facts.database && facts.database->state == DatabaseEntry::State::Known)
        addOverlap(banner, *facts.database, facts.snapshot->map);
    if (facts.database)
        addPasswordTrouble(banner, *facts.database, facts.passwordTrouble);
    addEdits(banner, facts.edited);
    addDrift(banner, facts.drift);
    addHeads(banner, int(facts.snapshot->map.heads().size()));
    addProblems(banner, facts.snapshot->diagnostics);
    return banner;
}

Banner bannerFor(ProjectSession &session, const QStringList &drift)
{
    BannerFacts facts;
    if (session.state() == ProjectSession::State::Ready)
        facts.snapshot = session.snapshot();
    if (session.hasReloadError())
        facts.reloadError = session.error();
    if (const DatabaseEntry *entry = session.databases().selected())
        facts.database = *entry;
    facts.passwordTrouble = session.databases().passwordTrouble();
    facts.edited = int(session.edited().revisions().size());
    facts.drift = drift;
    return bannerFor(facts);
}

} // namespace retort::ui
