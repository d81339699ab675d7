// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/service_address.h"

#include "feed/client/query_writer.h"

#include <QHostAddress>
#include <QUrlQuery>

namespace evision::feed {

namespace {

const QLatin1String keyParameter("apiKey");

bool isThisMachine(const QString &host)
{
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return true;
    QHostAddress address;
    return address.setAddress(host) && address.isLoopback();
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

ServiceAddress ServiceAddress::standard()
{
    return ServiceAddress(QUrl(QStringLiteral("https://api.the-odds-api.com")));
}

Expected<ServiceAddress, std::string> ServiceAddress::from(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return Unexpected{std::string("The address of the odds service is not a URL such as "
                                      "https://api.the-odds-api.com.")};
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return Unexpected{std::string("The address of the odds service must not have a user, a query or a fragment.")};
    const bool secure = url.scheme() == QLatin1String("https");
    if (!secure && !(url.scheme() == QLatin1String("http") && isThisMachine(url.host())))
        return Unexpected{std::string("The address of the odds service must begin with https://, so that nobody on the "
                                      "way can read the API key; http:// is for this machine only.")};
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path, QUrl::TolerantMode);
    return ServiceAddress(url);
}

QUrl ServiceAddress::urlFor(std::string_view target, std::string_view key) const
{
    const QByteArray call = bytes(target);
    const char joint = call.contains('?') ? '&' : '?';
    return QUrl::fromEncoded(m_base.toEncoded() + call + joint + "apiKey=" + bytes(percentEncoded(key)),
                             QUrl::StrictMode);
}

QUrl ServiceAddress::redirected(const QUrl &from, const QUrl &to, std::string_view key) const
{
    QUrl url = from.resolved(to);
    if (!to.isValid() || !url.isValid() || url.scheme() != from.scheme() || url.host() != from.host() ||
        portOf(url) != portOf(from) || !url.userInfo().isEmpty())
        return {};
    QUrlQuery query(url);
    query.removeAllQueryItems(keyParameter);
    const QByteArray rest = query.toString(QUrl::FullyEncoded).toUtf8();
    url.setFragment(QString());
    url.setQuery(QString());
    return QUrl::fromEncoded(url.toEncoded() + '?' + rest + (rest.isEmpty() ? "" : "&") +
                                 "apiKey=" + bytes(percentEncoded(key)),
                             QUrl::StrictMode);
}

} // namespace evision::feed
