// SPDX-License-Identifier: GPL-3.0-or-later
// Any quotes at all, the absurd ones included: a scan must end, account for each of them, and promise nothing that its
// own figures do not keep.
#include "edge/edge_lab.h"

#include <fuzzer/FuzzedDataProvider.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace evision;

namespace {

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

double numberFrom(FuzzedDataProvider &data, const std::vector<double> &usual)
{
    return data.ConsumeIntegralInRange(0, 15) > 0 ? usual[data.ConsumeIntegralInRange<std::size_t>(0, usual.size() - 1)]
                                                  : data.ConsumeFloatingPoint<double>() + 0.0;
}

void addQuotes(FuzzedDataProvider &data, test::EdgeLab &lab)
{
    static const std::vector<const char *> books{"pinnacle", "betfair_uk", "smarkets",   "twin1",     "twin2",
                                                 "dnb1",     "soft",       "tenpercent", "prizepicks"};
    static const std::vector<const char *> markets{
        "h2h",         "h2h_lay", "spreads",          "totals", "h2h_3_way", "draw_no_bet",  "double_chance",
        "team_totals", "btts",    "alternate_totals", "h2h_q1", "outrights", "player_points"};
    static const std::vector<const char *> names{"Home", "Away", "Draw", "Over", "Under", "Yes", "No", "Home or Draw"};
    static const std::vector<double> prices{test::noPrice, 1.0, 1.01, 1.5, 1.9, 2.0, 2.1, 3.5, 1000, 1.000001, 1e300};
    static const std::vector<double> points{test::noPoint, 0, -0.5, 0.5, 0.25, 2.5, 2.75, 3, -7, 1e17, -1e300};
    const auto one = [&data](const auto &list) {
        return list[data.ConsumeIntegralInRange<std::size_t>(0, list.size() - 1)];
    };
    const std::vector<const char *> sports{"soccer_epl", "americanfootball_nfl", "tennis_atp", "golf"};
    int left = 200; // quotes; each byte could be one, and time is for many inputs
    for (; data.remaining_bytes() > 4 && left > 0; --left) {
        lab.quotes.event("e" + std::to_string(left), one(sports), "Home", "Away",
                         test::testNow + data.ConsumeIntegralInRange(-100, 4000));
        for (int book = data.ConsumeIntegralInRange(1, 8); book > 0; --book) {
            lab.quotes.at(test::testNow - data.ConsumeIntegralInRange(-100, 800)).book(one(books)).market(one(markets));
            for (int quote = data.ConsumeIntegralInRange(0, 4); quote > 0 && left > 0; --quote, --left)
                lab.quotes.quote(one(names), numberFrom(data, prices), numberFrom(data, points),
                                 data.ConsumeBool() ? "Home" : "");
        }
    }
}

void checkCounts(const edge::ScanCounts &counts)
{
    std::uint64_t sum = counts.used + counts.badEvent;
    for (const std::uint64_t rejected : counts.rejected)
        sum += rejected;
    if (sum != counts.read)
        fail("quotes are unaccounted for");
}

void checkFindings(const edge::ScanResult &result, double minEv)
{
    for (const edge::Opportunity &found : result.opportunities) {
        if (!(found.ev >= minEv - 1e-12) || !(found.fairProbability >= 0 && found.fairProbability <= 1))
            fail("a bet that is none");
        if (found.kelly < 0 || found.kelly > 1 || (found.ev <= 0 && found.kelly != 0))
            fail("a stake on nothing");
    }
    for (const edge::Arbitrage &found : result.arbitrages) {
        if (!(found.profit > 0) || found.payoffCount == 0)
            fail("an arbitrage without a profit");
        for (std::uint32_t at = 0; at < found.payoffCount; ++at) {
            if (!(found.payoffs[at].net > 0))
                fail("an arbitrage that can lose");
        }
    }
    for (const edge::Middle &found : result.middles) {
        if (!(found.hit > found.miss) || !(found.breakEven >= 0 && found.breakEven <= 1))
            fail("a middle that is none");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    FuzzedDataProvider data(bytes, size);
    test::EdgeLab lab;
    lab.options.pricing.method = static_cast<pricing::Method>(data.ConsumeIntegralInRange(0, pricing::methodCount - 1));
    lab.options.pricing.consensus = data.ConsumeBool() ? edge::ConsensusRule::Mean : edge::ConsensusRule::Median;
    lab.options.minEv = data.ConsumeBool() ? -1 : 0.02;
    lab.options.freshness.refuseStale = data.ConsumeBool();
    lab.options.freshness.refuseInPlay = data.ConsumeBool();
    lab.sharps({{"pinnacle", 4}, {"betfair_uk", 2}, {"smarkets", 1}, {"twin1", 1}, {"twin2", 1}});
    addQuotes(data, lab);
    const edge::ScanResult &result = lab.run();
    checkCounts(result.counts);
    checkFindings(result, lab.options.minEv);
    for (const edge::Opportunity &found : result.opportunities) {
        if (!lab.scan().explain(found))
            fail("a bet that cannot be explained");
    }
    return 0;
}
