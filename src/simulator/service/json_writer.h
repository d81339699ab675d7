// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace evision::simulator {

enum class JsonLayout : std::uint8_t {
    Compact, ///< no white space, as the service sends it
    Spaced,  ///< a space after colons and commas, as many programs save it
    Pretty,  ///< a line for each value, indented by two spaces
};

/// Writes JSON to the end of a string.
class JsonWriter {
public:
    JsonWriter(std::string &to, JsonLayout layout) : m_to(to), m_layout(layout) {}

    void beginObject() { begin('{'); }
    void endObject() { end('}'); }
    void beginArray() { begin('['); }
    void endArray() { end(']'); }
    void key(std::string_view name);
    void text(std::string_view value);
    void boolean(bool value);
    void integer(std::int64_t value);
    /// A number of hundredths with as few decimals as it needs.
    void hundredths(std::int64_t value);
    void null();

    void field(std::string_view name, std::string_view value)
    {
        key(name);
        text(value);
    }

private:
    void begin(char bracket);
    void end(char bracket);
    /// What stands between this value and the one before.
    void separate();
    void newLine();

    std::string &m_to;
    JsonLayout m_layout;
    int m_depth = 0;
    bool m_first = true;     // in the innermost bracket
    bool m_afterKey = false; // a value comes next
};

} // namespace evision::simulator
