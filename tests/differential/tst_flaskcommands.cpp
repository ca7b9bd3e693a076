// SPDX-License-Identifier: GPL-3.0-or-later
//
// `retort db …` beside Debian's `flask db …`: one command line after the other, each side on its own copy of the sample project and
// its own database. Same standard output, exit code, error text, rows of the version table and script files.
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

class TestFlaskCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameAsFlask_data();
    void sameAsFlask();

private:
    struct Side
    {
        test::TemporaryProject project;
        QString database() const { return project.path(u"app.db"_s); }
    };

    static test::ProcessOptions optionsFor(const Side &side)
    {
        test::ProcessOptions options;
        options.workingDirectory = side.project.path();
        options.environment = {{u"DATABASE_URL"_s, u"sqlite:///"_s + side.database()}, {u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s},
            {u"EDITOR"_s, u"/bin/cat"_s}};
        return options;
    }
    static QByteArray rows(const Side &side)
    {
        return test::runProcess(u"sqlite3"_s, {side.database(), u"SELECT version_num FROM alembic_version ORDER BY 1"_s}).out;
    }
    /// The names of the scripts, and the text of the one that this test makes.
    static QByteArray scripts(const Side &side)
    {
        static const QRegularExpression moment(u"^Create Date: .*$"_s, QRegularExpression::MultilineOption);
        const QDir versions(side.project.path(u"migrations/versions"_s));
        QString text = versions.entryList({u"*.py"_s}, QDir::Files, QDir::Name).join(u'\n');
        for (const QString &name : versions.entryList({u"1a*.py"_s, u"2b*.py"_s}, QDir::Files, QDir::Name))
            text += u'\n' + QString::fromUtf8(side.project.read(u"migrations/versions/"_s + name)).replace(moment, u"Create Date: then"_s);
        return text.toUtf8();
    }

    Side m_flask;
    Side m_retort;
};

void TestFlaskCommands::initTestCase()
{
    for (Side *side : {&m_flask, &m_retort})
        QVERIFY(side->project.copyFrom(QStringLiteral(RETORT_SOURCE_DIR "/resources/sample")));
}

// The rows run in this order: each starts from what the one before has left. Two things are left out on purpose: `downgrade -1`, which
// click takes for an option and ours for what it says, and `stamp --purge`, which Flask-Migrate has had since 4.1 only (spec §1.4).
void TestFlaskCommands::sameAsFlask_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments : {"heads", "heads -v", "history", "history -r 8b2e:c59d", "branches", "show", "show 3f1c", "show nope", "current",
             "upgrade c59d01e7b84a", "upgrade +1", "current", "history -i -r e4a8:", "downgrade", "downgrade c59d01e7b84a", "upgrade nope",
             "upgrade", "current", "stamp 3f1c8a90d2b4", "stamp", "stamp nope", "revision -m x --rev-id 1a",
             "revision --rev-id 2b --head 3f1c8a90d2b4", "revision --rev-id 2b --head 3f1c8a90d2b4 --splice -m side --branch-label lab",
             "heads", "merge 1a 2b --rev-id 2bm -m both", "merge 1a 2b --rev-id 3c", "edit 1a", "edit nope", "upgrade", "current"})
        QTest::addRow("%s", arguments) << QString::fromLatin1(arguments);
}

void TestFlaskCommands::sameAsFlask()
{
    QFETCH(QString, arguments);
    const QStringList words = arguments.split(u' ');
    const test::ProcessResult flask = test::runProcess(u"/usr/bin/python3"_s,
        QStringList{u"-m"_s, u"flask"_s, u"--app"_s, u"app"_s, u"db"_s} + words, optionsFor(m_flask));
    const test::ProcessResult retort = test::runProcess(QStringLiteral(RETORT_BINARY_DIR "/retort"),
        QStringList{u"--url"_s, u"sqlite:///"_s + m_retort.database(), u"db"_s} + words, optionsFor(m_retort));
    QVERIFY2(flask.finished, flask.describe());
    QVERIFY2(retort.finished, retort.describe());
    const auto normalized = [&](QByteArray text, const Side &side) {
        text.replace(side.project.path().toUtf8(), "PROJECT");
        static const QRegularExpression moment(u"^ *Create Date: .*$"_s, QRegularExpression::MultilineOption);
        QStringList lines = QString::fromUtf8(text).replace(moment, u"Create Date: then"_s).split(u'\n');
        if (arguments == "branches"_L1)
            lines.sort(); // children are a set there (spec §1.2)
        return lines;
    };
    QCOMPARE(normalized(retort.out, m_retort), normalized(flask.out, m_flask));
    QCOMPARE(retort.exitCode, flask.exitCode);
    static const QRegularExpression errorLine(u"Error: (.*)"_s);
    QCOMPARE(errorLine.match(QString::fromUtf8(retort.err)).captured(1), errorLine.match(QString::fromUtf8(flask.err)).captured(1));
    QCOMPARE(rows(m_retort), rows(m_flask));
    QCOMPARE(scripts(m_retort), scripts(m_flask));
}

QTEST_GUILESS_MAIN(TestFlaskCommands)
#include "tst_flaskcommands.moc"
