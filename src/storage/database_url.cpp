// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database_url.h"

#include <QHostAddress>
#include <QUrl>
#include <QUrlQuery>

#include <array>
#include <optional>
#include <utility>

namespace evision::storage {

namespace {

constexpr std::array<std::pair<const char *, TlsMode>, 3> tlsModes = {
    {{"prefer", TlsMode::Prefer}, {"require", TlsMode::Require}, {"verify-full", TlsMode::VerifyFull}}};

std::optional<TlsMode> tlsModeFrom(const QString &id)
{
    for (const auto &[name, mode] : tlsModes) {
        if (id == QLatin1String(name))
            return mode;
    }
    return std::nullopt;
}

Unexpected<std::string> wrong(const char *sentence)
{
    return Unexpected{std::string(sentence)};
}

Expected<DatabaseUrl, std::string> parseServer(const QUrl &address)
{
    DatabaseUrl url;
    url.backend = Backend::Postgres;
    url.host = address.host();
    url.port = address.port(url.port);
    url.user = address.userName(QUrl::FullyDecoded);
    url.password = address.password(QUrl::FullyDecoded);
    url.database = address.path(QUrl::FullyDecoded).mid(1);
    if (!address.isValid() || url.host.isEmpty() || url.user.isEmpty() || url.database.isEmpty())
        return wrong("A PostgreSQL address has a user, a host and a database: postgres://user@host/database.");
    if (url.database.contains(u'/') || address.hasFragment() || url.port <= 0)
        return wrong("The PostgreSQL address has more after its host than /database?sslmode=MODE.");
    url.tls = url.isThisMachine() ? TlsMode::Prefer : TlsMode::VerifyFull;
    for (const auto &[key, value] : QUrlQuery(address).queryItems(QUrl::FullyDecoded)) {
        const auto mode = key == QLatin1String("sslmode") ? tlsModeFrom(value) : std::nullopt;
        if (!mode)
            return wrong("After ? a PostgreSQL address takes sslmode=prefer, sslmode=require or sslmode=verify-full.");
        url.tls = *mode;
    }
    return url;
}

} // namespace

Expected<DatabaseUrl, std::string> DatabaseUrl::parse(const QString &text)
{
    constexpr QLatin1String sqlite("sqlite:");
    if (text.startsWith(sqlite)) {
        const QString path = text.mid(sqlite.size());
        if (path.isEmpty() || path.contains(QChar::Null))
            return wrong("A SQLite address names a file: sqlite:PATH.");
        return ofFile(path);
    }
    if (text.startsWith(QLatin1String("postgres://")) || text.startsWith(QLatin1String("postgresql://")))
        return parseServer(QUrl(text, QUrl::StrictMode));
    return wrong("A database is sqlite:PATH or postgres://user@host/database.");
}

DatabaseUrl DatabaseUrl::ofFile(const QString &path)
{
    DatabaseUrl url;
    url.path = path;
    return url;
}

QString DatabaseUrl::shown() const
{
    if (backend == Backend::Sqlite)
        return QLatin1String("sqlite:") + path;
    QUrl address;
    address.setScheme(QStringLiteral("postgres"));
    address.setUserName(user);
    address.setHost(host);
    if (port != DatabaseUrl().port)
        address.setPort(port);
    address.setPath(u'/' + database);
    return address.toString(QUrl::FullyEncoded);
}

bool DatabaseUrl::isThisMachine() const
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace evision::storage
