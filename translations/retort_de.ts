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
    <message numerus="yes">
        <source>%Ln script(s) were edited after they were applied here.</source>
        <translation>
            <numerusform>%Ln Skript wurde bearbeitet, nachdem es hier angewendet war.</numerusform>
            <numerusform>%Ln Skripte wurden bearbeitet, nachdem sie hier angewendet waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>The database has what they said before. What belongs into it now belongs into a new revision.</source>
        <translation>Die Datenbank hat, was vorher in ihnen stand. Was jetzt hineingehört, gehört in eine neue Revision.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Merge heads…</source>
        <translation>Heads zusammenführen …</translation>
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
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message numerus="yes">
        <source>unlocked, %Ln min</source>
        <translation>
            <numerusform>entsperrt, %Ln min</numerusform>
            <numerusform>entsperrt, %Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Environment</name>
    <message>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
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
    <name>Journal</name>
    <message>
        <source>base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Rehearsal of an upgrade</source>
        <translation>Probelauf eines Upgrades</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>Upgrade</translation>
    </message>
    <message>
        <source>Rehearsal of a downgrade</source>
        <translation>Probelauf eines Downgrades</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>Downgrade</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellung</translation>
    </message>
    <message>
        <source>Stamp</source>
        <translation>Stempeln</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht beendet</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 als %2</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>%1, by %2, took %3</source>
        <translation>%1, von %2, dauerte %3</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Nachgeprüft</translation>
    </message>
    <message>
        <source>yes, on a fresh connection</source>
        <translation>ja, auf einer frischen Verbindung</translation>
    </message>
    <message>
        <source>Kept before</source>
        <translation>Aufbewahrt</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Restored from</source>
        <translation>Aus Sicherung</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Not recorded: it is under way in another window, or the program ended before it did.</source>
        <translation>Nicht vermerkt: Der Lauf ist in einem anderen Fenster im Gang, oder das Programm endete vor ihm.</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
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
        <source>%Ln revision(s) were undone.</source>
        <translation>
            <numerusform>%Ln Revision wurde rückgängig gemacht.</numerusform>
            <numerusform>%Ln Revisionen wurden rückgängig gemacht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is applied in part: %Ln statement(s) ran outside a transaction and stayed.</source>
        <translation>
            <numerusform>%1 ist teilweise angewendet: %Ln Anweisung lief außerhalb einer Transaktion und blieb.</numerusform>
            <numerusform>%1 ist teilweise angewendet: %Ln Anweisungen liefen außerhalb einer Transaktion und blieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rehearsal went well, and everything was rolled back.</source>
        <translation>Der Probelauf ging gut, und alles wurde zurückgerollt.</translation>
    </message>
    <message>
        <source>The rehearsal failed. %1</source>
        <translation>Der Probelauf ist fehlgeschlagen. %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s) went through.</source>
        <translation>
            <numerusform>%Ln Revision lief durch.</numerusform>
            <numerusform>%Ln Revisionen liefen durch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln statement(s) were left out, since a rollback does not undo them; what they do was not tried.</source>
        <translation>
            <numerusform>%Ln Anweisung wurde ausgelassen, da ein Rollback sie nicht rückgängig macht; was sie tut, wurde nicht erprobt.</numerusform>
            <numerusform>%Ln Anweisungen wurden ausgelassen, da ein Rollback sie nicht rückgängig macht; was sie tun, wurde nicht erprobt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified: read again on a fresh connection, revisions and schema are what the plan said.</source>
        <translation>Nachgeprüft: Auf einer frischen Verbindung neu gelesen, entsprechen Revisionen und Schema dem Plan.</translation>
    </message>
    <message numerus="yes">
        <source>Not as planned. A fresh connection sees %Ln difference(s):</source>
        <translation>
            <numerusform>Nicht wie geplant. Eine frische Verbindung sieht %Ln Unterschied:</numerusform>
            <numerusform>Nicht wie geplant. Eine frische Verbindung sieht %Ln Unterschiede:</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified: the revisions are what the plan said. The schema was not compared: %1.</source>
        <translation>Nachgeprüft: Die Revisionen entsprechen dem Plan. Das Schema wurde nicht verglichen: %1.</translation>
    </message>
    <message>
        <source>Not verified: %1.</source>
        <translation>Nicht nachgeprüft: %1.</translation>
    </message>
    <message>
        <source>Backup: %1 (%2)</source>
        <translation>Sicherung: %1 (%2)</translation>
    </message>
    <message>
        <source>Without a backup: %1</source>
        <translation>Ohne Sicherung: %1</translation>
    </message>
    <message numerus="yes">
        <source>Undone and tried again %Ln time(s) because of a lock.</source>
        <translation>
            <numerusform>Wegen einer Sperre %Ln Mal rückgängig gemacht und neu versucht.</numerusform>
            <numerusform>Wegen einer Sperre %Ln Mal rückgängig gemacht und neu versucht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es) were begun and are not valid.</source>
        <translation>
            <numerusform>%Ln Index wurde begonnen und ist nicht gültig.</numerusform>
            <numerusform>%Ln Indizes wurden begonnen und sind nicht gültig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Such an index costs every write and helps no query. This removes it; nothing does so by itself:</source>
        <translation>Ein solcher Index belastet jedes Schreiben und hilft keiner Abfrage. Dies entfernt ihn; von selbst geschieht es nicht:</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>The present file could not be kept as %1.</source>
        <translation>Die jetzige Datei ließ sich nicht als %1 aufbewahren.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>base</source>
        <translation>Base</translation>
    </message>
    <message numerus="yes">
        <source>… and %Ln more.</source>
        <translation>
            <numerusform>… und %Ln weitere.</numerusform>
            <numerusform>… und %Ln weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>What such a script does is listed as it runs. A rehearsal shows it before anything stays.</source>
        <translation>Was ein solches Skript tut, wird beim Lauf aufgeführt. Ein Probelauf zeigt es, bevor etwas bleibt.</translation>
    </message>
    <message>
        <source>This deletes data: %1</source>
        <translation>Dies löscht Daten: %1</translation>
    </message>
    <message>
        <source>This connection is read-only: the database will refuse.</source>
        <translation>Diese Verbindung darf nur lesen: Die Datenbank wird ablehnen.</translation>
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
        <source>%1 and what the scripts ask for</source>
        <translation>%1 und was die Skripte verlangen</translation>
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
        <source>Stamp changes the record only; no SQL of the scripts runs.</source>
        <translation>Stempeln ändert nur das Verzeichnis; kein SQL der Skripte läuft.</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>Wissenswert</translation>
    </message>
</context>
<context>
    <name>retort::ui::BlockersModel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>(unnamed)</source>
        <translation>(unbenannt)</translation>
    </message>
    <message>
        <source>(not visible to this role)</source>
        <translation>(für diese Rolle nicht sichtbar)</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
</context>
<context>
    <name>retort::ui::ChangeNotice</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What the programs said</source>
        <translation>Was die Programme sagten</translation>
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
    <name>retort::ui::CommandPalette</name>
    <message>
        <source>Commands and revisions</source>
        <translation>Befehle und Revisionen</translation>
    </message>
    <message>
        <source>What to do, or a revision…</source>
        <translation>Was zu tun ist, oder eine Revision …</translation>
    </message>
    <message>
        <source>What to do, or a revision</source>
        <translation>Was zu tun ist, oder eine Revision</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter does it · Esc closes</source>
        <translation>↑↓ wählt · Eingabe führt aus · Esc schließt</translation>
    </message>
    <message>
        <source>Not now: %1</source>
        <translation>Jetzt nicht: %1</translation>
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
    <message>
        <source>Decides about backups, time-outs and what has to be confirmed. Production is read-only until it is unlocked.</source>
        <translation>Bestimmt über Sicherungen, Zeitlimits und was zu bestätigen ist. Produktion ist schreibgeschützt, bis sie entsperrt wird.</translation>
    </message>
    <message>
        <source>En&amp;vironment</source>
        <translation>Um&amp;gebung</translation>
    </message>
    <message>
        <source>A name, an address, or the folder of a Unix socket such as /var/run/postgresql</source>
        <translation>Ein Name, eine Adresse oder der Ordner eines Unix-Sockets wie /var/run/postgresql</translation>
    </message>
</context>
<context>
    <name>retort::ui::ConnectionMore</name>
    <message>
        <source>as libpq finds it in ~/.postgresql</source>
        <translation>wie libpq es in ~/.postgresql findet</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>Durchsuchen: %1</translation>
    </message>
    <message>
        <source>Certificates and keys (*.pem *.crt *.key);;All files (*)</source>
        <translation>Zertifikate und Schlüssel (*.pem *.crt *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>As libpq chooses (prefer)</source>
        <translation>Wie libpq wählt (prefer)</translation>
    </message>
    <message>
        <source>verify-full: encrypted, server checked (recommended)</source>
        <translation>verify-full: verschlüsselt, Server geprüft (empfohlen)</translation>
    </message>
    <message>
        <source>verify-ca: encrypted, certificate checked</source>
        <translation>verify-ca: verschlüsselt, Zertifikat geprüft</translation>
    </message>
    <message>
        <source>require: encrypted, nobody is checked</source>
        <translation>require: verschlüsselt, niemand wird geprüft</translation>
    </message>
    <message>
        <source>prefer: encrypted where the server can</source>
        <translation>prefer: verschlüsselt, wo der Server es kann</translation>
    </message>
    <message>
        <source>allow: encrypted where the server insists</source>
        <translation>allow: verschlüsselt, wo der Server darauf besteht</translation>
    </message>
    <message>
        <source>disable: never encrypted</source>
        <translation>disable: nie verschlüsselt</translation>
    </message>
    <message>
        <source>SS&amp;L mode</source>
        <translation>SS&amp;L-Modus</translation>
    </message>
    <message>
        <source>Root certificate</source>
        <translation>Stammzertifikat</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Client-Schlüssel</translation>
    </message>
    <message>
        <source>in pg_service.conf</source>
        <translation>in pg_service.conf</translation>
    </message>
    <message>
        <source>the login&apos;s own</source>
        <translation>die der Anmeldung</translation>
    </message>
    <message>
        <source>R&amp;ole</source>
        <translation>R&amp;olle</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>SET ROLE after the login</source>
        <translation>SET ROLE nach der Anmeldung</translation>
    </message>
    <message>
        <source>the role&apos;s own</source>
        <translation>der der Rolle</translation>
    </message>
    <message>
        <source>Search p&amp;ath</source>
        <translation>Suchp&amp;fad</translation>
    </message>
    <message>
        <source>30 s (usual)</source>
        <translation>30 s (üblich)</translation>
    </message>
    <message>
        <source>How long a connection is idle before the server is asked whether it still lives</source>
        <translation>Wie lange eine Verbindung ruht, bevor der Server gefragt wird, ob er noch lebt</translation>
    </message>
    <message>
        <source>&amp;Keep-alive after</source>
        <translation>&amp;Keep-alive nach</translation>
    </message>
    <message>
        <source>Connect ti&amp;me-out</source>
        <translation>Zeitli&amp;mit Verbinden</translation>
    </message>
    <message>
        <source>▾ Less</source>
        <translation>▾ Weniger</translation>
    </message>
    <message>
        <source>▸ More: SSL, service, role, search path, time-outs</source>
        <translation>▸ Mehr: SSL, Dienst, Rolle, Suchpfad, Zeitlimits</translation>
    </message>
    <message>
        <source>Show fewer fields</source>
        <translation>Weniger Felder zeigen</translation>
    </message>
    <message>
        <source>Show more fields: SSL, service, role, search path, time-outs</source>
        <translation>Mehr Felder zeigen: SSL, Dienst, Rolle, Suchpfad, Zeitlimits</translation>
    </message>
</context>
<context>
    <name>retort::ui::ConnectionTestCard</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Cancel the test</source>
        <translation>Test abbrechen</translation>
    </message>
    <message>
        <source>Progress of the test</source>
        <translation>Fortschritt des Tests</translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation>Der Test wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt …</translation>
    </message>
    <message numerus="yes">
        <source>Connecting… gives up after %n second(s)</source>
        <translation>
            <numerusform>Verbindung wird hergestellt … gibt nach %n Sekunde auf</numerusform>
            <numerusform>Verbindung wird hergestellt … gibt nach %n Sekunden auf</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected: %1</source>
        <translation>Verbunden: %1</translation>
    </message>
    <message>
        <source>The file does not exist yet.</source>
        <translation>Die Datei gibt es noch nicht.</translation>
    </message>
    <message>
        <source>The first upgrade makes it.</source>
        <translation>Das erste Upgrade legt sie an.</translation>
    </message>
    <message>
        <source>Answers in</source>
        <translation>Antwortet in</translation>
    </message>
    <message>
        <source>%1 (connected in %2)</source>
        <translation>%1 (verbunden in %2)</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>server verified</source>
        <translation>Server geprüft</translation>
    </message>
    <message>
        <source>server not verified</source>
        <translation>Server nicht geprüft</translation>
    </message>
    <message>
        <source>none, local socket</source>
        <translation>keines, lokaler Socket</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Acts as</source>
        <translation>Handelt als</translation>
    </message>
    <message>
        <source>%1, search path %2</source>
        <translation>%1, Suchpfad %2</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>%1, journal mode %2</source>
        <translation>%1, Journalmodus %2</translation>
    </message>
    <message>
        <source>Writable</source>
        <translation>Schreibbar</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no: %1</source>
        <translation>nein: %1</translation>
    </message>
    <message>
        <source>Version table</source>
        <translation>Versionstabelle</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>at revision %1</source>
        <translation>auf Revision %1</translation>
    </message>
    <message>
        <source>In between</source>
        <translation>Dazwischen</translation>
    </message>
    <message>
        <source>a connection pooler or proxy</source>
        <translation>ein Verbindungs-Pooler oder Proxy</translation>
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
    <message>
        <source>Not resolved</source>
        <translation>Nicht aufgelöst</translation>
    </message>
    <message>
        <source>Script •</source>
        <translation>Skript •</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Sa&amp;ve a copy…</source>
        <translation>Kopie &amp;speichern …</translation>
    </message>
</context>
<context>
    <name>retort::ui::EnvironmentBand</name>
    <message>
        <source>%1: this connection is read-only</source>
        <translation>%1: Diese Verbindung ist schreibgeschützt</translation>
    </message>
    <message>
        <source>%1 is read-only until it is unlocked</source>
        <translation>%1 ist bis zum Entsperren schreibgeschützt</translation>
    </message>
    <message>
        <source>%1 can be changed (%2)</source>
        <translation>%1 kann geändert werden (%2)</translation>
    </message>
    <message numerus="yes">
        <source>Unloc&amp;k for %n minute(s)…</source>
        <translation>
            <numerusform>Für %n Minute entspe&amp;rren …</numerusform>
            <numerusform>Für %n Minuten entspe&amp;rren …</numerusform>
        </translation>
    </message>
    <message>
        <source>Loc&amp;k again</source>
        <translation>Wieder spe&amp;rren</translation>
    </message>
</context>
<context>
    <name>retort::ui::ExportDialog</name>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen …</translation>
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
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>Its script was edited after it was applied on %1.</source>
        <translation>Ihr Skript wurde nach dem Anwenden am %1 bearbeitet.</translation>
    </message>
</context>
<context>
    <name>retort::ui::HistorySearch</name>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>still looking, %1 %</source>
        <translation>sucht noch, %1 %</translation>
    </message>
    <message>
        <source>still looking</source>
        <translation>sucht noch</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>hits, still looking</comment>
        <translation>%1, %2</translation>
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
    <message>
        <source>Review what moves %1 to %2
with Shift: stamp; nothing runs yet</source>
        <translation>Prüfen, was %1 nach %2 bringt
mit Umschalt: stempeln; noch läuft nichts</translation>
    </message>
</context>
<context>
    <name>retort::ui::JournalDetails</name>
    <message>
        <source>&amp;Restore its backup…</source>
        <translation>Sicherung &amp;wiederherstellen …</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy everything about this run</source>
        <translation>Alles über diesen Lauf kopieren</translation>
    </message>
    <message>
        <source>About this run</source>
        <translation>Über diesen Lauf</translation>
    </message>
    <message>
        <source>Statements of this run</source>
        <translation>Anweisungen dieses Laufs</translation>
    </message>
</context>
<context>
    <name>retort::ui::JournalModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>Von → nach</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>retort::ui::JournalPanel</name>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>Show older runs</source>
        <translation>Ältere Läufe zeigen</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Das Journal wird gelesen …</translation>
    </message>
    <message>
        <source>Find revision, SQL, error, database…</source>
        <translation>Revision, SQL, Fehler, Datenbank suchen …</translation>
    </message>
    <message>
        <source>Find in the journal</source>
        <translation>Im Journal suchen</translation>
    </message>
    <message>
        <source>Whose runs</source>
        <translation>Wessen Läufe</translation>
    </message>
    <message>
        <source>This project</source>
        <translation>Dieses Projekt</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Alle Projekte</translation>
    </message>
    <message>
        <source>Which outcome</source>
        <translation>Welches Ergebnis</translation>
    </message>
    <message>
        <source>Any outcome</source>
        <translation>Jedes Ergebnis</translation>
    </message>
    <message>
        <source>Write the runs that are listed into a file, as JSON with their statements or as CSV</source>
        <translation>Die aufgeführten Läufe in eine Datei schreiben, als JSON mit ihren Anweisungen oder als CSV</translation>
    </message>
    <message>
        <source>Runs, newest first</source>
        <translation>Läufe, der neueste zuerst</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s) written to %1</source>
        <translation>
            <numerusform>%Ln Lauf nach %1 geschrieben</numerusform>
            <numerusform>%Ln Läufe nach %1 geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>Nicht exportiert</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln run(s)</source>
        <translation>
            <numerusform>%Ln Lauf</numerusform>
            <numerusform>%Ln Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>No run fits this search.</source>
        <translation>Kein Lauf passt zu dieser Suche.</translation>
    </message>
    <message>
        <source>Nothing was run in this project yet. Each upgrade, downgrade and stamp that is made from here is listed, with its SQL.</source>
        <translation>In diesem Projekt lief noch nichts. Jedes Upgrade, Downgrade und Stempeln von hier aus wird aufgeführt, mit seinem SQL.</translation>
    </message>
    <message>
        <source>Nothing was run yet. Each upgrade, downgrade and stamp that is made from here is listed, with its SQL.</source>
        <translation>Noch lief nichts. Jedes Upgrade, Downgrade und Stempeln von hier aus wird aufgeführt, mit seinem SQL.</translation>
    </message>
    <message>
        <source>The journal cannot be read.</source>
        <translation>Das Journal kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Export the journal</source>
        <translation>Das Journal exportieren</translation>
    </message>
    <message>
        <source>JSON (*.json);;CSV (*.csv)</source>
        <translation>JSON (*.json);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Wird exportiert …</translation>
    </message>
</context>
<context>
    <name>retort::ui::JournalReader</name>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>retort::ui::JournalStatementsModel</name>
    <message>
        <source>undone with its transaction</source>
        <translation>mit ihrer Transaktion rückgängig gemacht</translation>
    </message>
</context>
<context>
    <name>retort::ui::LockWaitPanel</name>
    <message>
        <source>Another run is at work on this database · waiting for %1</source>
        <translation>Ein anderer Lauf arbeitet an dieser Datenbank · wartet seit %1</translation>
    </message>
    <message>
        <source>Waiting for %1 until others let this run begin</source>
        <translation>Wartet seit %1, bis andere diesen Lauf beginnen lassen</translation>
    </message>
    <message>
        <source>Waiting for %1 for a lock that the statement needs</source>
        <translation>Wartet seit %1 auf eine Sperre, die die Anweisung braucht</translation>
    </message>
    <message>
        <source>&amp;Wait</source>
        <translation>&amp;Warten</translation>
    </message>
    <message>
        <source>Cancel &amp;mine</source>
        <translation>&amp;Lauf abbrechen</translation>
    </message>
    <message>
        <source>Cancel their &amp;statement…</source>
        <translation>&amp;Fremde Anweisung abbrechen …</translation>
    </message>
    <message>
        <source>&amp;End their session…</source>
        <translation>Fremde Sitzung &amp;beenden …</translation>
    </message>
    <message>
        <source>Sessions in the way</source>
        <translation>Sitzungen im Weg</translation>
    </message>
    <message>
        <source>Nothing is lost by waiting: the time-out ends it. These sessions hold what is needed:</source>
        <translation>Durch Warten geht nichts verloren: Das Zeitlimit beendet es. Diese Sitzungen halten, was gebraucht wird:</translation>
    </message>
    <message>
        <source>Nothing is lost by waiting: the time-out ends it. Who is in the way cannot be seen from here.</source>
        <translation>Durch Warten geht nichts verloren: Das Zeitlimit beendet es. Wer im Weg ist, lässt sich von hier nicht sehen.</translation>
    </message>
    <message>
        <source>This session runs no statement now: only its end gives the lock back.</source>
        <translation>Diese Sitzung führt gerade keine Anweisung aus: Nur ihr Ende gibt die Sperre frei.</translation>
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
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>C&amp;heck up and down…</source>
        <translation>Au&amp;f und ab prüfen …</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>%1 entsperren</translation>
    </message>
    <message numerus="yes">
        <source>%1 is a production database. For %n minute(s) it can be changed from here; then it is read-only again.</source>
        <translation>
            <numerusform>%1 ist eine Produktionsdatenbank. Für %n Minute lässt sie sich von hier ändern; dann ist sie wieder schreibgeschützt.</numerusform>
            <numerusform>%1 ist eine Produktionsdatenbank. Für %n Minuten lässt sie sich von hier ändern; dann ist sie wieder schreibgeschützt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unlock for %n minute(s)</source>
        <translation>
            <numerusform>Für %n Minute entsperren</numerusform>
            <numerusform>Für %n Minuten entsperren</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore a backup of %1</source>
        <translation>Sicherung von %1 wiederherstellen</translation>
    </message>
    <message>
        <source>SQLite databases (*.sqlite *.sqlite3 *.db);;All files (*)</source>
        <translation>SQLite-Datenbanken (*.sqlite *.sqlite3 *.db);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>Kein Projekt ist geöffnet.</translation>
    </message>
    <message>
        <source>Nothing is found in the history.</source>
        <translation>Im Verlauf wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>Commands and revisions…</source>
        <translation>Befehle und Revisionen …</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Tastenkürzel …</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>Projekt öffnen …</translation>
    </message>
    <message>
        <source>Export the SQL of every revision…</source>
        <translation>SQL jeder Revision exportieren …</translation>
    </message>
    <message>
        <source>Find in the history</source>
        <translation>Im Verlauf suchen</translation>
    </message>
    <message>
        <source>Go to the next hit</source>
        <translation>Zum nächsten Treffer</translation>
    </message>
    <message>
        <source>Go to the previous hit</source>
        <translation>Zum vorigen Treffer</translation>
    </message>
    <message>
        <source>Read project and databases again</source>
        <translation>Projekt und Datenbanken neu lesen</translation>
    </message>
    <message>
        <source>Show or hide the journal</source>
        <translation>Journal zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show problems</source>
        <translation>Probleme zeigen</translation>
    </message>
    <message>
        <source>Show the upgrade SQL</source>
        <translation>Upgrade-SQL zeigen</translation>
    </message>
    <message>
        <source>Show the downgrade SQL</source>
        <translation>Downgrade-SQL zeigen</translation>
    </message>
    <message>
        <source>Show the script</source>
        <translation>Skript zeigen</translation>
    </message>
    <message>
        <source>Show the operations</source>
        <translation>Operationen zeigen</translation>
    </message>
    <message>
        <source>Show the schema</source>
        <translation>Schema zeigen</translation>
    </message>
    <message>
        <source>No database is connected.</source>
        <translation>Keine Datenbank ist verbunden.</translation>
    </message>
    <message>
        <source>Another plan is being made.</source>
        <translation>Ein anderer Plan entsteht gerade.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 has no revision to catch up with.</source>
        <translation>%1 hat keine Revision nachzuholen.</translation>
    </message>
    <message>
        <source>No revision is applied to %1.</source>
        <translation>Auf %1 ist keine Revision angewendet.</translation>
    </message>
    <message>
        <source>Connect a database…</source>
        <translation>Datenbank verbinden …</translation>
    </message>
    <message>
        <source>Upgrade to the newest revisions…</source>
        <translation>Upgrade auf die neuesten Revisionen …</translation>
    </message>
    <message>
        <source>Upgrade to the selected revision…</source>
        <translation>Upgrade auf die gewählte Revision …</translation>
    </message>
    <message>
        <source>The selected revision is not pending.</source>
        <translation>Die gewählte Revision steht nicht aus.</translation>
    </message>
    <message>
        <source>Downgrade by one revision…</source>
        <translation>Downgrade um eine Revision …</translation>
    </message>
    <message>
        <source>Downgrade to the selected revision…</source>
        <translation>Downgrade auf die gewählte Revision …</translation>
    </message>
    <message>
        <source>The selected revision is not applied.</source>
        <translation>Die gewählte Revision ist nicht angewendet.</translation>
    </message>
    <message>
        <source>Downgrade to base: take everything back…</source>
        <translation>Downgrade auf base: alles zurücknehmen …</translation>
    </message>
    <message>
        <source>Stamp as the selected revision…</source>
        <translation>Auf die gewählte Revision stempeln …</translation>
    </message>
    <message>
        <source>Stamp as the newest revisions…</source>
        <translation>Auf die neuesten Revisionen stempeln …</translation>
    </message>
    <message>
        <source>Stamp as base: no revision…</source>
        <translation>Auf base stempeln: keine Revision …</translation>
    </message>
    <message>
        <source>No revision with a script is selected.</source>
        <translation>Keine Revision mit Skript ist gewählt.</translation>
    </message>
    <message>
        <source>Along the lane to the child</source>
        <translation>Auf der Spur zum Kind</translation>
    </message>
    <message>
        <source>Along the lane to the parent</source>
        <translation>Auf der Spur zur Vorgängerin</translation>
    </message>
    <message>
        <source>Go to where the selected database stands</source>
        <translation>Dorthin, wo die gewählte Datenbank steht</translation>
    </message>
    <message>
        <source>No selected database stands in this history.</source>
        <translation>Keine gewählte Datenbank steht in diesem Verlauf.</translation>
    </message>
    <message>
        <source>Check the selected revision up and down…</source>
        <translation>Gewählte Revision auf und ab prüfen …</translation>
    </message>
    <message>
        <source>Copy the selected revision&apos;s id</source>
        <translation>Kennung der gewählten Revision kopieren</translation>
    </message>
    <message>
        <source>Open the location of the selected script</source>
        <translation>Ort des gewählten Skripts öffnen</translation>
    </message>
    <message>
        <source>There are no heads to merge.</source>
        <translation>Es gibt keine Heads zusammenzuführen.</translation>
    </message>
    <message>
        <source>New revision…</source>
        <translation>Neue Revision …</translation>
    </message>
    <message>
        <source>Merge heads…</source>
        <translation>Heads zusammenführen …</translation>
    </message>
    <message>
        <source>Edit the script</source>
        <translation>Skript bearbeiten</translation>
    </message>
    <message>
        <source>Save the script</source>
        <translation>Skript speichern</translation>
    </message>
    <message>
        <source>%1 was created.</source>
        <translation>%1 wurde angelegt.</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 wurde gespeichert.</translation>
    </message>
    <message>
        <source>%1 was removed again.</source>
        <translation>%1 wurde wieder entfernt.</translation>
    </message>
    <message>
        <source>%1 is as it was before.</source>
        <translation>%1 ist wieder wie zuvor.</translation>
    </message>
    <message>
        <source>%1 was not taken back: %2</source>
        <translation>%1 wurde nicht zurückgenommen: %2</translation>
    </message>
    <message>
        <source>%1 was created, but the post-write hook %2 failed.</source>
        <translation>%1 wurde angelegt, aber der Post-write-Hook %2 schlug fehl.</translation>
    </message>
    <message>
        <source>%1 was created; no post-write hook was run.</source>
        <translation>%1 wurde angelegt; kein Post-write-Hook lief.</translation>
    </message>
    <message numerus="yes">
        <source>%1 was created; %Ln post-write hook(s) were run.</source>
        <translation>
            <numerusform>%1 wurde angelegt; %Ln Post-write-Hook lief.</numerusform>
            <numerusform>%1 wurde angelegt; %Ln Post-write-Hooks liefen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;New revision after this…</source>
        <translation>&amp;Neue Revision danach …</translation>
    </message>
    <message>
        <source>&amp;Merge heads…</source>
        <translation>Heads &amp;zusammenführen …</translation>
    </message>
    <message>
        <source>Open script in your &amp;editor</source>
        <translation>Skript im eigenen &amp;Editor öffnen</translation>
    </message>
    <message numerus="yes">
        <source>This project wants to run %Ln program(s) over each new script:</source>
        <translation>
            <numerusform>Dieses Projekt will %Ln Programm über jedes neue Skript laufen lassen:</numerusform>
            <numerusform>Dieses Projekt will %Ln Programme über jedes neue Skript laufen lassen:</numerusform>
        </translation>
    </message>
    <message>
        <source>Retort asks again when the project changes them. The script is written either way.</source>
        <translation>Retort fragt erneut, wenn das Projekt sie ändert. Das Skript wird so oder so geschrieben.</translation>
    </message>
    <message>
        <source>Post-write hooks</source>
        <translation>Post-write-Hooks</translation>
    </message>
    <message>
        <source>Run now and in future</source>
        <translation>Jetzt und künftig ausführen</translation>
    </message>
    <message>
        <source>Unsaved scripts</source>
        <translation>Ungespeicherte Skripte</translation>
    </message>
    <message>
        <source>What you typed is not saved yet: %1</source>
        <translation>Was Sie getippt haben, ist noch nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Verwerfen</translation>
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
    <message>
        <source>The script asks the database: %1</source>
        <translation>Das Skript fragt die Datenbank: %1</translation>
    </message>
    <message>
        <source>Edited since it was applied</source>
        <translation>Seit dem Anwenden bearbeitet</translation>
    </message>
    <message>
        <source>%1 has what this script said on %2. What is shown here is what it says now.</source>
        <translation>%1 hat, was am %2 in diesem Skript stand. Hier sehen Sie, was jetzt darin steht.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Aufgelöst</translation>
    </message>
    <message>
        <source>This is what %1 answers now. A run asks it again.</source>
        <translation>Das antwortet %1 jetzt. Ein Lauf fragt erneut.</translation>
    </message>
    <message>
        <source>&amp;Resolve with %1</source>
        <translation>Mit %1 &amp;auflösen</translation>
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
    <name>retort::ui::RestoreDialog</name>
    <message>
        <source>cannot be read: %1</source>
        <translation>kann nicht gelesen werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>no version table, %Ln table(s)</source>
        <translation>
            <numerusform>keine Versionstabelle, %Ln Tabelle</numerusform>
            <numerusform>keine Versionstabelle, %Ln Tabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>base</source>
        <translation>Base</translation>
    </message>
    <message numerus="yes">
        <source>at %1, %Ln table(s)</source>
        <translation>
            <numerusform>auf %1, %Ln Tabelle</numerusform>
            <numerusform>auf %1, %Ln Tabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Restore %1</source>
        <translation>%1 &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>Overwritten</source>
        <translation>Überschrieben</translation>
    </message>
    <message>
        <source>By the backup</source>
        <translation>Durch Sicherung</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>Aufbewahrt als</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>To confirm, &amp;type the name of the database: %1</source>
        <translation>Zur Bestätigung den Namen der Da&amp;tenbank eingeben: %1</translation>
    </message>
    <message>
        <source>%1
%2 of %3, %4</source>
        <translation>%1
%2 vom %3, %4</translation>
    </message>
    <message>
        <source>%1
%2, %3</source>
        <translation>%1
%2, %3</translation>
    </message>
    <message>
        <source>%1
is not there; it is made again</source>
        <translation>%1
ist nicht da; sie wird neu angelegt</translation>
    </message>
    <message>
        <source>nothing: there is no file to keep</source>
        <translation>nichts: Es gibt keine Datei aufzubewahren</translation>
    </message>
    <message>
        <source>This is no backup that can be restored.</source>
        <translation>Diese Sicherung lässt sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>This file is the database itself.</source>
        <translation>Diese Datei ist die Datenbank selbst.</translation>
    </message>
    <message>
        <source>Choose a backup of it.</source>
        <translation>Wählen Sie eine Sicherung von ihr.</translation>
    </message>
    <message>
        <source>What was written into %1 after the backup is no longer in it afterwards.</source>
        <translation>Was nach der Sicherung in %1 geschrieben wurde, ist danach nicht mehr darin.</translation>
    </message>
    <message>
        <source>The present file is kept beside it first, and can be restored in the same way.</source>
        <translation>Die jetzige Datei wird zuvor daneben aufbewahrt und lässt sich ebenso wiederherstellen.</translation>
    </message>
    <message>
        <source>This connection is read-only.</source>
        <translation>Diese Verbindung ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Unlock the database first.</source>
        <translation>Entsperren Sie zuerst die Datenbank.</translation>
    </message>
    <message>
        <source>Type the name of the database.</source>
        <translation>Geben Sie den Namen der Datenbank ein.</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Noch wurde nichts geändert.</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking at both files…</source>
        <translation>Beide Dateien werden gelesen …</translation>
    </message>
    <message>
        <source>Keeping the present file…</source>
        <translation>Die jetzige Datei wird aufbewahrt …</translation>
    </message>
    <message>
        <source>Restoring: %1 %</source>
        <translation>Wiederherstellung: %1 %</translation>
    </message>
    <message>
        <source>no revision</source>
        <translation>keiner Revision</translation>
    </message>
    <message>
        <source>Kept: %1</source>
        <translation>Aufbewahrt: %1</translation>
    </message>
    <message>
        <source>Restored. %1 is now at %2.</source>
        <translation>Wiederhergestellt. %1 steht jetzt auf %2.</translation>
    </message>
    <message>
        <source>%1 is at %2, as before.</source>
        <translation>%1 steht auf %2, wie zuvor.</translation>
    </message>
    <message>
        <source>Not restored.</source>
        <translation>Nicht wiederhergestellt.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
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
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
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
        <source>Waiting for another session since %1 s</source>
        <translation>Wartet seit %1 s auf eine andere Sitzung</translation>
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
        <source>Finished in %1 ms</source>
        <translation>Fertig in %1 ms</translation>
    </message>
    <message>
        <source>Finished in %1 s</source>
        <translation>Fertig in %1 s</translation>
    </message>
    <message>
        <source>Copy the SQL</source>
        <translation>Das SQL kopieren</translation>
    </message>
    <message>
        <source>Save the SQL</source>
        <translation>Das SQL speichern</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Stop after this revision</source>
        <translation>Nach dieser Revision &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Rehearse</source>
        <translation>&amp;Probelauf</translation>
    </message>
    <message>
        <source>Runs everything for real, then rolls it back: nothing stays</source>
        <translation>Führt alles wirklich aus und rollt es dann zurück: Nichts bleibt</translation>
    </message>
    <message>
        <source>Unlock the database first.</source>
        <translation>Entsperren Sie zuerst die Datenbank.</translation>
    </message>
    <message>
        <source>Backing up: %1 %</source>
        <translation>Sicherung: %1 %</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Wird gesichert …</translation>
    </message>
    <message>
        <source>The lock was not given in time. Undone; attempt %1 of %2 begins in %3 s</source>
        <translation>Die Sperre kam nicht rechtzeitig. Rückgängig gemacht; Versuch %1 von %2 beginnt in %3 s</translation>
    </message>
    <message>
        <source>Stopping after this revision…</source>
        <translation>Wird nach dieser Revision angehalten …</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The statement that process %1 (%2) runs now is broken off, and its transaction fails. Whoever waits for it gets an error.</source>
        <translation>Die laufende Anweisung des Prozesses %1 (%2) wird abgebrochen, und seine Transaktion schlägt fehl. Wer auf sie wartet, erhält einen Fehler.</translation>
    </message>
    <message>
        <source>The connection of process %1 (%2) is closed, and what it has not committed is lost. Whoever uses it gets an error.</source>
        <translation>Die Verbindung des Prozesses %1 (%2) wird geschlossen, und was er nicht festgeschrieben hat, geht verloren. Wer sie nutzt, erhält einen Fehler.</translation>
    </message>
    <message>
        <source>Cancel their statement</source>
        <translation>Fremde Anweisung abbrechen</translation>
    </message>
    <message>
        <source>End their session</source>
        <translation>Fremde Sitzung beenden</translation>
    </message>
    <message>
        <source>Cancel the statement</source>
        <translation>Anweisung abbrechen</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>Sitzung beenden</translation>
    </message>
    <message>
        <source>Statement %1 of %2</source>
        <translation>Anweisung %1 von %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>everything will be rolled back</source>
        <translation>alles wird zurückgerollt</translation>
    </message>
    <message>
        <source>nothing is committed yet</source>
        <translation>noch ist nichts festgeschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s) committed</source>
        <translation>
            <numerusform>%Ln Revision festgeschrieben</numerusform>
            <numerusform>%Ln Revisionen festgeschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the statement</source>
        <translation>Anweisung kopieren</translation>
    </message>
</context>
<context>
    <name>retort::ui::RevisionDialog</name>
    <message>
        <source>M&amp;ore ▸</source>
        <translation>M&amp;ehr ▸</translation>
    </message>
    <message>
        <source>Co&amp;py</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Create mer&amp;ge</source>
        <translation>Zusammen&amp;führung anlegen</translation>
    </message>
    <message>
        <source>&amp;Create revision</source>
        <translation>Revision &amp;anlegen</translation>
    </message>
    <message>
        <source>Merge heads</source>
        <translation>Heads zusammenführen</translation>
    </message>
    <message>
        <source>New revision</source>
        <translation>Neue Revision</translation>
    </message>
    <message>
        <source>%1 is not a head: this splices a second branch in, and the history gets one more head. Merge them later.</source>
        <translation>%1 ist kein Head: Hier entsteht ein zweiter Zweig, und der Verlauf bekommt einen Head mehr. Führen Sie beide später zusammen.</translation>
    </message>
    <message>
        <source>A new base begins a history of its own, beside the one that is there.</source>
        <translation>Eine neue Base beginnt einen eigenen Verlauf neben dem vorhandenen.</translation>
    </message>
    <message>
        <source>The same on the command line: %1</source>
        <translation>Dasselbe auf der Kommandozeile: %1</translation>
    </message>
    <message>
        <source>Choose at least two heads.</source>
        <translation>Wählen Sie mindestens zwei Heads.</translation>
    </message>
    <message>
        <source>Nothing can be written yet; this was the last file without an error:</source>
        <translation>Noch kann nichts geschrieben werden; dies war die letzte Datei ohne Fehler:</translation>
    </message>
    <message>
        <source>This file will be written: %1</source>
        <translation>Diese Datei wird geschrieben: %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 (a new branch from there)</source>
        <translation>%1 (ein neuer Zweig von dort)</translation>
    </message>
    <message>
        <source>A new base: after nothing</source>
        <translation>Eine neue Base: nach nichts</translation>
    </message>
    <message>
        <source>What this revision does, such as: add phone to users</source>
        <translation>Was diese Revision tut, etwa: add phone to users</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>None; several are separated by commas</source>
        <translation>Keine; mehrere werden durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Where the revision before it is</source>
        <translation>Wo die Revision davor liegt</translation>
    </message>
    <message>
        <source>The file that will be written</source>
        <translation>Die Datei, die geschrieben wird</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>Kommandozeile kopieren</translation>
    </message>
    <message>
        <source>Revision &amp;id</source>
        <translation>Revisions-&amp;ID</translation>
    </message>
    <message>
        <source>Branch &amp;label</source>
        <translation>&amp;Label des Zweigs</translation>
    </message>
    <message>
        <source>&amp;Version location</source>
        <translation>&amp;Versionsordner</translation>
    </message>
    <message>
        <source>&amp;Depends on</source>
        <translation>&amp;Hängt ab von</translation>
    </message>
    <message>
        <source>A merge joins heads, so that the history has one end again. It changes no table by itself.</source>
        <translation>Eine Zusammenführung verbindet Heads, sodass der Verlauf wieder ein Ende hat. Sie selbst ändert keine Tabelle.</translation>
    </message>
    <message>
        <source>A file with an empty upgrade and downgrade, to be filled in. No database is touched.</source>
        <translation>Eine Datei mit leerem Upgrade und Downgrade zum Ausfüllen. Keine Datenbank wird berührt.</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Nachricht</translation>
    </message>
    <message>
        <source>&amp;Heads</source>
        <translation>&amp;Heads</translation>
    </message>
    <message>
        <source>Comes &amp;after</source>
        <translation>Kommt &amp;nach</translation>
    </message>
    <message>
        <source>M&amp;ore ▾</source>
        <translation>M&amp;ehr ▾</translation>
    </message>
</context>
<context>
    <name>retort::ui::RoundTripDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Check up and down</source>
        <translation>Auf und ab prüfen</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>Everything up to %1</source>
        <translation>Alles bis %1</translation>
    </message>
    <message>
        <source>An empty SQLite database, thrown away afterwards</source>
        <translation>Eine leere SQLite-Datenbank, danach verworfen</translation>
    </message>
    <message>
        <source>An empty database on the server of %1</source>
        <translation>Eine leere Datenbank auf dem Server von %1</translation>
    </message>
    <message>
        <source>A copy of %1 with its rows</source>
        <translation>Eine Kopie von %1 mit ihren Zeilen</translation>
    </message>
    <message>
        <source>Each revision is applied, taken back and applied again, and the schema is compared after each. No database of yours is changed.</source>
        <translation>Jede Revision wird angewendet, zurückgenommen und wieder angewendet; nach jedem Schritt wird das Schema verglichen. Keine Ihrer Datenbanken wird geändert.</translation>
    </message>
    <message>
        <source>&amp;Revisions</source>
        <translation>&amp;Revisionen</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>A&amp;uf</translation>
    </message>
    <message>
        <source>Verdicts by revision</source>
        <translation>Urteile nach Revision</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Revision %1 of %2</source>
        <translation>Revision %1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 came through unchanged</source>
        <translation>%1 von %2 kamen unverändert durch</translation>
    </message>
    <message>
        <source>Stopped as you asked. The scratch database is gone.</source>
        <translation>Auf Ihren Wunsch angehalten. Die Hilfsdatenbank ist entfernt.</translation>
    </message>
    <message>
        <source>It could not be tried.</source>
        <translation>Der Versuch war nicht möglich.</translation>
    </message>
    <message>
        <source>There is nothing to try: the copy has %1 already.</source>
        <translation>Es ist nichts zu versuchen: Die Kopie hat %1 schon.</translation>
    </message>
    <message>
        <source>Choose an empty database.</source>
        <translation>Wählen Sie eine leere Datenbank.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s) lead up, back and up again.</source>
        <translation>
            <numerusform>%Ln Revision führt auf, ab und wieder auf.</numerusform>
            <numerusform>%Ln Revisionen führen auf, ab und wieder auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>Schemas were compared, rows were not.</source>
        <translation>Schemas wurden verglichen, Zeilen nicht.</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Stopping after the statement under way…</source>
        <translation>Wird nach der laufenden Anweisung angehalten …</translation>
    </message>
</context>
<context>
    <name>retort::ui::RoundTripJob</name>
    <message>
        <source>Copying the database…</source>
        <translation>Die Datenbank wird kopiert …</translation>
    </message>
    <message>
        <source>Making a scratch database…</source>
        <translation>Eine Hilfsdatenbank wird angelegt …</translation>
    </message>
    <message numerus="yes">
        <source>Applying the %n revision(s) before it…</source>
        <translation>
            <numerusform>%n Revision davor wird angewendet …</numerusform>
            <numerusform>%n Revisionen davor werden angewendet …</numerusform>
        </translation>
    </message>
    <message>
        <source>The test was stopped</source>
        <translation>Der Test wurde angehalten</translation>
    </message>
    <message>
        <source>%1, which comes before it, could not be applied: %2</source>
        <translation>%1, die davor kommt, ließ sich nicht anwenden: %2</translation>
    </message>
</context>
<context>
    <name>retort::ui::RoundTripModel</name>
    <message>
        <source>up, down and up again: the schema is the same</source>
        <translation>auf, ab und wieder auf: Das Schema ist dasselbe</translation>
    </message>
    <message>
        <source>the upgrade failed</source>
        <translation>Upgrade fehlgeschlagen</translation>
    </message>
    <message>
        <source>the downgrade failed</source>
        <translation>Downgrade fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>the downgrade does not lead back: %Ln difference(s)</source>
        <translation>
            <numerusform>das Downgrade führt nicht zurück: %Ln Unterschied</numerusform>
            <numerusform>das Downgrade führt nicht zurück: %Ln Unterschiede</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the second upgrade makes something else: %Ln difference(s)</source>
        <translation>
            <numerusform>das zweite Upgrade ergibt etwas anderes: %Ln Unterschied</numerusform>
            <numerusform>das zweite Upgrade ergibt etwas anderes: %Ln Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>not tried: %1</source>
        <translation>nicht versucht: %1</translation>
    </message>
    <message>
        <source>So it could not be applied again: %1</source>
        <translation>So ließ sie sich nicht wieder anwenden: %1</translation>
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
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>locks: %1</source>
        <translation>sperrt: %1</translation>
    </message>
    <message>
        <source>left out: %1</source>
        <translation>ausgelassen: %1</translation>
    </message>
    <message>
        <source>What follows is known only while it runs</source>
        <translation>Was folgt, zeigt sich erst beim Lauf</translation>
    </message>
    <message>
        <source>What follows from %1 is known only while it runs</source>
        <translation>Was ab %1 folgt, zeigt sich erst beim Lauf</translation>
    </message>
    <message>
        <source>depends on: %1</source>
        <translation>hängt ab von: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln statement(s) before it that are not listed</source>
        <translation>
            <numerusform>und %Ln nicht aufgeführte Anweisung davor</numerusform>
            <numerusform>und %Ln nicht aufgeführte Anweisungen davor</numerusform>
        </translation>
    </message>
    <message>
        <source>not needed with what the database answered</source>
        <translation>nach der Antwort der Datenbank nicht nötig</translation>
    </message>
</context>
<context>
    <name>retort::ui::RunOptionsPanel</name>
    <message>
        <source>&amp;Back up first</source>
        <translation>&amp;Zuerst sichern</translation>
    </message>
    <message>
        <source>Chan&amp;ge…</source>
        <translation>Ä&amp;ndern …</translation>
    </message>
    <message>
        <source>Change where the backup goes</source>
        <translation>Ziel der Sicherung ändern</translation>
    </message>
    <message>
        <source>Run &amp;without a backup</source>
        <translation>&amp;Ohne Sicherung ausführen</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>kein Limit</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>One transaction for all</source>
        <translation>Eine Transaktion für alles</translation>
    </message>
    <message>
        <source>One for each revision</source>
        <translation>Eine für jede Revision</translation>
    </message>
    <message>
        <source>What fails is undone as a whole: the run, or the revision it happened in</source>
        <translation>Was fehlschlägt, wird als Ganzes rückgängig gemacht: der Lauf oder die Revision, in der es geschah</translation>
    </message>
    <message>
        <source>&amp;Lock time-out</source>
        <translation>Zeit&amp;limit Sperre</translation>
    </message>
    <message numerus="yes">
        <source>Who waits for a lock makes others wait. After it the run is undone and tried again, up to %n time(s).</source>
        <translation>
            <numerusform>Wer auf eine Sperre wartet, lässt andere warten. Danach wird der Lauf rückgängig gemacht und neu versucht, bis zu %n Mal.</numerusform>
            <numerusform>Wer auf eine Sperre wartet, lässt andere warten. Danach wird der Lauf rückgängig gemacht und neu versucht, bis zu %n Mal.</numerusform>
        </translation>
    </message>
    <message>
        <source>Who waits for a lock makes others wait. After it the run is undone.</source>
        <translation>Wer auf eine Sperre wartet, lässt andere warten. Danach wird der Lauf rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Statement time-o&amp;ut</source>
        <translation>Zeitlimit Anwe&amp;isung</translation>
    </message>
    <message>
        <source>Audit table</source>
        <translation>Audit-Tabelle</translation>
    </message>
    <message>
        <source>Also writes what was applied into the table %1 of this database</source>
        <translation>Schreibt auch in die Tabelle %1 dieser Datenbank, was angewendet wurde</translation>
    </message>
    <message>
        <source>To confirm, &amp;type the name of the database: %1</source>
        <translation>Zur Bestätigung den Namen der Da&amp;tenbank eingeben: %1</translation>
    </message>
    <message>
        <source>This kind of database is backed up before it is changed.</source>
        <translation>Eine solche Datenbank wird gesichert, bevor sie geändert wird.</translation>
    </message>
    <message>
        <source>There is nothing yet.</source>
        <translation>Noch ist nichts da.</translation>
    </message>
    <message>
        <source>Back up into</source>
        <translation>Sichern nach</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Back up first, or say that you run without a backup.</source>
        <translation>Sichern Sie zuerst, oder bestätigen Sie den Lauf ohne Sicherung.</translation>
    </message>
    <message>
        <source>Type the name of the database.</source>
        <translation>Geben Sie den Namen der Datenbank ein.</translation>
    </message>
</context>
<context>
    <name>retort::ui::RunSession</name>
    <message>
        <source>The session is gone already, or the server did not obey.</source>
        <translation>Die Sitzung ist schon beendet, oder der Server hat nicht gehorcht.</translation>
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
    <message>
        <source>(option)</source>
        <translation>(Option)</translation>
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
    <name>retort::ui::ScriptEditing</name>
    <message>
        <source>Ed&amp;it</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Write the script (Ctrl+S)</source>
        <translation>Das Skript schreiben (Strg+S)</translation>
    </message>
    <message>
        <source>Forget what was typed, and show the file as it is</source>
        <translation>Getipptes verwerfen und die Datei zeigen, wie sie ist</translation>
    </message>
    <message>
        <source>There is no script to edit.</source>
        <translation>Es gibt kein Skript zu bearbeiten.</translation>
    </message>
    <message>
        <source>%1 is being read: perhaps it has this revision.</source>
        <translation>%1 wird gerade gelesen: Vielleicht hat sie diese Revision.</translation>
    </message>
    <message>
        <source>%1 has applied this revision, and would not follow an edit. Write a new revision, or downgrade first.</source>
        <translation>%1 hat diese Revision angewendet und würde einer Änderung nicht folgen. Schreiben Sie eine neue Revision, oder machen Sie zuerst ein Downgrade.</translation>
    </message>
    <message>
        <source>Change the script here (F4)</source>
        <translation>Das Skript hier ändern (F4)</translation>
    </message>
    <message>
        <source>Not edited</source>
        <translation>Nicht bearbeitet</translation>
    </message>
    <message>
        <source>This script is not edited here.</source>
        <translation>Dieses Skript wird hier nicht bearbeitet.</translation>
    </message>
    <message>
        <source>This script is not UTF-8, and would not survive being edited here.</source>
        <translation>Dieses Skript ist nicht UTF-8 und würde eine Bearbeitung hier nicht überstehen.</translation>
    </message>
    <message>
        <source>Open it in your own editor.</source>
        <translation>Öffnen Sie es im eigenen Editor.</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Nothing was written; what you typed is still here.</source>
        <translation>Nichts wurde geschrieben; was Sie getippt haben, ist noch hier.</translation>
    </message>
    <message>
        <source>Changed outside</source>
        <translation>Von außen geändert</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else since you began to edit it. Nothing was written.</source>
        <translation>%1 wurde von jemand anderem geändert, seit Sie daran arbeiten. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Overwrite the file</source>
        <translation>Datei überschreiben</translation>
    </message>
    <message>
        <source>Take theirs, forget mine</source>
        <translation>Fremde Fassung nehmen, meine verwerfen</translation>
    </message>
</context>
<context>
    <name>retort::ui::SearchField</name>
    <message>
        <source>What can be searched</source>
        <translation>Wonach gesucht werden kann</translation>
    </message>
    <message>
        <source>Find in the history</source>
        <translation>Im Verlauf suchen</translation>
    </message>
    <message>
        <source>Text, or a key with a value such as table:orders; Enter goes to the next hit</source>
        <translation>Text, oder ein Schlüssel mit Wert wie table:orders; Eingabe geht zum nächsten Treffer</translation>
    </message>
    <message>
        <source>Text, or one of
%1</source>
        <translation>Text, oder eines von
%1</translation>
    </message>
</context>
<context>
    <name>retort::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was es tut</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
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
    <message>
        <source>Restore a &amp;backup…</source>
        <translation>&amp;Sicherung wiederherstellen …</translation>
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
    <message>
        <source>&amp;New revision…</source>
        <translation>&amp;Neue Revision …</translation>
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
    <message>
        <source>asks the database</source>
        <translation>fragt die Datenbank</translation>
    </message>
    <message>
        <source>asks the database at %1</source>
        <translation>fragt die Datenbank bei %1</translation>
    </message>
    <message>
        <source>Its script asks the database again while it runs.</source>
        <translation>Ihr Skript fragt die Datenbank beim Lauf erneut.</translation>
    </message>
    <message>
        <source>Its script asks the database while it runs: %1</source>
        <translation>Ihr Skript fragt die Datenbank beim Lauf: %1</translation>
    </message>
    <message>
        <source>Its script asks the database while it runs (%1): %2</source>
        <translation>Ihr Skript fragt die Datenbank beim Lauf (%1): %2</translation>
    </message>
    <message>
        <source>Back up the database</source>
        <translation>Datenbank sichern</translation>
    </message>
    <message>
        <source>Roll everything back</source>
        <translation>Alles zurückrollen</translation>
    </message>
    <message>
        <source>nothing stays</source>
        <translation>nichts bleibt</translation>
    </message>
    <message>
        <source>Check the result</source>
        <translation>Ergebnis prüfen</translation>
    </message>
    <message>
        <source>read again on a fresh connection</source>
        <translation>auf einer frischen Verbindung neu gelesen</translation>
    </message>
    <message>
        <source>%1 % · %2</source>
        <translation>%1 % · %2</translation>
    </message>
    <message>
        <source>verified: revisions and schema</source>
        <translation>nachgeprüft: Revisionen und Schema</translation>
    </message>
    <message>
        <source>differs from the plan</source>
        <translation>weicht vom Plan ab</translation>
    </message>
    <message>
        <source>revisions verified, schema not compared</source>
        <translation>Revisionen nachgeprüft, Schema nicht verglichen</translation>
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
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Write the SQL of every revision into files (Ctrl+E)</source>
        <translation>Das SQL jeder Revision in Dateien schreiben (Strg+E)</translation>
    </message>
    <message>
        <source>&amp;Journal</source>
        <translation>&amp;Journal</translation>
    </message>
    <message>
        <source>What was run from here, and with which outcome (Ctrl+J)</source>
        <translation>Was von hier aus lief, und mit welchem Ergebnis (Strg+J)</translation>
    </message>
    <message>
        <source>Find revision, message, table:, column:…  Ctrl+F</source>
        <translation>Revision, Nachricht, table:, column:…  Strg+F</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu …</translation>
    </message>
    <message>
        <source>Write a new revision script (Ctrl+N)</source>
        <translation>Ein neues Revisionsskript schreiben (Strg+N)</translation>
    </message>
    <message>
        <source>New revision</source>
        <translation>Neue Revision</translation>
    </message>
</context>
</TS>
