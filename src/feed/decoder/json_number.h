// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/decoder/json_bytes.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace evision::feed {

/// Reads numbers as the grammar of JSON has them, each to the double nearest to it. One thread at a time.
class NumberReader {
public:
    NumberReader();
    ~NumberReader();

    /// Reads the number that starts at `at`; nothing of what follows it is looked at. The value is NaN when it is too
    /// large for a double. Answers the first byte after the number, or nullptr, with `at` moved to the byte in the
    /// way (or to `end`), when there is no number.
    [[nodiscard]] const char *read(const char *&at, const char *end, double &value);

private:
    class Slow;
    [[nodiscard]] double readSlowly(std::string_view number);

    std::unique_ptr<Slow> m_slow; // made when first needed
};

/// Reads numbers of at most seven characters, such as 1.91, -110 or 2: prices and points as nearly all are. It keeps
/// the last of those that share a place, because the same few hundred come again and again.
class ShortNumberReader {
public:
    ShortNumberReader() : m_known(std::make_unique<Known[]>(std::size_t{1} << placeBits)) {}

    /// Eight bytes must be readable at `at`. Answers the comma or brace after the number; nullptr for anything else,
    /// which may still be a good number: ask NumberReader.
    [[nodiscard]] const char *read(const char *at, double &value) noexcept
    {
        const std::uint64_t word = loadWord(at);
        const std::uint64_t ends =
            (zeroBytes(word ^ everyByte(',')) | zeroBytes(word ^ everyByte('}'))) & everyByte(0x80);
        if (ends == 0)
            return nullptr;
        const std::uint64_t mark = ends & (~ends + 1); // the high bit of the byte that ends the number
        const std::uint64_t token = (word & ((mark - 1) >> 7)) | mark;
        Known &known = m_known[(token * 0x9e3779b97f4a7c15U) >> (64 - placeBits)];
        if (known.token != token && !parse(token, known))
            return nullptr;
        value = known.value;
        return at + static_cast<unsigned>(std::countr_zero(mark)) / 8;
    }

private:
    struct Known {
        std::uint64_t token = 0; // the number's characters and the mark of its end; as yet none
        double value = 0;
    };
    static constexpr unsigned placeBits = 11;

    [[nodiscard]] static bool parse(std::uint64_t token, Known &known) noexcept;

    std::unique_ptr<Known[]> m_known;
};

} // namespace evision::feed
