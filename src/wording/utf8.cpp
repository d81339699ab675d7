// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/utf8.h"

namespace evision::wording {

std::size_t utf8Length(std::string_view text) noexcept
{
    const auto byte = [text](std::size_t at) {
        return at < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[at])) : 0U;
    };
    const auto follows = [byte](std::size_t at, unsigned least, unsigned greatest) {
        return byte(at) >= least && byte(at) <= greatest;
    };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return follows(1, 0x80, 0xbf) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const unsigned least = first == 0xe0 ? 0xa0 : 0x80;
        const unsigned greatest = first == 0xed ? 0x9f : 0xbf;
        return follows(1, least, greatest) && follows(2, 0x80, 0xbf) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const unsigned least = first == 0xf0 ? 0x90 : 0x80;
        const unsigned greatest = first == 0xf4 ? 0x8f : 0xbf;
        return follows(1, least, greatest) && follows(2, 0x80, 0xbf) && follows(3, 0x80, 0xbf) ? 4 : 0;
    }
    return 0;
}

std::uint32_t codePoint(std::string_view character) noexcept
{
    const auto byte = [character](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(character[at]));
    };
    if (character.size() == 1)
        return byte(0);
    std::uint32_t value = byte(0) & (0x7fU >> character.size());
    for (std::size_t at = 1; at < character.size(); ++at)
        value = (value << 6U) | (byte(at) & 0x3fU);
    return value;
}

} // namespace evision::wording
