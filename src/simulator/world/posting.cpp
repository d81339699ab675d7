// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/posting.h"

#include "simulator/world/desk_of_book.h"
#include "simulator/world/hash.h"
#include "simulator/world/opinion.h"

#include <algorithm>

namespace evision::simulator {

namespace {

constexpr std::int64_t hour = 3600;

/// How much a fixture's league matters to the bookmaker, 0 to 1.
double interestIn(const Book &book, const League &league)
{
    if (book.breadth >= 1) // the market maker has everything
        return 1;
    return (book.regions & league.home) != 0 ? std::max(book.breadth, 0.95) : book.breadth * league.reach;
}

bool quotesFixture(const Book &book, const Fixture &fixture)
{
    const auto league = static_cast<std::uint64_t>(fixture.league - leagues().data());
    if (unitOf(hashOf(7, Salt::Coverage, bookNumber(book), league)) >= interestIn(book, *fixture.league))
        return false;
    return unitOf(hashOf(fixture.key, Salt::Coverage, bookNumber(book))) < 0.96;
}

std::int64_t openingTime(const Book &book, const Fixture &fixture)
{
    if (isOutright(*fixture.league))
        return 0;
    const double unit = unitOf(hashOf(fixture.key, Salt::Opening, bookNumber(book)));
    const double share = book.kind == Book::Kind::Soft ? 0.45 + 0.5 * unit : 0.85 + 0.14 * unit;
    return fixture.announced -
           static_cast<std::int64_t>(share * static_cast<double>(fixture.league->hoursAhead * hour));
}

/// The service drops what it has not seen for a while; now and then it keeps it too long.
std::int64_t longestKept(const Book &book, const Fixture &fixture, std::int64_t time)
{
    const std::uint64_t key = hashOf(fixture.key, Salt::Feed, bookNumber(book), 5, time / (12 * hour));
    const bool isForgotten = unitOf(key) < 0.004;
    if (fixture.isInPlay(time))
        return 240;
    return isForgotten ? 2400 : 600;
}

bool takesBetsInPlay(const Book &book, const Fixture &fixture)
{
    if (fixture.league->score == ScoreKind::Bout || book.kind == Book::Kind::Pickem)
        return false;
    return unitOf(hashOf(8, Salt::Coverage, bookNumber(book), fixture.league->teams)) < 0.7;
}

bool isOpen(const Book &book, const Fixture &fixture, std::int64_t seen)
{
    if (seen < openingTime(book, fixture) || seen >= fixture.end)
        return false;
    return seen < fixture.kickoff || takesBetsInPlay(book, fixture);
}

FeedKind feedOf(const WireMarket &market)
{
    if (market.family == Family::Outrights)
        return FeedKind::Outright;
    return market.isFeatured() ? FeedKind::Featured : FeedKind::Additional;
}

/// A market's own time is now and then a second or two before its bookmaker's.
std::int64_t marketTime(const Book &book, const Fixture &fixture, const WireMarket &market, std::int64_t seen)
{
    const std::uint64_t key =
        hashOf(fixture.key, Salt::Feed, bookNumber(book), seen, market.key.size(), market.isAlternate);
    return unitOf(key) < 0.1 ? seen - 1 - static_cast<std::int64_t>(key & 1) : seen;
}

} // namespace

std::optional<PostedBook> postedBy(const Book &book, const Fixture &fixture, std::span<const WireMarket> wanted,
                                   std::int64_t time)
{
    if (!quotesFixture(book, fixture) || time >= fixture.end || time < openingTime(book, fixture))
        return std::nullopt;
    PostedBook posted;
    posted.book = &book;
    std::optional<DeskOfBook> desk;
    std::int64_t deskTime = 0;
    for (const WireMarket &market : wanted) {
        const std::int64_t seen = seenAt(fixture, book, feedOf(market), time);
        if (time - seen > longestKept(book, fixture, time) || !isOpen(book, fixture, seen))
            continue;
        if (!desk || deskTime != seen) {
            desk.emplace(book, fixture, seen);
            deskTime = seen;
        }
        std::vector<PostedOutcome> outcomes = desk->outcomesOf(market);
        if (outcomes.empty())
            continue;
        posted.markets.push_back({&market, marketTime(book, fixture, market, seen), std::move(outcomes)});
        posted.updatedAt = std::max(posted.updatedAt, seen);
    }
    if (posted.markets.empty())
        return std::nullopt;
    return posted;
}

} // namespace evision::simulator
