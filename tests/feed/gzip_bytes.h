// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <zlib.h>

#include <stdexcept>
#include <string>

namespace evision::test {

/// As a web server compresses, by zlib: not by the library under test.
inline std::string gzipped(const std::string &text)
{
    z_stream stream = {};
    constexpr int gzipFormat = 15 + 16;
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipFormat, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib");
    std::string bytes(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    std::string input = text; // zlib wants it writable
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    const int result = deflate(&stream, Z_FINISH);
    bytes.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END)
        throw std::runtime_error("zlib");
    return bytes;
}

} // namespace evision::test
