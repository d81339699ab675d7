// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/expected.h"

#include <QString>
#include <QUrl>

#include <string>
#include <string_view>

namespace evision::feed {

/// Where the odds service is. One that exists is safe to send a key to: https, or this machine.
class ServiceAddress {
public:
    /// https://api.the-odds-api.com
    [[nodiscard]] static ServiceAddress standard();
    /// A URL without user, query and fragment; a path is put before the calls' own. The error is a sentence.
    [[nodiscard]] static Expected<ServiceAddress, std::string> from(const QString &url);

    /// The address of a call. The result holds the key: it is to be sent and never shown.
    [[nodiscard]] QUrl urlFor(std::string_view target, std::string_view key) const;
    /// Where a call to `from` may be sent on to: the same scheme, host and port. The key is put into it anew. An
    /// invalid URL when it may not.
    [[nodiscard]] QUrl redirected(const QUrl &from, const QUrl &to, std::string_view key) const;
    /// For people.
    [[nodiscard]] QString host() const { return m_base.host(); }

private:
    explicit ServiceAddress(const QUrl &base) : m_base(base) {}
    QUrl m_base;
};

} // namespace evision::feed
