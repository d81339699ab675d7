// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/service/refusal.h"
#include "simulator/service/service_call.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evision::simulator {

/// A key of the service and what its owner has paid for.
struct KeyPlan {
    std::string key;
    std::int64_t credits = 500; ///< a month
    bool hasHistory = false;    ///< paid plans have
    bool isActive = true;
};

/// Who may call, how often, and what is left. Credits come back on the first of each month, UTC.
class Accounts {
public:
    struct Account {
        KeyPlan plan;
        std::int64_t used = 0; ///< this month
        std::int64_t month = 0;
        std::deque<std::int64_t> calls; ///< of the last second, milliseconds

        [[nodiscard]] std::int64_t remaining() const noexcept { return plan.credits - used; }
    };

    explicit Accounts(std::vector<KeyPlan> plans);

    /// The key's account, brought to the month of `time` (seconds since 1970).
    [[nodiscard]] OrRefusal<Account *> admit(std::string_view key, std::int64_t time);
    /// Counts a call at `milliseconds` of any clock that does not go back; more than 30 within a second are refused.
    [[nodiscard]] static std::optional<Refusal> countCall(Account &account, std::int64_t milliseconds);
    [[nodiscard]] static Refusal outOfCredits();
    /// The three x-requests headers.
    static void addHeaders(ServiceAnswer &answer, const Account &account, std::int64_t cost);

    [[nodiscard]] const Account *find(std::string_view key) const noexcept;

private:
    std::vector<Account> m_accounts;
};

} // namespace evision::simulator
