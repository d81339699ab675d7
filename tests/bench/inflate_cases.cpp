// SPDX-License-Identifier: GPL-3.0-or-later
#include "gzip.h"
#include "runner.h"

#include "feed/decoder/inflate.h"
#include "simulator/service/sample_response.h"

#include <cstdlib>

namespace evision::bench {

namespace {

double inflateOverZlib(const Run &run)
{
    simulator::SampleOptions options;
    options.quotes = run.quotes(200000);
    std::string body = simulator::sampleResponse(options).json;
    const std::string compressed = gzipped(body);
    feed::Inflater inflater;
    const auto ours = [&] {
        if (inflater.inflate(compressed).bytes.size() != body.size())
            std::abort();
    };
    const auto theirs = [&] {
        if (!inflateWithZlib(compressed, body.data(), body.size()))
            std::abort();
    };
    return medianRatio(ours, theirs, run.rounds(15));
}

} // namespace

std::vector<Case> inflateCases()
{
    return {{"inflate_over_zlib", inflateOverZlib}};
}

} // namespace evision::bench
