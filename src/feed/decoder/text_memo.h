// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/decoder/json_bytes.h"
#include "market/names.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace evision::feed {

/// Up to Capacity short texts of a document with their ids, told apart by their bytes where they stand: two loads and
/// two comparisons instead of a hash of them all. It remembers which text came after which and tries that one first; a
/// sequence begins at one of Starts places. The texts' bytes must stay where they are until clear().
template <unsigned Capacity, unsigned Starts>
class TextMemo {
public:
    static constexpr unsigned none = Capacity + Starts;
    /// find() may look at this many bytes from where it is asked.
    static constexpr std::size_t reach = 256;

    TextMemo() noexcept { clear(); }

    void clear() noexcept
    {
        m_count = 0;
        m_follower.fill(none);
        m_byHead.fill(none);
        start(0);
    }
    /// Forgets all but the first `count` texts; what followed what is kept, as a guess.
    void shrink(unsigned count) noexcept { m_count = std::min(m_count, count); }

    /// The next text asked for begins the sequence `place`.
    void start(unsigned place) noexcept { m_last = Capacity + place; }

    /// The text that stands at `at` up to and with its closing quote, or `none`. `reach` bytes must be readable.
    [[nodiscard]] unsigned find(const char *at) noexcept
    {
        unsigned found = m_follower[m_last];
        if (found < m_count && standsAt(found, at))
            return m_last = found;
        unsigned &sameHead = m_byHead[headPlace(at)];
        found = sameHead;
        if (found >= m_count || !standsAt(found, at)) {
            found = 0;
            while (found != m_count && !standsAt(found, at))
                ++found;
            if (found == m_count)
                return none;
            sameHead = found;
        }
        m_follower[m_last] = found;
        return m_last = found;
    }

    /// The same for texts of which each is likely to stand twice in a row.
    [[nodiscard]] unsigned findAgain(const char *at) noexcept
    {
        return m_last < m_count && standsAt(m_last, at) ? m_last : find(at);
    }

    /// Remembers `text`, which a quote follows, in place of another with this id. Nothing if it is too long or the
    /// memo is full.
    void learn(std::string_view text, market::NameId id) noexcept
    {
        unsigned place = 0;
        while (place != m_count && m_entries[place].id != id)
            ++place;
        if (place == Capacity || text.size() + 1 + 2 * sizeof(std::uint64_t) > reach)
            return;
        m_count = std::max(m_count, place + 1);
        m_entries[place] = Entry(text.data(), text.size() + 1, id);
        m_follower[m_last] = place;
        m_last = place;
    }

    [[nodiscard]] market::NameId id(unsigned place) const noexcept { return m_entries[place].id; }
    /// Bytes of the text and its closing quote.
    [[nodiscard]] std::size_t length(unsigned place) const noexcept { return m_entries[place].length; }

private:
    static constexpr std::size_t headSize = 2 * sizeof(std::uint64_t);
    static constexpr unsigned headBits = std::bit_width(2 * Capacity);

    struct Entry {
        Entry() = default;
        Entry(const char *from, std::size_t size, market::NameId name) noexcept : text(from), length(size), id(name)
        {
            std::array<char, headSize> bytes{};
            std::array<char, headSize> mask{};
            const std::size_t size16 = std::min(size, headSize);
            std::memcpy(bytes.data(), from, size16);
            std::memset(mask.data(), 0xff, size16);
            head = {loadWord(bytes.data()), loadWord(bytes.data() + 8)};
            headMask = {loadWord(mask.data()), loadWord(mask.data() + 8)};
        }

        std::array<std::uint64_t, 2> head{}; // the first sixteen bytes, those behind the text masked out
        std::array<std::uint64_t, 2> headMask{};
        const char *text = nullptr;
        std::size_t length = 0;
        market::NameId id = market::noName;
    };

    /// Where m_byHead keeps the text whose first eight bytes, or what stands there, are these.
    [[nodiscard]] static std::size_t headPlace(const char *at) noexcept
    {
        return static_cast<std::size_t>((loadWord(at) * 0x9e3779b97f4a7c15U) >> (64 - headBits));
    }

    [[nodiscard]] bool standsAt(unsigned place, const char *at) const noexcept
    {
        const Entry &entry = m_entries[place];
        const std::uint64_t difference = ((loadWord(at) ^ entry.head[0]) & entry.headMask[0]) |
                                         ((loadWord(at + 8) ^ entry.head[1]) & entry.headMask[1]);
        return difference == 0 && (entry.length <= headSize || hasTail(entry, at));
    }
    [[nodiscard]] static bool hasTail(const Entry &entry, const char *at) noexcept
    {
        // By words up to the last one, which ends with the text.
        const std::size_t last = entry.length - sizeof(std::uint64_t);
        for (std::size_t from = headSize; from < last; from += sizeof(std::uint64_t)) {
            if (loadWord(at + from) != loadWord(entry.text + from))
                return false;
        }
        return loadWord(at + last) == loadWord(entry.text + last);
    }

    std::array<Entry, Capacity> m_entries;
    std::array<unsigned, Capacity + Starts> m_follower{};
    std::array<unsigned, std::size_t{1} << headBits> m_byHead{};
    unsigned m_count = 0;
    unsigned m_last = Capacity;
};

} // namespace evision::feed
