// SPDX-License-Identifier: GPL-3.0-or-later
#include "gzip.h"

#include <zlib.h>

#include <vector>

namespace evision::bench {

namespace {

constexpr int gzipWindow = 15 + 16;

Bytef *bytesOf(const char *text)
{
    // zlib's interface: other bytes, and not const though it only reads.
    return reinterpret_cast<Bytef *>(const_cast<char *>(text)); // NOLINT
}

} // namespace

std::string gzipped(std::string_view bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string result(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = bytesOf(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = bytesOf(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

bool inflateWithZlib(std::string_view compressed, char *to, std::size_t size)
{
    z_stream stream{};
    if (inflateInit2(&stream, gzipWindow) != Z_OK)
        return false;
    stream.next_in = bytesOf(compressed.data());
    stream.avail_in = static_cast<uInt>(compressed.size());
    stream.next_out = bytesOf(to);
    stream.avail_out = static_cast<uInt>(size);
    const int result = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    return result == Z_STREAM_END;
}

std::string inflatedWithZlib(std::string_view compressed)
{
    z_stream stream{};
    if (inflateInit2(&stream, gzipWindow) != Z_OK)
        return {};
    stream.next_in = bytesOf(compressed.data());
    stream.avail_in = static_cast<uInt>(compressed.size());
    std::string bytes;
    std::vector<char> piece(std::size_t{1} << 16U);
    int result = Z_OK;
    while (result == Z_OK) {
        stream.next_out = bytesOf(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        result = inflate(&stream, Z_NO_FLUSH);
        bytes.append(piece.data(), piece.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    return result == Z_STREAM_END ? bytes : std::string();
}

} // namespace evision::bench
