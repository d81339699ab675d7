// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll_planner.h"

#include "pricing/random.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace evision::test {

/// A sport in which opportunities come and go at known rates.
struct SyntheticSport {
    std::string key;
    double gamesPerDay = 4;
    double listedHours = 120; ///< before the start
    int firstHour = 12;       ///< games start between these, UTC
    int lastHour = 22;
    double perGameHour = 0.05;      ///< opportunities that appear in a market, far from the start
    double nearStart = 10;          ///< how many times as many within the last hour or so
    double lifetimeSeconds = 1'200; ///< mean
    bool active = true;
    std::map<std::string, double> markets; ///< how busy a market is; 1 for those not named
    /// Where its opportunities are, one as often as the other. Named bookmakers are taken to be in all of them.
    std::vector<std::string> regions = {"eu"};
    double stormsPerDay = 0; ///< of two hours each, in which prices move and opportunities appear more often:
    double inStorm = 20;     ///< so many times as often
};

/// A market without prices: games, and opportunities with a beginning and an end. Answers as the service and the
/// scanner together would, and charges like the service. Deterministic under a seed.
class SyntheticMarket {
public:
    SyntheticMarket(std::vector<SyntheticSport> sports, market::UnixSeconds from, market::UnixSeconds to,
                    const std::vector<std::string> &markets, std::uint64_t seed);

    /// The service's side of one call at its own time `now`. `findings` is filled when it goes well.
    [[nodiscard]] PollAnswer answer(const PollRequest &request, market::UnixSeconds now, PollFindings &findings);

    void useByOthers(std::int64_t credits) { m_used += credits; }
    void reset() { m_used = 0; } ///< a new month
    void setPlan(std::int64_t credits) { m_plan = credits; }
    [[nodiscard]] std::int64_t used() const noexcept { return m_used; }
    [[nodiscard]] std::int64_t charged() const noexcept { return m_charged; } ///< to calls made here, ever
    [[nodiscard]] std::int64_t found() const noexcept { return m_found; }     ///< distinct opportunities
    [[nodiscard]] const std::map<std::string, std::int64_t> &creditsBySport() const { return m_creditsBySport; }
    [[nodiscard]] std::int64_t callsWithin(double seconds) const; ///< paid ones with a game so near its start
    [[nodiscard]] std::int64_t callsInStorms() const noexcept { return m_callsInStorms; } ///< paid ones
    [[nodiscard]] std::int64_t paidCalls() const noexcept { return static_cast<std::int64_t>(m_nearest.size()); }
    [[nodiscard]] std::int64_t freeCalls() const noexcept { return m_freeCalls; }

private:
    struct Chance {
        market::UnixSeconds from = 0;
        market::UnixSeconds to = 0;
        std::size_t region = 0; ///< of the sport's
        bool found = false;
    };
    struct Game {
        std::string id;
        market::UnixSeconds start = 0;
        market::UnixSeconds listedFrom = 0;
        std::map<std::string, std::vector<Chance>> chances; ///< by market
    };

    void addGame(const SyntheticSport &sport, market::UnixSeconds start, const std::vector<std::string> &markets,
                 pricing::Random &random);
    void addChances(Game &game, const std::string &market, const SyntheticSport &sport, pricing::Random &random) const;
    [[nodiscard]] bool isInStorm(const std::string &sport, double time) const;
    [[nodiscard]] EventFinding look(Game &game, const SyntheticSport &sport, const PollRequest &request,
                                    market::UnixSeconds now);
    [[nodiscard]] PollFindings findingsOf(const PollRequest &request, market::UnixSeconds now);

    std::vector<SyntheticSport> m_sports;
    std::map<std::string, std::vector<Game>> m_games;                 ///< by sport
    std::map<std::string, std::vector<market::UnixSeconds>> m_storms; ///< when they begin, by sport
    std::int64_t m_plan = 100'000;
    std::int64_t m_used = 0;
    std::int64_t m_charged = 0;
    std::int64_t m_found = 0;
    std::int64_t m_freeCalls = 0;
    std::int64_t m_callsInStorms = 0;
    std::map<std::string, std::int64_t> m_creditsBySport;
    std::vector<double> m_nearest; ///< of each paid call, seconds to the nearest start
};

/// Lets `planner` work on `market` from one time to another, every call answered after a second.
void run(PollPlanner &planner, SyntheticMarket &market, market::UnixSeconds from, market::UnixSeconds to);

} // namespace evision::test
