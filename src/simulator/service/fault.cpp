// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/service/fault.h"

#include "simulator/world/hash.h"

#include <algorithm>
#include <array>
#include <utility>

namespace evision::simulator {

namespace {

constexpr std::array<std::pair<Fault, std::string_view>, 10> names{{
    {Fault::Slow, "slow"},
    {Fault::Cut, "cut"},
    {Fault::Garbage, "garbage"},
    {Fault::TooMany, "429"},
    {Fault::ServerError, "5xx"},
    {Fault::SwappedSides, "swapped-sides"},
    {Fault::MissingDraw, "missing-draw"},
    {Fault::ClockSkew, "clock-skew"},
    {Fault::StaleBook, "stale-book"},
    {Fault::DuplicateOutcomes, "duplicate-outcomes"},
}};

constexpr std::array<Fault, 10> every{
    Fault::Slow,         Fault::Cut,         Fault::Garbage,   Fault::TooMany,   Fault::ServerError,
    Fault::SwappedSides, Fault::MissingDraw, Fault::ClockSkew, Fault::StaleBook, Fault::DuplicateOutcomes};

constexpr std::int64_t spell = 600; // how long something stays wrong, seconds

void dropDraw(PostedBook &posted)
{
    for (PostedMarket &market : posted.markets)
        std::erase_if(market.outcomes, [](const PostedOutcome &outcome) { return outcome.name == "Draw"; });
}

void duplicate(PostedBook &posted, std::uint64_t bits)
{
    for (PostedMarket &market : posted.markets) {
        if (market.outcomes.empty())
            continue;
        const auto which = static_cast<std::ptrdiff_t>(belowOf(bits, market.outcomes.size()));
        PostedOutcome again = market.outcomes[static_cast<std::size_t>(which)];
        // As recorded: the second price may be another.
        if ((bits & 1) != 0)
            again.price = priceOf(again.price.hundredths + 5);
        market.outcomes.insert(market.outcomes.begin() + which + 1, again);
    }
}

} // namespace

std::string_view faultName(Fault fault) noexcept
{
    return names[static_cast<std::size_t>(fault)].second;
}

std::optional<Fault> faultByName(std::string_view name) noexcept
{
    for (const auto &[fault, own] : names) {
        if (own == name)
            return fault;
    }
    return std::nullopt;
}

std::span<const Fault> allFaults() noexcept
{
    return every;
}

bool FaultMaker::isPlanned(Fault fault) const noexcept
{
    return std::find(m_plan.faults.begin(), m_plan.faults.end(), fault) != m_plan.faults.end();
}

bool FaultMaker::hits(Fault fault) const noexcept
{
    return isPlanned(fault) && unitOf(hashOf(m_seed, Salt::Fault, fault, m_call)) < m_plan.share;
}

bool FaultMaker::hits(Fault fault, std::uint64_t key, std::int64_t time) const noexcept
{
    return isPlanned(fault) && unitOf(hashOf(m_seed, Salt::Fault, fault, key, time / spell)) < m_plan.share;
}

std::int64_t FaultMaker::staleness(const Fixture &fixture, const Book &book, std::int64_t time) const noexcept
{
    if (!hits(Fault::StaleBook, fixture.key + bookNumber(book), time))
        return 0;
    return 900 + static_cast<std::int64_t>(belowOf(hashOf(m_seed, Salt::Fault, fixture.key, time / spell), 2400));
}

void FaultMaker::spoil(EventView &view, std::int64_t time) const
{
    const std::uint64_t key = view.fixture->key;
    if (hits(Fault::SwappedSides, key, time))
        std::swap(view.home, view.away);
    for (PostedBook &posted : view.books) {
        const std::uint64_t own = hashOf(key, Salt::Fault, bookNumber(*posted.book));
        if (hits(Fault::MissingDraw, own, time))
            dropDraw(posted);
        if (hits(Fault::DuplicateOutcomes, own, time))
            duplicate(posted, scatter(own + static_cast<std::uint64_t>(time / spell)));
    }
}

std::int64_t FaultMaker::clockError(std::int64_t time) const noexcept
{
    if (!isPlanned(Fault::ClockSkew))
        return 0;
    const std::uint64_t bits = hashOf(m_seed, Salt::Fault, Fault::ClockSkew, time / (6 * spell));
    const std::int64_t size = 60 + static_cast<std::int64_t>(belowOf(bits, 840));
    return (bits & 1) != 0 ? size : -size;
}

void FaultMaker::spoil(ServiceAnswer &answer) const
{
    const std::uint64_t bits = hashOf(m_seed, Salt::Fault, 99, m_call);
    if (hits(Fault::Slow))
        answer.delay = std::chrono::milliseconds(2000 + belowOf(bits, 20000));
    if (hits(Fault::Cut))
        answer.cutAfter = belowOf(scatter(bits), answer.body.size() + 1);
    if (!hits(Fault::Garbage))
        return;
    switch (bits % 4) {
    case 0:
        answer.body.resize(answer.body.size() / 2);
        break;
    case 1:
        answer.body = "<html><body>A page of a proxy.</body></html>";
        break;
    case 2:
        answer.body.clear();
        break;
    default:
        for (std::size_t index = 0; index < answer.body.size(); index += 7)
            answer.body[index] = static_cast<char>(hashOf(bits, Salt::Fault, index) & 0xff);
        break;
    }
}

} // namespace evision::simulator
