// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/connectionspec.h"
#include "model/runtime/errorcodes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::runtime;

namespace {

/// A URL's parts in one line: what differs shows at once.
QString dump(const DatabaseUrl &url)
{
    QStringList query;
    for (const auto &[key, value] : url.query)
        query.append(key + u'=' + value);
    const auto optional = [](const std::optional<QString> &text) { return text ? u'<' + *text + u'>' : u"-"_s; };
    return u"%1 user %2 password %3 host %4 port %5 database %6 query %7"_s.arg(url.scheme, optional(url.user),
        optional(url.password), url.host, QString::number(url.port), optional(url.database), query.join(u' '));
}

} // namespace

class TestDatabaseUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsSqlAlchemyDoes_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("expected");
        QTest::newRow("memory") << u"sqlite://"_s << u"sqlite user - password - host  port 0 database - query "_s;
        QTest::newRow("relative") << u"sqlite:///app.db"_s << u"sqlite user - password - host  port 0 database <app.db> query "_s;
        QTest::newRow("absolute") << u"sqlite:////var/app.db"_s
                                  << u"sqlite user - password - host  port 0 database </var/app.db> query "_s;
        QTest::newRow("windows") << u"sqlite:///C:\\data\\app.db"_s
                                 << u"sqlite user - password - host  port 0 database <C:\\data\\app.db> query "_s;
        QTest::newRow("driver") << u"postgresql+psycopg2://u:p@h:5433/d"_s
                                << u"postgresql+psycopg2 user <u> password <p> host h port 5433 database <d> query "_s;
        QTest::newRow("percent and plus") << u"postgresql://u%40x:p%2F+%3A@h/d"_s
                                          << u"postgresql user <u@x> password <p/+:> host h port 0 database <d> query "_s;
        QTest::newRow("at sign in user") << u"postgresql://me@corp:pw@h/d"_s
                                         << u"postgresql user <me@corp> password <pw> host h port 0 database <d> query "_s;
        QTest::newRow("ipv6") << u"postgresql://u@[::1]:5432/d"_s
                              << u"postgresql user <u> password - host ::1 port 5432 database <d> query "_s;
        QTest::newRow("query") << u"postgresql:///d?host=/run/pg&options=-csearch_path%3Da%2Cb&x=&y+z=1"_s
                               << u"postgresql user - password - host  port 0 database <d> query host=/run/pg options=-csearch_path=a,b y z=1"_s;
        QTest::newRow("slash in the password") << u"postgresql://u:a/b@h/d"_s
                                               << u"postgresql user <u> password <a/b> host h port 0 database <d> query "_s;
        QTest::newRow("empty password") << u"postgresql://u:@h/d"_s
                                        << u"postgresql user <u> password <> host h port 0 database <d> query "_s;
        QTest::newRow("surrounding space") << u"  sqlite:///a.db\n"_s
                                           << u"sqlite user - password - host  port 0 database <a.db> query "_s;
    }
    void readsAsSqlAlchemyDoes()
    {
        QFETCH(QString, url);
        QFETCH(QString, expected);
        const auto parsed = DatabaseUrl::parse(url);
        QVERIFY(parsed);
        QCOMPARE(dump(*parsed), expected);
        QCOMPARE(dump(*DatabaseUrl::parse(parsed->toString())), expected);
        QVERIFY(parsed->diagnostics.isEmpty());
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QString() << QString(urlMalformed);
        QTest::newRow("no scheme") << u"app.db"_s << QString(urlMalformed);
        QTest::newRow("port") << u"postgresql://u:p@h:abc/d"_s << QString(urlMalformed);
        QTest::newRow("password without a user's at sign") << u"postgresql://u:canary/d"_s << QString(urlMalformed);
        QTest::newRow("big port") << u"postgresql://h:70000/d"_s << QString(urlMalformed);
        QTest::newRow("mysql") << u"mysql+pymysql://u:p@h/d"_s << QString(urlUnsupported);
        QTest::newRow("sqlite with a host") << u"sqlite://app.db"_s << QString(urlMalformed);
        QTest::newRow("sqlite with a password") << u"sqlite://u:canary@/app.db"_s << QString(urlMalformed);
    }
    void refusesWhatCannotBe()
    {
        QFETCH(QString, url);
        QFETCH(QString, code);
        const auto parsed = DatabaseUrl::parse(url);
        QVERIFY(!parsed);
        QCOMPARE(QString(parsed.error().code), code);
        const Error error = parsed.error();
        QVERIFY(!(error.message + error.hint + error.detail).contains(u"canary"_s));
    }

    void acceptsTheOldNameWithANote()
    {
        const auto parsed = DatabaseUrl::parse(u"postgres://u@h/d");
        QVERIFY(parsed);
        QCOMPARE(parsed->dialect, dialect::Dialect::Postgresql);
        QCOMPARE(parsed->diagnostics.size(), 1);
        QCOMPARE(QString(parsed->diagnostics.first().code), QString(urlOldPostgresName));
    }

    void hidesPasswords()
    {
        const auto parsed = DatabaseUrl::parse(u"postgresql://u:canary@h/d?password=canary&sslpassword=canary&sslmode=require");
        QVERIFY(parsed);
        QCOMPARE(parsed->display(), u"postgresql://u:***@h/d?password=***&sslpassword=***&sslmode=require"_s);
        QVERIFY(!ConnectionSpec::fromUrl(*parsed, u"/"_s).displayText().contains(u"canary"_s));
    }

    void findsTheSqliteFile_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("readOnly");
        QTest::newRow("memory") << u"sqlite://"_s << QString() << false;
        QTest::newRow("named memory") << u"sqlite:///:memory:"_s << QString() << false;
        QTest::newRow("relative") << u"sqlite:///data/../app.db"_s << u"/base/app.db"_s << false;
        QTest::newRow("absolute") << u"sqlite+aiosqlite:////x/app.db"_s << u"/x/app.db"_s << false;
        QTest::newRow("uri") << u"sqlite:///file:/x/a%20b.db?mode=ro&uri=true"_s << u"/x/a b.db"_s << true;
        QTest::newRow("uri with slashes") << u"sqlite:///file:///x/a.db?uri=true"_s << u"/x/a.db"_s << false;
        QTest::newRow("uri memory") << u"sqlite:///file:x?mode=memory&uri=true"_s << QString() << false;
    }
    void findsTheSqliteFile()
    {
        QFETCH(QString, url);
        const auto parsed = DatabaseUrl::parse(url);
        QVERIFY(parsed);
        const ConnectionSpec spec = ConnectionSpec::fromUrl(*parsed, u"/base"_s);
        QTEST(spec.file, "file");
        QTEST(spec.readOnly, "readOnly");
        QCOMPARE(parsed->isMemory(), spec.file.isEmpty());
    }

    void takesPostgresParameters()
    {
        const auto parsed = DatabaseUrl::parse(
            u"postgresql+asyncpg://u@/d?host=one:5433&host=two&ssl=require&connect_timeout=3&pool_size=5&gssencmode=disable");
        QVERIFY(parsed);
        const ConnectionSpec spec = ConnectionSpec::fromUrl(*parsed, u"/"_s);
        QCOMPARE(spec.host, u"one,two"_s);
        QCOMPARE(spec.port, 5433);
        QCOMPARE(spec.connectTimeout, 3);
        QCOMPARE(spec.options, (QMap<QString, QString>{{u"gssencmode"_s, u"disable"_s}, {u"sslmode"_s, u"require"_s}}));
    }

    void looksWhereFlaskKeepsItsDatabase()
    {
        QTemporaryDir project;
        const QDir folder(project.path());
        QVERIFY(folder.mkpath(u"instance"_s) && folder.mkpath(u"shop"_s));
        for (const QString &name : {u"instance/app.db"_s, u"app.db"_s, u"shop/app.db"_s}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QCOMPARE(sqliteCandidates(u"app.db"_s, project.path()),
            (QStringList{folder.filePath(u"instance/app.db"_s), folder.filePath(u"app.db"_s), folder.filePath(u"shop/app.db"_s)}));
        QCOMPARE(sqliteCandidates(u"other.db"_s, project.path()), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestDatabaseUrl)
#include "tst_databaseurl.moc"
