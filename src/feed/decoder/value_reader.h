// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/decoder/json_reader.h"
#include "market/quote_book.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace evision::feed {

enum class ValueKind : std::uint8_t {
    Text,
    Null,
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

    [[nodiscard]] bool readText(TextValue &value);
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
