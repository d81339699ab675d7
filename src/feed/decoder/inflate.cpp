// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/decoder/inflate.h"

#include <libdeflate.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace evision::feed {

namespace {

/// A zlib header: deflate, and a checksum over its two bytes.
bool looksZlib(std::string_view bytes)
{
    if (bytes.size() < 2)
        return false;
    const auto method = static_cast<unsigned char>(bytes[0]);
    const auto flags = static_cast<unsigned char>(bytes[1]);
    return (method & 0x0fU) == 8 && (method * 256U + flags) % 31 == 0;
}

} // namespace

bool looksGzipped(std::string_view bytes) noexcept
{
    return bytes.substr(0, 3) == "\x1f\x8b\x08";
}

std::string_view sentence(InflateError error) noexcept
{
    switch (error) {
    case InflateError::None:
        break;
    case InflateError::NotCompressed:
        return "The response says it is compressed, but is not.";
    case InflateError::Damaged:
        return "The compressed response is damaged, or only a part of it has arrived.";
    case InflateError::TooLarge:
        return "The response is too large when inflated; ask for fewer markets or regions.";
    }
    return {};
}

struct Inflater::Codec {
    Codec() : decompressor(libdeflate_alloc_decompressor())
    {
        if (!decompressor)
            throw std::bad_alloc();
    }
    ~Codec() { libdeflate_free_decompressor(decompressor); }
    Codec(const Codec &) = delete;
    Codec &operator=(const Codec &) = delete;

    libdeflate_decompressor *decompressor;
};

Inflater::Inflater(std::size_t limit) : m_codec(std::make_unique<Codec>()), m_limit(limit) {}
Inflater::~Inflater() = default;

Inflater::Result Inflater::inflate(std::string_view compressed)
{
    m_size = 0;
    const bool gzip = looksGzipped(compressed);
    if (!gzip && !looksZlib(compressed))
        return {InflateError::NotCompressed, {}};
    // Responses shrink to a thirteenth or so. One byte more than the limit tells what goes beyond it.
    constexpr std::size_t usualRatio = 16;
    constexpr std::size_t smallest = 4096;
    grow(std::min(std::max(compressed.size() * usualRatio, smallest), m_limit + 1));

    std::string_view rest = compressed;
    do {
        const InflateError error = inflateMember(rest, gzip);
        if (error != InflateError::None)
            return {error, {}};
    } while (gzip && looksGzipped(rest));
    if (!rest.empty())
        return {InflateError::Damaged, {}};
    return {InflateError::None, std::string_view(m_output.get(), m_size)};
}

InflateError Inflater::inflateMember(std::string_view &rest, bool gzip)
{
    const auto decompress = gzip ? libdeflate_gzip_decompress_ex : libdeflate_zlib_decompress_ex;
    for (;;) {
        std::size_t used = 0;
        std::size_t made = 0;
        const libdeflate_result result = decompress(m_codec->decompressor, rest.data(), rest.size(),
                                                    m_output.get() + m_size, m_capacity - m_size, &used, &made);
        if (result == LIBDEFLATE_INSUFFICIENT_SPACE && m_capacity <= m_limit) {
            grow(std::min(m_capacity * 4, m_limit + 1));
            continue;
        }
        if (result == LIBDEFLATE_INSUFFICIENT_SPACE || (result == LIBDEFLATE_SUCCESS && m_size + made > m_limit))
            return InflateError::TooLarge;
        if (result != LIBDEFLATE_SUCCESS)
            return InflateError::Damaged;
        m_size += made;
        rest.remove_prefix(used);
        return InflateError::None;
    }
}

void Inflater::grow(std::size_t capacity)
{
    if (capacity <= m_capacity)
        return;
    // Left uninitialised: what is never written to costs no memory.
    std::unique_ptr<char[]> larger(new char[capacity]);
    if (m_size > 0)
        std::memcpy(larger.get(), m_output.get(), m_size);
    m_output = std::move(larger);
    m_capacity = capacity;
}

} // namespace evision::feed
