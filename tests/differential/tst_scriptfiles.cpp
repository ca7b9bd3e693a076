// SPDX-License-Identifier: GPL-3.0-or-later
//
// `revision` and `merge` beside Debian's Alembic, each on its own copy of a project: same standard output, same exit code, and the
// same files to the byte, apart from the moment of their making.
#include "tests/differential/alembiccases.h"
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

namespace {

const QByteArray plainTemplate = R"("""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

"""
from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
)";

// Everything that templates of real projects are made of, in one.
const QByteArray richTemplate = R"(## a comment that is left out
<%!
import re

def shout(text):
    return text.upper() + "!"
%>"""${message | shout}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}
"""
<%
    words = re.split(r",\s*", config.get_main_option("databases", "one, two"))
    joined = "-".join(words)
%>
from alembic import op  # ${joined}, 100 %% sure {braces} $dollar \
continued
% if imports:
${imports}
% endif

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}
% for word in words:
% if word:

def upgrade_${word}():
    ${context.get("%s_upgrades" % word, "pass")}
% else:
never
% endif
% endfor

<%doc>
Nothing of this
</%doc>
def upgrade(engine_name=None):
    ${upgrades if upgrades else "pass"}


def downgrade(engine_name=None):
    ${downgrades if downgrades else "pass"}
)";

QByteArray script(const QByteArray &id, const QByteArray &down, const QByteArray &more = {})
{
    return "\"\"\"" + id + "\"\"\"\nrevision = '" + id + "'\ndown_revision = " + down + '\n' + more
        + "\ndef upgrade():\n    pass\n\ndef downgrade():\n    pass\n";
}

/// Alembic before 1.19 orders heads as the file system lists their files (spec §0.5); ours are sorted.
QString withSortedParents(QString text)
{
    static const QRegularExpression parents(u"^(Revises: |down_revision = \\()([^)\n]*, [^)\n]*)"_s, QRegularExpression::MultilineOption);
    for (auto match = parents.match(text); match.hasMatch(); match = parents.match(text, match.capturedEnd())) {
        QStringList ids = match.captured(2).split(u", "_s);
        ids.sort();
        text.replace(match.capturedStart(2), match.capturedLength(2), ids.join(u", "_s));
    }
    return text;
}

/// Relative path and content of all files, with the moment of making taken out.
QMap<QString, QByteArray> filesIn(const QString &folder)
{
    static const QRegularExpression moment(u"^Create Date: .*$"_s, QRegularExpression::MultilineOption);
    QMap<QString, QByteArray> files;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (file.fileName().contains("__pycache__"_L1) || file.fileName().endsWith(".db"_L1) || !file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        files.insert(QDir(folder).relativeFilePath(file.fileName()),
            withSortedParents(QString(text).replace(moment, u"Create Date: then"_s)).toUtf8());
    }
    return files;
}

QByteArray describe(const QMap<QString, QByteArray> &files)
{
    QByteArray text;
    for (auto file = files.cbegin(); file != files.cend(); ++file)
        text += "=== " + file.key().toUtf8() + '\n' + file.value() + '\n';
    return text;
}

} // namespace

class TestScriptFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameAsAlembic_data();
    void sameAsAlembic();

private:
    struct Case
    {
        QByteArray name;
        QStringList arguments;
        QByteArray iniOptions;
        QByteArray mako = plainTemplate;
    };

    void addCase(const char *name, const QStringList &arguments, const QByteArray &iniOptions = {}, const QByteArray &mako = plainTemplate)
    {
        m_cases.append({name, arguments, iniOptions, mako});
    }
    QString folder(const QString &side, qsizetype index) const { return m_root.path(u"%1%2"_s.arg(side).arg(index)); }
    void writeProject(const QString &relative, const Case &testCase);

    test::TemporaryProject m_root;
    QList<Case> m_cases;
    QJsonArray m_expected;
};

// left: a - b, right: a - c, and a base d of its own with a label.
void TestScriptFiles::writeProject(const QString &relative, const Case &testCase)
{
    m_root.write(relative + "/alembic.ini"_L1, "[alembic]\nscript_location = %(here)s/migrations\n" + testCase.iniOptions);
    m_root.write(relative + "/migrations/env.py"_L1, "");
    m_root.write(relative + "/migrations/script.py.mako"_L1, testCase.mako);
    const QString versions = relative + "/migrations/versions/"_L1;
    m_root.write(versions + "a.py"_L1, script("aaaa1111aaaa", "None"));
    m_root.write(versions + "b.py"_L1, script("bbbb2222bbbb", "'aaaa1111aaaa'", "branch_labels = 'left'\n"));
    m_root.write(versions + "c.py"_L1, script("cccc3333cccc", "'aaaa1111aaaa'"));
    m_root.write(versions + "d.py"_L1, script("dddd4444dddd", "None", "branch_labels = ('indep',)\n"));
}

void TestScriptFiles::initTestCase()
{
    const auto words = [](const char *text) { return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts); };
    const auto message = [&](const char *text, const char *more) { return QStringList{u"revision"_s, u"-m"_s, QString::fromUtf8(text)} + words(more); };
    addCase("several heads", words("revision -m x --rev-id 1a"));
    addCase("on a head", words("revision -m x --rev-id 1a --head bbbb2222bbbb"));
    addCase("on a part of an id", words("revision -m x --rev-id 1a --head bbbb"));
    addCase("on the head of a branch", words("revision -m x --rev-id 1a --head indep@head"));
    addCase("on all heads", words("revision -m x --rev-id 1a --head heads"));
    addCase("a new base", words("revision -m x --rev-id 1a --head base --branch-label fresh"));
    addCase("on no head", words("revision -m x --rev-id 1a --head aaaa"));
    addCase("on no head, spliced", words("revision -m x --rev-id 1a --head aaaa --splice"));
    addCase("on nothing", words("revision -m x --rev-id 1a --head zzzz"));
    addCase("a dependency", words("revision -m x --rev-id 1a --head indep@head --depends-on bbbb"));
    addCase("dependencies", words("revision -m x --rev-id 1a --head indep@head --depends-on bbbb --depends-on cccc3333cccc"));
    addCase("a dependency by label", words("revision -m x --rev-id 1a --head cccc --depends-on indep"));
    addCase("a dependency on nothing", words("revision -m x --rev-id 1a --head cccc --depends-on zzzz"));
    addCase("without a message", words("revision --rev-id 1a --head cccc"));
    addCase("an empty message", message("", "--rev-id 1a --head cccc"));
    addCase("a long message", message("Add the table of all the instruments, of which there are many", "--rev-id 1a --head cccc"));
    addCase("one long word", message("Donaudampfschifffahrtsgesellschaftskapitaenswitwe", "--rev-id 1a --head cccc"));
    addCase("another alphabet", message("Ärger mit_Größe №5 и ещё", "--rev-id 1a --head cccc"));
    addCase("a message like a path", message("../../etc/passwd; DROP TABLE x", "--rev-id 1a --head cccc"));
    addCase("an unknown folder", words("revision -m x --rev-id 1a --head cccc --version-path /nowhere"));
    addCase("SQL", words("revision -m x --rev-id 1a --head cccc --sql"));
    addCase("merge", words("merge heads -m x --rev-id 1a"));
    addCase("merge two", words("merge cccc bbbb --rev-id 1a"));
    addCase("merge with a label", words("merge cccc bbbb --rev-id 1a --branch-label both"));
    addCase("merge no head", words("merge cccc aaaa --rev-id 1a"));
    addCase("merge one twice", words("merge cccc cccc3333cccc --rev-id 1a"));
    addCase("merge nothing", words("merge zzzz --rev-id 1a"));
    addCase("another file name", words("revision -m x --rev-id 1a --head cccc"), "file_template = %%(slug)s-%%(rev)s-%%(rev).3s\n");
    addCase("a short slug", message("one two three four", "--rev-id 1a --head cccc"), "truncate_slug_length = 9\n");
    addCase("a rich template", words("revision -m x --rev-id 1a --head cccc"), "databases = main,  archive\n", richTemplate);
    addCase("line ends of Windows", words("revision -m x --rev-id 1a --head cccc"), {}, QByteArray(plainTemplate).replace("\n", "\r\n"));

    QJsonArray cases;
    for (qsizetype i = 0; i < m_cases.size(); ++i) {
        for (const QString &side : {u"alembic"_s, u"retort"_s})
            writeProject(u"%1%2"_s.arg(side).arg(i), m_cases.at(i));
        cases.append(QJsonObject{{u"database"_s, folder(u"alembic"_s, i) + "/app.db"_L1}, {u"rows"_s, QJsonArray()},
            {u"arguments"_s, QJsonArray::fromStringList(QStringList{u"-c"_s, folder(u"alembic"_s, i) + "/alembic.ini"_L1} + m_cases[i].arguments)}});
    }
    m_expected = test::runAlembic(cases);
    QCOMPARE(m_expected.size(), m_cases.size());
}

void TestScriptFiles::sameAsAlembic_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < m_cases.size(); ++i)
        QTest::newRow(m_cases.at(i).name.constData()) << i;
}

void TestScriptFiles::sameAsAlembic()
{
    QFETCH(qsizetype, index);
    const QString own = folder(u"retort"_s, index);
    const QString theirs = folder(u"alembic"_s, index);
    const test::ProcessResult result = test::runProcess(QStringLiteral(RETORT_BINARY_DIR "/retort"),
        QStringList{u"-c"_s, own + "/alembic.ini"_L1} + m_cases.at(index).arguments);
    QVERIFY2(result.finished, result.describe());
    const QJsonObject expected = m_expected.at(index).toObject();
    QCOMPARE(QString::fromUtf8(result.out).replace(own, theirs), expected[u"out"_s].toString());
    QCOMPARE(result.exitCode, expected[u"code"_s].toInt());
    const auto files = filesIn(own);
    const auto theirFiles = filesIn(theirs);
    QCOMPARE(files.keys(), theirFiles.keys());
    for (const QString &path : files.keys())
        QVERIFY2(files[path] == theirFiles[path], describe({{u"Retort: "_s + path, files[path]}, {u"Alembic: "_s + path, theirFiles[path]}}));
}

QTEST_GUILESS_MAIN(TestScriptFiles)
#include "tst_scriptfiles.moc"
