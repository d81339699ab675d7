// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evision::cli {

/// Writes a JSON document front to back, keys in the order they come, two spaces a level. Numbers have the digits that
/// read back as the same double; what is not finite becomes null. A byte that is no UTF-8, as a file name may hold, is
/// written as U+FFFD.
class JsonWriter {
public:
    enum class Layout {
        Indented,
        Line, ///< no line end but the last: for documents that follow each other
    };
    explicit JsonWriter(Layout layout = Layout::Indented) : m_layout(layout) {}

    void beginObject();
    void beginObject(std::string_view key);
    void endObject();
    void beginArray();
    void beginArray(std::string_view key);
    void endArray();

    void value(std::string_view key, double number);
    void value(std::string_view key, std::string_view text);
    void value(std::string_view key, const char *text) { value(key, std::string_view(text)); }
    void value(std::string_view key, const std::string &text) { value(key, std::string_view(text)); }
    void value(std::string_view key, bool truth);
    void value(std::string_view key, std::uint64_t number);
    void value(std::string_view key, int number);
    void null(std::string_view key);
    /// In an array.
    void element(double number);
    void element(std::string_view text);

    /// The document, with a line end.
    [[nodiscard]] std::string finish();

private:
    void separate();
    void newLine();
    void name(std::string_view key);
    void open(char bracket);
    void close(char bracket);
    void quoted(std::string_view text);
    void number(double number);

    Layout m_layout;
    std::string m_text;
    std::vector<bool> m_hasEntries; ///< by open bracket
};

} // namespace evision::cli
