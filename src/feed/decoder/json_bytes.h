// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace evision::feed {

static_assert(std::endian::native == std::endian::little, "the bit tricks here count bytes from a word's low end");

/// Eight bytes in memory order; they must be readable.
[[nodiscard]] inline std::uint64_t loadWord(const char *at) noexcept
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

/// `byte` in every byte of a word.
[[nodiscard]] constexpr std::uint64_t everyByte(unsigned char byte) noexcept
{
    return 0x0101010101010101U * byte;
}

/// Among the bytes' high bits, the lowest that is set is that of the first zero byte; the other bits tell nothing.
[[nodiscard]] constexpr std::uint64_t zeroBytes(std::uint64_t word) noexcept
{
    return (word - everyByte(1)) & ~word;
}

/// Whether the bytes at `at` are this literal. They must be readable.
template <std::size_t Size>
[[nodiscard]] inline bool startsWith(const char *at, const char (&literal)[Size]) noexcept
{
    return std::memcmp(at, literal, Size - 1) == 0;
}

/// Where the first byte is that a string cannot hold plainly: a quote, a backslash or a control character.
/// Eight when there is none among the eight bytes at `at`, which must be readable.
[[nodiscard]] inline unsigned plainLength(const char *at) noexcept
{
    const std::uint64_t word = loadWord(at);
    // The same trick finds bytes below 0x20.
    const std::uint64_t flagged =
        zeroBytes(word ^ everyByte('"')) | zeroBytes(word ^ everyByte('\\')) | ((word - everyByte(0x20)) & ~word);
    const std::uint64_t high = flagged & everyByte(0x80);
    return high == 0 ? 8 : static_cast<unsigned>(std::countr_zero(high)) / 8;
}

/// The quote that ends the string at `at`; nullptr when the string has an escape or more than about eight times `words`
/// bytes. So many must be readable.
[[nodiscard]] inline const char *plainStringEnd(const char *at, int words) noexcept
{
    for (int word = 0; word < words; ++word) {
        const unsigned plain = plainLength(at);
        at += plain;
        if (plain < 8)
            return *at == '"' ? at : nullptr;
    }
    return nullptr;
}

} // namespace evision::feed
