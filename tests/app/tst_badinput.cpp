// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every argument and every option with a value, in Alembic's spelling and in Flask-Migrate's, with what nobody should write there: the
// program ends by itself, says what is wrong, and leaves project and database as they were.
#include "app/cli/commandtable.h"
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

namespace {

const QStringList &badValues()
{
    static const QStringList values{QString(), u" "_s, QString(20'000, u'x'), u"é…ü漢字"_s, u"../../x"_s, u"/dev/null/x"_s, u"a\\..\\b"_s,
        u"'; DROP TABLE alembic_version; --"_s, u"$(touch pwned)`touch pwned`"_s, u"%s%n%(here)s"_s, QString(QChar(0x1b)) + u"[31m"_s,
        QString(QChar(0x202e)) + u"x"_s, u"line\nbreak"_s, u"99999999999999999999"_s};
    return values;
}

/// What takes any text: a message, what scripts read, and names of files that may be made. These may succeed.
bool takesAnything(const QString &option)
{
    static const QSet<QString> names{u"message"_s, u"tag"_s, u"x"_s, u"x-arg"_s, u"output"_s, u"journal"_s, u"backup"_s, u"python"_s, u"directory"_s,
        u"config"_s, u"editor"_s, u"version-path"_s, u"rev-id"_s, u"branch-label"_s, u"depends-on"_s, u"rev-range"_s};
    return names.contains(option);
}

} // namespace

class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void argument_data();
    void argument();

private:
    test::ProcessResult run(const QStringList &arguments) const
    {
        test::ProcessOptions options;
        options.workingDirectory = m_work->path(u"work"_s);
        options.environment = {{u"XDG_CONFIG_HOME"_s, m_work->path(u"config"_s)}, {u"XDG_DATA_HOME"_s, m_work->path(u"data"_s)},
            {u"VISUAL"_s, u"/bin/true"_s}, {u"EDITOR"_s, u"/bin/true"_s}};
        return test::runProcess(QStringLiteral(RETORT_BINARY_DIR "/retort"), arguments, options);
    }
    /// Of the project and the database in it; the user's own folders (journal, agreements) are none of them.
    QByteArray hash() const
    {
        QMap<QString, QByteArray> files;
        QDirIterator all(m_work->path(), QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = QDir(m_work->path()).relativeFilePath(all.next());
            if (!path.startsWith("data"_L1) && !path.startsWith("config"_L1))
                files.insert(path, all.fileInfo().isDir() ? QByteArray() : m_work->read(path));
        }
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            hash.addData(file.key().toUtf8());
            hash.addData(file.value());
        }
        return hash.result();
    }
    void addCases(const QStringList &group, const QList<cli::Option> &globals, const QList<cli::Command> &commands);

    test::TemporaryProject m_original;
    std::unique_ptr<test::TemporaryProject> m_work;
};

void TestBadInput::initTestCase()
{
    m_work = std::make_unique<test::TemporaryProject>();
    m_work->write(u"work/README"_s, "");
    for (const QString &command : {u"init migrations"_s, u"revision --rev-id 1a -m one"_s, u"revision --rev-id 2b -m two"_s, u"upgrade 1a"_s}) {
        const auto made = run(command.split(u' '));
        QVERIFY2(made.ok(), made.describe());
    }
    // What Flask-Migrate keeps in the folder.
    QVERIFY(m_work->write(u"work/migrations/alembic.ini"_s, m_work->read(u"work/alembic.ini"_s)));
    QVERIFY(m_original.copyFrom(m_work->path()));
}

void TestBadInput::init()
{
    m_work = std::make_unique<test::TemporaryProject>();
    QVERIFY(m_work->copyFrom(m_original.path()));
}

/// Each positional of each command, and each option once: commands share them.
void TestBadInput::addCases(const QStringList &group, const QList<cli::Option> &globals, const QList<cli::Command> &commands)
{
    const auto row = [&](const QString &what, const QStringList &words, bool mayPass) {
        QTest::addRow("%s", qPrintable((group + QStringList{what}).join(u' '))) << words << mayPass;
    };
    const QString placeholder(QChar(0));
    const auto needed = [](const cli::Command &command) {
        QStringList words;
        for (const cli::Positional &positional : command.positionals) {
            if (positional.required)
                words << (positional.name == "directory"_L1 ? u"new"_s : positional.name == "shell"_L1 ? u"bash"_s : u"1a"_s);
        }
        return words;
    };
    QSet<QString> seen;
    for (const cli::Option &option : globals) {
        if (!option.metavar.isEmpty())
            row(u"--"_s + option.name, QStringList{u"--"_s + option.name, placeholder} + group + QStringList{u"current"_s}, takesAnything(option.name));
    }
    for (const cli::Command &command : commands) {
        if (!command.positionals.isEmpty())
            row(command.name, group + QStringList{command.name, u"--"_s, placeholder}, command.name == "init"_L1);
        for (const cli::Option &option : command.options) {
            if (option.metavar.isEmpty() || seen.contains(option.name))
                continue;
            seen.insert(option.name);
            row(command.name + u" --"_s + option.name, group + QStringList{command.name, u"--"_s + option.name, placeholder} + needed(command),
                takesAnything(option.name));
        }
    }
}

void TestBadInput::argument_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("mayPass");
    addCases({}, cli::globalOptions(), cli::commands());
    addCases({u"db"_s}, cli::flaskGlobalOptions(), cli::flaskCommands());
}

void TestBadInput::argument()
{
    QFETCH(QStringList, words);
    QFETCH(bool, mayPass);
    const QByteArray before = hash();
    for (const QString &value : badValues()) {
        QStringList line = words;
        line.replace(line.indexOf(QString(QChar(0))), value);
        const test::ProcessResult result = run(line);
        const QByteArray what = line.join(u' ').left(300).toUtf8() + '\n' + result.describe().left(2000);
        QVERIFY2(result.finished, what);
        QVERIFY2(QList<int>({0, 1, 2, 255}).contains(result.exitCode), what);
        QVERIFY2(!result.out.contains('\x1b') && !result.err.contains('\x1b'), what);
        QVERIFY2(!QFile::exists(m_work->path(u"work/pwned"_s)), what);
        if (result.exitCode == 0) {
            QVERIFY2(mayPass || hash() == before, what);
            init(); // what it made is no part of the next
            continue;
        }
        QVERIFY2((result.out + result.err).trimmed().size() > 10, what);
        QVERIFY2(hash() == before, what);
    }
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
