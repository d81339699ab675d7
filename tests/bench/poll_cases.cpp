// SPDX-License-Identifier: GPL-3.0-or-later
#include "allocations.h"
#include "gzip.h"
#include "poll.h"
#include "runner.h"

#include "feed/decoder/inflate.h"

#include <simdjson.h>

#include <cstdlib>

namespace evision::bench {

namespace {

constexpr std::size_t usualQuotes = 200000;
constexpr int usualRounds = 21;

/// Takes two polls in turn, so that there is always something to change on the board.
class Polling {
public:
    explicit Polling(std::size_t quotes) : m_bodies(twoPolls(quotes))
    {
        next();
        next();
    }
    void next() { m_poll.take(m_bodies[m_turn++ % 2]); }
    [[nodiscard]] const std::string &body() const { return m_bodies[0]; }
    [[nodiscard]] double quotes() const { return m_poll.quotes(); }

private:
    std::array<std::string, 2> m_bodies;
    Poll m_poll;
    std::size_t m_turn = 0;
};

double decodeScanOverTree(const Run &run)
{
    Polling polling(run.quotes(usualQuotes));
    const simdjson::padded_string padded(polling.body());
    simdjson::dom::parser parser;
    const auto parse = [&] {
        if (parser.parse(padded).error() != simdjson::SUCCESS)
            std::abort();
    };
    return medianRatio([&] { polling.next(); }, parse, run.rounds(usualRounds));
}

/// From the compressed response to the board.
class Chain {
public:
    explicit Chain(std::size_t quotes) : m_bodies(twoPolls(quotes))
    {
        m_compressed = {gzipped(m_bodies[0]), gzipped(m_bodies[1])};
        next();
        next();
    }
    void next() { m_poll.take(m_inflater.inflate(m_compressed[m_turn++ % 2]).bytes); }
    void inflateAlone() const
    {
        if (inflatedWithZlib(m_compressed[0]).size() != m_bodies[0].size())
            std::abort();
    }
    void inflateIntoReadyBuffer()
    {
        if (!inflateWithZlib(m_compressed[0], m_bodies[0].data(), m_bodies[0].size()))
            std::abort();
    }

private:
    std::array<std::string, 2> m_bodies;
    std::array<std::string, 2> m_compressed;
    feed::Inflater m_inflater;
    Poll m_poll;
    std::size_t m_turn = 0;
};

/// Against zlib as programs use it: nobody tells them how large the answer will be.
double chainOverZlib(const Run &run)
{
    Chain chain(run.quotes(usualQuotes));
    return medianRatio([&] { chain.next(); }, [&] { chain.inflateAlone(); }, run.rounds(usualRounds));
}

/// Against the least that zlib can need: the size is known and the memory is warm.
double chainOverZlibReady(const Run &run)
{
    Chain chain(run.quotes(usualQuotes));
    return medianRatio([&] { chain.next(); }, [&] { chain.inflateIntoReadyBuffer(); }, run.rounds(usualRounds));
}

/// Cost of a quote in a large response against that in a small one. The small ones repeat, to be timed as long.
double costOfMany(const Run &run)
{
    constexpr int many = 100;
    Polling large(run.quotes(2000000));
    Polling small(run.quotes(20000));
    const double sizes = large.quotes() / (small.quotes() * many);
    const auto repeat = [&] {
        for (int time = 0; time < many; ++time)
            small.next();
    };
    return medianRatio([&] { large.next(); }, repeat, run.rounds(7)) / sizes;
}

double allocationsPerQuote(const Run &run)
{
    Polling polling(run.quotes(usualQuotes));
    const std::uint64_t before = allocations();
    polling.next();
    return static_cast<double>(allocations() - before) / polling.quotes();
}

double pollNanoseconds(const Run &run)
{
    Polling polling(run.quotes(usualQuotes));
    return medianSeconds([&] { polling.next(); }, run.rounds(usualRounds)) * 1e9 / polling.quotes();
}

} // namespace

std::vector<Case> pollCases()
{
    return {
        {"decode_scan_over_simdjson_dom", decodeScanOverTree},
        {"chain_over_zlib_inflate", chainOverZlib},
        {"chain_over_zlib_inflate_into_ready_buffer", chainOverZlibReady},
        {"cost_2m_over_20k", costOfMany},
        {"allocations_per_quote", allocationsPerQuote},
        {"decode_scan_ns_per_quote", pollNanoseconds},
    };
}

} // namespace evision::bench
