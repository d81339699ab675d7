// SPDX-License-Identifier: GPL-3.0-or-later
#include "allocations.h"
#include "runner.h"

#include "feed/decoder/odds_decoder.h"
#include "market/quote_book.h"
#include "market/vocabulary.h"
#include "simulator/service/sample_response.h"

#include <simdjson.h>

#include <cstdlib>
#include <string_view>

namespace evision::bench {

namespace {

constexpr std::size_t usualQuotes = 200000;
constexpr int usualRounds = 31;

/// A sample with a decoder that has seen it once, as from the second poll on.
class Decoding {
public:
    explicit Decoding(const simulator::SampleOptions &options)
        : m_body(simulator::sampleResponse(options).json), m_decoder(m_vocabulary)
    {
        decode();
    }

    void decode()
    {
        if (!m_decoder.decode(std::string_view(m_body.data(), m_body.size()), m_book).ok())
            std::abort(); // our own sample
    }
    void parse()
    {
        if (m_parser.parse(m_body).error() != simdjson::SUCCESS)
            std::abort();
    }
    [[nodiscard]] double quotes() const { return static_cast<double>(m_book.quoteCount()); }

private:
    simdjson::padded_string m_body;
    simdjson::dom::parser m_parser;
    market::Vocabulary m_vocabulary;
    feed::OddsDecoder m_decoder;
    market::QuoteBook m_book;
};

double ratioToTree(const simulator::SampleOptions &options, const Run &run)
{
    Decoding decoding(options);
    return medianRatio([&] { decoding.decode(); }, [&] { decoding.parse(); }, run.rounds(usualRounds));
}

simulator::SampleOptions sample(std::size_t quotes, const Run &run)
{
    simulator::SampleOptions options;
    options.quotes = run.quotes(quotes);
    return options;
}

/// The same bytes through simdjson's own parser into its tree, of which nothing is read yet.
double decodeOverTree(const Run &run)
{
    return ratioToTree(sample(usualQuotes, run), run);
}

double decodeSpacedOverTree(const Run &run)
{
    simulator::SampleOptions options = sample(usualQuotes, run);
    options.layout = simulator::JsonLayout::Spaced;
    return ratioToTree(options, run);
}

double decodePrettyOverTree(const Run &run)
{
    simulator::SampleOptions options = sample(usualQuotes, run);
    options.layout = simulator::JsonLayout::Pretty;
    return ratioToTree(options, run);
}

double decodeWithLinksOverTree(const Run &run)
{
    simulator::SampleOptions options = sample(usualQuotes, run);
    options.links = true;
    return ratioToTree(options, run);
}

double decodeNanoseconds(const Run &run)
{
    Decoding decoding(sample(usualQuotes, run));
    return medianSeconds([&] { decoding.decode(); }, run.rounds(usualRounds)) * 1e9 / decoding.quotes();
}

double decodeAllocations(const Run &run)
{
    Decoding decoding(sample(usualQuotes, run));
    const std::uint64_t before = allocations();
    decoding.decode();
    return static_cast<double>(allocations() - before);
}

} // namespace

std::vector<Case> decodeCases()
{
    return {
        {"decode_over_simdjson_dom", decodeOverTree},
        {"decode_spaced_over_simdjson_dom", decodeSpacedOverTree},
        {"decode_pretty_over_simdjson_dom", decodePrettyOverTree},
        {"decode_links_over_simdjson_dom", decodeWithLinksOverTree},
        {"decode_ns_per_quote", decodeNanoseconds},
        {"decode_allocations_second_poll", decodeAllocations},
    };
}

} // namespace evision::bench
