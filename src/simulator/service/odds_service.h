// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/service/accounts.h"
#include "simulator/service/fault.h"
#include "simulator/service/parameters.h"
#include "simulator/service/service_call.h"
#include "simulator/service/wire_writer.h"
#include "simulator/world/market.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evision::simulator {

struct ServiceOptions {
    std::uint64_t seed = 1;
    std::vector<KeyPlan> keys{{"demo", 20000, true, true}};
    FaultPlan faults;
};

/// The Odds API v4 on top of a simulated market: a call in, its answer out, with status, headers, JSON and credits as
/// the real service has them. It knows no network and no clock: time is handed in and should not go back, since what
/// has been spent does not come back either. The prices do not depend on what was asked before. One thread at a time.
class OddsService {
public:
    explicit OddsService(ServiceOptions options = {});

    /// The answer to `call` at `time`, milliseconds since 1970 of simulated time.
    [[nodiscard]] ServiceAnswer answer(const ServiceCall &call, std::int64_t time);

    /// The market behind it, for those who want to know how good the prices really are.
    [[nodiscard]] Market &market() noexcept { return m_market; }
    [[nodiscard]] const Accounts &accounts() const noexcept { return m_accounts; }

private:
    /// What a call gives when nothing is wrong with it.
    struct Reply {
        std::string body;
        std::int64_t cost = 0;
    };
    using Answered = OrRefusal<Reply>;
    /// A call to one sport. `told` is the moment that is told about, `now` that of the call; seconds since 1970.
    struct Question {
        const ServiceCall &call;
        const League *league = nullptr; ///< null for `upcoming`
        std::string event;
        std::int64_t now = 0;
        std::int64_t told = 0;
    };
    using Handler = Answered (OddsService::*)(const Question &);
    struct Route {
        Handler handler;
        bool isFree;
        bool isHistory;
        bool knowsUpcoming;
    };

    [[nodiscard]] Answered dispatch(const ServiceCall &call, Accounts::Account &account, std::int64_t now);
    [[nodiscard]] Answered ask(const Route &route, Question question, std::string_view sport,
                               const Accounts::Account &account);
    [[nodiscard]] static const Route *routeOf(const std::vector<std::string_view> &parts);
    [[nodiscard]] Answered sports(const ServiceCall &call, std::int64_t now);
    [[nodiscard]] Answered events(const Question &question);
    [[nodiscard]] Answered odds(const Question &question);
    [[nodiscard]] Answered scores(const Question &question);
    [[nodiscard]] Answered participants(const Question &question);
    [[nodiscard]] Answered eventOdds(const Question &question);
    [[nodiscard]] Answered eventMarkets(const Question &question);
    [[nodiscard]] Answered historicalOdds(const Question &question);
    [[nodiscard]] Answered historicalEvents(const Question &question);
    [[nodiscard]] Answered historicalEventOdds(const Question &question);

    [[nodiscard]] std::vector<const Fixture *> fixturesOf(const Question &question);
    [[nodiscard]] OrRefusal<const Fixture *> eventOf(const Question &question);
    [[nodiscard]] EventView viewOf(const Fixture &fixture, const BookChoice &books,
                                   const std::vector<WireMarket> &markets, std::int64_t time) const;

    Market m_market;
    Accounts m_accounts;
    FaultMaker m_faults;
};

} // namespace evision::simulator
