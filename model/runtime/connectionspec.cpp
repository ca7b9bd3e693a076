// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/connectionspec.h"

#include "model/runtime/errorcodes.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

/// Parameters of libpq 15 that a URL may carry. Others belong to a Python driver (asyncpg's `ssl`, psycopg2's pool settings)
/// and would make libpq refuse the connection.
bool isLibpqParameter(const QString &key)
{
    static const QStringList known{u"hostaddr"_s, u"passfile"_s, u"require_auth"_s, u"channel_binding"_s, u"client_encoding"_s,
        u"options"_s, u"fallback_application_name"_s, u"keepalives"_s, u"keepalives_idle"_s, u"keepalives_interval"_s,
        u"keepalives_count"_s, u"tcp_user_timeout"_s, u"gssencmode"_s, u"sslmode"_s, u"sslcompression"_s, u"sslcert"_s,
        u"sslkey"_s, u"sslpassword"_s, u"sslrootcert"_s, u"sslcrl"_s, u"sslcrldir"_s, u"sslsni"_s, u"requirepeer"_s,
        u"ssl_min_protocol_version"_s, u"ssl_max_protocol_version"_s, u"krbsrvname"_s, u"gsslib"_s, u"service"_s,
        u"target_session_attrs"_s};
    return known.contains(key);
}

/// SQLAlchemy takes `?host=a:5432&host=b` for a server with stand-bys, and `?host=/var/run/postgresql` for a socket.
void takeHost(ConnectionSpec &spec, const QString &value)
{
    QString host = value;
    const qsizetype colon = value.lastIndexOf(u':');
    if (!value.startsWith(u'/') && colon > 0 && value.count(u':') == 1) {
        host = value.first(colon);
        if (!spec.port)
            spec.port = value.sliced(colon + 1).toInt();
    }
    spec.host = spec.host.isEmpty() ? host : spec.host + u',' + host;
}

void takePostgresParameter(ConnectionSpec &spec, const QString &key, const QString &value)
{
    if (key == "host"_L1)
        takeHost(spec, value);
    else if (key == "port"_L1)
        spec.port = value.toInt();
    else if (key == "user"_L1)
        spec.user = value;
    else if (key == "password"_L1)
        spec.password = value;
    else if (key == "dbname"_L1 || key == "database"_L1)
        spec.database = value;
    else if (key == "connect_timeout"_L1)
        spec.connectTimeout = qMax(1, value.toInt());
    else if (key == "ssl"_L1 && (value == "require"_L1 || value == "true"_L1))
        spec.options.insert(u"sslmode"_s, u"require"_s);
    else if (isLibpqParameter(key))
        spec.options.insert(key, value);
}

} // namespace

ConnectionSpec ConnectionSpec::fromUrl(const DatabaseUrl &url, const QString &baseFolder)
{
    ConnectionSpec spec;
    spec.dialect = url.dialect;
    if (url.dialect == dialect::Dialect::Sqlite) {
        spec.file = resolveSqlitePath(url.sqlitePath(), baseFolder);
        spec.readOnly = url.queryValue("mode"_L1) == "ro"_L1;
        bool ok = false;
        const double seconds = url.queryValue("timeout"_L1).toDouble(&ok);
        if (ok && seconds >= 0 && seconds < 3600)
            spec.busyTimeout = int(seconds * 1000);
        return spec;
    }
    spec.host = url.host;
    spec.port = url.port;
    spec.user = url.user.value_or(QString());
    spec.password = url.password.value_or(QString());
    spec.database = url.database.value_or(QString());
    for (const auto &[key, value] : url.query)
        takePostgresParameter(spec, key, value);
    return spec;
}

QString ConnectionSpec::displayText() const
{
    if (dialect == dialect::Dialect::Sqlite)
        return file.isEmpty() ? u":memory:"_s : file;
    QString text = user.isEmpty() ? QString() : user + u'@';
    text += host.isEmpty() ? u"localhost"_s : host;
    if (port)
        text += u':' + QString::number(port);
    text += u'/' + (database.isEmpty() ? user : database);
    return ssh.isUsed() ? text + u" through %1"_s.arg(ssh.displayText()) : text;
}

Result<SshServer> SshServer::parse(const QString &text)
{
    static const QRegularExpression form(
        u"^(?:(?<user>[\\w][\\w.+-]*)@)?(?:\\[(?<v6>[0-9A-Fa-f:.]+(?:%\\w+)?)\\]|(?<host>[\\w][\\w.-]*))(?::(?<port>\\d{1,5}))?$"_s);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    const int port = match.captured(u"port"_s).toInt();
    if (!match.hasMatch() || port > 65535 || (port == 0 && !match.captured(u"port"_s).isEmpty())) {
        return failure({sshMalformed, u"“%1” is not the name of an SSH server"_s.arg(text.left(200)),
            u"Write it as user@host:port; user and port may be left out, and host may be an alias of ~/.ssh/config."_s, {}, {}, {}});
    }
    const QString v6 = match.captured(u"v6"_s);
    return SshServer{v6.isEmpty() ? match.captured(u"host"_s) : v6, port, match.captured(u"user"_s), {}};
}

QString SshServer::displayText() const
{
    QString text = user.isEmpty() ? QString() : user + u'@';
    text += host.contains(u':') ? u'[' + host + u']' : host;
    return port ? text + u':' + QString::number(port) : text;
}

} // namespace retort::runtime
