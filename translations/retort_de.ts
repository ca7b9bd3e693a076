<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>Banner</name>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Verbindung bearbeiten …</translation>
    </message>
    <message>
        <source>Review upgrade…</source>
        <translation>Upgrade prüfen …</translation>
    </message>
    <message>
        <source>%1 is up to date.</source>
        <translation>%1 ist auf dem neuesten Stand.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is %Ln revision(s) behind.</source>
        <translation>
            <numerusform>%1 liegt %Ln Revision zurück.</numerusform>
            <numerusform>%1 liegt %Ln Revisionen zurück.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has no revision yet; %Ln are pending.</source>
        <translation>
            <numerusform>%1 hat noch keine Revision; %Ln steht aus.</numerusform>
            <numerusform>%1 hat noch keine Revision; %Ln stehen aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>If they come from this history, stamp the revision they match; an upgrade would create them again.</source>
        <translation>Stammen sie aus diesem Verlauf, dann stempeln Sie die Revision, der sie entsprechen; ein Upgrade würde sie noch einmal anlegen.</translation>
    </message>
    <message>
        <source>Stamp…</source>
        <translation>Stempeln …</translation>
    </message>
    <message>
        <source>%1 is at %2, which this folder does not have.</source>
        <translation>%1 steht auf %2; diese Revision gibt es in diesem Ordner nicht.</translation>
    </message>
    <message>
        <source>Perhaps it was migrated from another branch. Get that script, or stamp the revision it stands for.</source>
        <translation>Vielleicht wurde von einem anderen Zweig aus migriert. Holen Sie das Skript, oder stempeln Sie die Revision, für die es steht.</translation>
    </message>
    <message numerus="yes">
        <source>The history has %Ln heads.</source>
        <translation>
            <numerusform>Der Verlauf hat %Ln Head.</numerusform>
            <numerusform>Der Verlauf hat %Ln Heads.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show heads</source>
        <translation>Heads zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) in the scripts.</source>
        <translation>
            <numerusform>%Ln Problem in den Skripten.</numerusform>
            <numerusform>%Ln Probleme in den Skripten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show problems</source>
        <translation>Probleme zeigen</translation>
    </message>
    <message>
        <source>The project can no longer be read; this is its last state.</source>
        <translation>Das Projekt ist nicht mehr lesbar; dies ist sein letzter Stand.</translation>
    </message>
    <message>
        <source>No database is connected.</source>
        <translation>Keine Datenbank ist verbunden.</translation>
    </message>
    <message>
        <source>The SQL can be read without one.</source>
        <translation>Das SQL lässt sich auch ohne lesen.</translation>
    </message>
    <message>
        <source>Connect a database…</source>
        <translation>Datenbank verbinden …</translation>
    </message>
    <message>
        <source>%1 asks for a password.</source>
        <translation>%1 verlangt ein Passwort.</translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation>Passwort eingeben …</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %Ln table(s) but no version table.</source>
        <translation>
            <numerusform>%1 hat %Ln Tabelle, aber keine Versionstabelle.</numerusform>
            <numerusform>%1 hat %Ln Tabellen, aber keine Versionstabelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no usable keychain: its password is kept until Retort ends.</source>
        <translation>Es gibt keinen nutzbaren Schlüsselbund: Das Passwort bleibt, bis Retort endet.</translation>
    </message>
</context>
<context>
    <name>DatabaseEntry</name>
    <message>
        <source>reading…</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>password needed</source>
        <translation>Passwort nötig</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>no version table</source>
        <translation>keine Versionstabelle</translation>
    </message>
    <message>
        <source>unknown revision</source>
        <translation>unbekannte Revision</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln behind</source>
        <translation>
            <numerusform>%Ln zurück</numerusform>
            <numerusform>%Ln zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>in memory</source>
        <translation>im Speicher</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Not in this folder, but other revisions refer to it</source>
        <translation>Nicht in diesem Ordner, aber andere Revisionen verweisen darauf</translation>
    </message>
    <message>
        <source>no script</source>
        <translation>kein Skript</translation>
    </message>
    <message>
        <source>id used twice</source>
        <translation>doppelte Kennung</translation>
    </message>
    <message>
        <source>in a cycle</source>
        <translation>in einem Kreis</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Where %1 stands now could not be read.</source>
        <translation>Wo %1 jetzt steht, ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>%1 has no revision now.</source>
        <translation>%1 hat jetzt keine Revision.</translation>
    </message>
    <message>
        <source>%1 is now at %2.</source>
        <translation>%1 steht jetzt auf %2.</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s) stayed applied.</source>
        <translation>
            <numerusform>%Ln Revision blieb angewendet.</numerusform>
            <numerusform>%Ln Revisionen blieben angewendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) ran outside a transaction and stayed.</source>
        <translation>
            <numerusform>%Ln Anweisung lief außerhalb einer Transaktion und blieb.</numerusform>
            <numerusform>%Ln Anweisungen liefen außerhalb einer Transaktion und blieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Upgraded by %Ln revision(s).</source>
        <translation>
            <numerusform>Upgrade um %Ln Revision ausgeführt.</numerusform>
            <numerusform>Upgrade um %Ln Revisionen ausgeführt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downgraded by %Ln revision(s).</source>
        <translation>
            <numerusform>Downgrade um %Ln Revision ausgeführt.</numerusform>
            <numerusform>Downgrade um %Ln Revisionen ausgeführt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The record was changed.</source>
        <translation>Das Verzeichnis wurde geändert.</translation>
    </message>
    <message>
        <source>It failed. %1</source>
        <translation>Es ist fehlgeschlagen. %1</translation>
    </message>
    <message>
        <source>Stopped as you asked. %1</source>
        <translation>Auf Ihren Wunsch angehalten. %1</translation>
    </message>
    <message>
        <source>Not begun. Nothing was changed.</source>
        <translation>Nicht begonnen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The connection broke at the commit: whether it took effect is not known.</source>
        <translation>Die Verbindung brach beim Commit ab: Ob er wirksam wurde, ist nicht bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>Upgrade %1 by %Ln</source>
        <translation>
            <numerusform>Upgrade von %1 um %Ln</numerusform>
            <numerusform>Upgrade von %1 um %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downgrade %1 by %Ln</source>
        <translation>
            <numerusform>Downgrade von %1 um %Ln</numerusform>
            <numerusform>Downgrade von %1 um %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Stamp %1 as %2</source>
        <translation>%1 als %2 stempeln</translation>
    </message>
    <message>
        <source>Review upgrade of %1</source>
        <translation>Upgrade von %1 prüfen</translation>
    </message>
    <message>
        <source>Review downgrade of %1</source>
        <translation>Downgrade von %1 prüfen</translation>
    </message>
    <message>
        <source>Review stamp of %1</source>
        <translation>Stempeln von %1 prüfen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s)</source>
        <translation>
            <numerusform>%Ln Revision</numerusform>
            <numerusform>%Ln Revisionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln Anweisung</numerusform>
            <numerusform>%Ln Anweisungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>a transaction for each revision</source>
        <translation>eine Transaktion für jede Revision</translation>
    </message>
    <message>
        <source>one transaction</source>
        <translation>eine Transaktion</translation>
    </message>
</context>
<context>
    <name>retort::ui::ColorSwatches</name>
    <message>
        <source>Colour %1</source>
        <translation>Farbe %1</translation>
    </message>
</context>
<context>
    <name>retort::ui::ConnectDialog</name>
    <message>
        <source>Found in the &amp;project</source>
        <translation>Im &amp;Projekt gefunden</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Connect a database</source>
        <translation>Datenbank verbinden</translation>
    </message>
    <message>
        <source>Edit connection</source>
        <translation>Verbindung bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Choose one, or fill in the fields</source>
        <translation>Eine wählen oder die Felder ausfüllen</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt …</translation>
    </message>
    <message>
        <source>No version table yet.</source>
        <translation>Noch keine Versionstabelle.</translation>
    </message>
    <message>
        <source>The version table is empty.</source>
        <translation>Die Versionstabelle ist leer.</translation>
    </message>
    <message>
        <source>At revision %1.</source>
        <translation>Auf Revision %1.</translation>
    </message>
    <message>
        <source>Connected: %1</source>
        <translation>Verbunden: %1</translation>
    </message>
    <message>
        <source>The database is read-only.</source>
        <translation>Die Datenbank ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The file does not exist yet.</source>
        <translation>Die Datei gibt es noch nicht.</translation>
    </message>
    <message>
        <source>The first upgrade makes it.</source>
        <translation>Das erste Upgrade legt sie an.</translation>
    </message>
</context>
<context>
    <name>retort::ui::ConnectionForm</name>
    <message>
        <source>&amp;Read-only: never change this database</source>
        <translation>&amp;Nur lesen: diese Datenbank nie ändern</translation>
    </message>
    <message>
        <source>&amp;URL</source>
        <translation>&amp;URL</translation>
    </message>
    <message>
        <source>&amp;Engine</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>Make the &amp;file with the first upgrade if it does not exist</source>
        <translation>Die &amp;Datei mit dem ersten Upgrade anlegen, falls es sie nicht gibt</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen …</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>Date&amp;i</translation>
    </message>
    <message>
        <source>local socket</source>
        <translation>lokaler Socket</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>What happens with the password</source>
        <translation>Was mit dem Passwort geschieht</translation>
    </message>
    <message>
        <source>Ask each time</source>
        <translation>Jedes Mal fragen</translation>
    </message>
    <message>
        <source>Keep in keychain</source>
        <translation>Im Schlüsselbund aufbewahren</translation>
    </message>
    <message>
        <source>the role&apos;s own</source>
        <translation>der der Rolle</translation>
    </message>
    <message>
        <source>&amp;Host, port</source>
        <translation>&amp;Rechner, Port</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Datenbank</translation>
    </message>
    <message>
        <source>U&amp;ser</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Search pat&amp;h</source>
        <translation>Suchp&amp;fad</translation>
    </message>
    <message>
        <source>Choose the file of the database.</source>
        <translation>Wählen Sie die Datei der Datenbank.</translation>
    </message>
    <message>
        <source>Name the database.</source>
        <translation>Nennen Sie die Datenbank.</translation>
    </message>
    <message>
        <source>SQLite database</source>
        <translation>SQLite-Datenbank</translation>
    </message>
    <message>
        <source>SQLite databases (*.db *.sqlite *.sqlite3);;All files (*)</source>
        <translation>SQLite-Datenbanken (*.db *.sqlite *.sqlite3);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>No keychain here</source>
        <translation>Kein Schlüsselbund hier</translation>
    </message>
</context>
<context>
    <name>retort::ui::DetailsPanel</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Sa&amp;ve .sql…</source>
        <translation>.sql &amp;speichern …</translation>
    </message>
    <message>
        <source>Details of the revision</source>
        <translation>Einzelheiten der Revision</translation>
    </message>
    <message>
        <source>Upgrade SQL</source>
        <translation>Upgrade-SQL</translation>
    </message>
    <message>
        <source>Downgrade SQL</source>
        <translation>Downgrade-SQL</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>SQL dialect</source>
        <translation>SQL-Dialekt</translation>
    </message>
    <message>
        <source>SQL of the upgrade</source>
        <translation>SQL des Upgrades</translation>
    </message>
    <message>
        <source>SQL of the downgrade</source>
        <translation>SQL des Downgrades</translation>
    </message>
    <message>
        <source>Script of the revision</source>
        <translation>Skript der Revision</translation>
    </message>
    <message>
        <source>Sa&amp;ve .py…</source>
        <translation>.py &amp;speichern …</translation>
    </message>
    <message>
        <source>No script</source>
        <translation>Kein Skript</translation>
    </message>
    <message>
        <source>This revision is not in the folder; other revisions refer to it.</source>
        <translation>Diese Revision ist nicht im Ordner; andere Revisionen verweisen auf sie.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation>Python-Dateien (*.py)</translation>
    </message>
    <message>
        <source>SQL files (*.sql)</source>
        <translation>SQL-Dateien (*.sql)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Operations of the upgrade</source>
        <translation>Operationen des Upgrades</translation>
    </message>
    <message>
        <source>Operations of the downgrade</source>
        <translation>Operationen des Downgrades</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
</context>
<context>
    <name>retort::ui::ExportDialog</name>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>U&amp;pgrades</source>
        <translation>U&amp;pgrades</translation>
    </message>
    <message>
        <source>&amp;Downgrades</source>
        <translation>&amp;Downgrades</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Export the SQL of every revision</source>
        <translation>Das SQL jeder Revision exportieren</translation>
    </message>
    <message>
        <source>SQL files in a folder</source>
        <translation>SQL-Dateien in einem Ordner</translation>
    </message>
    <message>
        <source>One file of JSON lines</source>
        <translation>Eine Datei mit JSON-Zeilen</translation>
    </message>
    <message>
        <source>Choose where to write</source>
        <translation>Ziel wählen</translation>
    </message>
    <message>
        <source>Each revision by itself, with its status: exact, needs data, needs Python or error. Nothing is connected and no script is executed.</source>
        <translation>Jede Revision für sich, mit ihrem Status: exakt, braucht Daten, braucht Python oder Fehler. Keine Datenbank wird verbunden und kein Skript ausgeführt.</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Write to</source>
        <translation>&amp;Schreiben nach</translation>
    </message>
    <message>
        <source>Dialects</source>
        <translation>Dialekte</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Richtungen</translation>
    </message>
    <message>
        <source>The same on the command line</source>
        <translation>Dasselbe auf der Kommandozeile</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Kommandozeile</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Write JSON lines to</source>
        <translation>JSON-Zeilen schreiben nach</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>Write SQL files to</source>
        <translation>SQL-Dateien schreiben nach</translation>
    </message>
    <message>
        <source>Choose a place, at least one dialect and at least one direction.</source>
        <translation>Wählen Sie ein Ziel, mindestens einen Dialekt und mindestens eine Richtung.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>needs data</source>
        <translation>braucht Daten</translation>
    </message>
    <message>
        <source>needs Python</source>
        <translation>braucht Python</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) written</source>
        <translation>
            <numerusform>%Ln Datei geschrieben</numerusform>
            <numerusform>%Ln Dateien geschrieben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::HistoryModel</name>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <translation>%1: nicht bekannt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 stands here</source>
        <translation>%1 steht hier</translation>
    </message>
    <message>
        <source>Branch label: %1</source>
        <translation>Zweigname: %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>retort::ui::HistoryView</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>The revisions of the project, newest first</source>
        <translation>Die Revisionen des Projekts, die neueste zuerst</translation>
    </message>
    <message>
        <source>id used twice</source>
        <translation>doppelte Kennung</translation>
    </message>
</context>
<context>
    <name>retort::ui::MainWindow</name>
    <message>
        <source>%1 – Retort</source>
        <translation>%1 – Retort</translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s)</source>
        <translation>
            <numerusform>%Ln Revision</numerusform>
            <numerusform>%Ln Revisionen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 read in %3 ms · no script was executed</source>
        <translation>%1 · %2 gelesen in %3 ms · kein Skript wurde ausgeführt</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Wird geplant …</translation>
    </message>
    <message>
        <source>%1: %2 · connected</source>
        <translation>%1: %2 · verbunden</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Not a database URL</source>
        <translation>Keine Datenbank-URL</translation>
    </message>
    <message>
        <source>No upgrade is possible</source>
        <translation>Kein Upgrade möglich</translation>
    </message>
    <message>
        <source>No downgrade is possible</source>
        <translation>Kein Downgrade möglich</translation>
    </message>
    <message>
        <source>No stamp is possible</source>
        <translation>Kein Stempeln möglich</translation>
    </message>
    <message>
        <source>&amp;Upgrade %1 to here…</source>
        <translation>&amp;Upgrade von %1 bis hierher …</translation>
    </message>
    <message>
        <source>&amp;Downgrade %1 to here…</source>
        <translation>&amp;Downgrade von %1 bis hierher …</translation>
    </message>
    <message>
        <source>&amp;Stamp %1 here…</source>
        <translation>%1 hier &amp;stempeln …</translation>
    </message>
    <message>
        <source>&amp;Copy revision id</source>
        <translation>Revisionskennung &amp;kopieren</translation>
    </message>
    <message>
        <source>Open script &amp;location</source>
        <translation>&amp;Ordner des Skripts öffnen</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Retort forgets how to reach %1. The database itself is not touched.</source>
        <translation>Retort vergisst, wie %1 zu erreichen ist. Die Datenbank selbst bleibt unberührt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password for %1:</source>
        <translation>Passwort für %1:</translation>
    </message>
</context>
<context>
    <name>retort::ui::OperationsModel</name>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
</context>
<context>
    <name>retort::ui::OperationsView</name>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>SQL of the operations</source>
        <translation>SQL der Operationen</translation>
    </message>
</context>
<context>
    <name>retort::ui::PreviewStatusBar</name>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Show %1 in the script</source>
        <translation>%1 im Skript zeigen</translation>
    </message>
    <message>
        <source>Reading the script…</source>
        <translation>Das Skript wird gelesen …</translation>
    </message>
    <message>
        <source>No preview</source>
        <translation>Keine Vorschau</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Needs Python</source>
        <translation>Braucht Python</translation>
    </message>
    <message>
        <source>Needs data</source>
        <translation>Braucht Daten</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>retort::ui::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s) in this project</source>
        <translation>
            <numerusform>%Ln Problem in diesem Projekt</numerusform>
            <numerusform>%Ln Probleme in diesem Projekt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ReviewDialog</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>STEPS</source>
        <translation>SCHRITTE</translation>
    </message>
    <message>
        <source>SQL statements</source>
        <translation>SQL-Anweisungen</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Sa&amp;ve…</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Stop after this statement</source>
        <translation>Nach dieser Anweisung &amp;anhalten</translation>
    </message>
    <message>
        <source>There is nothing to do: %1 is there already.</source>
        <translation>Es ist nichts zu tun: %1 ist schon dort.</translation>
    </message>
    <message>
        <source>This cannot be run: revision %1 cannot be translated exactly.</source>
        <translation>Das lässt sich nicht ausführen: Revision %1 ist nicht genau übersetzbar.</translation>
    </message>
    <message>
        <source>Nothing is guessed. The other steps are shown for reading.</source>
        <translation>Nichts wird geraten. Die anderen Schritte stehen zum Lesen da.</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>This connection is read-only: the database will refuse.</source>
        <translation>Diese Verbindung darf nur lesen: Die Datenbank wird ablehnen.</translation>
    </message>
    <message>
        <source>Stamp changes the record only; no SQL of the scripts runs.</source>
        <translation>Stempeln ändert nur das Verzeichnis; kein SQL der Skripte läuft.</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>Wissenswert</translation>
    </message>
    <message>
        <source>&amp;Interrupt now</source>
        <translation>Jetzt &amp;unterbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Noch wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Waiting for another session since %1 s</source>
        <translation>Wartet seit %1 s auf eine andere Sitzung</translation>
    </message>
    <message>
        <source>Statement %1 of %2 · %3 s</source>
        <translation>Anweisung %1 von %2 · %3 s</translation>
    </message>
    <message>
        <source>Interrupt the run</source>
        <translation>Den Lauf unterbrechen</translation>
    </message>
    <message>
        <source>The statement under way is broken off, and what is not committed is undone. You are told afterwards where the database stands.</source>
        <translation>Die laufende Anweisung wird abgebrochen, und was nicht festgeschrieben ist, wird rückgängig gemacht. Danach erfahren Sie, wo die Datenbank steht.</translation>
    </message>
    <message>
        <source>Interrupt</source>
        <translation>Unterbrechen</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>SQL files (*.sql)</source>
        <translation>SQL-Dateien (*.sql)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>&amp;Give up when another run holds the version table for</source>
        <translation>Auf&amp;geben, wenn ein anderer Lauf die Versionstabelle festhält für</translation>
    </message>
    <message>
        <source>Finished in %1 ms</source>
        <translation>Fertig in %1 ms</translation>
    </message>
    <message>
        <source>Finished in %1 s</source>
        <translation>Fertig in %1 s</translation>
    </message>
</context>
<context>
    <name>retort::ui::RunModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) · %1</source>
        <translation>
            <numerusform>%Ln Zeile · %1</numerusform>
            <numerusform>%Ln Zeilen · %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::SchemaModel</name>
    <message>
        <source>Not certain: %1</source>
        <translation>Nicht sicher: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln part(s)</source>
        <translation>
            <numerusform>%Ln Teil</numerusform>
            <numerusform>%Ln Teile</numerusform>
        </translation>
    </message>
    <message>
        <source>new table</source>
        <translation>neue Tabelle</translation>
    </message>
    <message>
        <source>changed table</source>
        <translation>geänderte Tabelle</translation>
    </message>
    <message>
        <source>removed table</source>
        <translation>entfernte Tabelle</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Vorher: %1</translation>
    </message>
    <message>
        <source>(index)</source>
        <translation>(Index)</translation>
    </message>
    <message>
        <source>(constraint)</source>
        <translation>(Constraint)</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>changed, was %1</source>
        <translation>geändert, war %1</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>Table, column, constraint, index</source>
        <translation>Tabelle, Spalte, Constraint, Index</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>This revision</source>
        <translation>Diese Revision</translation>
    </message>
</context>
<context>
    <name>retort::ui::SchemaView</name>
    <message>
        <source>Schema after the revision</source>
        <translation>Schema nach der Revision</translation>
    </message>
    <message>
        <source>What follows may differ from the truth: %1</source>
        <translation>Das Folgende kann von der Wirklichkeit abweichen: %1</translation>
    </message>
    <message>
        <source>There is no table after this revision.</source>
        <translation>Nach dieser Revision gibt es keine Tabelle.</translation>
    </message>
    <message>
        <source>This revision changes no table.</source>
        <translation>Diese Revision ändert keine Tabelle.</translation>
    </message>
</context>
<context>
    <name>retort::ui::SideBar</name>
    <message>
        <source>+ Co&amp;nnect a database…</source>
        <translation>+ Date&amp;nbank verbinden …</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>Revisionen</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Heads</translation>
    </message>
    <message>
        <source>Branch points</source>
        <translation>Verzweigungen</translation>
    </message>
    <message>
        <source>Merge points</source>
        <translation>Zusammenführungen</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Datenbanken</translation>
    </message>
    <message>
        <source>HISTORY</source>
        <translation>VERLAUF</translation>
    </message>
    <message>
        <source>DATABASES</source>
        <translation>DATENBANKEN</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Neu lesen</translation>
    </message>
    <message>
        <source>&amp;Edit connection…</source>
        <translation>Verbindung &amp;bearbeiten …</translation>
    </message>
    <message>
        <source>Re&amp;move from this list…</source>
        <translation>Aus dieser Liste &amp;entfernen …</translation>
    </message>
</context>
<context>
    <name>retort::ui::StartPage</name>
    <message>
        <source>&amp;Open a project…</source>
        <translation>Projekt &amp;öffnen …</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>Try the sa&amp;mple</source>
        <translation>&amp;Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>Open a migration history</source>
        <translation>Einen Migrationsverlauf öffnen</translation>
    </message>
    <message>
        <source>An Alembic or Flask-Migrate project: its folder, its alembic.ini, its pyproject.toml or its migrations folder.</source>
        <translation>Ein Projekt mit Alembic oder Flask-Migrate: sein Ordner, seine alembic.ini, seine pyproject.toml oder sein Ordner migrations.</translation>
    </message>
    <message>
        <source>Reading a project runs none of its code and changes none of its files.</source>
        <translation>Beim Lesen wird kein Code des Projekts ausgeführt und keine seiner Dateien geändert.</translation>
    </message>
    <message>
        <source>RECENT PROJECTS</source>
        <translation>ZULETZT GEÖFFNET</translation>
    </message>
    <message>
        <source>Which project?</source>
        <translation>Welches Projekt?</translation>
    </message>
    <message>
        <source>This project cannot be opened</source>
        <translation>Dieses Projekt lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>There are several in %1.</source>
        <translation>In %1 gibt es mehrere.</translation>
    </message>
    <message>
        <source>PROJECTS FOUND</source>
        <translation>GEFUNDENE PROJEKTE</translation>
    </message>
    <message>
        <source>No revisions yet</source>
        <translation>Noch keine Revisionen</translation>
    </message>
    <message>
        <source>%1 is a project, but its version folder holds no revision scripts.</source>
        <translation>%1 ist ein Projekt, aber in seinem Versionsordner liegen keine Revisionsskripte.</translation>
    </message>
    <message>
        <source>PROBLEMS</source>
        <translation>PROBLEME</translation>
    </message>
</context>
<context>
    <name>retort::ui::StatementDelegate</name>
    <message>
        <source>outside the transaction</source>
        <translation>außerhalb der Transaktion</translation>
    </message>
</context>
<context>
    <name>retort::ui::StepsModel</name>
    <message>
        <source>Make the version table</source>
        <translation>Versionstabelle anlegen</translation>
    </message>
    <message>
        <source>base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>record only</source>
        <translation>nur vermerkt</translation>
    </message>
    <message>
        <source>no statements</source>
        <translation>keine Anweisungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln Anweisung</numerusform>
            <numerusform>%Ln Anweisungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::ToolBar</name>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Upgrade ▲</source>
        <translation>&amp;Upgrade ▲</translation>
    </message>
    <message>
        <source>&amp;Downgrade ▼</source>
        <translation>&amp;Downgrade ▼</translation>
    </message>
    <message>
        <source>&amp;Stamp</source>
        <translation>&amp;Stempeln</translation>
    </message>
    <message>
        <source>Open a project (Ctrl+O)</source>
        <translation>Projekt öffnen (Strg+O)</translation>
    </message>
    <message>
        <source>Review the upgrade of the selected database to the newest revisions</source>
        <translation>Das Upgrade der gewählten Datenbank auf die neuesten Revisionen prüfen</translation>
    </message>
    <message>
        <source>Take revisions back from the selected database</source>
        <translation>Revisionen der gewählten Datenbank zurücknehmen</translation>
    </message>
    <message>
        <source>Change the record of applied revisions only; no SQL of the scripts runs</source>
        <translation>Nur das Verzeichnis der angewendeten Revisionen ändern; kein SQL der Skripte läuft</translation>
    </message>
    <message>
        <source>Find revision or message…  Ctrl+F</source>
        <translation>Revision oder Beschreibung suchen …  Strg+F</translation>
    </message>
    <message>
        <source>Find in the history</source>
        <translation>Im Verlauf suchen</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>By &amp;one revision…</source>
        <translation>Um &amp;eine Revision …</translation>
    </message>
    <message>
        <source>To the &amp;selected revision %1…</source>
        <translation>Zur &amp;gewählten Revision %1 …</translation>
    </message>
    <message>
        <source>To &amp;base: take everything back…</source>
        <translation>Zur &amp;Base: alles zurücknehmen …</translation>
    </message>
    <message>
        <source>As the &amp;selected revision %1…</source>
        <translation>Als die &amp;gewählte Revision %1 …</translation>
    </message>
    <message>
        <source>As the &amp;newest revisions (heads)…</source>
        <translation>Als die &amp;neuesten Revisionen (Heads) …</translation>
    </message>
    <message>
        <source>As &amp;base: no revision…</source>
        <translation>Als &amp;Base: keine Revision …</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Write the SQL of every revision into files (Ctrl+E)</source>
        <translation>Das SQL jeder Revision in Dateien schreiben (Strg+E)</translation>
    </message>
</context>
</TS>
