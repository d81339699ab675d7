// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/scan.h"
#include "support/book_builder.h"

#include <QString>

#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace evision::test {

/// Bookmakers with a profile in every lab; any other key is an ordinary bookmaker.
inline constexpr std::string_view labProfiles = "betfair_uk,exchange,0.05,betfair\n"
                                                "betfair_eu,exchange,0.05,betfair\n"
                                                "smarkets,exchange,0.02,\n"
                                                "tenpercent,book,0.1,\n"
                                                "twin1,book,0,twins\n"
                                                "twin2,book,0,twins\n"
                                                "prizepicks,pickem,0,\n";
/// dnb1 and dnb2 return the stake of a two-way soccer winner bet when the match is drawn.
inline constexpr std::string_view labRules = "draws,soccer,*,yes\n"
                                             "two_way_draw,soccer,dnb1,draw_no_bet\n"
                                             "two_way_draw,soccer,dnb2,draw_no_bet\n"
                                             "retirement,tennis,pinnacle,one_set\n"
                                             "retirement,tennis,strict,full_match\n"
                                             "retirement,tennis,lenient,one_set\n";

/// A scan with everything it needs. pinnacle is the only sharp bookmaker unless `sharps` says otherwise.
class EdgeLab {
public:
    market::Vocabulary vocabulary;
    BookBuilder quotes{vocabulary};
    edge::EdgeTables tables;
    edge::EdgeOptions options;
    market::QuoteBook book;
    edge::ScanResult result;

    EdgeLab()
    {
        tables.profiles = edge::BookmakerProfiles::parse(labProfiles).value();
        tables.rules = edge::HouseRules::parse(labRules).value();
        sharps({{"pinnacle", 1}});
    }
    void sharps(const std::map<std::string, double> &weights) { tables.weights = edge::SharpWeights::named(weights); }

    /// Scans the quotes written since the last time.
    edge::ScanResult &run(market::UnixSeconds asOf = testNow)
    {
        book = quotes.take();
        if (!m_scan)
            m_scan = std::make_unique<edge::MarketScan>(tables, options);
        m_scan->scan(book, vocabulary, asOf, result);
        return result;
    }
    [[nodiscard]] edge::MarketScan &scan() { return *m_scan; }
    /// The next run takes the tables and options as they are then.
    void renew() { m_scan.reset(); }

    [[nodiscard]] const edge::Opportunity *find(std::string_view bookmaker, std::string_view selection) const
    {
        for (const edge::Opportunity &found : result.opportunities) {
            if (vocabulary.bookmakers.text(found.bookmaker) == bookmaker &&
                vocabulary.names.text(found.selection) == selection)
                return &found;
        }
        return nullptr;
    }
    [[nodiscard]] bool flagged(std::string_view bookmaker, std::string_view selection, edge::Flag flag) const
    {
        const edge::Opportunity *found = find(bookmaker, selection);
        return found && edge::has(found->flags, flag);
    }
    /// "bookmaker selection" of every leg, in their order.
    template <typename Combined>
    [[nodiscard]] std::vector<std::string> legs(const Combined &of, std::size_t count) const
    {
        std::vector<std::string> texts;
        for (std::size_t at = 0; at < count; ++at)
            texts.push_back(std::string(vocabulary.bookmakers.text(of.legs[at].bookmaker)) + ' ' +
                            std::string(vocabulary.names.text(of.legs[at].selection)));
        return texts;
    }

private:
    std::unique_ptr<edge::MarketScan> m_scan;
};

[[nodiscard]] inline bool near(double a, double b, double tolerance = 1e-12)
{
    return std::abs(a - b) <= tolerance;
}

} // namespace evision::test

/// Compares doubles within 1e-12, showing both.
#define COMPARE_NEAR(actual, expected)                                                                                 \
    do {                                                                                                               \
        if (const double is_ = (actual), want_ = (expected); !evision::test::near(is_, want_))                         \
            QFAIL(qPrintable(QStringLiteral("%1 is not %2").arg(is_, 0, 'g', 17).arg(want_, 0, 'g', 17)));             \
    } while (false)
