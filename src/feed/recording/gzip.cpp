// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/recording/gzip.h"

#include <libdeflate.h>

#include <new>

namespace evision::feed {

struct GzipWriter::Compressor {
    // The default level: a response of two megabytes takes about 30 ms and shrinks to a thirteenth.
    static constexpr int level = 6;

    Compressor() : compressor(libdeflate_alloc_compressor(level))
    {
        if (!compressor)
            throw std::bad_alloc();
    }
    ~Compressor() { libdeflate_free_compressor(compressor); }
    Compressor(const Compressor &) = delete;
    Compressor &operator=(const Compressor &) = delete;

    libdeflate_compressor *compressor;
};

GzipWriter::GzipWriter() : m_compressor(std::make_unique<Compressor>()) {}

GzipWriter::~GzipWriter() = default;

std::string GzipWriter::gzip(std::string_view bytes) const
{
    libdeflate_compressor *const compressor = m_compressor->compressor;
    std::string result(libdeflate_gzip_compress_bound(compressor, bytes.size()), '\0');
    result.resize(libdeflate_gzip_compress(compressor, bytes.data(), bytes.size(), result.data(), result.size()));
    return result;
}

std::string gzipped(std::string_view bytes)
{
    return GzipWriter().gzip(bytes);
}

} // namespace evision::feed
