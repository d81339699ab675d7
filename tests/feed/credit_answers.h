// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/planner/credit_account.h"

#include <chrono>
#include <cstdint>

namespace evision::test {

inline market::UnixSeconds at(int year, unsigned month, unsigned day, int hour = 0)
{
    using namespace std::chrono;
    const year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return (sys_days(date) + hours(hour)).time_since_epoch() / seconds(1);
}

inline const market::UnixSeconds november = at(2025, 11, 10);

inline feed::CreditLimits limits(std::int64_t budget, std::int64_t reserve = 0, int attempts = 1)
{
    return {budget, reserve, attempts, {}};
}

inline PollAnswer answerTo(std::uint64_t id, const CreditReport &credits, PollError error = PollError::None)
{
    PollAnswer answer;
    answer.request.id = id;
    answer.credits = credits;
    answer.error = error;
    return answer;
}

inline PollAnswer answerTo(std::uint64_t id, const CreditReport &credits, market::UnixSeconds serverTime)
{
    PollAnswer answer = answerTo(id, credits);
    answer.serverTime = serverTime;
    answer.receivedAt = toMillis(serverTime);
    return answer;
}

} // namespace evision::test
