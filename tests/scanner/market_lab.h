// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/engine.h"

#include "edge/edge_lab.h"
#include "support/book_builder.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace evision::test {

/// What a body stands for: the quotes that its reader makes of it.
using Script = std::map<std::string, std::function<void(BookBuilder &)>>;

/// Reads answers whose body is a name in a script; any other body cannot be read.
class ScriptedReader final : public QuoteReader {
public:
    ScriptedReader(const Script &script, market::Vocabulary &vocabulary) : m_script(script), m_builder(vocabulary) {}

    ReadResult read(const PollAnswer &answer, market::QuoteBook &book) override
    {
        const auto found = m_script.find(*answer.body);
        if (found == m_script.end())
            return {false, "This is no answer.", {}};
        found->second(m_builder);
        book = m_builder.take();
        return {true, {}, {}};
    }

private:
    const Script &m_script;
    BookBuilder m_builder;
};

[[nodiscard]] inline PollRequest oddsRequest(std::uint64_t id = 1, std::vector<std::string> regions = {"eu"})
{
    PollRequest request;
    request.id = id;
    request.kind = PollKind::Odds;
    request.sport = "basketball_nba";
    request.markets = {"h2h"};
    request.regions = std::move(regions);
    return request;
}

[[nodiscard]] inline PollAnswer answerTo(const PollRequest &request, const std::string &body,
                                         market::UnixSeconds serverTime = testNow)
{
    PollAnswer answer;
    answer.request = request;
    answer.body = std::make_shared<const std::string>(body);
    answer.serverTime = serverTime;
    answer.sentAt = toMillis(serverTime) - 120;
    answer.receivedAt = toMillis(serverTime);
    return answer;
}

/// Tables in which pinnacle is the only sharp bookmaker.
[[nodiscard]] inline edge::EdgeTables labTables()
{
    edge::EdgeTables tables;
    tables.profiles = edge::BookmakerProfiles::parse(labProfiles).value();
    tables.rules = edge::HouseRules::parse(labRules).value();
    tables.weights = edge::SharpWeights::named({{"pinnacle", 1}});
    return tables;
}

} // namespace evision::test
