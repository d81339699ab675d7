// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/decoder/json_bytes.h"
#include "market/names.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace evision::feed {

/// Gives links their ids. There are about as many as quotes, but they come in one order in one poll after the other. So
/// the id after that of the last link, and of the last one in such a place, are looked at first: no hash, and memory is
/// read from front to back.
class LinkReader {
public:
    enum class Of : std::uint8_t { Bookmaker, Market, Outcome };

    explicit LinkReader(market::NameTable &names) noexcept : m_names(names) {}

    [[nodiscard]] market::NameId idOf(std::string_view link, Of of)
    {
        market::NameId &lastInPlace = m_lastInPlace[static_cast<std::size_t>(of)];
        market::NameId id = lastInPlace + 1;
        if (!m_names.has(id, link)) {
            id = m_last + 1;
            if (!m_names.has(id, link))
                id = m_names.intern(link);
        }
        m_last = lastInPlace = id;
        return id;
    }

    /// Reads the link at `at` up to and with its closing quote if it is short and without escapes. Answers the byte
    /// after it, or nullptr. `reach` bytes must be readable.
    [[nodiscard]] const char *readPlain(const char *at, Of of, market::NameId &id)
    {
        const char *const end = plainStringEnd(at, words);
        if (!end)
            return nullptr;
        id = idOf(std::string_view(at, static_cast<std::size_t>(end - at)), of);
        return end + 1;
    }
    static constexpr int words = 40;
    static constexpr std::size_t reach = words * 8 + 8;

private:
    market::NameTable &m_names;
    market::NameId m_last = market::noName;
    std::array<market::NameId, 3> m_lastInPlace{};
};

} // namespace evision::feed
