// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/decoder/json_bytes.h"
#include "feed/decoder/json_number.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace evision::feed {

enum class SyntaxError : std::uint8_t {
    None,
    Broken,    ///< not JSON at the reader's offset
    Truncated, ///< good as far as it goes, but it ends too early
    TooDeep,   ///< more brackets in each other than any response has
};

/// A string of the document as it is written between its quotes, escapes included.
struct RawString {
    std::string_view bytes;
    bool escaped = false;
};

/// Goes through a JSON document once, front to back, and checks every byte it passes (UTF-8 aside, which is checked
/// before). Every function that answers bool answers false when the document is broken; the error then stays.
/// Values are read where the cursor stands. Nothing is allocated but for escaped keys. One thread at a time.
class JsonReader {
public:
    void start(std::string_view text) noexcept
    {
        m_begin = m_at = text.data();
        m_end = m_begin + text.size();
        m_error = SyntaxError::None;
    }

    [[nodiscard]] SyntaxError error() const noexcept { return m_error; }
    [[nodiscard]] std::size_t offset() const noexcept { return static_cast<std::size_t>(m_at - m_begin); }

    /// For those who know what comes next: the bytes at the cursor, how many there are, and the way on.
    [[nodiscard]] const char *cursor() const noexcept { return m_at; }
    [[nodiscard]] std::size_t room() const noexcept { return static_cast<std::size_t>(m_end - m_at); }
    void moveTo(const char *at) noexcept { m_at = at; }

    /// The next byte that is no white space, where the cursor then stands; a NUL at the end.
    [[nodiscard]] char next() noexcept
    {
        if (m_at != m_end && *m_at > ' ')
            return *m_at;
        return nextAfterSpace();
    }

    /// Reads an object whose brace is next: onField(std::string_view key) must read the value and answer bool.
    /// A key given twice is told twice.
    template <typename OnField>
    [[nodiscard]] bool readObject(OnField onField)
    {
        ++m_at;
        if (next() == '}') {
            ++m_at;
            return true;
        }
        return readField(onField) && readMoreFields(onField);
    }

    /// The rest of an object after one of its values.
    template <typename OnField>
    [[nodiscard]] bool readMoreFields(OnField onField)
    {
        while (next() == ',') {
            ++m_at;
            if (!readField(onField))
                return false;
        }
        return expect('}');
    }

    /// Reads an array whose bracket is next: onElement() must read an element and answer bool.
    template <typename OnElement>
    [[nodiscard]] bool readArray(OnElement onElement)
    {
        ++m_at;
        if (next() == ']') {
            ++m_at;
            return true;
        }
        do {
            if (!onElement())
                return false;
        } while (next() == ',' && ++m_at);
        return expect(']');
    }

    /// Reads the string whose quote is next.
    [[nodiscard]] bool readString(RawString &string);
    /// Reads the number that is next. NaN when it is too large for a double.
    [[nodiscard]] bool readNumber(double &value);
    /// Reads any value and forgets it.
    [[nodiscard]] bool skipValue() { return skipValue(0); }

    /// False, and the error stays.
    bool fail(SyntaxError error) noexcept
    {
        if (m_error == SyntaxError::None)
            m_error = error == SyntaxError::Broken && m_at == m_end ? SyntaxError::Truncated : error;
        return false;
    }

private:
    [[nodiscard]] char nextAfterSpace() noexcept;
    template <typename OnField>
    [[nodiscard]] bool readField(OnField &onField)
    {
        std::string_view key;
        return readKey(key) && onField(key);
    }
    [[nodiscard]] bool readKey(std::string_view &key);
    [[nodiscard]] bool expect(char wanted) noexcept
    {
        if (next() != wanted)
            return fail(SyntaxError::Broken);
        ++m_at;
        return true;
    }
    [[nodiscard]] bool skipValue(int depth);
    [[nodiscard]] bool skipLiteral(std::string_view literal);
    [[nodiscard]] bool readEscape();
    [[nodiscard]] bool readHex(unsigned &unit);

    const char *m_begin = nullptr;
    const char *m_at = nullptr;
    const char *m_end = nullptr;
    SyntaxError m_error = SyntaxError::None;
    NumberReader m_numbers;
    std::string m_key; // of a key with escapes
};

/// `string` in plain UTF-8. It must have been read by a JsonReader.
void appendUnescaped(RawString string, std::string &to);

} // namespace evision::feed
