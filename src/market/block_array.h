// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <memory>
#include <utility>

namespace evision::market {

/// An array that only grows and whose entries never move, so that other threads may read the entries they were told of
/// while one thread appends. Block b holds firstBlock * 2^b entries.
template <typename T>
class BlockArray {
public:
    [[nodiscard]] const T &operator[](std::size_t index) const noexcept
    {
        const std::size_t block = blockOf(index);
        return m_blocks[block][index - startOf(block)];
    }
    void append(T value)
    {
        const std::size_t block = blockOf(m_size);
        if (!m_blocks[block])
            m_blocks[block] = std::make_unique<T[]>(firstBlock << block);
        m_blocks[block][m_size - startOf(block)] = std::move(value);
        ++m_size;
    }
    /// The appending thread's view.
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }

private:
    static constexpr std::size_t firstBlock = 256;
    static constexpr std::size_t blockCount = 24; // 2^32 entries

    static std::size_t blockOf(std::size_t index) noexcept
    {
        return static_cast<std::size_t>(std::bit_width(index / firstBlock + 1)) - 1;
    }
    static std::size_t startOf(std::size_t block) noexcept { return firstBlock * ((std::size_t{1} << block) - 1); }

    std::array<std::unique_ptr<T[]>, blockCount> m_blocks;
    std::size_t m_size = 0;
};

} // namespace evision::market
