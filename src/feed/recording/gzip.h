// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace evision::feed {

/// Makes gzip files. Meant to be kept. One thread at a time.
class GzipWriter {
public:
    GzipWriter();
    ~GzipWriter();
    GzipWriter(const GzipWriter &) = delete;
    GzipWriter &operator=(const GzipWriter &) = delete;

    [[nodiscard]] std::string gzip(std::string_view bytes) const;

private:
    struct Compressor;
    std::unique_ptr<Compressor> m_compressor;
};

[[nodiscard]] std::string gzipped(std::string_view bytes);

} // namespace evision::feed
