// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/opinion.h"

#include "simulator/world/hash.h"

#include <algorithm>
#include <cmath>

namespace evision::simulator {

namespace {

constexpr std::int64_t hour = 3600;

using Kind = Book::Kind;

bool isQuick(const Book &book)
{
    return book.kind == Kind::Sharp || book.kind == Kind::Exchange;
}

/// Nobody hurries with a game that is days away. What a delay is multiplied with.
double hasteAt(const Fixture &fixture, std::int64_t time)
{
    const std::int64_t left = fixture.start - time;
    return left < hour ? 0.5 : left < 6 * hour ? 1 : left < 24 * hour ? 2 : 3.5;
}

/// When news reaches the bookmaker and it has acted on it.
struct Reaction {
    std::int64_t suspended;
    std::int64_t reopened;
};

Reaction reactionTo(const News &news, std::size_t number, const Fixture &fixture, const Book &book)
{
    const std::uint64_t key = hashOf(fixture.key, Salt::Reaction, opinionNumber(book), number);
    const double unit = unitOf(key);
    const double haste = hasteAt(fixture, news.at);
    double delay = book.lagMinutes * 60 * (0.3 + 2.2 * unit * unit) * (isQuick(book) ? 1 : haste);
    if (isQuick(book))
        delay += 2 + 18 * unit;
    // Of what is known locally first, a quarter of the soft bookmakers hears before the sharps do.
    if (news.localFirst) {
        const double sharpDelay = betweenOf(hashOf(fixture.key, Salt::Reaction, 1, number), 120, 900);
        const bool isFirst = book.kind == Kind::Soft && unitOf(scatter(key)) < 0.25;
        delay = isFirst ? 20 + 60 * unit : delay + sharpDelay;
    }
    const std::int64_t reopened = news.at + static_cast<std::int64_t>(delay);
    const double suspends = unitOf(scatter(key + 1));
    std::int64_t pause = 0;
    if (isQuick(book))
        pause = suspends < 0.3 ? 15 : 0;
    else if (suspends < 0.5)
        pause = 60 + static_cast<std::int64_t>(240 * unitOf(scatter(key + 2)));
    return {std::max(reopened - pause, news.at), reopened};
}

/// When the bookmaker looks at its prices again without a cause.
Rhythm reviewRhythm(const Fixture &fixture, const Book &book)
{
    const auto period = std::max<std::int64_t>(static_cast<std::int64_t>(book.lagMinutes * 72), 15);
    const std::uint64_t phase = hashOf(fixture.key, Salt::Review, opinionNumber(book));
    Rhythm rhythm(isQuick(book) ? period : period * 3, static_cast<std::int64_t>(phase >> 40));
    rhythm.quicken(fixture.start - 24 * hour, isQuick(book) ? period : period * 2);
    rhythm.quicken(fixture.start - 6 * hour, std::max<std::int64_t>(period * 6 / 10, 15));
    rhythm.quicken(fixture.start - hour, std::max<std::int64_t>(period * 35 / 100, 10));
    rhythm.quicken(fixture.kickoff, std::max<std::int64_t>(period * 6 / 100, 8));
    return rhythm;
}

/// The error that all who follow the sharps have in common, in tenths of a probability.
Expectation commonError(const Fixture &fixture, std::int64_t time)
{
    const double hours = static_cast<double>(std::max<std::int64_t>(fixture.start - time, 0)) / hour;
    const double size = 0.02 + 0.08 * std::min(hours / 48, 1.0);
    return {size * smoothNoise(hashOf(fixture.key, Salt::Opinion, 901), time, 3 * hour),
            size * smoothNoise(hashOf(fixture.key, Salt::Opinion, 902), time, 3 * hour)};
}

Expectation ownError(const Fixture &fixture, const Book &book, std::int64_t time)
{
    const std::size_t own = opinionNumber(book);
    const std::int64_t cell = time / (isQuick(book) ? hour / 4 : 4 * hour);
    // Bounded, at two and a half deviations: who is further off the others than that notices.
    const auto part = [&](int which) {
        constexpr double most = 1.7320508;
        return 0.6 * betweenOf(hashOf(fixture.key, Salt::Opinion, own, which), -most, most) +
               0.8 * betweenOf(hashOf(fixture.key, Salt::Opinion, own, which, cell), -most, most);
    };
    Expectation error{book.noise * part(1), book.noise * part(2)};
    // Now and then a trader of a soft bookmaker is plainly wrong, for some hours.
    const std::uint64_t slip = hashOf(fixture.key, Salt::Opinion, own, 4, time / (8 * hour));
    if (book.kind == Kind::Soft && unitOf(slip) < 0.012) {
        const double size = betweenOf(scatter(slip), 0.25, 0.6);
        ((slip & 1) != 0 ? error.margin : error.total) += (slip & 2) != 0 ? size : -size;
    }
    return error;
}

Expectation estimate(const Fixture &fixture, const Book &book, std::int64_t formed, std::int64_t looked)
{
    const auto lag = static_cast<std::int64_t>(book.lagMinutes * 20);
    Expectation expected = fixture.path.drifted(formed - lag);
    std::size_t number = 0;
    for (const News &news : fixture.path.news()) {
        if (reactionTo(news, ++number, fixture, book).reopened <= looked) {
            expected.margin += news.change.margin;
            expected.total += news.change.total;
        }
    }
    // A fifth of the soft bookmakers' prices are their own work: then the sharps may be the ones who err.
    const bool isOwn =
        book.kind == Kind::Soft && unitOf(hashOf(fixture.key, Salt::Opinion, opinionNumber(book), 3)) < 0.2;
    const Expectation common = isOwn ? Expectation{} : commonError(fixture, formed);
    const Expectation own = ownError(fixture, book, formed);
    const double tenth = fixture.league->tenth;
    const double lean = expected.margin > 0 ? book.shade : -book.shade;
    expected.margin += tenth * (common.margin + own.margin + lean);
    if (fixture.league->total > 0)
        expected.total =
            std::max(expected.total + tenth * 1.35 * (common.total + own.total), fixture.league->total * 0.3);
    return expected;
}

/// How long the bookmaker takes to see what happens on the field.
std::int64_t fieldDelay(const Fixture &fixture, const Book &book)
{
    const double unit = unitOf(hashOf(fixture.key, Salt::Reaction, opinionNumber(book), 77));
    return isQuick(book) ? 2 + static_cast<std::int64_t>(6 * unit)
                         : 4 + static_cast<std::int64_t>(book.lagMinutes * 3 * unit);
}

/// Whether it takes no bets because a goal or a touchdown has just fallen.
bool isSuspendedInPlay(const Fixture &fixture, const Book &book, std::int64_t time)
{
    const ScoreKind score = fixture.league->score;
    if (score != ScoreKind::Goals && score != ScoreKind::Pucks && score != ScoreKind::Gridiron)
        return false;
    std::size_t number = 0;
    for (const Game::Score &goal : fixture.game.scores()) {
        const std::uint64_t key = hashOf(fixture.key, Salt::Reaction, opinionNumber(book), 100 + ++number);
        const std::int64_t at = fixture.timeOf(goal.played) + fieldDelay(fixture, book);
        const auto pause = 25 + static_cast<std::int64_t>(65 * unitOf(key));
        if (unitOf(scatter(key)) < 0.85 && time >= at - 3 && time < at + pause)
            return true;
    }
    return false;
}

} // namespace

Opinion opinionOf(const Fixture &fixture, const Book &book, std::int64_t time)
{
    Opinion opinion;
    std::int64_t formed = reviewRhythm(fixture, book).last(time);
    std::size_t number = 0;
    for (const News &news : fixture.path.news()) {
        const Reaction reaction = reactionTo(news, ++number, fixture, book);
        if (reaction.reopened <= time)
            formed = std::max(formed, reaction.reopened);
        else if (reaction.suspended <= time)
            opinion.isSuspended = true;
    }
    opinion.since = formed;
    opinion.expected = estimate(fixture, book, std::min(formed, fixture.start), formed);
    if (time >= fixture.kickoff) {
        opinion.score = fixture.scoreAt(formed - fieldDelay(fixture, book));
        opinion.isSuspended = opinion.isSuspended || isSuspendedInPlay(fixture, book, time);
    }
    return opinion;
}

Rhythm feedRhythm(const Fixture &fixture, const Book &book, FeedKind kind)
{
    const std::uint64_t key = hashOf(0, Salt::Feed, bookNumber(book), fixture.league->teams);
    const auto phase = static_cast<std::int64_t>(key >> 40);
    const auto scaled = [&](std::int64_t seconds) {
        return std::max<std::int64_t>(static_cast<std::int64_t>(static_cast<double>(seconds) * book.slowFeed), 1);
    };
    if (kind == FeedKind::Outright)
        return {scaled(300), phase};
    const bool isExchange = book.kind == Kind::Exchange;
    const std::int64_t before = isExchange ? 30 : 60;
    const std::int64_t inPlay = isExchange ? 20 : kind == FeedKind::Additional ? 60 : 40;
    Rhythm rhythm(scaled(before), phase);
    for (const std::int64_t hours : {6, 4, 2})
        rhythm.quicken(fixture.start - hours * hour, scaled(before - (before - inPlay) * (8 - hours) / 8));
    rhythm.quicken(fixture.kickoff, scaled(inPlay));
    return rhythm;
}

std::int64_t seenAt(const Fixture &fixture, const Book &book, FeedKind kind, std::int64_t time)
{
    const Rhythm rhythm = feedRhythm(fixture, book, kind);
    constexpr std::int64_t slice = 4 * hour;
    const auto isMissed = [&](std::int64_t beat) {
        if (unitOf(hashOf(fixture.key, Salt::Feed, bookNumber(book), beat)) < 0.05)
            return true;
        // Now and then the service loses a bookmaker for some minutes, with all its games.
        const std::int64_t part = beat / slice;
        const std::uint64_t outage = hashOf(1, Salt::Feed, bookNumber(book), part);
        if (unitOf(outage) >= 0.3)
            return false;
        const auto from = part * slice + static_cast<std::int64_t>(belowOf(scatter(outage), slice - 900));
        const double unit = unitOf(scatter(outage + 1));
        const auto length = 90 + static_cast<std::int64_t>(760 * unit * unit);
        return beat >= from && beat < from + length;
    };
    std::int64_t beat = rhythm.last(time);
    for (int misses = 0; misses < 60 && isMissed(beat); ++misses)
        beat = rhythm.last(beat - 1);
    return beat;
}

} // namespace evision::simulator
