<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>Banner</name>
    <message numerus="yes">
        <source>%1 is %n revision(s) behind.</source>
        <translation>
            <numerusform>%1 is %n revision behind.</numerusform>
            <numerusform>%1 is %n revisions behind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has no revision yet; %n are pending.</source>
        <translation>
            <numerusform>%1 has no revision yet; %n is pending.</numerusform>
            <numerusform>%1 has no revision yet; %n are pending.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The history has %n heads.</source>
        <translation>
            <numerusform>The history has %n head.</numerusform>
            <numerusform>The history has %n heads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in the scripts.</source>
        <translation>
            <numerusform>%n problem in the scripts.</numerusform>
            <numerusform>%n problems in the scripts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n table(s) but no version table.</source>
        <translation>
            <numerusform>%1 has %n table but no version table.</numerusform>
            <numerusform>%1 has %n tables but no version table.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatabaseEntry</name>
    <message numerus="yes">
        <source>%n behind</source>
        <translation>
            <numerusform>%n behind</numerusform>
            <numerusform>%n behind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message numerus="yes">
        <source>%n revision(s) stayed applied.</source>
        <translation>
            <numerusform>%n revision stayed applied.</numerusform>
            <numerusform>%n revisions stayed applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) ran outside a transaction and stayed.</source>
        <translation>
            <numerusform>%n statement ran outside a transaction and stayed.</numerusform>
            <numerusform>%n statements ran outside a transaction and stayed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Upgraded by %n revision(s).</source>
        <translation>
            <numerusform>Upgraded by %n revision.</numerusform>
            <numerusform>Upgraded by %n revisions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downgraded by %n revision(s).</source>
        <translation>
            <numerusform>Downgraded by %n revision.</numerusform>
            <numerusform>Downgraded by %n revisions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Upgrade %1 by %n</source>
        <translation>
            <numerusform>Upgrade %1 by %n</numerusform>
            <numerusform>Upgrade %1 by %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downgrade %1 by %n</source>
        <translation>
            <numerusform>Downgrade %1 by %n</numerusform>
            <numerusform>Downgrade %1 by %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s)</source>
        <translation>
            <numerusform>%n revision</numerusform>
            <numerusform>%n revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n revision(s)</source>
        <translation>
            <numerusform>%n revision</numerusform>
            <numerusform>%n revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ProblemsPanel</name>
    <message numerus="yes">
        <source>%n problem(s) in this project</source>
        <translation>
            <numerusform>%n problem in this project</numerusform>
            <numerusform>%n problems in this project</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::RunModel</name>
    <message numerus="yes">
        <source>%n row(s) · %1</source>
        <translation>
            <numerusform>%n row · %1</numerusform>
            <numerusform>%n rows · %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::StepsModel</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
</TS>
