// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/service/gzip.h"

#include "http/headers.h"

#include <libdeflate.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>

namespace evision::simulator {

namespace {

/// Whether the weight in "; q=0.5" is above 0; without one it is.
bool isWeighted(std::string_view parameters)
{
    const std::size_t equals = parameters.find('=');
    if (equals == std::string_view::npos)
        return true;
    const std::string_view weight = http::trimmed(parameters.substr(equals + 1));
    return std::any_of(weight.begin(), weight.end(), [](char digit) { return digit >= '1' && digit <= '9'; });
}

} // namespace

std::string gzipped(std::string_view bytes)
{
    constexpr int level = 6;
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
        libdeflate_alloc_compressor(level), libdeflate_free_compressor);
    std::string result;
    if (!compressor)
        return result;
    result.resize(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()));
    result.resize(libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), result.data(), result.size()));
    return result;
}

bool acceptsGzip(std::string_view field)
{
    std::optional<bool> named;
    bool others = false;
    while (!field.empty()) {
        const std::size_t comma = field.find(',');
        const std::string_view item = field.substr(0, comma);
        const std::size_t semicolon = item.find(';');
        const std::string_view coding = http::trimmed(item.substr(0, semicolon));
        const bool isWanted = semicolon == std::string_view::npos || isWeighted(item.substr(semicolon + 1));
        if (http::equalsIgnoringCase(coding, "gzip"))
            named = isWanted;
        else if (coding == "*")
            others = isWanted;
        field.remove_prefix(comma == std::string_view::npos ? field.size() : comma + 1);
    }
    return named.value_or(others);
}

} // namespace evision::simulator
