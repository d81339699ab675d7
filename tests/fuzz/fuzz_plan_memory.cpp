// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all as what a planner kept, and as the lines of a text whose checksum is right: they are refused with a
// word, or a planner goes on from them within its budget, and what it keeps then is read again.
#include "fuzz/require.h"

#include "feed/planner/credit_planner.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

using namespace evision;
using namespace evision::feed;

namespace {

constexpr market::UnixSeconds begin = 1'762'732'800; // 2025-11-10T00:00:00Z
constexpr market::UnixSeconds length = 6 * 3'600;
constexpr int mostSteps = 300;

PlanSettings settings()
{
    PlanSettings made;
    made.sports = {"a", "b"};
    made.props = {"player_points"};
    made.monthlyBudget = 60;
    return made;
}

/// Both sports have a game that starts within the hours the planner works.
PollFindings findingsOf(const PollRequest &request)
{
    PollFindings findings;
    if (request.kind == PollKind::Sports) {
        for (const std::string &sport : settings().sports) {
            findings.sports.emplace_back();
            findings.sports.back().key = sport;
            findings.sports.back().active = true;
        }
        return findings;
    }
    EventFinding game;
    game.id = "game of " + request.sport;
    game.commenceTime = begin + length;
    if (request.kind != PollKind::Events) {
        game.quotes = 20;
        game.movedQuotes = static_cast<std::uint32_t>(request.id % 3);
        game.opportunities = static_cast<std::uint32_t>(request.id % 5);
        game.newOpportunities = static_cast<std::uint32_t>(request.id % 2);
    }
    findings.events.push_back(std::move(game));
    return findings;
}

/// What the calls were charged. The service tells that, but not what the key has left.
std::int64_t work(CreditPlanner &planner)
{
    std::int64_t charged = 0;
    UnixMillis now = toMillis(begin);
    for (int step = 0; step < mostSteps && now < toMillis(begin + length); ++step) {
        PlanStep next = planner.next(now);
        if (!next.request) {
            require(next.askAgainAt > now, "time goes on");
            now = next.askAgainAt;
            continue;
        }
        const PollFindings findings = findingsOf(*next.request);
        PollAnswer answer;
        answer.request = std::move(*next.request);
        answer.sentAt = now;
        answer.receivedAt = now += 1'000;
        answer.serverTime = toSeconds(now);
        answer.credits.last = answer.request.mostCredits;
        charged += answer.request.mostCredits;
        planner.settle(answer, findings);
    }
    return charged;
}

void checkText(std::string_view text)
{
    const auto read = planMemoryFrom(text);
    if (!read) {
        require(!read.error().empty() && read.error().back() == '.', "a refusal is a sentence");
        return;
    }
    const std::string written = textOf(*read);
    const auto again = planMemoryFrom(written);
    require(again && textOf(*again) == written, "what was read comes back as it was written");

    CreditPlanner planner(settings(), *read);
    const std::int64_t charged = work(planner);
    require(std::isfinite(planner.price()) && planner.price() >= 0, "a price is a number");
    const std::int64_t budget = settings().monthlyBudget;
    const bool sameMonth = read->credits.resetsAt > begin + length;
    require(charged <= (sameMonth ? std::max<std::int64_t>(0, budget - read->credits.spent) : 2 * budget),
            "the budget holds");
    const auto kept = planner.memory();
    require(kept && planMemoryFrom(textOf(*kept)).hasValue(), "what is kept can be read");
}

/// FNV-1a, 64 bits.
std::string checksum(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char character : text) {
        hash ^= static_cast<unsigned char>(character);
        hash *= 0x100000001b3;
    }
    std::array<char, 16> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16).ptr};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    checkText(bytes);
    std::string lines = "evision.plan/1\n" + std::string(bytes);
    if (lines.back() != '\n')
        lines += '\n';
    checkText(lines + "end " + checksum(lines) + '\n');
    return 0;
}
