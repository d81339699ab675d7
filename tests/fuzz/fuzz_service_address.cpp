// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as the address of the service and any other as its key: a key is never sent where somebody on the way could
// read it, and arrives as it was.
#include "fuzz/require.h"

#include "feed/client/service_address.h"

#include <QHostAddress>
#include <QString>
#include <QUrlQuery>

#include <cstddef>
#include <cstdint>
#include <string_view>

using evision::feed::ServiceAddress;

namespace {

bool isSafe(const QUrl &url)
{
    if (url.scheme() == QLatin1String("https"))
        return true;
    return url.scheme() == QLatin1String("http") &&
           (url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback());
}

} // namespace

/// Up to the first line break it is the address, the rest is the key.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const std::size_t end = bytes.find('\n');
    const std::string_view key = end == std::string_view::npos ? std::string_view("key") : bytes.substr(end + 1);
    const std::string_view text = bytes.substr(0, end);
    const auto address = ServiceAddress::from(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    if (!address) {
        require(!address.error().empty() && address.error().back() == '.', "a refusal is a sentence");
        return 0;
    }
    for (const char *target : {"/v4/sports", "/v4/sports/soccer_epl/odds?regions=eu"}) {
        const QUrl url = address->urlFor(target, key);
        require(url.isValid() && !url.host().isEmpty(), "an address that was taken can be called");
        require(url.host() == address->host(), "the host is the one that is told");
        require(isSafe(url), "nobody on the way can read the key");
        require(url.userInfo().isEmpty() && !url.hasFragment(), "there is nothing else in it");
        const QByteArray given(key.data(), static_cast<qsizetype>(key.size()));
        const QByteArray query = url.query(QUrl::FullyEncoded).toUtf8();
        const QByteArray sent = query.mid(query.lastIndexOf("apiKey=") + 7);
        require(QByteArray::fromPercentEncoding(sent) == given, "the key arrives as it was");
        const QUrl other = address->urlFor(target, "another");
        require(url.adjusted(QUrl::RemoveQuery) == other.adjusted(QUrl::RemoveQuery), "it is in the query alone");
    }
    return 0;
}
