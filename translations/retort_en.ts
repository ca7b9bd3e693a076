<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>Banner</name>
    <message numerus="yes">
        <source>%1 is %Ln revision(s) behind.</source>
        <translation>
            <numerusform>%1 is %Ln revision behind.</numerusform>
            <numerusform>%1 is %Ln revisions behind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has no revision yet; %Ln are pending.</source>
        <translation>
            <numerusform>%1 has no revision yet; %Ln is pending.</numerusform>
            <numerusform>%1 has no revision yet; %Ln are pending.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The history has %Ln heads.</source>
        <translation>
            <numerusform>The history has %Ln head.</numerusform>
            <numerusform>The history has %Ln heads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) in the scripts.</source>
        <translation>
            <numerusform>%Ln problem in the scripts.</numerusform>
            <numerusform>%Ln problems in the scripts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %Ln table(s) but no version table.</source>
        <translation>
            <numerusform>%1 has %Ln table but no version table.</numerusform>
            <numerusform>%1 has %Ln tables but no version table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln script(s) were edited after they were applied here.</source>
        <translation>
            <numerusform>%Ln script was edited after it was applied here.</numerusform>
            <numerusform>%Ln scripts were edited after they were applied here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its tables differ from what its revisions make in %Ln place(s).</source>
        <translation>
            <numerusform>Its tables differ from what its revisions make in %Ln place.</numerusform>
            <numerusform>Its tables differ from what its revisions make in %Ln places.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatabaseComparison</name>
    <message numerus="yes">
        <source>Only %1 has %Ln revision(s)</source>
        <translation>
            <numerusform>Only %1 has %Ln revision</numerusform>
            <numerusform>Only %1 has %Ln revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Both have %Ln revision(s)</source>
        <translation>
            <numerusform>Both have %Ln revision</numerusform>
            <numerusform>Both have %Ln revisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatabaseEntry</name>
    <message numerus="yes">
        <source>%Ln behind</source>
        <translation>
            <numerusform>%Ln behind</numerusform>
            <numerusform>%Ln behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unlocked, %Ln min</source>
        <translation>
            <numerusform>unlocked, %Ln min</numerusform>
            <numerusform>unlocked, %Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiagramScene</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These are the %Ln heads of this history:</source>
        <translation>
            <numerusform>This is the %Ln head of this history:</numerusform>
            <numerusform>These are the %Ln heads of this history:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is at %2; none of the %Ln script(s) of this folder declares it.</source>
        <translation>
            <numerusform>%1 is at %2; the %Ln script of this folder does not declare it.</numerusform>
            <numerusform>%1 is at %2; none of the %Ln scripts of this folder declares it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s) are pending.</source>
        <translation>
            <numerusform>%Ln revision is pending.</numerusform>
            <numerusform>%Ln revisions are pending.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s) are pending, in this order:</source>
        <translation>
            <numerusform>%Ln revision is pending, in this order:</numerusform>
            <numerusform>%Ln revisions are pending, in this order:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %Ln table(s) beside the version table.</source>
        <translation>
            <numerusform>%1 has %Ln table beside the version table.</numerusform>
            <numerusform>%1 has %Ln tables beside the version table.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %Ln table(s).</source>
        <translation>
            <numerusform>%1 has %Ln table.</numerusform>
            <numerusform>%1 has %Ln tables.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Longer than %Ln character(s) here:</source>
        <translation>
            <numerusform>Longer than %Ln character here:</numerusform>
            <numerusform>Longer than %Ln characters here:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message numerus="yes">
        <source>%Ln revision(s) stayed applied.</source>
        <translation>
            <numerusform>%Ln revision stayed applied.</numerusform>
            <numerusform>%Ln revisions stayed applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Upgraded by %Ln revision(s).</source>
        <translation>
            <numerusform>Upgraded by %Ln revision.</numerusform>
            <numerusform>Upgraded by %Ln revisions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downgraded by %Ln revision(s).</source>
        <translation>
            <numerusform>Downgraded by %Ln revision.</numerusform>
            <numerusform>Downgraded by %Ln revisions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s) were undone.</source>
        <translation>
            <numerusform>%Ln revision was undone.</numerusform>
            <numerusform>%Ln revisions were undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is applied in part: %Ln statement(s) ran outside a transaction and stayed.</source>
        <translation>
            <numerusform>%1 is applied in part: %Ln statement ran outside a transaction and stayed.</numerusform>
            <numerusform>%1 is applied in part: %Ln statements ran outside a transaction and stayed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s) went through.</source>
        <translation>
            <numerusform>%Ln revision went through.</numerusform>
            <numerusform>%Ln revisions went through.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) were left out, since a rollback does not undo them; what they do was not tried.</source>
        <translation>
            <numerusform>%Ln statement was left out, since a rollback does not undo it; what it does was not tried.</numerusform>
            <numerusform>%Ln statements were left out, since a rollback does not undo them; what they do was not tried.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not as planned. A fresh connection sees %Ln difference(s):</source>
        <translation>
            <numerusform>Not as planned. A fresh connection sees %Ln difference:</numerusform>
            <numerusform>Not as planned. A fresh connection sees %Ln differences:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone and tried again %Ln time(s) because of a lock.</source>
        <translation>
            <numerusform>Undone and tried again %Ln time because of a lock.</numerusform>
            <numerusform>Undone and tried again %Ln times because of a lock.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es) were begun and are not valid.</source>
        <translation>
            <numerusform>%Ln index was begun and is not valid.</numerusform>
            <numerusform>%Ln indexes were begun and are not valid.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>… and %Ln more.</source>
        <translation>
            <numerusform>… and %Ln more.</numerusform>
            <numerusform>… and %Ln more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Upgrade %1 by %Ln</source>
        <translation>
            <numerusform>Upgrade %1 by %Ln</numerusform>
            <numerusform>Upgrade %1 by %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downgrade %1 by %Ln</source>
        <translation>
            <numerusform>Downgrade %1 by %Ln</numerusform>
            <numerusform>Downgrade %1 by %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s)</source>
        <translation>
            <numerusform>%Ln revision</numerusform>
            <numerusform>%Ln revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln statement</numerusform>
            <numerusform>%Ln statements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ComparisonPanel</name>
    <message numerus="yes">
        <source>Only %1 has %Ln revision(s)</source>
        <translation>
            <numerusform>Only %1 has %Ln revision</numerusform>
            <numerusform>Only %1 has %Ln revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 have the same %Ln revision(s).</source>
        <translation>
            <numerusform>%1 have the same %Ln revision.</numerusform>
            <numerusform>%1 have the same %Ln revisions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 share %Ln revision(s).</source>
        <translation>
            <numerusform>%1 share %Ln revision.</numerusform>
            <numerusform>%1 share %Ln revisions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ConnectionTestCard</name>
    <message numerus="yes">
        <source>Connecting… gives up after %n second(s)</source>
        <translation>
            <numerusform>Connecting… gives up after %n second</numerusform>
            <numerusform>Connecting… gives up after %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::EnvironmentBand</name>
    <message numerus="yes">
        <source>Unloc&amp;k for %n minute(s)…</source>
        <translation>
            <numerusform>Unloc&amp;k for %n minute…</numerusform>
            <numerusform>Unloc&amp;k for %n minutes…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ExportDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) written</source>
        <translation>
            <numerusform>%Ln file written</numerusform>
            <numerusform>%Ln files written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::HistoryModel</name>
    <message numerus="yes">
        <source>%Ln revision(s)</source>
        <translation>
            <numerusform>%Ln revision</numerusform>
            <numerusform>%Ln revisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::HistorySearch</name>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::JournalPanel</name>
    <message numerus="yes">
        <source>%Ln run(s) written to %1</source>
        <translation>
            <numerusform>%Ln run written to %1</numerusform>
            <numerusform>%Ln runs written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::MainWindow</name>
    <message numerus="yes">
        <source>%Ln revision(s)</source>
        <translation>
            <numerusform>%Ln revision</numerusform>
            <numerusform>%Ln revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is a production database. For %n minute(s) it can be changed from here; then it is read-only again.</source>
        <translation>
            <numerusform>%1 is a production database. For %n minute it can be changed from here; then it is read-only again.</numerusform>
            <numerusform>%1 is a production database. For %n minutes it can be changed from here; then it is read-only again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unlock for %n minute(s)</source>
        <translation>
            <numerusform>Unlock for %n minute</numerusform>
            <numerusform>Unlock for %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was created; %Ln post-write hook(s) were run.</source>
        <translation>
            <numerusform>%1 was created; %Ln post-write hook was run.</numerusform>
            <numerusform>%1 was created; %Ln post-write hooks were run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This project wants to run %Ln program(s) over each new script:</source>
        <translation>
            <numerusform>This project wants to run %Ln program over each new script:</numerusform>
            <numerusform>This project wants to run %Ln programs over each new script:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln database(s) are up to date.</source>
        <translation>
            <numerusform>%Ln database is up to date.</numerusform>
            <numerusform>All %Ln databases are up to date.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::PictureDialog</name>
    <message numerus="yes">
        <source>Only what is found (%Ln revision(s))</source>
        <translation>
            <numerusform>Only what is found (%Ln revision)</numerusform>
            <numerusform>Only what is found (%Ln revisions)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s) or folded run(s)</source>
        <translation>
            <numerusform>%Ln revision or folded run</numerusform>
            <numerusform>%Ln revisions or folded runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ProblemsPanel</name>
    <message numerus="yes">
        <source>%Ln problem(s) in this project</source>
        <translation>
            <numerusform>%Ln problem in this project</numerusform>
            <numerusform>%Ln problems in this project</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::RecentProjectsModel</name>
    <message numerus="yes">
        <source>%Ln revision(s)</source>
        <translation>
            <numerusform>%Ln revision</numerusform>
            <numerusform>%Ln revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln head(s)</source>
        <translation>
            <numerusform>%Ln head</numerusform>
            <numerusform>%Ln heads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::RescueDialog</name>
    <message numerus="yes">
        <source>%Ln script(s) were found; with them the history has no gap.</source>
        <translation>
            <numerusform>%Ln script was found; with it the history has no gap.</numerusform>
            <numerusform>%Ln scripts were found; with them the history has no gap.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln script(s) were found, but what comes before them was not.</source>
        <translation>
            <numerusform>%Ln script was found, but what comes before it was not.</numerusform>
            <numerusform>%Ln scripts were found, but what comes before them was not.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Restore %Ln script(s)</source>
        <translation>
            <numerusform>&amp;Restore %Ln script</numerusform>
            <numerusform>&amp;Restore %Ln scripts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::RestoreDialog</name>
    <message numerus="yes">
        <source>no version table, %Ln table(s)</source>
        <translation>
            <numerusform>no version table, %Ln table</numerusform>
            <numerusform>no version table, %Ln tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at %1, %Ln table(s)</source>
        <translation>
            <numerusform>at %1, %Ln table</numerusform>
            <numerusform>at %1, %Ln tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ReviewDialog</name>
    <message numerus="yes">
        <source>%Ln revision(s) committed</source>
        <translation>
            <numerusform>%Ln revision committed</numerusform>
            <numerusform>%Ln revisions committed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::RoundTripDialog</name>
    <message numerus="yes">
        <source>%Ln revision(s) lead up, back and up again.</source>
        <translation>
            <numerusform>%Ln revision leads up, back and up again.</numerusform>
            <numerusform>%Ln revisions lead up, back and up again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::RoundTripJob</name>
    <message numerus="yes">
        <source>Applying the %n revision(s) before it…</source>
        <translation>
            <numerusform>Applying the %n revision before it…</numerusform>
            <numerusform>Applying the %n revisions before it…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::RoundTripModel</name>
    <message numerus="yes">
        <source>the downgrade does not lead back: %Ln difference(s)</source>
        <translation>
            <numerusform>the downgrade does not lead back: %Ln difference</numerusform>
            <numerusform>the downgrade does not lead back: %Ln differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the second upgrade makes something else: %Ln difference(s)</source>
        <translation>
            <numerusform>the second upgrade makes something else: %Ln difference</numerusform>
            <numerusform>the second upgrade makes something else: %Ln differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::RunModel</name>
    <message numerus="yes">
        <source>%Ln row(s) · %1</source>
        <translation>
            <numerusform>%Ln row · %1</numerusform>
            <numerusform>%Ln rows · %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln statement(s) before it that are not listed</source>
        <translation>
            <numerusform>and %Ln statement before it that is not listed</numerusform>
            <numerusform>and %Ln statements before it that are not listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::RunOptionsPanel</name>
    <message numerus="yes">
        <source>Who waits for a lock makes others wait. After it the run is undone and tried again, up to %n time(s).</source>
        <translation>
            <numerusform>Who waits for a lock makes others wait. After it the run is undone and tried again, up to %n time.</numerusform>
            <numerusform>Who waits for a lock makes others wait. After it the run is undone and tried again, up to %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::SchemaModel</name>
    <message numerus="yes">
        <source>%Ln part(s)</source>
        <translation>
            <numerusform>%Ln part</numerusform>
            <numerusform>%Ln parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::SchemaView</name>
    <message numerus="yes">
        <source>%Ln table(s) or other object(s) differ from %1.</source>
        <translation>
            <numerusform>%Ln table or other object differs from %1.</numerusform>
            <numerusform>%Ln tables or other objects differ from %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::StepsModel</name>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln statement</numerusform>
            <numerusform>%Ln statements</numerusform>
        </translation>
    </message>
</context>
</TS>
