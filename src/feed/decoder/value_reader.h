// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/decoder/json_reader.h"
#include "market/quote_book.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace evision::feed {

/// A longer name, key or id is none: it is no bookmaker's, would be laid out by every table that shows it, and is kept
/// for as long as the program runs. It is not cut, lest two become one.
inline constexpr std::size_t mostNameBytes = 512;
/// The same of a link, which carries what the bookmaker needs to find the bet.
inline constexpr std::size_t mostLinkBytes = 2048;

enum class ValueKind : std::uint8_t {
    Text,
    Null,
    TooLong, ///< text beyond the limit
    Other,
};

/// A text value of the document in plain UTF-8, good until the next one is read, and as it is written there.
struct TextValue {
    ValueKind kind = ValueKind::Other;
    std::string_view text;
    RawString raw;
};

/// Reads the values that the feed's fields have: a value of another type is passed over, and is an absent one.
class ValueReader {
public:
    explicit ValueReader(JsonReader &json) noexcept : m_json(json) {}

    [[nodiscard]] bool readText(TextValue &value, std::size_t mostBytes = mostNameBytes);
    /// NaN for what is no number, or too large for one.
    [[nodiscard]] bool readNumber(double &value);
    /// ISO 8601 text or seconds since 1970; noTime for anything else.
    [[nodiscard]] bool readTime(market::UnixSeconds &time);

    /// parseIsoTime(), quick when the hour is that of the text it was asked for before.
    [[nodiscard]] market::UnixSeconds timeOf(std::string_view text) noexcept;

private:
    JsonReader &m_json;
    std::string m_unescaped;
    char m_hour[15] = "1970-01-01T00:"; // with m_hourStart: a start of an hour that came last
    market::UnixSeconds m_hourStart = 0;
};

} // namespace evision::feed
