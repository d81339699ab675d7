// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/service/accounts.h"

#include "simulator/world/calendar.h"

#include <algorithm>
#include <utility>

namespace evision::simulator {

namespace {

constexpr int unauthorised = 401;
constexpr int tooMany = 429;
constexpr std::size_t callsPerSecond = 30;

} // namespace

Accounts::Accounts(std::vector<KeyPlan> plans)
{
    for (KeyPlan &plan : plans) {
        Account account;
        account.plan = std::move(plan);
        m_accounts.push_back(std::move(account));
    }
}

OrRefusal<Accounts::Account *> Accounts::admit(std::string_view key, std::int64_t time)
{
    if (key.empty())
        return refuse(unauthorised, "MISSING_KEY", "API key is missing");
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [key](const Account &account) { return account.plan.key == key; });
    if (found == m_accounts.end())
        return refuse(unauthorised, "INVALID_KEY", "API key is not valid. See usage at https://the-odds-api.com");
    if (!found->plan.isActive)
        return refuse(unauthorised, "DEACTIVATED_KEY", "API key is deactivated. See usage at https://the-odds-api.com");
    const std::int64_t month = monthNumber(time);
    if (month != found->month) {
        found->month = month;
        found->used = 0;
    }
    return &*found;
}

std::optional<Refusal> Accounts::countCall(Account &account, std::int64_t milliseconds)
{
    constexpr std::int64_t second = 1000;
    while (!account.calls.empty() && account.calls.front() <= milliseconds - second)
        account.calls.pop_front();
    if (account.calls.size() >= callsPerSecond)
        return Refusal{tooMany, "EXCEEDED_FREQ_LIMIT",
                       "Requests are too frequent. Retry after a moment; see the frequency limit"};
    account.calls.push_back(milliseconds);
    return std::nullopt;
}

Refusal Accounts::outOfCredits()
{
    return {unauthorised, "OUT_OF_USAGE_CREDITS",
            "Usage quota has been reached. See usage plans at https://the-odds-api.com"};
}

void Accounts::addHeaders(ServiceAnswer &answer, const Account &account, std::int64_t cost)
{
    answer.headers.emplace_back("x-requests-remaining", std::to_string(account.remaining()));
    answer.headers.emplace_back("x-requests-used", std::to_string(account.used));
    answer.headers.emplace_back("x-requests-last", std::to_string(cost));
}

const Accounts::Account *Accounts::find(std::string_view key) const noexcept
{
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [key](const Account &account) { return account.plan.key == key; });
    return found == m_accounts.end() ? nullptr : &*found;
}

} // namespace evision::simulator
