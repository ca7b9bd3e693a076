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
        <source>%Ln statement(s) ran outside a transaction and stayed.</source>
        <translation>
            <numerusform>%Ln statement ran outside a transaction and stayed.</numerusform>
            <numerusform>%Ln statements ran outside a transaction and stayed.</numerusform>
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
    <name>retort::ui::MainWindow</name>
    <message numerus="yes">
        <source>%Ln revision(s)</source>
        <translation>
            <numerusform>%Ln revision</numerusform>
            <numerusform>%Ln revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
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
    <name>retort::ui::RunModel</name>
    <message numerus="yes">
        <source>%Ln row(s) · %1</source>
        <translation>
            <numerusform>%Ln row · %1</numerusform>
            <numerusform>%Ln rows · %1</numerusform>
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
