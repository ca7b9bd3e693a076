// SPDX-License-Identifier: GPL-3.0-or-later
// The bundled sample, run by Debian's Flask-Migrate and by Retort side by side: rows are put in half-way, and after every leg
// of the journey both databases must hold the same schema, the same rows and the same version.
#include "tests/support/golden.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"

#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTest>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace retort::test;

namespace {

/// Rows that the steps above e4a80c5b716d have to carry along: through batches, an UPDATE and a unique index.
const QStringList rowsHalfway = {
    u"INSERT INTO categories (id, name) VALUES (1, 'Black tea'), (2, 'Herbs')"_s,
    u"INSERT INTO products (id, category_id, name, description, price) VALUES"
    " (1, 1, 'Assam Gold', 'Strong; with milk', 12.5), (2, 2, 'Verbena', NULL, 7.25)"_s,
    u"INSERT INTO customers (id, name, email, joined_at) VALUES"
    " (1, 'Ada', 'Ada@Example.org', '2026-02-04 10:00:00'), (2, 'Ben O''Neil', 'BEN@example.org', '2026-02-05 11:30:00')"_s,
    u"INSERT INTO orders (id, customer_id, status, placed_at, shipping_code) VALUES"
    " (1, 1, 'paid', '2026-02-06 09:15:00', 'letter'), (2, 2, 'open', '2026-02-07 18:45:00', NULL)"_s,
    u"INSERT INTO order_lines (order_id, product_id, quantity, unit_price) VALUES (1, 1, 2, 12.5), (2, 2, 1, 7.25)"_s,
};

/// A file of SQLite as text: each object's normalised SQL, then each table's rows.
class SqliteFile
{
public:
    explicit SqliteFile(const QString &path)
        : m_connection(path)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
        database.setDatabaseName(path);
        m_open = database.open();
    }

    ~SqliteFile() { QSqlDatabase::removeDatabase(m_connection); }
    SqliteFile(const SqliteFile &) = delete;
    SqliteFile &operator=(const SqliteFile &) = delete;

    bool run(const QStringList &statements)
    {
        for (const QString &statement : statements) {
            QSqlQuery query(QSqlDatabase::database(m_connection));
            if (!query.exec(statement)) {
                qWarning("%s", qPrintable(query.lastError().text()));
                return false;
            }
        }
        return m_open;
    }

    QByteArray text() const
    {
        QString result;
        for (const QString &object : lines(u"SELECT type, name, tbl_name, sql FROM sqlite_schema"_s))
            result += normalised(object) + u'\n';
        for (const QString &table : lines(u"SELECT name FROM sqlite_schema WHERE type = 'table'"_s))
            result += table + u":\n"_s + lines(u"SELECT * FROM \"%1\""_s.arg(table)).join(u'\n') + u'\n';
        return result.toUtf8();
    }

private:
    /// The rows of a query, sorted.
    QStringList lines(const QString &sql) const
    {
        QStringList result;
        QSqlQuery query(QSqlDatabase::database(m_connection));
        query.exec(sql);
        while (query.next()) {
            QStringList values;
            for (int i = 0; i < query.record().count(); ++i)
                values << (query.isNull(i) ? u"NULL"_s : query.value(i).toString());
            result << values.join(u'|');
        }
        result.sort();
        return result;
    }

    /// SQLAlchemy 1.4 and 2.0 differ in blanks and in the brackets around a column's default; neither means anything to SQLite.
    /// The constraints of a table that a batch has built anew come in the order of a Python set, another one in each run.
    static QString normalised(QString sql)
    {
        static const QRegularExpression defaults(u"DEFAULT \\(([^()]*)\\)"_s);
        static const QRegularExpression blanks(u"\\s*([(),])\\s*"_s);
        static const QRegularExpression constraints(u",(?=(CONSTRAINT|PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY)\\b)"_s);
        sql = sql.simplified().replace(defaults, u"DEFAULT \\1"_s).replace(blanks, u"\\1"_s);
        if (!sql.endsWith(u')') || !sql.startsWith(u"table|"_s))
            return sql;
        QStringList clauses = sql.chopped(1).split(constraints);
        std::sort(clauses.begin() + 1, clauses.end());
        return clauses.join(u',') + u')';
    }

    QString m_connection;
    bool m_open = false;
};

} // namespace

class SampleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sqliteEndsTheSame();
    void postgresqlEndsTheSame();

private:
    ProcessResult flask(const QString &url, const QStringList &arguments) const;
    ProcessResult retort(const QString &url, const QStringList &arguments) const;

    std::unique_ptr<TemporaryProject> m_project;
};

void SampleTest::init()
{
    m_project = std::make_unique<TemporaryProject>();
    QVERIFY(m_project->copyFrom(QStringLiteral(RETORT_SOURCE_DIR "/resources/sample")));
}

ProcessResult SampleTest::flask(const QString &url, const QStringList &arguments) const
{
    ProcessOptions options;
    options.workingDirectory = m_project->path();
    options.environment = {{u"DATABASE_URL"_s, url}, {u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s}};
    return runProcess(u"/usr/bin/python3"_s, QStringList{u"-m"_s, u"flask"_s, u"--app"_s, u"app"_s, u"db"_s} + arguments, options);
}

ProcessResult SampleTest::retort(const QString &url, const QStringList &arguments) const
{
    ProcessOptions options;
    options.workingDirectory = m_project->path();
    return runProcess(QStringLiteral(RETORT_BINARY_DIR "/retort"),
        QStringList{u"-c"_s, u"migrations/alembic.ini"_s} + arguments + QStringList{u"--url"_s, url}, options);
}

void SampleTest::sqliteEndsTheSame()
{
    const QString theirs = u"sqlite:///"_s + m_project->path(u"theirs.db"_s);
    const QString ours = u"sqlite:///"_s + m_project->path(u"ours.db"_s);
    bool rowsAreIn = false;
    const QList<QStringList> legs = {{u"upgrade"_s, u"e4a80c5b716d"_s}, {u"upgrade"_s, u"head"_s},
        {u"downgrade"_s, u"a7b3d0e5c816"_s}, {u"upgrade"_s, u"head"_s}, {u"downgrade"_s, u"base"_s}};
    for (const QStringList &leg : legs) {
        const ProcessResult reference = flask(theirs, leg);
        QVERIFY2(reference.ok(), reference.describe());
        const ProcessResult result = retort(ours, leg);
        QVERIFY2(result.ok(), result.describe());

        SqliteFile theirFile(m_project->path(u"theirs.db"_s));
        SqliteFile ourFile(m_project->path(u"ours.db"_s));
        const QByteArray expected = theirFile.text();
        QVERIFY(expected.contains("alembic_version"));
        const QByteArray difference = firstDifference(expected, ourFile.text());
        QVERIFY2(difference.isEmpty(), difference);
        if (!std::exchange(rowsAreIn, true)) {
            QVERIFY(theirFile.run(rowsHalfway));
            QVERIFY(ourFile.run(rowsHalfway));
        }
    }
}

void SampleTest::postgresqlEndsTheSame()
{
    PostgresCluster cluster;
    QVERIFY2(cluster.start(), cluster.error());
    const PostgresDatabase theirs = cluster.createDatabase();
    const PostgresDatabase ours = cluster.createDatabase();
    bool rowsAreIn = false;
    const QList<QStringList> legs = {{u"upgrade"_s, u"e4a80c5b716d"_s}, {u"upgrade"_s, u"head"_s},
        {u"downgrade"_s, u"a7b3d0e5c816"_s}, {u"upgrade"_s, u"head"_s}, {u"downgrade"_s, u"base"_s}};
    for (const QStringList &leg : legs) {
        const ProcessResult reference = flask(theirs.url(), leg);
        QVERIFY2(reference.ok(), reference.describe());
        const ProcessResult result = retort(ours.url(), leg);
        QVERIFY2(result.ok(), result.describe());

        const QByteArray expected = cluster.dump(theirs);
        QVERIFY2(expected.contains("alembic_version"), cluster.error());
        const QByteArray difference = firstDifference(expected, cluster.dump(ours));
        QVERIFY2(difference.isEmpty(), difference);
        if (!std::exchange(rowsAreIn, true)) {
            for (const QString &statement : rowsHalfway) {
                cluster.query(theirs, statement);
                QVERIFY2(QByteArray(cluster.error()).isEmpty(), cluster.error());
                cluster.query(ours, statement);
                QVERIFY2(QByteArray(cluster.error()).isEmpty(), cluster.error());
            }
        }
    }
}

QTEST_GUILESS_MAIN(SampleTest)
#include "tst_sample.moc"
