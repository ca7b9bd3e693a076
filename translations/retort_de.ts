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
    <message>
        <source>%1 is ahead of this folder, or on another branch: it is at %2.</source>
        <translation>%1 ist weiter als dieser Ordner oder auf einem anderen Zweig: Sie steht auf %2.</translation>
    </message>
    <message>
        <source>Get that script, or stamp the revision it stands for.</source>
        <translation>Holen Sie dieses Skript, oder stempeln Sie die Revision, für die es steht.</translation>
    </message>
    <message>
        <source>Look for it…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>%1 stores %2 beside %3, which covers it.</source>
        <translation>%1 enthält %2 neben %3, die sie schon einschließt.</translation>
    </message>
    <message>
        <source>Alembic refuses to upgrade such a database. The rows that say nothing can be removed; no table is touched.</source>
        <translation>Alembic verweigert das Upgrade einer solchen Datenbank. Die Zeilen, die nichts besagen, können entfernt werden; keine Tabelle wird berührt.</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparieren …</translation>
    </message>
    <message numerus="yes">
        <source>Its tables differ from what its revisions make in %Ln place(s).</source>
        <translation>
            <numerusform>Ihre Tabellen weichen an %Ln Stelle von dem ab, was ihre Revisionen ergeben.</numerusform>
            <numerusform>Ihre Tabellen weichen an %Ln Stellen von dem ab, was ihre Revisionen ergeben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen …</translation>
    </message>
</context>
<context>
    <name>DatabaseComparison</name>
    <message>
        <source>  not in the folder: %1</source>
        <translation>  nicht im Ordner: %1</translation>
    </message>
    <message>
        <source>%1 or %2 could not be read.</source>
        <translation>%1 oder %2 konnte nicht gelesen werden.</translation>
    </message>
    <message numerus="yes">
        <source>Only %1 has %Ln revision(s)</source>
        <translation>
            <numerusform>%Ln Revision nur in %1</numerusform>
            <numerusform>%Ln Revisionen nur in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Both have %Ln revision(s)</source>
        <translation>
            <numerusform>Beide haben %Ln Revision</numerusform>
            <numerusform>Beide haben %Ln Revisionen</numerusform>
        </translation>
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
    <message>
        <source>default database</source>
        <translation>Standarddatenbank</translation>
    </message>
</context>
<context>
    <name>DiagramScene</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>There is no program “%1”.</source>
        <translation>Es gibt kein Programm „%1“.</translation>
    </message>
    <message>
        <source>The desktop has no program for %1. Choose an editor in the preferences.</source>
        <translation>Der Desktop hat kein Programm für %1. Wählen Sie in den Einstellungen einen Editor.</translation>
    </message>
    <message>
        <source>“%1” could not be started.</source>
        <translation>„%1“ konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The editor was not opened</source>
        <translation>Der Editor wurde nicht geöffnet</translation>
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
    <name>Glossary</name>
    <message>
        <source>Where a history begins: a revision that follows no other one. “Downgrade to base” takes everything back.</source>
        <translation>Wo ein Verlauf beginnt: eine Revision, die auf keine andere folgt. „Downgrade auf base“ nimmt alles zurück.</translation>
    </message>
    <message>
        <source>A way to change tables of SQLite, which has hardly any ALTER: a new table is built, filled with the rows and takes the old one&apos;s place.</source>
        <translation>Ein Weg, Tabellen in SQLite zu ändern, das kaum ALTER kennt: Eine neue Tabelle wird gebaut, mit den Zeilen gefüllt und tritt an die Stelle der alten.</translation>
    </message>
    <message>
        <source>Two revisions that follow the same one begin two branches. A branch label is a name for all that comes after the revision that declares it.</source>
        <translation>Zwei Revisionen, die auf dieselbe folgen, beginnen zwei Zweige. Ein Zweig-Label ist ein Name für alles, was nach der Revision kommt, die es deklariert.</translation>
    </message>
    <message>
        <source>Revisions, perhaps of another branch, that have to be applied before this one, without this one following them.</source>
        <translation>Revisionen, vielleicht eines anderen Zweigs, die vor dieser angewendet sein müssen, ohne dass diese auf sie folgt.</translation>
    </message>
    <message>
        <source>To take revisions back, the newest first, by what their downgrade() says. What an upgrade deleted does not come back.</source>
        <translation>Revisionen zurücknehmen, die neueste zuerst, nach dem, was ihr downgrade() sagt. Was ein Upgrade gelöscht hat, kommt nicht zurück.</translation>
    </message>
    <message>
        <source>A revision that no other one follows: the newest of its branch. With one head, “upgrade head” leads there; with several, they should be merged.</source>
        <translation>Eine Revision, auf die keine andere folgt: die neueste ihres Zweigs. Mit einem Head führt „upgrade head“ dorthin; mehrere sollten zusammengeführt werden.</translation>
    </message>
    <message>
        <source>A revision that follows several heads and joins them into one. It mostly changes nothing itself.</source>
        <translation>Eine Revision, die auf mehrere Heads folgt und sie zu einem verbindet. Sie selbst ändert meist nichts.</translation>
    </message>
    <message>
        <source>Writing the SQL of a migration into a file instead of running it (“--sql”), for somebody else to run.</source>
        <translation>Das SQL einer Migration in eine Datei schreiben, statt es auszuführen („--sql“), damit jemand anderes es ausführt.</translation>
    </message>
    <message>
        <source>One script of the history: an id, the revision it follows, and what upgrade() and downgrade() do.</source>
        <translation>Ein Skript des Verlaufs: eine ID, die Revision, auf die es folgt, und was upgrade() und downgrade() tun.</translation>
    </message>
    <message>
        <source>To write into the version table that a revision is applied, without running any of its SQL. The tables stay as they are.</source>
        <translation>In die Versionstabelle schreiben, dass eine Revision angewendet ist, ohne etwas von ihrem SQL auszuführen. Die Tabellen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>To run the revisions that a database does not have yet, the oldest first.</source>
        <translation>Die Revisionen ausführen, die eine Datenbank noch nicht hat, die älteste zuerst.</translation>
    </message>
    <message>
        <source>The table alembic_version in each database: a row for each head it has. It stands for that revision and everything below it.</source>
        <translation>Die Tabelle alembic_version in jeder Datenbank: eine Zeile für jeden Head, den sie hat. Die Zeile steht für diese Revision und alles darunter.</translation>
    </message>
</context>
<context>
    <name>GraphPicture</name>
    <message>
        <source>The picture would be too large: %1 × %2 pixels</source>
        <translation>Das Bild würde zu groß: %1 × %2 Pixel</translation>
    </message>
    <message>
        <source>Nothing was written. Choose SVG or PDF, fold runs, or export only what is found.</source>
        <translation>Nichts wurde geschrieben. Wählen Sie SVG oder PDF, klappen Sie Folgen ein, oder exportieren Sie nur das Gefundene.</translation>
    </message>
    <message>
        <source>There is not enough memory for the picture</source>
        <translation>Der Speicher reicht nicht für das Bild</translation>
    </message>
    <message>
        <source>Nothing was written. Choose SVG or PDF instead.</source>
        <translation>Nichts wurde geschrieben. Wählen Sie stattdessen SVG oder PDF.</translation>
    </message>
    <message>
        <source>Stopped; nothing was written</source>
        <translation>Angehalten; nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>Can&apos;t write %1: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>the folder can&apos;t be created</source>
        <translation>der Ordner kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>Whatever was there before is unchanged. Choose another place, or make room.</source>
        <translation>Was vorher dort war, ist unverändert. Wählen Sie einen anderen Ort, oder schaffen Sie Platz.</translation>
    </message>
</context>
<context>
    <name>Guidance</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is reached as %2.</source>
        <translation>%1 wird als %2 erreicht.</translation>
    </message>
    <message>
        <source>The database is locked by somebody else</source>
        <translation>Die Datenbank ist von jemand anderem gesperrt</translation>
    </message>
    <message>
        <source>SQLite lets one program write at a time and holds the whole file; PostgreSQL makes a change of a table wait for everybody who uses it, and everybody after it waits too. The other one has not ended its transaction.</source>
        <translation>SQLite lässt immer nur ein Programm schreiben und sperrt die ganze Datei; PostgreSQL lässt die Änderung einer Tabelle auf alle warten, die sie benutzen, und alle Späteren warten mit. Die andere Seite hat ihre Transaktion nicht beendet.</translation>
    </message>
    <message>
        <source>Stop what holds it: the running application, an open shell or database browser, another migration. Then try again.</source>
        <translation>Halten Sie an, was sie festhält: die laufende Anwendung, eine offene Shell oder ein Datenbank-Browser, eine andere Migration. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>In the review a longer lock time-out can be chosen; with PostgreSQL it shows who is in the way.</source>
        <translation>In der Prüfung lässt sich ein längeres Zeitlimit für Sperren wählen; bei PostgreSQL zeigt sie, wer im Weg ist.</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Der Server antwortet nicht</translation>
    </message>
    <message>
        <source>Nothing listens at that host and port, a firewall or VPN is in between, or the connection broke. Containers are known to others by another name than to your computer: “db” in a compose file is “localhost” here.</source>
        <translation>An diesem Host und Port lauscht nichts, eine Firewall oder ein VPN liegt dazwischen, oder die Verbindung brach ab. Container kennen einander unter anderen Namen als Ihr Rechner: „db“ in einer Compose-Datei ist hier „localhost“.</translation>
    </message>
    <message>
        <source>Look at host and port of the connection, and test it.</source>
        <translation>Sehen Sie sich Host und Port der Verbindung an, und testen Sie sie.</translation>
    </message>
    <message>
        <source>Once the server runs: try again.</source>
        <translation>Sobald der Server läuft: Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The way through ssh does not work</source>
        <translation>Der Weg über ssh funktioniert nicht</translation>
    </message>
    <message>
        <source>This database is reached through another machine with the ssh program of your computer, with the keys and the settings that it has. It asks nobody for a password: what “ssh HOST” does in a terminal without a question works here, too.</source>
        <translation>Diese Datenbank wird über einen anderen Rechner erreicht, mit dem Programm ssh Ihres Rechners und dessen Schlüsseln und Einstellungen. Es fragt niemanden nach einem Passwort: Was als „ssh HOST“ in einem Terminal ohne Rückfrage geht, geht auch hier.</translation>
    </message>
    <message>
        <source>Try the same in a terminal.</source>
        <translation>Versuchen Sie dasselbe in einem Terminal.</translation>
    </message>
    <message>
        <source>Look at the connection.</source>
        <translation>Sehen Sie sich die Verbindung an.</translation>
    </message>
    <message>
        <source>The server or the file refuses this user</source>
        <translation>Der Server oder die Datei weist diesen Benutzer ab</translation>
    </message>
    <message>
        <source>The name or password is not accepted, or the file belongs to somebody else. Passwords are never in the project; Retort asks for them and keeps them in the keychain of your computer, where there is one.</source>
        <translation>Name oder Passwort wird nicht angenommen, oder die Datei gehört jemand anderem. Passwörter stehen nie im Projekt; Retort fragt danach und bewahrt sie im Schlüsselbund Ihres Rechners auf, wo es einen gibt.</translation>
    </message>
    <message>
        <source>Enter the password again, or another user.</source>
        <translation>Geben Sie das Passwort erneut ein, oder einen anderen Benutzer.</translation>
    </message>
    <message>
        <source>There is no such database</source>
        <translation>Diese Datenbank gibt es nicht</translation>
    </message>
    <message>
        <source>The server runs but has no database of that name, or the file of a SQLite database is missing. A relative SQLite path counts from where a program is started, so that the application may have its file elsewhere.</source>
        <translation>Der Server läuft, hat aber keine Datenbank dieses Namens, oder die Datei einer SQLite-Datenbank fehlt. Ein relativer SQLite-Pfad zählt von dort, wo ein Programm gestartet wird; die Anwendung kann ihre Datei also woanders haben.</translation>
    </message>
    <message>
        <source>Correct the name or the path; for SQLite, allow that the first upgrade makes the file.</source>
        <translation>Berichtigen Sie den Namen oder den Pfad; bei SQLite können Sie erlauben, dass das erste Upgrade die Datei anlegt.</translation>
    </message>
    <message>
        <source>This file is no sound SQLite database</source>
        <translation>Diese Datei ist keine heile SQLite-Datenbank</translation>
    </message>
    <message>
        <source>It is another kind of file, encrypted, or damaged. Retort changes nothing in such a file.</source>
        <translation>Sie ist von anderer Art, verschlüsselt oder beschädigt. Retort ändert in einer solchen Datei nichts.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Look for a backup that a run made.</source>
        <translation>Suchen Sie eine Sicherung, die ein Lauf angelegt hat.</translation>
    </message>
    <message>
        <source>The database cannot be written to</source>
        <translation>In die Datenbank kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>It is read-only, the disk is full, or this connection was marked read-only on purpose. A production database is read-only here until it is unlocked.</source>
        <translation>Sie ist schreibgeschützt, der Datenträger ist voll, oder diese Verbindung wurde absichtlich als schreibgeschützt markiert. Eine Produktionsdatenbank ist hier schreibgeschützt, bis sie entsperrt wird.</translation>
    </message>
    <message>
        <source>Look at the connection: its environment and whether it is read-only.</source>
        <translation>Sehen Sie sich die Verbindung an: ihre Umgebung, und ob sie schreibgeschützt ist.</translation>
    </message>
    <message>
        <source>The database URL is not understood</source>
        <translation>Die Datenbank-URL wird nicht verstanden</translation>
    </message>
    <message>
        <source>It has the form dialect+driver://user:password@host:port/database. SQLAlchemy 1.4 and later no longer know “postgres://”, only “postgresql://”; special characters in a password are written as %40 for @ and so on, and in alembic.ini each % twice.</source>
        <translation>Sie hat die Form dialect+driver://user:password@host:port/database. SQLAlchemy kennt ab 1.4 „postgres://“ nicht mehr, nur „postgresql://“; Sonderzeichen in einem Passwort werden als %40 für @ und so weiter geschrieben, und in alembic.ini jedes % doppelt.</translation>
    </message>
    <message>
        <source>Enter the parts one by one instead.</source>
        <translation>Geben Sie stattdessen die Teile einzeln ein.</translation>
    </message>
    <message>
        <source>The driver for this kind of database is missing</source>
        <translation>Der Treiber für diese Art Datenbank fehlt</translation>
    </message>
    <message>
        <source>Retort needs Qt&apos;s driver for SQLite or PostgreSQL, and Alembic the Python module that the URL names.</source>
        <translation>Retort braucht Qts Treiber für SQLite oder PostgreSQL, und Alembic das Python-Modul, das die URL nennt.</translation>
    </message>
    <message>
        <source>Install it, then try again.</source>
        <translation>Installieren Sie ihn, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The history has several heads</source>
        <translation>Der Verlauf hat mehrere Heads</translation>
    </message>
    <message>
        <source>A head is a revision that no other one follows. Two people who each add a revision after the same one leave two heads behind, and “head” no longer says which one is meant.</source>
        <translation>Ein Head ist eine Revision, auf die keine andere folgt. Wenn zwei Leute je eine Revision nach derselben hinzufügen, bleiben zwei Heads, und „head“ sagt nicht mehr, welcher gemeint ist.</translation>
    </message>
    <message>
        <source>Merge them: a new revision that follows all heads and changes nothing by itself. It is always safe.</source>
        <translation>Führen Sie sie zusammen: eine neue Revision, die auf alle Heads folgt und selbst nichts ändert. Das ist immer sicher.</translation>
    </message>
    <message>
        <source>Go through the heads and look at what each side does.</source>
        <translation>Gehen Sie die Heads durch, und sehen Sie sich an, was jede Seite tut.</translation>
    </message>
    <message>
        <source>Upgrade to all of them without a merge: “heads” means every head.</source>
        <translation>Machen Sie ein Upgrade auf alle, ohne Zusammenführung: „heads“ meint jeden Head.</translation>
    </message>
    <message numerus="yes">
        <source>These are the %Ln heads of this history:</source>
        <translation>
            <numerusform>Dies ist der %Ln Head dieses Verlaufs:</numerusform>
            <numerusform>Dies sind die %Ln Heads dieses Verlaufs:</numerusform>
        </translation>
    </message>
    <message>
        <source>They have no revision in common.</source>
        <translation>Sie haben keine gemeinsame Revision.</translation>
    </message>
    <message>
        <source>They part after %1.</source>
        <translation>Sie trennen sich nach %1.</translation>
    </message>
    <message>
        <source>%1 is at %2.</source>
        <translation>%1 steht auf %2.</translation>
    </message>
    <message>
        <source>Two scripts have the same revision id</source>
        <translation>Zwei Skripte haben dieselbe Revisions-ID</translation>
    </message>
    <message>
        <source>Each id may be there once. It mostly comes from a copied script whose “revision” line was not changed. Alembic then uses the script that it reads last and forgets the other one.</source>
        <translation>Jede ID darf es nur einmal geben. Meist kommt das von einem kopierten Skript, dessen Zeile „revision“ nicht geändert wurde. Alembic benutzt dann das zuletzt gelesene Skript und vergisst das andere.</translation>
    </message>
    <message>
        <source>%1 says that it is %2.</source>
        <translation>%1 sagt, es sei %2.</translation>
    </message>
    <message>
        <source>Give the newer one an id of its own, or remove the copy.</source>
        <translation>Geben Sie dem neueren eine eigene ID, oder entfernen Sie die Kopie.</translation>
    </message>
    <message>
        <source>See all problems of the project.</source>
        <translation>Sehen Sie sich alle Probleme des Projekts an.</translation>
    </message>
    <message>
        <source>The revisions run in a circle</source>
        <translation>Die Revisionen laufen im Kreis</translation>
    </message>
    <message>
        <source>A revision comes, over its down_revision or depends_on, after itself. There is no order in which these could run; everything outside of the circle still works here.</source>
        <translation>Eine Revision kommt über ihr down_revision oder depends_on nach sich selbst. Es gibt keine Reihenfolge, in der diese laufen könnten; alles außerhalb des Kreises geht hier weiterhin.</translation>
    </message>
    <message>
        <source>These revisions are part of it:</source>
        <translation>Diese Revisionen gehören dazu:</translation>
    </message>
    <message>
        <source>Open the newest of them and correct its down_revision: it has to name an older revision.</source>
        <translation>Öffnen Sie die neueste davon, und berichtigen Sie ihr down_revision: Es muss eine ältere Revision nennen.</translation>
    </message>
    <message>
        <source>See where the problem was found.</source>
        <translation>Sehen Sie nach, wo das Problem gefunden wurde.</translation>
    </message>
    <message>
        <source>A revision follows one that is not here</source>
        <translation>Eine Revision folgt auf eine, die nicht hier ist</translation>
    </message>
    <message>
        <source>A script names a down_revision or depends_on whose own script is missing: not pulled, deleted, or on another branch. Alembic stops with a KeyError; here the missing one is drawn as a ghost and the rest goes on working.</source>
        <translation>Ein Skript nennt ein down_revision oder depends_on, dessen eigenes Skript fehlt: nicht gepullt, gelöscht oder auf einem anderen Zweig. Alembic hält mit einem KeyError an; hier wird das fehlende als Geist gezeichnet, und der Rest geht weiter.</translation>
    </message>
    <message>
        <source>Concerned:</source>
        <translation>Betroffen:</translation>
    </message>
    <message>
        <source>Get the missing script from the branch or the person who has it, then read the project again.</source>
        <translation>Holen Sie das fehlende Skript aus dem Zweig oder von der Person, die es hat, und lesen Sie das Projekt dann neu.</translation>
    </message>
    <message>
        <source>Or correct the down_revision, if the missing one will never come back and no database has it.</source>
        <translation>Oder berichtigen Sie das down_revision, falls die fehlende nie wiederkommt und keine Datenbank sie hat.</translation>
    </message>
    <message>
        <source>The version table names a revision and one below it</source>
        <translation>Die Versionstabelle nennt eine Revision und eine darunter</translation>
    </message>
    <message>
        <source>A row of the version table stands for a revision and everything below it. When another row stands for one of those, Alembic sees the same revision requested twice and refuses. It is left behind by stamps without --purge and by rows that were edited by hand.</source>
        <translation>Eine Zeile der Versionstabelle steht für eine Revision und alles darunter. Steht eine andere Zeile für eine von diesen, so sieht Alembic dieselbe Revision zweimal verlangt und weigert sich. Das bleibt nach Stempeln ohne --purge zurück, oder wenn Zeilen von Hand bearbeitet wurden.</translation>
    </message>
    <message>
        <source>The version table of %1 has these rows:</source>
        <translation>Die Versionstabelle von %1 hat diese Zeilen:</translation>
    </message>
    <message>
        <source>Remove the rows that another row covers; no table is touched.</source>
        <translation>Entfernen Sie die Zeilen, die eine andere Zeile einschließt; keine Tabelle wird berührt.</translation>
    </message>
    <message>
        <source>Stamp the revision that the database really has: the review shows which rows go.</source>
        <translation>Stempeln Sie die Revision, die die Datenbank wirklich hat: Die Prüfung zeigt, welche Zeilen wegfallen.</translation>
    </message>
    <message>
        <source>Two revisions declare the same branch label</source>
        <translation>Zwei Revisionen deklarieren dasselbe Zweig-Label</translation>
    </message>
    <message>
        <source>A branch label is a name for a whole branch and has to be declared once; Alembic stops as soon as it reads the second one.</source>
        <translation>Ein Zweig-Label ist ein Name für einen ganzen Zweig und darf nur einmal deklariert werden; Alembic hält an, sobald es das zweite liest.</translation>
    </message>
    <message>
        <source>Take the label out of the younger script.</source>
        <translation>Nehmen Sie das Label aus dem jüngeren Skript.</translation>
    </message>
    <message>
        <source>A revision is not in this folder</source>
        <translation>Eine Revision ist nicht in diesem Ordner</translation>
    </message>
    <message>
        <source>The version table of the database, or the command, names a revision that has no script here. Mostly the database was migrated from another branch or a newer checkout, or the script was deleted. The database itself is not damaged: do not delete its version row, since nobody would know any more what it has.</source>
        <translation>Die Versionstabelle der Datenbank oder der Befehl nennt eine Revision, die hier kein Skript hat. Meist wurde die Datenbank von einem anderen Zweig oder neueren Checkout aus migriert, oder das Skript wurde gelöscht. Die Datenbank selbst ist nicht beschädigt: Löschen Sie ihre Versionszeile nicht, denn dann wüsste niemand mehr, was sie hat.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is at %2; none of the %Ln script(s) of this folder declares it.</source>
        <translation>
            <numerusform>%1 steht auf %2; das %Ln Skript dieses Ordners deklariert das nicht.</numerusform>
            <numerusform>%1 steht auf %2; keines der %Ln Skripte dieses Ordners deklariert das.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scripts are read from %1.</source>
        <translation>Skripte werden aus %1 gelesen.</translation>
    </message>
    <message>
        <source>Get the script: pull, or switch to the branch that has it. Then read the project again.</source>
        <translation>Holen Sie das Skript: mit einem Pull, oder wechseln Sie auf den Zweig, der es hat. Lesen Sie das Projekt dann neu.</translation>
    </message>
    <message>
        <source>Find it in the git repository: deleted files and other branches are searched, and the script can be put back.</source>
        <translation>Finden Sie es im Git-Repository: Gelöschte Dateien und andere Zweige werden durchsucht, und das Skript kann zurückgelegt werden.</translation>
    </message>
    <message>
        <source>Only when its changes are known: stamp the revision that the database matches. No SQL runs, only the record changes.</source>
        <translation>Nur wenn ihre Änderungen bekannt sind: Stempeln Sie die Revision, der die Datenbank entspricht. Kein SQL läuft, nur das Verzeichnis ändert sich.</translation>
    </message>
    <message>
        <source>Several revisions begin with these letters</source>
        <translation>Mehrere Revisionen beginnen mit diesen Zeichen</translation>
    </message>
    <message>
        <source>An id may be shortened as long as one revision alone begins so. Ids of up to three characters have to be given in full.</source>
        <translation>Eine ID darf gekürzt werden, solange nur eine Revision so beginnt. IDs bis zu drei Zeichen müssen ganz angegeben werden.</translation>
    </message>
    <message>
        <source>“%1” is the beginning of:</source>
        <translation>„%1“ ist der Anfang von:</translation>
    </message>
    <message>
        <source>Choose the revision in the history, or write a few more letters.</source>
        <translation>Wählen Sie die Revision im Verlauf, oder schreiben Sie ein paar Zeichen mehr.</translation>
    </message>
    <message>
        <source>There is no such branch, or the revision is not on it</source>
        <translation>Diesen Zweig gibt es nicht, oder die Revision liegt nicht auf ihm</translation>
    </message>
    <message>
        <source>“label@revision” means a revision on the branch of that label. A label is declared by branch_labels in a script, and holds for everything above it.</source>
        <translation>„label@revision“ meint eine Revision auf dem Zweig mit diesem Label. Ein Label wird durch branch_labels in einem Skript deklariert und gilt für alles darüber.</translation>
    </message>
    <message>
        <source>This history declares no branch label.</source>
        <translation>Dieser Verlauf deklariert kein Zweig-Label.</translation>
    </message>
    <message>
        <source>Labels of this history: %1</source>
        <translation>Labels dieses Verlaufs: %1</translation>
    </message>
    <message>
        <source>Use the id of the revision alone, or one of the labels above.</source>
        <translation>Benutzen Sie die ID der Revision allein, oder eines der Labels oben.</translation>
    </message>
    <message>
        <source>There are not that many steps, or more than one way</source>
        <translation>So viele Schritte gibt es nicht, oder mehr als einen Weg</translation>
    </message>
    <message>
        <source>“+2” and “-1” are counted from where the database is. It has too few revisions in that direction, or the history forks there so that “one back” could be several revisions.</source>
        <translation>„+2“ und „-1“ zählen von dort, wo die Datenbank steht. Sie hat in dieser Richtung zu wenige Revisionen, oder der Verlauf gabelt sich dort, sodass „eine zurück“ mehrere Revisionen sein könnten.</translation>
    </message>
    <message>
        <source>%1 has no revision yet.</source>
        <translation>%1 hat noch keine Revision.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s) are pending.</source>
        <translation>
            <numerusform>%Ln Revision steht aus.</numerusform>
            <numerusform>%Ln Revisionen stehen aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Name the revision instead: select it in the history and upgrade or downgrade to it.</source>
        <translation>Nennen Sie stattdessen die Revision: Wählen Sie sie im Verlauf, und machen Sie ein Upgrade oder Downgrade auf sie.</translation>
    </message>
    <message>
        <source>The database cannot get there in this direction</source>
        <translation>In dieser Richtung kommt die Datenbank nicht dorthin</translation>
    </message>
    <message>
        <source>A downgrade leads to a revision below the one that the database has, an upgrade to one above. The wanted revision is on the other side, or on another branch.</source>
        <translation>Ein Downgrade führt zu einer Revision unter der, die die Datenbank hat, ein Upgrade zu einer darüber. Die gewünschte Revision liegt auf der anderen Seite oder auf einem anderen Zweig.</translation>
    </message>
    <message>
        <source>%1 is at:</source>
        <translation>%1 steht auf:</translation>
    </message>
    <message>
        <source>See where the database stands, and choose a revision above or below.</source>
        <translation>Sehen Sie nach, wo die Datenbank steht, und wählen Sie eine Revision darüber oder darunter.</translation>
    </message>
    <message>
        <source>This cannot be the name of a revision or label</source>
        <translation>So kann keine Revision und kein Label heißen</translation>
    </message>
    <message>
        <source>Ids and labels are parts of a small language: “@”, “+”, “-” and “:” separate things in it, and “head”, “heads”, “base” and “current” have a meaning of their own. A name with any of these could not be asked for.</source>
        <translation>IDs und Labels sind Teile einer kleinen Sprache: „@“, „+“, „-“ und „:“ trennen darin, und „head“, „heads“, „base“ und „current“ haben eine eigene Bedeutung. Nach einem Namen mit einem davon ließe sich nicht fragen.</translation>
    </message>
    <message>
        <source>Use letters, digits and underscores, at most 32 characters.</source>
        <translation>Benutzen Sie Buchstaben, Ziffern und Unterstriche, höchstens 32 Zeichen.</translation>
    </message>
    <message>
        <source>In %1, line %2.</source>
        <translation>In %1, Zeile %2.</translation>
    </message>
    <message>
        <source>In %1.</source>
        <translation>In %1.</translation>
    </message>
    <message>
        <source>The migrations folder is not where the configuration says</source>
        <translation>Der Migrationsordner ist nicht dort, wo die Konfiguration sagt</translation>
    </message>
    <message>
        <source>script_location names a folder that does not exist. A relative one counts from where the command is started, unless it begins with %(here)s: so it may work in one folder and fail in another.</source>
        <translation>script_location nennt einen Ordner, den es nicht gibt. Ein relativer zählt von dort, wo der Befehl gestartet wird, außer er beginnt mit %(here)s: So kann es in einem Ordner gehen und in einem anderen nicht.</translation>
    </message>
    <message>
        <source>This project&apos;s script_location is %1.</source>
        <translation>script_location dieses Projekts ist %1.</translation>
    </message>
    <message>
        <source>Correct script_location in alembic.ini; %(here)s/migrations is the safest form.</source>
        <translation>Berichtigen Sie script_location in alembic.ini; %(here)s/migrations ist die sicherste Form.</translation>
    </message>
    <message>
        <source>Open another folder.</source>
        <translation>Öffnen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Where there never was one: make the folder with Alembic&apos;s template.</source>
        <translation>Wo nie einer war: Legen Sie den Ordner mit der Vorlage von Alembic an.</translation>
    </message>
    <message>
        <source>The configuration does not say where the scripts are</source>
        <translation>Die Konfiguration sagt nicht, wo die Skripte sind</translation>
    </message>
    <message>
        <source>Alembic looks for script_location in the [alembic] section of alembic.ini, or in [tool.alembic] of pyproject.toml. It also says so when it was started in a folder without alembic.ini, or with -c or -n naming another file or section. Flask-Migrate&apos;s file has no script_location by intention: it is read through “flask db”.</source>
        <translation>Alembic sucht script_location im Abschnitt [alembic] von alembic.ini oder in [tool.alembic] von pyproject.toml. Es meldet das auch, wenn es in einem Ordner ohne alembic.ini gestartet wurde, oder mit -c oder -n auf eine andere Datei oder einen anderen Abschnitt. Die Datei von Flask-Migrate hat mit Absicht kein script_location: Sie wird durch „flask db“ gelesen.</translation>
    </message>
    <message>
        <source>Opened: %1</source>
        <translation>Geöffnet: %1</translation>
    </message>
    <message>
        <source>Add the line to the [alembic] section.</source>
        <translation>Ergänzen Sie die Zeile im Abschnitt [alembic].</translation>
    </message>
    <message>
        <source>Open the folder of the project, or its migrations folder, instead.</source>
        <translation>Öffnen Sie stattdessen den Ordner des Projekts oder seinen Ordner migrations.</translation>
    </message>
    <message>
        <source>The configuration cannot be read as it stands</source>
        <translation>Die Konfiguration ist so nicht lesbar</translation>
    </message>
    <message>
        <source>alembic.ini is read as Python&apos;s ConfigParser reads it: each option once a section, and a percent sign that means itself written twice (a password with % in sqlalchemy.url is the usual case).</source>
        <translation>alembic.ini wird so gelesen, wie Pythons ConfigParser es tut: jede Option einmal je Abschnitt, und ein Prozentzeichen, das sich selbst meint, doppelt geschrieben (meist ein Passwort mit % in sqlalchemy.url).</translation>
    </message>
    <message>
        <source>Read from %1.</source>
        <translation>Gelesen aus %1.</translation>
    </message>
    <message>
        <source>Correct the line, then read the project again.</source>
        <translation>Berichtigen Sie die Zeile und lesen Sie das Projekt neu.</translation>
    </message>
    <message>
        <source>There is no migration environment here</source>
        <translation>Hier gibt es keine Migrationsumgebung</translation>
    </message>
    <message>
        <source>A project is a folder with alembic.ini, a pyproject.toml with [tool.alembic], or a migrations folder with env.py and versions.</source>
        <translation>Ein Projekt ist ein Ordner mit alembic.ini, eine pyproject.toml mit [tool.alembic] oder ein Ordner migrations mit env.py und versions.</translation>
    </message>
    <message>
        <source>Looked in and below %1.</source>
        <translation>Gesucht in und unter %1.</translation>
    </message>
    <message>
        <source>Make a migration environment in your project.</source>
        <translation>Legen Sie in Ihrem Projekt eine Migrationsumgebung an.</translation>
    </message>
    <message>
        <source>A file in the versions folder is no usable script</source>
        <translation>Eine Datei im Ordner versions ist kein brauchbares Skript</translation>
    </message>
    <message>
        <source>Every script has to say “revision = …” and “down_revision = …” as plain texts before its functions. Retort reads these lines and runs nothing; a file without them is left out, and the others go on working.</source>
        <translation>Jedes Skript muss vor seinen Funktionen „revision = …“ und „down_revision = …“ als einfache Texte angeben. Retort liest diese Zeilen und führt nichts aus; eine Datei ohne sie wird ausgelassen, die anderen gehen weiter.</translation>
    </message>
    <message>
        <source>Look at the file and where it goes wrong.</source>
        <translation>Sehen Sie sich die Datei und die fehlerhafte Stelle an.</translation>
    </message>
    <message>
        <source>Move files that are no revisions out of the versions folder.</source>
        <translation>Verschieben Sie Dateien, die keine Revisionen sind, aus dem Ordner versions.</translation>
    </message>
    <message>
        <source>The new script cannot be made like this</source>
        <translation>Das neue Skript lässt sich so nicht anlegen</translation>
    </message>
    <message>
        <source>A new revision is made from the project&apos;s script.py.mako and file_template, below one of its version locations, after a head (or, as a splice, after any revision). One of these does not fit. Nothing was written.</source>
        <translation>Eine neue Revision entsteht aus script.py.mako und file_template des Projekts, in einem seiner Versionsordner, nach einem Head (oder als Splice nach einer beliebigen Revision). Etwas davon passt nicht. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Version location: %1</source>
        <translation>Versionsordner: %1</translation>
    </message>
    <message>
        <source>Try again with other choices.</source>
        <translation>Versuchen Sie eine andere Auswahl.</translation>
    </message>
    <message>
        <source>The file was not written</source>
        <translation>Die Datei wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>Something else is in its place, it was changed meanwhile by another program, or the folder cannot be written to. Nothing is overwritten that you have not seen.</source>
        <translation>An ihrer Stelle liegt etwas anderes, ein anderes Programm hat sie inzwischen geändert, oder der Ordner ist nicht beschreibbar. Nichts wird überschrieben, was Sie nicht gesehen haben.</translation>
    </message>
    <message>
        <source>Read the project again and look at what is there now.</source>
        <translation>Lesen Sie das Projekt neu und sehen Sie nach, was jetzt dort liegt.</translation>
    </message>
    <message>
        <source>The SQL cannot be made without a database</source>
        <translation>Das SQL lässt sich ohne Datenbank nicht erzeugen</translation>
    </message>
    <message>
        <source>Offline mode (--sql) writes SQL without a connection. A batch operation on SQLite needs to know the table as it is, which Alembic reads from the database. Retort knows it from the revisions before, so that its preview and export mostly work without one.</source>
        <translation>Der Offline-Modus (--sql) schreibt SQL ohne Verbindung. Eine Batch-Operation auf SQLite muss die bestehende Tabelle kennen, die Alembic aus der Datenbank liest. Retort kennt sie aus den Revisionen davor; Vorschau und Export kommen daher meist ohne Datenbank aus.</translation>
    </message>
    <message>
        <source>Export the SQL from here.</source>
        <translation>Exportieren Sie das SQL von hier aus.</translation>
    </message>
    <message>
        <source>Connect the database, and the preview asks it.</source>
        <translation>Verbinden Sie die Datenbank, dann fragt die Vorschau sie.</translation>
    </message>
    <message>
        <source>What a revision does depends on what the database holds</source>
        <translation>Was eine Revision tut, hängt vom Inhalt der Datenbank ab</translation>
    </message>
    <message>
        <source>The script asks the database (for rows, or for which tables there are) and goes on according to the answer. Without it the SQL would be a guess, and a guess is never shown.</source>
        <translation>Das Skript fragt die Datenbank (nach Zeilen oder danach, welche Tabellen es gibt) und fährt je nach Antwort fort. Ohne sie wäre das SQL geraten, und Geratenes wird nie gezeigt.</translation>
    </message>
    <message>
        <source>Connect the database and let the preview ask it; nothing is changed by that.</source>
        <translation>Verbinden Sie die Datenbank und lassen Sie die Vorschau sie fragen; dadurch ändert sich nichts.</translation>
    </message>
    <message>
        <source>A revision needs your application&apos;s Python</source>
        <translation>Eine Revision braucht das Python Ihrer Anwendung</translation>
    </message>
    <message>
        <source>The script imports code of the application or does something that Retort does not follow. Reading a project never runs its code, so this revision has no exact preview. Everything before and after it is not affected.</source>
        <translation>Das Skript importiert Code der Anwendung oder tut etwas, dem Retort nicht folgt. Beim Lesen eines Projekts wird dessen Code nie ausgeführt, daher hat diese Revision keine genaue Vorschau. Alles davor und danach ist nicht betroffen.</translation>
    </message>
    <message>
        <source>Look at the line that is the reason.</source>
        <translation>Sehen Sie sich die Zeile an, an der es liegt.</translation>
    </message>
    <message>
        <source>Run this one with your own Python, which the review offers or Alembic does.</source>
        <translation>Führen Sie diese mit Ihrem eigenen Python aus: Die Prüfung bietet es an, oder Alembic tut es.</translation>
    </message>
    <message>
        <source>Somebody else migrates this database right now</source>
        <translation>Diese Datenbank wird gerade von jemand anderem migriert</translation>
    </message>
    <message>
        <source>Two runs at the same time leave a half-built schema. Alembic has no lock against that; Retort holds one while it runs and has found another run.</source>
        <translation>Zwei Läufe zur selben Zeit hinterlassen ein halb gebautes Schema. Alembic hat dagegen keine Sperre; Retort hält während des Laufs eine und hat einen anderen Lauf gefunden.</translation>
    </message>
    <message>
        <source>Wait until it is done and read the database again.</source>
        <translation>Warten Sie, bis er fertig ist, und lesen Sie die Datenbank neu.</translation>
    </message>
    <message>
        <source>The connection goes through a pooler, or a second one is refused</source>
        <translation>Die Verbindung geht über einen Pooler, oder eine zweite wird abgelehnt</translation>
    </message>
    <message>
        <source>A run needs a connection of its own from beginning to end, and a second one to stop it. A pooler that gives out connections for one transaction breaks locks and settings of the session.</source>
        <translation>Ein Lauf braucht von Anfang bis Ende eine eigene Verbindung und eine zweite, um ihn anzuhalten. Ein Pooler, der Verbindungen nur für eine Transaktion vergibt, bricht Sperren und Einstellungen der Sitzung.</translation>
    </message>
    <message>
        <source>Connect to the server itself instead of the pooler.</source>
        <translation>Verbinden Sie sich mit dem Server selbst statt mit dem Pooler.</translation>
    </message>
    <message>
        <source>It is not known whether the run took effect</source>
        <translation>Es ist nicht bekannt, ob der Lauf wirksam wurde</translation>
    </message>
    <message>
        <source>The connection broke while the transaction was ending. The server has either done all of it or nothing; only a new look can tell.</source>
        <translation>Die Verbindung brach ab, während die Transaktion endete. Der Server hat entweder alles getan oder nichts; das zeigt erst ein neuer Blick.</translation>
    </message>
    <message>
        <source>Read the database again: its revision tells.</source>
        <translation>Lesen Sie die Datenbank neu: Die Revision darin zeigt es.</translation>
    </message>
    <message>
        <source>The journal has every statement of the run.</source>
        <translation>Das Journal enthält jede Anweisung des Laufs.</translation>
    </message>
    <message>
        <source>A rebuilt table would lose something</source>
        <translation>Eine neu gebaute Tabelle würde etwas verlieren</translation>
    </message>
    <message>
        <source>SQLite&apos;s tables are changed by building them anew. Before the commit Retort counts rows and triggers and checks foreign keys; something was missing, so it undid everything.</source>
        <translation>Tabellen von SQLite werden geändert, indem sie neu gebaut werden. Vor dem Commit zählt Retort Zeilen und Trigger und prüft Fremdschlüssel; etwas fehlte, daher wurde alles rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Look at the script: what the batch does to the rows or triggers.</source>
        <translation>Sehen Sie im Skript nach, was der Batch mit den Zeilen oder Triggern tut.</translation>
    </message>
    <message>
        <source>The script itself gave up</source>
        <translation>Das Skript selbst hat aufgegeben</translation>
    </message>
    <message>
        <source>It raised an exception, ended its own transaction, or asked for something that cannot be done while it runs. Some downgrades raise on purpose, to say that there is no way back.</source>
        <translation>Es löste eine Ausnahme aus, beendete seine eigene Transaktion oder verlangte etwas, das während des Laufs nicht geht. Manche Downgrades lösen absichtlich eine aus, um zu sagen, dass es keinen Weg zurück gibt.</translation>
    </message>
    <message>
        <source>Look at the line.</source>
        <translation>Sehen Sie sich die Zeile an.</translation>
    </message>
    <message>
        <source>An index was begun and is not valid</source>
        <translation>Ein Index wurde begonnen und ist nicht gültig</translation>
    </message>
    <message>
        <source>CREATE INDEX CONCURRENTLY that fails leaves an index behind which costs every write and helps no query.</source>
        <translation>Ein fehlgeschlagenes CREATE INDEX CONCURRENTLY hinterlässt einen Index, der jedes Schreiben bremst und keiner Abfrage hilft.</translation>
    </message>
    <message>
        <source>Drop it, then run the revision again.</source>
        <translation>Löschen Sie ihn und führen Sie die Revision erneut aus.</translation>
    </message>
    <message>
        <source>No backup could be made</source>
        <translation>Keine Sicherung möglich</translation>
    </message>
    <message>
        <source>A SQLite file is copied and checked before a run, a PostgreSQL database dumped by pg_dump of at least its own version. One of these did not work; the run did not begin.</source>
        <translation>Eine SQLite-Datei wird vor einem Lauf kopiert und geprüft, eine PostgreSQL-Datenbank mit pg_dump von mindestens ihrer eigenen Version gesichert. Eines davon gelang nicht; der Lauf begann nicht.</translation>
    </message>
    <message>
        <source>Make room or install the program, or go on without a backup: the review asks.</source>
        <translation>Schaffen Sie Platz, installieren Sie das Programm, oder fahren Sie ohne Sicherung fort: Die Prüfung fragt danach.</translation>
    </message>
    <message>
        <source>Your Python did not do what was asked</source>
        <translation>Ihr Python tat nicht, was verlangt war</translation>
    </message>
    <message>
        <source>A revision was handed to the project&apos;s own Alembic for one step. It was not found, works on another database, or ended without the expected revision, and what follows would no longer be what was reviewed.</source>
        <translation>Eine Revision wurde für einen Schritt dem Alembic des Projekts übergeben. Es wurde nicht gefunden, arbeitet auf einer anderen Datenbank oder endete ohne die erwartete Revision; was folgt, wäre nicht mehr das Geprüfte.</translation>
    </message>
    <message>
        <source>Try the step in a terminal, in the project&apos;s environment.</source>
        <translation>Versuchen Sie den Schritt in einem Terminal, in der Umgebung des Projekts.</translation>
    </message>
    <message>
        <source>Nothing is pending there.</source>
        <translation>Dort steht nichts aus.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s) are pending, in this order:</source>
        <translation>
            <numerusform>%Ln Revision steht aus:</numerusform>
            <numerusform>%Ln Revisionen stehen aus, in dieser Reihenfolge:</numerusform>
        </translation>
    </message>
    <message>
        <source>The database is behind its scripts</source>
        <translation>Die Datenbank ist hinter ihren Skripten zurück</translation>
    </message>
    <message>
        <source>There are revisions that this database does not have. Before a revision can be generated from your models Alembic wants the database to have all of them: else it would find the same changes once more. It is a state, not damage.</source>
        <translation>Es gibt Revisionen, die diese Datenbank nicht hat. Bevor sich aus Ihren Modellen eine Revision erzeugen lässt, muss die Datenbank für Alembic alle haben: Sonst fände es dieselben Änderungen noch einmal. Das ist ein Zustand, kein Schaden.</translation>
    </message>
    <message>
        <source>Upgrade the database; the review shows every statement first.</source>
        <translation>Machen Sie ein Upgrade der Datenbank; die Prüfung zeigt zuvor jede Anweisung.</translation>
    </message>
    <message>
        <source>If the tables are there already (made by create_all, or by hand): record that without running anything.</source>
        <translation>Wenn die Tabellen schon da sind (durch create_all oder von Hand): Vermerken Sie das, ohne etwas auszuführen.</translation>
    </message>
    <message>
        <source>No changes are found, or the new script is empty</source>
        <translation>Es finden sich keine Änderungen, oder das neue Skript ist leer</translation>
    </message>
    <message>
        <source>Autogenerate compares the models that env.py knows with the tables of the database. It finds nothing when the models are not imported by env.py (target_metadata is None or empty), when the tables exist already because something called create_all, when another database is compared, or for changes that Alembic does not look for: renames, primary keys, CHECK texts, enum values.</source>
        <translation>Autogenerate vergleicht die Modelle, die env.py kennt, mit den Tabellen der Datenbank. Es findet nichts, wenn env.py die Modelle nicht importiert (target_metadata ist None oder leer), wenn die Tabellen schon da sind, weil etwas create_all aufrief, wenn eine andere Datenbank verglichen wird, oder bei Änderungen, nach denen Alembic nicht sucht: Umbenennungen, Primärschlüssel, CHECK-Texte, Enum-Werte.</translation>
    </message>
    <message>
        <source>The models are imported by %1.</source>
        <translation>Die Modelle werden von %1 importiert.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %Ln table(s) beside the version table.</source>
        <translation>
            <numerusform>%1 hat neben der Versionstabelle %Ln Tabelle.</numerusform>
            <numerusform>%1 hat neben der Versionstabelle %Ln Tabellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import all models in env.py before target_metadata is set.</source>
        <translation>Importieren Sie in env.py alle Modelle, bevor target_metadata gesetzt wird.</translation>
    </message>
    <message>
        <source>Compare the database with what the revisions make of it: what differs there is what create_all made.</source>
        <translation>Vergleichen Sie die Datenbank mit dem, was die Revisionen aus ihr machen: Was dort abweicht, stammt von create_all.</translation>
    </message>
    <message>
        <source>Write the revision yourself.</source>
        <translation>Schreiben Sie die Revision selbst.</translation>
    </message>
    <message>
        <source>The database has tables but no version table</source>
        <translation>Die Datenbank hat Tabellen, aber keine Versionstabelle</translation>
    </message>
    <message>
        <source>Nothing tells which revisions it has. Either Alembic never worked here (create_all or another tool made the tables), or the version table has another name or schema. An upgrade would begin at the first revision and fail at the first table that exists already.</source>
        <translation>Nichts sagt, welche Revisionen sie hat. Entweder hat Alembic hier nie gearbeitet (create_all oder ein anderes Werkzeug legte die Tabellen an), oder die Versionstabelle hat einen anderen Namen oder ein anderes Schema. Ein Upgrade begänne bei der ersten Revision und scheiterte an der ersten Tabelle, die es schon gibt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %Ln table(s).</source>
        <translation>
            <numerusform>%1 hat %Ln Tabelle.</numerusform>
            <numerusform>%1 hat %Ln Tabellen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This project keeps its record in the table %1.</source>
        <translation>Dieses Projekt führt sein Verzeichnis in der Tabelle %1.</translation>
    </message>
    <message>
        <source>Find the revision whose tables these are: select it and look at its schema.</source>
        <translation>Finden Sie die Revision, zu der diese Tabellen gehören: Wählen Sie sie und sehen Sie ihr Schema an.</translation>
    </message>
    <message>
        <source>Stamp that revision: only the record changes, no SQL of the scripts runs.</source>
        <translation>Stempeln Sie diese Revision: Nur das Verzeichnis ändert sich, kein SQL der Skripte läuft.</translation>
    </message>
    <message>
        <source>A script was edited after it was applied</source>
        <translation>Ein Skript wurde nach dem Anwenden bearbeitet</translation>
    </message>
    <message>
        <source>The database has what the script said then. Alembic runs a script once and never looks at it again, so that this database and a new one would differ from now on, and nothing would say so.</source>
        <translation>Die Datenbank hat, was das Skript damals sagte. Alembic führt ein Skript einmal aus und sieht es nie wieder an; diese Datenbank und eine neue würden von nun an abweichen, und nichts würde darauf hinweisen.</translation>
    </message>
    <message>
        <source>Edited since:</source>
        <translation>Seither bearbeitet:</translation>
    </message>
    <message>
        <source>Look at the scripts.</source>
        <translation>Sehen Sie sich die Skripte an.</translation>
    </message>
    <message>
        <source>Put the old text back, and what is to change into a new revision.</source>
        <translation>Stellen Sie den alten Text wieder her; was sich ändern soll, kommt in eine neue Revision.</translation>
    </message>
    <message>
        <source>See whether the database still is what the scripts make.</source>
        <translation>Sehen Sie nach, ob die Datenbank noch ist, was die Skripte aus ihr machen.</translation>
    </message>
    <message>
        <source>The database is not what its revisions make of it</source>
        <translation>Die Datenbank ist nicht, was ihre Revisionen aus ihr machen</translation>
    </message>
    <message>
        <source>All scripts up to the recorded revision were followed in memory and the result compared with the real tables. They differ: something was changed by hand, by create_all, or by a stamp past revisions that never ran.</source>
        <translation>Alle Skripte bis zur vermerkten Revision wurden im Speicher verfolgt und das Ergebnis mit den echten Tabellen verglichen. Sie weichen ab: Etwas wurde von Hand geändert, durch create_all oder durch einen Stamp über Revisionen hinweg, die nie liefen.</translation>
    </message>
    <message>
        <source>Compare them side by side.</source>
        <translation>Vergleichen Sie beide nebeneinander.</translation>
    </message>
    <message>
        <source>Write a revision that brings the difference into the history.</source>
        <translation>Schreiben Sie eine Revision, die den Unterschied in den Verlauf bringt.</translation>
    </message>
    <message>
        <source>A revision id is longer than the version table allows</source>
        <translation>Eine Revisions-ID ist länger, als die Versionstabelle erlaubt</translation>
    </message>
    <message>
        <source>The column version_num holds 32 characters. SQLite does not mind; PostgreSQL refuses the write of the record, and with it the whole revision, however right its own statements are.</source>
        <translation>Die Spalte version_num fasst 32 Zeichen. SQLite stört das nicht; PostgreSQL lehnt das Schreiben des Vermerks ab und damit die ganze Revision, so richtig ihre eigenen Anweisungen auch sind.</translation>
    </message>
    <message numerus="yes">
        <source>Longer than %Ln character(s) here:</source>
        <translation>
            <numerusform>Länger als %Ln Zeichen sind hier:</numerusform>
            <numerusform>Länger als %Ln Zeichen sind hier:</numerusform>
        </translation>
    </message>
    <message>
        <source>While no database has the revision: give it a shorter id.</source>
        <translation>Solange keine Datenbank die Revision hat: Geben Sie ihr eine kürzere ID.</translation>
    </message>
    <message>
        <source>Else widen the column, on every database, before the upgrade.</source>
        <translation>Sonst verbreitern Sie die Spalte vor dem Upgrade, in jeder Datenbank.</translation>
    </message>
    <message>
        <source>The version table is not what was expected</source>
        <translation>Die Versionstabelle ist nicht wie erwartet</translation>
    </message>
    <message>
        <source>Each revision ends by moving exactly one row. Somebody else moved it meanwhile (two programs that migrate at the same time), or the table was edited by hand. What ran in this transaction was undone.</source>
        <translation>Jede Revision endet damit, genau eine Zeile weiterzusetzen. Jemand anderes hat sie inzwischen geändert (zwei Programme, die zur selben Zeit migrieren), oder die Tabelle wurde von Hand bearbeitet. Was in dieser Transaktion lief, wurde rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The version table of %1 is empty.</source>
        <translation>Die Versionstabelle von %1 ist leer.</translation>
    </message>
    <message>
        <source>The version table of %1 says: %2</source>
        <translation>Die Versionstabelle von %1 sagt: %2</translation>
    </message>
    <message>
        <source>Read the database again, and plan from what it says now.</source>
        <translation>Lesen Sie die Datenbank neu und planen Sie von ihrem jetzigen Stand aus.</translation>
    </message>
    <message>
        <source>If a row is wrong: stamp the revision that the database really has.</source>
        <translation>Wenn eine Zeile falsch ist: Stempeln Sie die Revision, die die Datenbank wirklich hat.</translation>
    </message>
    <message>
        <source>The statement comes from %1, line %2.</source>
        <translation>Die Anweisung stammt aus %1, Zeile %2.</translation>
    </message>
    <message>
        <source>What a revision makes is there already</source>
        <translation>Was eine Revision anlegt, ist schon da</translation>
    </message>
    <message>
        <source>The table, column, index or type exists, but the version table does not know the revision that makes it. Mostly create_all, another tool or a run that failed half-way made it; dropping it loses its data.</source>
        <translation>Die Tabelle, die Spalte, der Index oder der Typ existiert, aber die Versionstabelle kennt die Revision nicht, die das anlegt. Meist stammt es von create_all, einem anderen Werkzeug oder einem halb fehlgeschlagenen Lauf; mit dem Löschen gehen seine Daten verloren.</translation>
    </message>
    <message>
        <source>See how the database differs from what its revisions make.</source>
        <translation>Sehen Sie nach, wie die Datenbank von dem abweicht, was ihre Revisionen anlegen.</translation>
    </message>
    <message>
        <source>If it has everything that the revision makes: stamp that revision, then upgrade the rest.</source>
        <translation>Wenn sie alles hat, was die Revision anlegt: Stempeln Sie diese Revision und machen Sie dann das Upgrade für den Rest.</translation>
    </message>
    <message>
        <source>What a revision works on is not there</source>
        <translation>Woran eine Revision arbeitet, das fehlt</translation>
    </message>
    <message>
        <source>A table, column, index or constraint that an earlier revision makes is missing, has another name, or is in another schema. A stamp past revisions that never ran leads here, as does a search_path that differs, or a constraint whose name the database chose.</source>
        <translation>Eine Tabelle, eine Spalte, ein Index oder ein Constraint aus einer früheren Revision fehlt, heißt anders oder liegt in einem anderen Schema. Dahin führt ein Stamp über Revisionen hinweg, die nie liefen, ebenso ein abweichender search_path oder ein Constraint, dessen Namen die Datenbank wählte.</translation>
    </message>
    <message>
        <source>If it was stamped too far: stamp the last revision that really ran, then upgrade.</source>
        <translation>Wenn zu weit gestempelt wurde: Stempeln Sie die letzte Revision, die wirklich lief, und machen Sie dann das Upgrade.</translation>
    </message>
    <message>
        <source>A failed batch operation left a table behind</source>
        <translation>Eine fehlgeschlagene Batch-Operation hinterließ eine Tabelle</translation>
    </message>
    <message>
        <source>To change a table of SQLite, a batch operation builds a new one named _alembic_tmp_…, copies the rows and takes its place. With Alembic a failure leaves it behind and each retry stops there. Runs of Retort undo it, since the whole revision is one transaction.</source>
        <translation>Um eine Tabelle von SQLite zu ändern, baut eine Batch-Operation eine neue namens _alembic_tmp_…, kopiert die Zeilen und setzt sie an deren Stelle. Mit Alembic bleibt sie nach einem Fehler liegen, und jeder neue Versuch hält dort an. Läufe von Retort machen sie rückgängig, da die ganze Revision eine Transaktion ist.</translation>
    </message>
    <message>
        <source>Look at it: while the original table is complete, the leftover can be dropped.</source>
        <translation>Sehen Sie nach: Solange die ursprüngliche Tabelle vollständig ist, kann der Rest gelöscht werden.</translation>
    </message>
    <message>
        <source>Rows that exist have no value for a required column</source>
        <translation>Vorhandene Zeilen haben keinen Wert für eine Pflichtspalte</translation>
    </message>
    <message>
        <source>NOT NULL holds for the rows that are there already. An empty development database accepts it, one with data does not.</source>
        <translation>NOT NULL gilt auch für die Zeilen, die schon da sind. Eine leere Entwicklungsdatenbank nimmt es an, eine mit Daten nicht.</translation>
    </message>
    <message>
        <source>In the script: add the column as nullable or with a server_default, fill it with an UPDATE, then set nullable=False.</source>
        <translation>Im Skript: Fügen Sie die Spalte als nullable oder mit server_default hinzu, füllen Sie sie mit einem UPDATE und setzen Sie dann nullable=False.</translation>
    </message>
    <message>
        <source>Rows that exist are not unique</source>
        <translation>Vorhandene Zeilen sind nicht eindeutig</translation>
    </message>
    <message>
        <source>The new unique index or constraint holds for the rows that are there already, and some have the same values.</source>
        <translation>Der neue eindeutige Index oder Constraint gilt auch für die Zeilen, die schon da sind, und einige haben dieselben Werte.</translation>
    </message>
    <message>
        <source>Find them, decide which one stays, and clean up in the script before the index is made.</source>
        <translation>Finden Sie sie, entscheiden Sie, welche bleibt, und räumen Sie im Skript auf, bevor der Index angelegt wird.</translation>
    </message>
    <message>
        <source>Rows refer to others that are not there</source>
        <translation>Zeilen verweisen auf andere, die es nicht gibt</translation>
    </message>
    <message>
        <source>A foreign key is broken by rows that exist, or would be by what the revision deletes. SQLite looks at the end of the transaction, PostgreSQL at once.</source>
        <translation>Ein Fremdschlüssel ist durch vorhandene Zeilen verletzt, oder er wäre es durch das, was die Revision löscht. SQLite prüft am Ende der Transaktion, PostgreSQL sofort.</translation>
    </message>
    <message>
        <source>Clean up such rows in the script before the key is made.</source>
        <translation>Räumen Sie solche Zeilen im Skript auf, bevor der Schlüssel angelegt wird.</translation>
    </message>
    <message>
        <source>SQLite cannot change a table like this</source>
        <translation>SQLite kann eine Tabelle so nicht ändern</translation>
    </message>
    <message>
        <source>SQLite has no ALTER for types, constraints and most of columns. Alembic&apos;s batch operations build the table anew instead.</source>
        <translation>SQLite hat kein ALTER für Typen, Constraints und das meiste an Spalten. Alembics Batch-Operationen bauen die Tabelle stattdessen neu.</translation>
    </message>
    <message>
        <source>Put the change into a batch: “with op.batch_alter_table(&apos;t&apos;) as batch: batch.alter_column(…)”. New scripts get that with render_as_batch=True in env.py.</source>
        <translation>Setzen Sie die Änderung in einen Batch: „with op.batch_alter_table(&apos;t&apos;) as batch: batch.alter_column(…)“. Neue Skripte erhalten das mit render_as_batch=True in env.py.</translation>
    </message>
    <message>
        <source>This statement cannot run inside of a transaction</source>
        <translation>Diese Anweisung kann nicht in einer Transaktion laufen</translation>
    </message>
    <message>
        <source>CREATE INDEX CONCURRENTLY and a few others need to stand alone, and a new value of an enum type can be used only after its transaction ended. Alembic runs each revision, or all of them, in one transaction.</source>
        <translation>CREATE INDEX CONCURRENTLY und einige andere müssen allein stehen, und ein neuer Wert eines Enum-Typs ist erst nutzbar, wenn seine Transaktion beendet ist. Alembic führt jede Revision oder alle zusammen in einer Transaktion aus.</translation>
    </message>
    <message>
        <source>Wrap it in “with op.get_context().autocommit_block():”. What ran before it is committed then and not undone by a failure.</source>
        <translation>Stellen Sie es in „with op.get_context().autocommit_block():“. Was davor lief, wird dann festgeschrieben, und ein Fehlschlag macht es nicht rückgängig.</translation>
    </message>
    <message>
        <source>PostgreSQL does not know how to convert the column</source>
        <translation>PostgreSQL weiß nicht, wie die Spalte umzuwandeln ist</translation>
    </message>
    <message>
        <source>There is no automatic conversion between the old type and the new one, so it has to be written down; values that do not fit stop it.</source>
        <translation>Zwischen altem und neuem Typ gibt es keine selbsttätige Umwandlung, also muss sie hingeschrieben werden; Werte, die nicht passen, halten sie an.</translation>
    </message>
    <message>
        <source>Give op.alter_column a postgresql_using, such as &apos;name::integer&apos;.</source>
        <translation>Geben Sie op.alter_column ein postgresql_using mit, etwa &apos;name::integer&apos;.</translation>
    </message>
    <message>
        <source>Something else needs what is to be dropped</source>
        <translation>Etwas anderes braucht, was gelöscht werden soll</translation>
    </message>
    <message>
        <source>A view, foreign key, default or function uses it. PostgreSQL names them in the detail of the message; CASCADE would drop them all.</source>
        <translation>Eine View, ein Fremdschlüssel, ein Standardwert oder eine Funktion verwendet es. PostgreSQL nennt sie in den Einzelheiten der Meldung; CASCADE würde sie alle löschen.</translation>
    </message>
    <message>
        <source>Drop and remake what depends on it in the same script.</source>
        <translation>Löschen Sie, was davon abhängt, und legen Sie es im selben Skript neu an.</translation>
    </message>
    <message>
        <source>This user may not do that</source>
        <translation>Dieser Benutzer darf das nicht</translation>
    </message>
    <message>
        <source>Only the owner of a table may change it, and a schema has to allow that tables are made in it (since PostgreSQL 15 “public” does not).</source>
        <translation>Nur der Eigentümer einer Tabelle darf sie ändern, und ein Schema muss erlauben, dass darin Tabellen angelegt werden (seit PostgreSQL 15 erlaubt „public“ es nicht).</translation>
    </message>
    <message>
        <source>Connect as the owner, or let the connection take its role.</source>
        <translation>Verbinden Sie sich als Eigentümer, oder lassen Sie die Verbindung dessen Rolle annehmen.</translation>
    </message>
    <message>
        <source>The database refused a statement</source>
        <translation>Die Datenbank hat eine Anweisung abgelehnt</translation>
    </message>
    <message>
        <source>The message is the database&apos;s own. What ran in the same transaction was undone; the outcome tells what stayed.</source>
        <translation>Die Meldung stammt von der Datenbank selbst. Was in derselben Transaktion lief, wurde rückgängig gemacht; das Ergebnis sagt, was blieb.</translation>
    </message>
    <message>
        <source>Rehearse after a correction: everything runs for real and is rolled back.</source>
        <translation>Machen Sie nach einer Korrektur einen Probelauf: Alles läuft wirklich und wird zurückgerollt.</translation>
    </message>
    <message>
        <source>Edit the script.</source>
        <translation>Bearbeiten Sie das Skript.</translation>
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
    <name>HistoryMarks</name>
    <message>
        <source>%1 stands here</source>
        <translation>%1 steht hier</translation>
    </message>
    <message>
        <source>Head: nothing comes after it</source>
        <translation>Head: nichts kommt danach</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Its upgrade drops a table or a column</source>
        <translation>Ihr Upgrade löscht eine Tabelle oder eine Spalte</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
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
    <name>Messages</name>
    <message>
        <source>What does this mean?</source>
        <translation>Was bedeutet das?</translation>
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
    <name>PlanPreparation</name>
    <message>
        <source>This project has several databases (%1), and nobody has said which of them %2 is.</source>
        <translation>Dieses Projekt hat mehrere Datenbanken (%1), und niemand hat gesagt, welche davon %2 ist.</translation>
    </message>
    <message>
        <source>Choose it in the connection. Nothing was changed.</source>
        <translation>Wählen Sie sie in der Verbindung. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>Repairs</name>
    <message>
        <source>Remove %1…</source>
        <translation>%1 entfernen …</translation>
    </message>
    <message>
        <source>Look for %1 in the repository…</source>
        <translation>%1 im Repository suchen …</translation>
    </message>
    <message>
        <source>Put %1 elsewhere…</source>
        <translation>%1 verschieben …</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
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
    <message>
        <source>%1 can be run by Python alone: %2</source>
        <translation>%1 kann nur Python ausführen: %2</translation>
    </message>
    <message>
        <source>So can %1.</source>
        <translation>Ebenso %1.</translation>
    </message>
    <message>
        <source>What comes before is committed first, because the project&apos;s own Alembic connects by itself. If what follows turns out other than shown here, the run ends there.</source>
        <translation>Was davor kommt, wird zuerst festgeschrieben, weil das Alembic des Projekts selbst eine Verbindung aufbaut. Fällt das Folgende anders aus als hier gezeigt, endet der Lauf dort.</translation>
    </message>
    <message>
        <source>It cannot be given to Python: the project&apos;s own configuration leads to %1.</source>
        <translation>Python kann es nicht übernehmen: Die Konfiguration des Projekts führt zu %1.</translation>
    </message>
    <message>
        <source>It cannot be given to Python: where the project&apos;s own configuration leads could not be read.</source>
        <translation>Python kann es nicht übernehmen: Wohin die Konfiguration des Projekts führt, ließ sich nicht lesen.</translation>
    </message>
</context>
<context>
    <name>RevisionDrag</name>
    <message>
        <source>Review what moves %1 to %2
with Shift: stamp; nothing runs yet</source>
        <translation>Prüfen, was %1 nach %2 bringt
mit Umschalt: stempeln; noch läuft nichts</translation>
    </message>
    <message>
        <source>Merge %1 and %2 in a new revision
nothing is written yet</source>
        <translation>%1 und %2 in einer neuen Revision zusammenführen
noch wird nichts geschrieben</translation>
    </message>
</context>
<context>
    <name>RevisionEvents</name>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>undone again</source>
        <translation>wieder rückgängig</translation>
    </message>
    <message>
        <source>done in part</source>
        <translation>teilweise fertig</translation>
    </message>
    <message>
        <source>rehearsed, nothing stayed</source>
        <translation>Probelauf, nichts blieb</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>Committed: %1</source>
        <translation>Commit: %1</translation>
    </message>
    <message>
        <source>%1: %2 (the run %3)</source>
        <translation>%1: %2 (Lauf: %3)</translation>
    </message>
</context>
<context>
    <name>retort::ui::BannerWidget</name>
    <message>
        <source>What does this mean?</source>
        <translation>Was bedeutet das?</translation>
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
    <name>retort::ui::CommandLine</name>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>The same on the command line: %1</source>
        <translation>Dasselbe auf der Kommandozeile: %1</translation>
    </message>
    <message>
        <source>Copy the command %1</source>
        <translation>Den Befehl %1 kopieren</translation>
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
    <message>
        <source>On the command line: %1</source>
        <translation>Auf der Kommandozeile: %1</translation>
    </message>
</context>
<context>
    <name>retort::ui::ComparisonPanel</name>
    <message>
        <source>Two databases</source>
        <translation>Zwei Datenbanken</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>How two databases differ</source>
        <translation>Wie sich zwei Datenbanken unterscheiden</translation>
    </message>
    <message>
        <source>Copy how the two databases differ</source>
        <translation>Kopieren, wie sich die Datenbanken unterscheiden</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message numerus="yes">
        <source>Only %1 has %Ln revision(s)</source>
        <translation>
            <numerusform>%Ln Revision nur in %1</numerusform>
            <numerusform>%Ln Revisionen nur in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in this folder: %1</source>
        <translation>Nicht in diesem Ordner: %1</translation>
    </message>
    <message>
        <source>Review upgrade of %1…</source>
        <translation>Upgrade von %1 prüfen …</translation>
    </message>
    <message>
        <source>Review the upgrade of %1 to where %2 is; nothing runs yet</source>
        <translation>Upgrade von %1 auf den Stand von %2 prüfen; noch läuft nichts</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Compared databases</source>
        <translation>Verglichene Datenbanken</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Noch nichts zu vergleichen</translation>
    </message>
    <message>
        <source>%1 could not both be read.</source>
        <translation>%1 ließen sich nicht beide lesen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 have the same %Ln revision(s).</source>
        <translation>
            <numerusform>%1 haben %Ln Revision gemeinsam.</numerusform>
            <numerusform>%1 haben %Ln Revisionen gemeinsam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 share %Ln revision(s).</source>
        <translation>
            <numerusform>%1 haben %Ln Revision gemeinsam.</numerusform>
            <numerusform>%1 haben %Ln Revisionen gemeinsam.</numerusform>
        </translation>
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
        <source>Database &amp;of the project</source>
        <translation>&amp;Datenbank des Projekts</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
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
        <source>Show fewer fields</source>
        <translation>Weniger Felder zeigen</translation>
    </message>
    <message>
        <source>none; or user@host:port, or an alias of ~/.ssh/config</source>
        <translation>keiner; oder user@host:port oder ein Alias aus ~/.ssh/config</translation>
    </message>
    <message>
        <source>The server is reached through this machine, with the system&apos;s ssh.
Its keys come from ssh&apos;s agent or from the file below; a passphrase is never asked for.</source>
        <translation>Der Server wird über diesen Rechner erreicht, mit dem ssh des Systems.
Die Schlüssel kommen vom Agenten von ssh oder aus der Datei darunter; nach einer Passphrase wird nie gefragt.</translation>
    </message>
    <message>
        <source>SS&amp;H tunnel</source>
        <translation>SS&amp;H-Tunnel</translation>
    </message>
    <message>
        <source>SSH key</source>
        <translation>SSH-Schlüssel</translation>
    </message>
    <message>
        <source>ssh&apos;s agent and usual keys</source>
        <translation>Agent und übliche Schlüssel von ssh</translation>
    </message>
    <message>
        <source>The SSH server is written as user@host:port; user and port may be left out.</source>
        <translation>Der SSH-Server wird als user@host:port geschrieben; user und port können entfallen.</translation>
    </message>
    <message>
        <source>▸ More: SSL, SSH tunnel, service, role, search path, time-outs</source>
        <translation>▸ Mehr: SSL, SSH-Tunnel, Dienst, Rolle, Suchpfad, Zeitlimits</translation>
    </message>
    <message>
        <source>Show more fields: SSL, SSH tunnel, service, role, search path, time-outs</source>
        <translation>Mehr Felder zeigen: SSL, SSH-Tunnel, Dienst, Rolle, Suchpfad, Zeitlimits</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>über %1</translation>
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
    <message>
        <source>More ▾</source>
        <translation>Mehr ▾</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>More to do with this revision</source>
        <translation>Mehr zu dieser Revision</translation>
    </message>
    <message>
        <source>SQL with the &amp;version table&apos;s statements</source>
        <translation>SQL mit den Anweisungen der &amp;Versionstabelle</translation>
    </message>
    <message>
        <source>Open the script in your &amp;editor</source>
        <translation>Skript im eigenen &amp;Editor öffnen</translation>
    </message>
    <message>
        <source>Open its &amp;folder</source>
        <translation>&amp;Ordner des Skripts öffnen</translation>
    </message>
    <message>
        <source>Copy the revision &amp;id</source>
        <translation>Revisions&amp;kennung kopieren</translation>
    </message>
    <message>
        <source>Type the revision to compare with: an id, a part of one, head or base.</source>
        <translation>Geben Sie die Revision zum Vergleich ein: eine Kennung, einen Teil davon, head oder base.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>Following the revisions…</source>
        <translation>Den Revisionen wird gefolgt …</translation>
    </message>
</context>
<context>
    <name>retort::ui::DiagramView</name>
    <message>
        <source>Diagram of tables and foreign keys</source>
        <translation>Diagramm der Tabellen und Fremdschlüssel</translation>
    </message>
    <message>
        <source>Placing the tables…</source>
        <translation>Tabellen werden angeordnet …</translation>
    </message>
</context>
<context>
    <name>retort::ui::EngineChooser</name>
    <message>
        <source>Database of the project</source>
        <translation>Datenbank des Projekts</translation>
    </message>
    <message>
        <source>This project has several databases, and each has its own part of every script</source>
        <translation>Dieses Projekt hat mehrere Datenbanken, und jede hat ihren eigenen Teil in jedem Skript</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Standard</translation>
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
    <name>retort::ui::GlossaryDialog</name>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
</context>
<context>
    <name>retort::ui::GuidanceDialog</name>
    <message>
        <source>&amp;All explanations</source>
        <translation>&amp;Alle Erklärungen</translation>
    </message>
    <message>
        <source>What does this mean?</source>
        <translation>Was bedeutet das?</translation>
    </message>
    <message>
        <source>Errors explained</source>
        <translation>Fehler erklärt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Paste or type an error…</source>
        <translation>Fehler einfügen oder eintippen …</translation>
    </message>
    <message>
        <source>Find an error by its text</source>
        <translation>Fehler nach ihrem Text finden</translation>
    </message>
</context>
<context>
    <name>retort::ui::GuidancePageView</name>
    <message>
        <source>WHAT IT MEANS</source>
        <translation>WAS ES BEDEUTET</translation>
    </message>
    <message>
        <source>HERE</source>
        <translation>HIER</translation>
    </message>
    <message>
        <source>WHAT CAN BE DONE</source>
        <translation>WAS SICH TUN LÄSST</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Show %1 in the history</source>
        <translation>%1 im Verlauf zeigen</translation>
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
    <message>
        <source>Click, or press Enter, to show them</source>
        <translation>Klick oder Eingabe zeigt sie</translation>
    </message>
    <message>
        <source>%1, folded</source>
        <translation>%1, eingeklappt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s)</source>
        <translation>
            <numerusform>%Ln Revision</numerusform>
            <numerusform>%Ln Revisionen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <comment>newest and oldest message of several</comment>
        <translation>%1 … %2</translation>
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
</context>
<context>
    <name>retort::ui::InitDialog</name>
    <message>
        <source>Make the folders Python pac&amp;kages</source>
        <translation>Ordner zu Python-&amp;Paketen machen</translation>
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
        <source>&amp;Initialise</source>
        <translation>&amp;Initialisieren</translation>
    </message>
    <message>
        <source>Initialise migrations</source>
        <translation>Migrationen initialisieren</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>A template of my own…</source>
        <translation>Eine eigene Vorlage …</translation>
    </message>
    <message>
        <source>What will be done</source>
        <translation>Was getan wird</translation>
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
        <source>In %1. Nothing is written before you have seen it, and nothing that is there is replaced.</source>
        <translation>In %1. Nichts wird geschrieben, bevor Sie es gesehen haben, und nichts Vorhandenes wird ersetzt.</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>&amp;Folder of the scripts</source>
        <translation>&amp;Ordner der Skripte</translation>
    </message>
    <message>
        <source>A template of my own</source>
        <translation>Eine eigene Vorlage</translation>
    </message>
    <message>
        <source>My own: %1</source>
        <translation>Eigene: %1</translation>
    </message>
    <message>
        <source>The same on the command line: %1</source>
        <translation>Dasselbe auf der Kommandozeile: %1</translation>
    </message>
    <message>
        <source>The folder needs a name.</source>
        <translation>Der Ordner braucht einen Namen.</translation>
    </message>
    <message>
        <source>The folder&apos;s name is too long.</source>
        <translation>Der Name des Ordners ist zu lang.</translation>
    </message>
    <message>
        <source>The folder&apos;s name has characters that cannot be seen.</source>
        <translation>Der Name des Ordners hat Zeichen, die man nicht sieht.</translation>
    </message>
    <message>
        <source>The folder has to be in %1.</source>
        <translation>Der Ordner muss in %1 liegen.</translation>
    </message>
    <message>
        <source>Make the folder %1</source>
        <translation>Ordner %1 anlegen</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>%1 ergänzen</translation>
    </message>
    <message>
        <source>Leave %1 as it is</source>
        <translation>%1 lassen, wie es ist</translation>
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
    <message>
        <source>Initialise migrations in a folder…</source>
        <translation>Migrationen in einem Ordner initialisieren …</translation>
    </message>
    <message>
        <source>Initialise migrations in</source>
        <translation>Migrationen initialisieren in</translation>
    </message>
    <message>
        <source>&amp;Put elsewhere in the history…</source>
        <translation>Im Verlauf &amp;verschieben …</translation>
    </message>
    <message>
        <source>Show the history of the script</source>
        <translation>Verlauf des Skripts zeigen</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>Neues Fenster</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Upgrade all databases of the project, one after the other…</source>
        <translation>Upgrade aller Datenbanken des Projekts, eine nach der anderen …</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln database(s) are up to date.</source>
        <translation>
            <numerusform>%Ln Datenbank ist auf dem neuesten Stand.</numerusform>
            <numerusform>Alle %Ln Datenbanken sind auf dem neuesten Stand.</numerusform>
        </translation>
    </message>
    <message>
        <source>The selected revision is not one of several heads.</source>
        <translation>Die gewählte Revision ist nicht einer von mehreren Heads.</translation>
    </message>
    <message>
        <source>Fold or unfold runs of plain revisions</source>
        <translation>Folgen schlichter Revisionen ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Show the revisions of the selected row</source>
        <translation>Revisionen der gewählten Zeile zeigen</translation>
    </message>
    <message>
        <source>Fold the revisions around the selected one</source>
        <translation>Revisionen um die gewählte einklappen</translation>
    </message>
    <message>
        <source>Merge the selected head with others…</source>
        <translation>Gewählten Head mit anderen zusammenführen …</translation>
    </message>
    <message>
        <source>Compare the selected database with the next one</source>
        <translation>Gewählte Datenbank mit der nächsten vergleichen</translation>
    </message>
    <message>
        <source>There is no second database.</source>
        <translation>Es gibt keine zweite Datenbank.</translation>
    </message>
    <message>
        <source>No script was edited after it was applied.</source>
        <translation>Kein Skript wurde bearbeitet, nachdem es angewendet war.</translation>
    </message>
    <message>
        <source>The history has one head.</source>
        <translation>Der Verlauf hat einen Head.</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>Was ist das?</translation>
    </message>
    <message>
        <source>Errors explained…</source>
        <translation>Fehler erklärt …</translation>
    </message>
    <message>
        <source>Glossary…</source>
        <translation>Glossar …</translation>
    </message>
    <message>
        <source>Go through the heads</source>
        <translation>Heads durchgehen</translation>
    </message>
    <message>
        <source>Go through the scripts that were edited after they were applied</source>
        <translation>Skripte durchgehen, die nach dem Anwenden bearbeitet wurden</translation>
    </message>
    <message>
        <source>Compare the database with its revisions</source>
        <translation>Datenbank mit ihren Revisionen vergleichen</translation>
    </message>
    <message>
        <source>Fold or unfold the script</source>
        <translation>Skript ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Edit the connection…</source>
        <translation>Verbindung bearbeiten …</translation>
    </message>
    <message>
        <source>The map is not shown.</source>
        <translation>Die Karte ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>Show the history as a map or as a list</source>
        <translation>Verlauf als Karte oder als Liste zeigen</translation>
    </message>
    <message>
        <source>Turn the map: from left to right or from bottom to top</source>
        <translation>Karte drehen: von links nach rechts oder von unten nach oben</translation>
    </message>
    <message>
        <source>Export the graph, or copy it as a picture…</source>
        <translation>Graph exportieren oder als Bild kopieren …</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>Ganze Karte zeigen</translation>
    </message>
    <message>
        <source>Put the selected revision elsewhere…</source>
        <translation>Gewählte Revision verschieben …</translation>
    </message>
    <message>
        <source>Look for the revisions that the database names…</source>
        <translation>Revisionen suchen, die die Datenbank nennt …</translation>
    </message>
    <message>
        <source>The folder has every revision that %1 names.</source>
        <translation>Der Ordner hat jede Revision, die %1 nennt.</translation>
    </message>
    <message>
        <source>Repair the rows of the version table…</source>
        <translation>Zeilen der Versionstabelle reparieren …</translation>
    </message>
    <message>
        <source>The rows of %1 are in order.</source>
        <translation>Die Zeilen von %1 sind in Ordnung.</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>%1 wurde entfernt.</translation>
    </message>
</context>
<context>
    <name>retort::ui::MapView</name>
    <message>
        <source>Map of the history</source>
        <translation>Karte des Verlaufs</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Kleiner (−)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>The whole map (0)</source>
        <translation>Die ganze Karte (0)</translation>
    </message>
    <message>
        <source>From bottom to top, or from left to right</source>
        <translation>Von unten nach oben oder von links nach rechts</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Export the graph (Ctrl+Shift+E)</source>
        <translation>Graph exportieren (Strg+Umschalt+E)</translation>
    </message>
    <message>
        <source>Placing the revisions…</source>
        <translation>Revisionen werden angeordnet …</translation>
    </message>
</context>
<context>
    <name>retort::ui::NoteCard</name>
    <message>
        <source>What does this mean?</source>
        <translation>Was bedeutet das?</translation>
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
    <name>retort::ui::PictureDialog</name>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen …</translation>
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
        <source>Export the graph</source>
        <translation>Graph exportieren</translation>
    </message>
    <message>
        <source>SVG: a drawing for documents and the web</source>
        <translation>SVG: Zeichnung für Dokumente und das Web</translation>
    </message>
    <message>
        <source>PNG: a picture of pixels</source>
        <translation>PNG: Bild aus Pixeln</translation>
    </message>
    <message>
        <source>PDF: for printing</source>
        <translation>PDF: zum Drucken</translation>
    </message>
    <message>
        <source>Mermaid: text for Markdown pages</source>
        <translation>Mermaid: Text für Markdown-Seiten</translation>
    </message>
    <message>
        <source>DOT: text for Graphviz</source>
        <translation>DOT: Text für Graphviz</translation>
    </message>
    <message>
        <source>The whole history</source>
        <translation>Der ganze Verlauf</translation>
    </message>
    <message>
        <source>Runs folded, as it is shown now</source>
        <translation>Folgen eingeklappt, wie jetzt gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>Only what is found (%Ln revision(s))</source>
        <translation>
            <numerusform>Nur Gefundenes (%Ln Revision)</numerusform>
            <numerusform>Nur Gefundenes (%Ln Revisionen)</numerusform>
        </translation>
    </message>
    <message>
        <source>From left to right</source>
        <translation>Von links nach rechts</translation>
    </message>
    <message>
        <source>From bottom to top</source>
        <translation>Von unten nach oben</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Choose where to write</source>
        <translation>Wählen, wohin geschrieben wird</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Revisions</source>
        <translation>&amp;Revisionen</translation>
    </message>
    <message>
        <source>&amp;Direction</source>
        <translation>R&amp;ichtung</translation>
    </message>
    <message>
        <source>&amp;Write to</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Write the graph to</source>
        <translation>Graph schreiben nach</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Wird gezeichnet …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s) or folded run(s)</source>
        <translation>
            <numerusform>%Ln Revision oder eingeklappte Folge</numerusform>
            <numerusform>%Ln Revisionen oder eingeklappte Folgen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 of text</source>
        <translation>%1 · %2 Text</translation>
    </message>
    <message>
        <source>Most pages draw no more than 50,000 characters of Mermaid; fold runs, or export only what is found.</source>
        <translation>Die meisten Seiten zeichnen höchstens 50.000 Zeichen Mermaid; klappen Sie Folgen ein, oder exportieren Sie nur Gefundenes.</translation>
    </message>
    <message>
        <source>%1 · %2 × %3 pixels</source>
        <translation>%1 · %2 × %3 Pixel</translation>
    </message>
    <message>
        <source>&amp;Copy text</source>
        <translation>Text &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy as picture</source>
        <translation>Als Bild &amp;kopieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>%1 was written</source>
        <translation>%1 wurde geschrieben</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>retort::ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As it &amp;came</source>
        <translation>Wie &amp;ausgeliefert</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Hoher Kontrast, hell</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Hoher Kontrast, dunkel</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>&amp;Textgröße</translation>
    </message>
    <message>
        <source>Code &amp;font</source>
        <translation>&amp;Schrift für Code</translation>
    </message>
    <message>
        <source>Code font</source>
        <translation>Schrift für Code</translation>
    </message>
    <message>
        <source>&amp;Dates</source>
        <translation>&amp;Zeitangaben</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>what the desktop opens a script with</source>
        <translation>womit der Desktop ein Skript öffnet</translation>
    </message>
    <message>
        <source>&amp;Editor</source>
        <translation>&amp;Editor</translation>
    </message>
    <message>
        <source>For example: code --goto {file}:{line}</source>
        <translation>Zum Beispiel: code --goto {file}:{line}</translation>
    </message>
    <message>
        <source>Connections and runs</source>
        <translation>Verbindungen und Läufe</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Connect time-out</source>
        <translation>Zeitli&amp;mit Verbinden</translation>
    </message>
    <message>
        <source>%1 s (usual)</source>
        <translation>%1 s (üblich)</translation>
    </message>
    <message>
        <source>Lock time-out: %1</source>
        <translation>Zeitlimit Sperre: %1</translation>
    </message>
    <message>
        <source>&amp;Lock time-out</source>
        <translation>Zeit&amp;limit Sperre</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>&amp;Unlock production for</source>
        <translation>&amp;Produktion entsperren für</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>When such a run ends while another window is in front, the desktop tells</source>
        <translation>Endet ein solcher Lauf, während ein anderes Fenster vorn ist, meldet es der Desktop</translation>
    </message>
    <message>
        <source>&amp;Announce runs longer than</source>
        <translation>Lä&amp;ufe melden ab</translation>
    </message>
    <message>
        <source>Dangerous runs ask for the database&apos;s &amp;name, whatever it is for</source>
        <translation>Gefährliche Läufe fragen nach dem &amp;Namen der Datenbank, wozu sie auch dient</translation>
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
    <message>
        <source>What does this mean?</source>
        <translation>Was bedeutet das?</translation>
    </message>
</context>
<context>
    <name>retort::ui::RecentList</name>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Remove from this list</source>
        <translation>Aus dieser Liste &amp;entfernen</translation>
    </message>
</context>
<context>
    <name>retort::ui::RecentProjectsModel</name>
    <message>
        <source>not there any more</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln revision(s)</source>
        <translation>
            <numerusform>%Ln Revision</numerusform>
            <numerusform>%Ln Revisionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln head(s)</source>
        <translation>
            <numerusform>%Ln Head</numerusform>
            <numerusform>%Ln Heads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>retort::ui::RemoveDialog</name>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Two scripts say that they are revision %1, and only one of them is ever used. This file will be removed:</source>
        <translation>Zwei Skripte geben sich als Revision %1 aus, und nur eines davon wird je verwendet. Diese Datei wird entfernt:</translation>
    </message>
    <message>
        <source>&amp;Remove the file</source>
        <translation>Datei &amp;entfernen</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei kann nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>retort::ui::RepairDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>Was sich ändert</translation>
    </message>
</context>
<context>
    <name>retort::ui::ReparentDialog</name>
    <message>
        <source>Put %1 elsewhere in the history</source>
        <translation>%1 im Verlauf verschieben</translation>
    </message>
    <message>
        <source>Rewrites down_revision in its script and nothing else. Only a revision that no database has applied can be moved: elsewhere the history would no longer say what ran.</source>
        <translation>Schreibt down_revision in ihrem Skript um und sonst nichts. Nur eine Revision, die keine Datenbank angewendet hat, lässt sich verschieben: Sonst sagte der Verlauf nicht mehr, was lief.</translation>
    </message>
    <message>
        <source>&amp;Rewrite down_revision</source>
        <translation>down_revision &amp;umschreiben</translation>
    </message>
    <message>
        <source>base: the beginning of a history</source>
        <translation>base: der Anfang eines Verlaufs</translation>
    </message>
    <message>
        <source>Comes &amp;after (several make it a merge)</source>
        <translation>Kommt &amp;nach (mehrere machen sie zur Zusammenführung)</translation>
    </message>
    <message>
        <source>No database is connected: whether one has applied it, nobody can tell here.</source>
        <translation>Keine Datenbank ist verbunden: Ob eine sie angewendet hat, lässt sich hier nicht sagen.</translation>
    </message>
    <message>
        <source>Asked: %1</source>
        <translation>Gefragt: %1</translation>
    </message>
    <message>
        <source>Not asked, because they cannot be read: %1</source>
        <translation>Nicht gefragt, weil nicht lesbar: %1</translation>
    </message>
    <message>
        <source>It comes after that already.</source>
        <translation>Sie kommt schon danach.</translation>
    </message>
</context>
<context>
    <name>retort::ui::RescueDialog</name>
    <message>
        <source>Look for revision %1</source>
        <translation>Revision %1 suchen</translation>
    </message>
    <message>
        <source>The folder has no script for it. Every branch and every commit of the git repository is looked through, deleted files too. That changes nothing.</source>
        <translation>Der Ordner hat kein Skript dafür. Jeder Zweig und jeder Commit des git-Repositorys wird durchsucht, auch gelöschte Dateien. Das ändert nichts.</translation>
    </message>
    <message>
        <source>&amp;Restore the script</source>
        <translation>Skript &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Stop looking</source>
        <translation>Suche &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Erneut &amp;suchen</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Wird gesucht</translation>
    </message>
    <message>
        <source>Scripts that were found</source>
        <translation>Gefundene Skripte</translation>
    </message>
    <message>
        <source>No commit of the repository has a script that declares %1. It has to come from a colleague or a backup.</source>
        <translation>Kein Commit des Repositorys hat ein Skript, das %1 deklariert. Es muss von einem Kollegen oder aus einer Sicherung kommen.</translation>
    </message>
    <message>
        <source>%1 – commit %2 by %3, %4</source>
        <translation>%1 – Commit %2 von %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln script(s) were found; with them the history has no gap.</source>
        <translation>
            <numerusform>%Ln Skript wurde gefunden; damit hat der Verlauf keine Lücke.</numerusform>
            <numerusform>%Ln Skripte wurden gefunden; damit hat der Verlauf keine Lücke.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln script(s) were found, but what comes before them was not.</source>
        <translation>
            <numerusform>%Ln Skript wurde gefunden, nicht aber, was davor kommt.</numerusform>
            <numerusform>%Ln Skripte wurden gefunden, nicht aber, was davor kommt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Restore %Ln script(s)</source>
        <translation>
            <numerusform>%Ln Skript &amp;wiederherstellen</numerusform>
            <numerusform>%Ln Skripte &amp;wiederherstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>S&amp;tamp %1…</source>
        <translation>Als %1 s&amp;tempeln …</translation>
    </message>
    <message>
        <source>Or say that the database stands at %1. What the missing script did there is not undone.</source>
        <translation>Oder sagen Sie, dass die Datenbank auf %1 steht. Was das fehlende Skript dort tat, wird nicht rückgängig gemacht.</translation>
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
    <message>
        <source>What Python does cannot be rolled back, so it cannot be rehearsed.</source>
        <translation>Was Python tut, lässt sich nicht zurückrollen; daher gibt es keinen Probelauf.</translation>
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
    <name>retort::ui::RevisionEventsModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Commit or database</source>
        <translation>Commit oder Datenbank</translation>
    </message>
</context>
<context>
    <name>retort::ui::RevisionHistoryView</name>
    <message>
        <source>History of the revision</source>
        <translation>Verlauf der Revision</translation>
    </message>
    <message>
        <source>Asking git and the journal…</source>
        <translation>git und Journal werden befragt …</translation>
    </message>
    <message>
        <source>The script is in no git repository.</source>
        <translation>Das Skript ist in keinem git-Repository.</translation>
    </message>
    <message>
        <source>The script is not committed yet.</source>
        <translation>Das Skript hat noch keinen Commit.</translation>
    </message>
    <message>
        <source>It was not run from here.</source>
        <translation>Sie lief nicht von hier aus.</translation>
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
    <message>
        <source>What the project&apos;s own Python does here is not known before</source>
        <translation>Was das Python des Projekts hier tut, ist vorher nicht bekannt</translation>
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
    <message>
        <source>Let the &amp;project&apos;s own Python run its code:</source>
        <translation>Eigenes P&amp;ython des Projekts führt den Code aus:</translation>
    </message>
    <message>
        <source>This runs what is in the project, with your rights on this machine.
It is asked once for this project and this interpreter.</source>
        <translation>Dies führt aus, was im Projekt steht, mit Ihren Rechten auf diesem Rechner.
Gefragt wird einmal für dieses Projekt und diesen Interpreter.</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>Choose the Python interpreter</source>
        <translation>Python-Interpreter wählen</translation>
    </message>
    <message>
        <source>no virtual environment was found</source>
        <translation>keine virtuelle Umgebung gefunden</translation>
    </message>
    <message>
        <source>Choose the Python interpreter of the project.</source>
        <translation>Wählen Sie den Python-Interpreter des Projekts.</translation>
    </message>
    <message>
        <source>Say that Python may run, or choose a target before that revision.</source>
        <translation>Erlauben Sie Python den Lauf, oder wählen Sie ein Ziel vor dieser Revision.</translation>
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
        <source>(option)</source>
        <translation>(Option)</translation>
    </message>
    <message>
        <source>only in the database</source>
        <translation>nur in der Datenbank</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>In the database</source>
        <translation>In der Datenbank</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
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
    <message>
        <source>Diagram</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern …</translation>
    </message>
    <message>
        <source>Compare the schema with</source>
        <translation>Schema vergleichen mit</translation>
    </message>
    <message>
        <source>Revision to compare with</source>
        <translation>Revision zum Vergleich</translation>
    </message>
    <message>
        <source>Revision, head, base…</source>
        <translation>Revision, head, base …</translation>
    </message>
    <message>
        <source>Tables and foreign keys as a picture; drag to move, Ctrl and the wheel or + and - to zoom, 0 for all</source>
        <translation>Tabellen und Fremdschlüssel als Bild; Ziehen verschiebt, Strg mit Mausrad oder + und - zoomt, 0 zeigt alles</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>the schema before it</source>
        <translation>dem Schema davor</translation>
    </message>
    <message>
        <source>another revision</source>
        <translation>einer anderen Revision</translation>
    </message>
    <message>
        <source>No difference from %1.</source>
        <translation>Kein Unterschied zu %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln table(s) or other object(s) differ from %1.</source>
        <translation>
            <numerusform>%Ln Tabelle oder anderes Objekt weicht von %1 ab.</numerusform>
            <numerusform>%Ln Tabellen oder andere Objekte weichen von %1 ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the diagram</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>SVG pictures (*.svg);;PNG pictures (*.png)</source>
        <translation>SVG-Bilder (*.svg);;PNG-Bilder (*.png)</translation>
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
        <source>There is not enough memory for the picture.</source>
        <translation>Für das Bild reicht der Speicher nicht.</translation>
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
        <source>Co&amp;nnect a database…</source>
        <translation>Date&amp;nbank verbinden …</translation>
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
    <message>
        <source>Select two of them, with Ctrl held, to compare them</source>
        <translation>Wählen Sie zwei davon mit gehaltener Strg-Taste, um sie zu vergleichen</translation>
    </message>
    <message>
        <source>&amp;Compare with %1</source>
        <translation>Mit %1 &amp;vergleichen</translation>
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
    <message>
        <source>&amp;Initialise here…</source>
        <translation>Hier &amp;initialisieren …</translation>
    </message>
    <message>
        <source>&amp;What does this mean?</source>
        <translation>&amp;Was bedeutet das?</translation>
    </message>
    <message>
        <source>Enter opens, Delete takes a project off this list. Its files stay.</source>
        <translation>Eingabe öffnet, Entf nimmt ein Projekt von dieser Liste. Seine Dateien bleiben.</translation>
    </message>
    <message>
        <source>The sample cannot be opened</source>
        <translation>Das Beispiel lässt sich nicht öffnen</translation>
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
    <message>
        <source>run by Python</source>
        <translation>von Python ausgeführt</translation>
    </message>
    <message>
        <source>Only Python can run this script: %1</source>
        <translation>Nur Python kann dieses Skript ausführen: %1</translation>
    </message>
</context>
<context>
    <name>retort::ui::ToolBar</name>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Upgrade</source>
        <translation>&amp;Upgrade</translation>
    </message>
    <message>
        <source>&amp;Downgrade</source>
        <translation>&amp;Downgrade</translation>
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
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Karte</translation>
    </message>
    <message>
        <source>The history as a map, or as a list (Ctrl+M)</source>
        <translation>Der Verlauf als Karte oder als Liste (Strg+M)</translation>
    </message>
</context>
<context>
    <name>retort::ui::UpgradeSeries</name>
    <message>
        <source>This project has one database.</source>
        <translation>Dieses Projekt hat eine Datenbank.</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>Kein Projekt ist geöffnet.</translation>
    </message>
    <message>
        <source>The database %1 is not connected.</source>
        <translation>Die Datenbank %1 ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Another plan is being made.</source>
        <translation>Ein anderer Plan entsteht gerade.</translation>
    </message>
</context>
</TS>
