// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <string>

namespace evision::test {

/// A gzip member of `text` (RFC 1952), made of Qt's zlib stream and a checksum of our own.
inline std::string gzipped(const std::string &text)
{
    const QByteArray zlib =
        qCompress(QByteArray::fromStdString(text)); // four bytes of length, two of header, four of Adler-32
    const QByteArray deflated = zlib.mid(6, zlib.size() - 10);
    std::uint32_t check = 0xffffffffU;
    for (const char character : text) {
        check ^= static_cast<unsigned char>(character);
        for (int bit = 0; bit < 8; ++bit)
            check = (check >> 1U) ^ ((check & 1U) != 0 ? 0xedb88320U : 0U);
    }
    std::string result("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
    result += deflated.toStdString();
    for (std::uint32_t number : {~check, static_cast<std::uint32_t>(text.size())}) {
        for (int byte = 0; byte < 4; ++byte, number >>= 8U)
            result += static_cast<char>(number & 0xffU);
    }
    return result;
}

} // namespace evision::test
