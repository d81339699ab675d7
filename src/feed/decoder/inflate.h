// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace evision::feed {

/// Whether the bytes begin as a gzip file does.
[[nodiscard]] bool looksGzipped(std::string_view bytes) noexcept;

enum class InflateError : std::uint8_t {
    None,
    NotCompressed, ///< neither gzip nor zlib
    Damaged,       ///< a part is missing or wrong, or something that is not gzip follows
    TooLarge,      ///< more than the limit when inflated
};
/// A sentence for the user; empty for None.
[[nodiscard]] std::string_view sentence(InflateError error) noexcept;

/// Inflates gzip (also several members in a row) and zlib bytes. The size that gzip states is not looked at: the
/// output grows as needed, up to a limit, and is used again for the next body. One thread at a time.
class Inflater {
public:
    static constexpr std::size_t defaultLimit = std::size_t{256} * 1024 * 1024;

    explicit Inflater(std::size_t limit = defaultLimit);
    ~Inflater();
    Inflater(const Inflater &) = delete;
    Inflater &operator=(const Inflater &) = delete;

    struct Result {
        InflateError error = InflateError::None;
        std::string_view bytes; ///< good until the next call; empty when there is an error
    };
    [[nodiscard]] Result inflate(std::string_view compressed);

private:
    struct Codec;
    [[nodiscard]] InflateError inflateMember(std::string_view &rest, bool gzip);
    void grow(std::size_t capacity);

    std::unique_ptr<Codec> m_codec;
    std::unique_ptr<char[]> m_output;
    std::size_t m_capacity = 0;
    std::size_t m_size = 0;
    std::size_t m_limit = 0;
};

} // namespace evision::feed
