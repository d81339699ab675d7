// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/line_sorter.h"

#include "pricing/random.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <tuple>
#include <vector>

using namespace evision;
using namespace evision::market;
using pricing::Random;
using test::LineSorter;
using test::noPoint;
using test::testNow;

namespace {

constexpr std::array<const char *, 13> markets{
    "h2h",           "h2h_lay",          "h2h_h1",        "draw_no_bet", "spreads",   "alternate_spreads",
    "totals",        "alternate_totals", "player_points", "btts",        "outrights", "outrights_lay",
    "team_totals_q1"};
constexpr std::array<const char *, 9> selections{"Home", "Away", "Draw", "Over", "Under", "Yes", "No", "Ann", ""};
constexpr std::array<double, 5> points{noPoint, 0.0, -1.5, 1.5, 2.0};
constexpr std::array<double, 8> prices{2.0, 1.5,  3.25,          1.01,
                                       1.0, -4.0, test::noPrice, std::numeric_limits<double>::infinity()};

template <typename List>
auto pick(Random &random, const List &list)
{
    return list[random.below(static_cast<std::uint32_t>(list.size()))];
}

/// Anything a feed might send for one event, bookmakers and responses in any order.
void writeGarbage(LineSorter &s, Random &random)
{
    s.quotes.event("e", "soccer_epl", "Home", "Away", testNow + random.below(3) - 1);
    const std::uint32_t listings = 1 + random.below(14);
    for (std::uint32_t listing = 0; listing < listings; ++listing) {
        s.quotes.response(listing * 3 / listings);
        s.quotes.at(random.below(9) == 0 ? noTime : testNow - 40 * static_cast<UnixSeconds>(random.below(4)));
        s.quotes.book("book" + std::to_string(random.below(3))).market(pick(random, markets));
        for (std::uint32_t quote = random.below(6); quote > 0; --quote)
            s.quotes.quote(pick(random, selections), pick(random, prices), pick(random, points),
                           random.below(4) == 0 ? "Ann" : "");
    }
}

/// The contract's rules written down quote by quote, with no thought of speed.
class Reference {
public:
    explicit Reference(const LineSorter &s) : m_s(s), m_statuses(s.book.quoteCount())
    {
        for (std::uint32_t listing = 0; listing < s.book.listings.size(); ++listing) {
            const Listing &of = s.book.listings[listing];
            for (std::uint32_t quote = of.firstQuote; quote < of.firstQuote + of.quoteCount; ++quote)
                judge(of, quote);
        }
        for (const auto &[selection, rivals] : m_rivals)
            decide(rivals);
    }
    [[nodiscard]] const std::vector<QuoteStatus> &accepted(std::size_t quote) const { return m_statuses[quote]; }

private:
    struct Rival {
        UnixSeconds time;
        bool good;
        std::uint32_t quote;
        std::uint32_t response;
        NameId market;
        bool operator<(const Rival &other) const
        {
            return std::tie(time, good, quote) < std::tie(other.time, other.good, other.quote);
        }
    };
    using Selection = std::tuple<NameId, NameId, NameId, NameId, NameId, bool, std::string>;

    void judge(const Listing &listing, std::uint32_t quote)
    {
        const MarketInfo &market = m_s.vocabulary.market(listing.market);
        const std::string_view name = m_s.vocabulary.names.text(m_s.book.name[quote]);
        const bool good = m_s.book.price[quote] > 1 && std::isfinite(m_s.book.price[quote]);
        const bool overUnder = (name == "Over" || name == "Under") && market.kind != FamilyKind::Winner &&
                               market.kind != FamilyKind::DrawNoBet && market.kind != FamilyKind::Spread;
        const bool needsPoint = market.kind == FamilyKind::Spread || market.kind == FamilyKind::Total || overUnder;
        double point = m_s.book.point[quote];
        if (needsPoint && std::isnan(point)) {
            m_statuses[quote] = {good ? QuoteStatus::MissingPoint : QuoteStatus::BadPrice};
            return;
        }
        if (market.kind == FamilyKind::Spread && name == "Away")
            point = -point;
        if (market.kind == FamilyKind::Winner || market.kind == FamilyKind::DrawNoBet)
            point = noPoint;
        m_statuses[quote] = {good ? fresh(listing, market.lay) : QuoteStatus::BadPrice};
        const std::string pointText = std::isnan(point) ? "none" : std::to_string(point + 0.0);
        m_rivals[{listing.bookmaker, market.family, market.period, m_s.book.description[quote], m_s.book.name[quote],
                  market.lay, pointText}]
            .push_back({listing.updatedAt, good, quote, listing.response, listing.market});
    }

    [[nodiscard]] QuoteStatus fresh(const Listing &listing, bool lay) const
    {
        const bool inPlay = m_s.book.events[0].commenceTime < testNow;
        if (lay)
            return QuoteStatus::Lay;
        if (listing.updatedAt == noTime || testNow - listing.updatedAt > (inPlay ? 60 : 100))
            return QuoteStatus::Stale;
        return inPlay && m_s.rules.refuseInPlay ? QuoteStatus::InPlay : QuoteStatus::Used;
    }

    void decide(const std::vector<Rival> &rivals)
    {
        const Rival &best = *std::max_element(rivals.begin(), rivals.end());
        const bool oneMarket = std::all_of(rivals.begin(), rivals.end(), [&](const Rival &rival) {
            return rival.market == best.market && rival.response == best.response;
        });
        for (const Rival &rival : rivals) {
            if (rival.quote == best.quote || !rival.good)
                continue;
            // Against which of several better ones it lost is not said.
            m_statuses[rival.quote] = {QuoteStatus::Duplicate};
            if (!oneMarket)
                m_statuses[rival.quote] = rivals.size() == 2
                                              ? std::vector{QuoteStatus::Superseded}
                                              : std::vector{QuoteStatus::Superseded, QuoteStatus::Duplicate};
        }
    }

    const LineSorter &m_s;
    std::vector<std::vector<QuoteStatus>> m_statuses;
    std::map<Selection, std::vector<Rival>> m_rivals;
};

} // namespace

/// Every quote that was read is used or has exactly one reason.
class TestQuoteAccounting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void garbageIsJudgedByTheContract();
    void usedQuotesAreOnLinesOnce();
};

void TestQuoteAccounting::garbageIsJudgedByTheContract()
{
    Random random(20'231'114);
    LineSorter s;
    s.rules.beforeStartSeconds = 100;
    s.rules.inPlaySeconds = 60;
    std::array<int, quoteStatusCount> seen{};
    for (int round = 0; round < 20'000; ++round) {
        s.rules.refuseInPlay = random.below(2) == 0;
        writeGarbage(s, random);
        s.sort();
        const Reference reference(s);
        for (std::size_t quote = 0; quote < s.status.size(); ++quote) {
            const auto &accepted = reference.accepted(quote);
            const bool agreed = std::find(accepted.begin(), accepted.end(), s.status[quote]) != accepted.end();
            if (!agreed)
                QFAIL(qPrintable(QStringLiteral("round %1, quote %2: have %3, want %4")
                                     .arg(round)
                                     .arg(quote)
                                     .arg(static_cast<int>(s.status[quote]))
                                     .arg(static_cast<int>(accepted.front()))));
            ++seen[static_cast<std::size_t>(s.status[quote])];
        }
    }
    for (const int times : seen)
        QVERIFY(times > 100);
}

void TestQuoteAccounting::usedQuotesAreOnLinesOnce()
{
    Random random(7);
    LineSorter s;
    for (int round = 0; round < 5'000; ++round) {
        writeGarbage(s, random);
        s.sort();
        std::vector<int> held(s.status.size(), 0);
        for (const Line &line : s.lines.lines()) {
            for (std::uint32_t at = line.firstBook; at != none; at = s.lines.bookLine(at).next) {
                for (const Slot &slot : s.lines.bookLine(at).back) {
                    if (slot.usable())
                        ++held[slot.quote];
                }
            }
        }
        for (const NamedQuote &named : s.lines.named()) {
            if (named.slot.usable() && !named.lay)
                ++held[named.slot.quote];
        }
        for (std::size_t quote = 0; quote < held.size(); ++quote)
            QCOMPARE(held[quote], s.status[quote] == QuoteStatus::Used ? 1 : 0);
    }
}

QTEST_GUILESS_MAIN(TestQuoteAccounting)
#include "tst_quote_accounting.moc"
