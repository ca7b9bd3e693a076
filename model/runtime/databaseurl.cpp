// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/databaseurl.h"

#include "model/runtime/errorcodes.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

/// Python's urllib.parse.unquote: bytes that are not UTF-8 become U+FFFD.
QString unquoted(QStringView text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

QString unquotedPlus(QStringView text)
{
    return unquoted(text.toString().replace(u'+', u' '));
}

QString quoted(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, " +"));
}

QString quotedPlus(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, " ")).replace(u' ', u'+');
}

bool isSecret(const QString &key)
{
    return key == "password"_L1 || key == "sslpassword"_L1;
}

/// Python's parse_qsl with its default of dropping empty values.
QList<QPair<QString, QString>> parseQuery(QStringView text)
{
    QList<QPair<QString, QString>> pairs;
    for (QStringView item : text.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = item.indexOf(u'=');
        if (equals > 0 && equals + 1 < item.size())
            pairs.append({unquotedPlus(item.first(equals)), unquotedPlus(item.sliced(equals + 1))});
    }
    return pairs;
}

Result<dialect::Dialect> dialectOf(const QString &scheme, Diagnostics &diagnostics)
{
    const QString backend = scheme.section(u'+', 0, 0).toLower();
    if (backend == "sqlite"_L1)
        return dialect::Dialect::Sqlite;
    if (backend == "postgresql"_L1)
        return dialect::Dialect::Postgresql;
    if (backend == "postgres"_L1) {
        diagnostics.append({Severity::Warning, urlOldPostgresName, u"SQLAlchemy 1.4 and later reject “postgres://”."_s,
            u"Write “postgresql://” so that the project's own program can use this URL too."_s, {}, {}});
        return dialect::Dialect::Postgresql;
    }
    return failure({urlUnsupported, u"Can't load plugin: sqlalchemy.dialects:%1"_s.arg(scheme.left(60)),
        u"Only SQLite and PostgreSQL databases can be connected."_s, {}, {}, {}});
}

} // namespace

Result<DatabaseUrl> DatabaseUrl::parse(QStringView text)
{
    static const QRegularExpression pattern(
        uR"(^(?<name>[\w\+]+)://(?:(?<user>[^:/]*)(?::(?<password>[^@]*))?@)?)"
        uR"((?:(?:\[(?<ipv6>[^/\?]+)\]|(?<ipv4>[^/:\?]+))?(?::(?<port>[^/\?]*))?)?(?:/(?<database>[^\?]*))?(?:\?(?<query>.*))?)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const auto match = pattern.match(text.trimmed().toString());
    if (!match.hasMatch()) {
        return failure({urlMalformed, u"Could not parse SQLAlchemy URL from given URL string"_s,
            u"A database URL looks like sqlite:///app.db or postgresql://user@host/name."_s, {}, {}, {}});
    }

    DatabaseUrl url;
    url.scheme = match.captured("name"_L1);
    const auto dialect = dialectOf(url.scheme, url.diagnostics);
    if (!dialect)
        return tl::unexpected(dialect.error());
    url.dialect = *dialect;

    if (match.hasCaptured("user"_L1))
        url.user = unquoted(match.capturedView(u"user"));
    if (match.hasCaptured("password"_L1))
        url.password = unquoted(match.capturedView(u"password"));
    url.host = match.hasCaptured("ipv6"_L1) ? match.captured("ipv6"_L1) : match.captured("ipv4"_L1);
    if (const QString port = match.captured("port"_L1); !port.isEmpty()) {
        bool ok = false;
        url.port = port.toInt(&ok);
        if (!ok || url.port < 1 || url.port > 65535) {
            return failure({urlMalformed, u"The port of the database URL is not a number between 1 and 65535"_s,
                u"A “:”, “@”, “/” or “?” inside the user name or the password must be written as %3A, %40, %2F or %3F."_s,
                {}, {}, {}});
        }
    }
    if (match.hasCaptured("database"_L1))
        url.database = match.captured("database"_L1);
    url.query = parseQuery(match.capturedView(u"query"));

    if (url.dialect == dialect::Dialect::Sqlite && (url.user || url.password || !url.host.isEmpty() || url.port)) {
        return failure({urlMalformed, u"Invalid SQLite URL: %1"_s.arg(url.display()),
            u"Valid SQLite URL forms are sqlite:///:memory:, sqlite:///relative/path/to/file.db and "
            "sqlite:////absolute/path/to/file.db"_s, {}, {}, {}});
    }
    return url;
}

QString DatabaseUrl::render(bool hidePasswords) const
{
    QString text = scheme + "://"_L1;
    if (user) {
        text += quoted(*user);
        if (password)
            text += u':' + (hidePasswords ? u"***"_s : quoted(*password));
        text += u'@';
    }
    if (host.contains(u':'))
        text += u'[' + host + u']';
    else
        text += host;
    if (port)
        text += u':' + QString::number(port);
    if (database)
        text += u'/' + *database;
    QChar separator = u'?';
    for (const auto &[key, value] : query) {
        text += separator + quotedPlus(key) + u'=' + (hidePasswords && isSecret(key) ? u"***"_s : quotedPlus(value));
        separator = u'&';
    }
    return text;
}

QString DatabaseUrl::display() const
{
    return render(true);
}

QString DatabaseUrl::toString() const
{
    return render(false);
}

QString DatabaseUrl::queryValue(QLatin1StringView key) const
{
    QString value;
    for (const auto &[name, item] : query) {
        if (name == key)
            value = item;
    }
    return value;
}

bool DatabaseUrl::isMemory() const
{
    return dialect == dialect::Dialect::Sqlite && sqlitePath().isEmpty();
}

QString DatabaseUrl::sqlitePath() const
{
    QString path = database.value_or(QString());
    const bool uri = path.startsWith("file:"_L1);
    if (uri) {
        path = unquoted(QStringView(path).sliced(5));
        if (path.startsWith("//"_L1)) // file://host/path and file:///path
            path = path.sliced(qMax(path.indexOf(u'/', 2), qsizetype(1)));
        if (queryValue("mode"_L1) == "memory"_L1)
            return {};
    }
    return path == ":memory:"_L1 ? QString() : path;
}

QString resolveSqlitePath(const QString &path, const QString &baseFolder)
{
    if (path.isEmpty())
        return path;
    return QDir::cleanPath(QDir(baseFolder).absoluteFilePath(path));
}

QStringList sqliteCandidates(const QString &path, const QString &projectFolder)
{
    constexpr int maximumPackages = 200; // a project folder may be a home folder
    if (path.isEmpty() || QDir::isAbsolutePath(path))
        return QFileInfo(path).isFile() ? QStringList{path} : QStringList{};

    const QDir project(projectFolder);
    QStringList tries{u"instance/"_s + path, path};
    const QStringList packages = project.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
    for (const QString &package : packages.first(qMin<qsizetype>(packages.size(), maximumPackages)))
        tries << package + u'/' + path << package + u"/instance/"_s + path;

    QStringList found;
    for (const QString &item : std::as_const(tries)) {
        const QString absolute = resolveSqlitePath(item, projectFolder);
        if (QFileInfo(absolute).isFile() && !found.contains(absolute))
            found.append(absolute);
    }
    return found;
}

} // namespace retort::runtime
