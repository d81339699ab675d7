// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/quote_book.h"

#include <string>
#include <string_view>
#include <vector>

namespace evision::feed {

/// Whether the text is a key of a sport, market, region or bookmaker: 1 to 80 lower-case letters, digits, underscores.
[[nodiscard]] bool isApiKeyword(std::string_view text) noexcept;
/// Whether the text is an id: 1 to 80 letters, digits, underscores, dashes.
[[nodiscard]] bool isApiId(std::string_view text) noexcept;

/// The keys, each where it comes first.
[[nodiscard]] std::vector<std::string> withoutRepeats(const std::vector<std::string> &keys);

/// 9999-12-31T23:59:59Z.
inline constexpr market::UnixSeconds lastIsoTime = 253402300799;
/// `YYYY-MM-DDTHH:MM:SSZ` of a time from 0 to lastIsoTime, the only form that the service takes.
[[nodiscard]] std::string isoTime(market::UnixSeconds time);

/// `text` as a value of a query (RFC 3986): all but unreserved characters, commas and colons is escaped.
[[nodiscard]] std::string percentEncoded(std::string_view text);

/// Writes the path and query of an address. Empty lists are left out.
class QueryWriter {
public:
    /// Text of the path as it is; to be called before add().
    void addPath(std::string_view path) { m_text += path; }
    void add(std::string_view name, std::string_view value);
    void add(std::string_view name, const std::vector<std::string> &values);
    [[nodiscard]] const std::string &text() const noexcept { return m_text; }

private:
    std::string m_text;
    bool m_hasQuery = false;
};

} // namespace evision::feed
