// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/poll.h"

#include <cstdint>
#include <map>
#include <optional>

namespace evision::feed {

/// When credits come back.
struct ResetRule {
    int day = 1;  ///< of the month, 1 to 28
    int hour = 0; ///< UTC
};
/// The first reset after `time`.
[[nodiscard]] market::UnixSeconds resetAfter(market::UnixSeconds time, ResetRule rule) noexcept;

/// What may be spent.
struct CreditLimits {
    std::int64_t budget = 0;  ///< between two resets, by this program
    std::int64_t reserve = 0; ///< left alone: of the budget, and of what the key has
    int mostAttempts = 1;     ///< calls one request may come to
    ResetRule reset;
};

/// What an account keeps over a restart.
struct CreditMemory {
    market::UnixSeconds resetsAt = market::noTime;
    std::int64_t spent = 0; ///< doubtful charges included
    std::optional<std::int64_t> keyUsed;
    std::optional<std::int64_t> keyTotal; ///< what the key gets each month

    bool operator==(const CreditMemory &) const = default;
};

/// Keeps count of credits so that the program's own calls never pass the budget or touch the reserve, whoever else uses
/// the key, whatever gets lost and whatever the clock does. What is not known is counted at its worst until the
/// service's own counter shows that it was less. Pure; one thread at a time.
///
/// The month begins anew when the service's counter jumps back and stays there. The calendar decides only where the
/// service tells nothing, or has told nothing new for a day and a half after the reset was due.
class CreditAccount {
public:
    CreditAccount(CreditLimits limits, market::UnixSeconds now);
    CreditAccount(CreditLimits limits, const CreditMemory &memory);

    /// Another budget and reserve from now on; when credits come back stays as it is.
    void setLimits(const CreditLimits &limits) noexcept
    {
        m_limits.budget = limits.budget;
        m_limits.reserve = limits.reserve;
        m_limits.mostAttempts = limits.mostAttempts;
    }

    /// Whether a request that costs at most `most` may be made by itself, all its attempts counted.
    [[nodiscard]] bool affords(std::int64_t most) const noexcept;
    /// What calls of our own may still use until the reset.
    [[nodiscard]] std::int64_t available() const noexcept;
    [[nodiscard]] std::int64_t spent() const noexcept { return m_certain + m_doubtful; }

    /// What the key has left, as far as it was told; what is in doubt counts as used.
    [[nodiscard]] std::optional<std::int64_t> keyRemaining() const noexcept;

    /// A request of this id is sent.
    void open(std::uint64_t id, std::int64_t most);
    /// What became of one. Says what it is counted for: nothing if it was not open.
    std::int64_t settle(const PollAnswer &answer);

    /// To be called now and then: begins the month where the calendar decides. True when it has begun since the last
    /// call, by whatever sign.
    [[nodiscard]] bool turn(market::UnixSeconds now);
    /// The reset is due by the clock, but nothing the service said shows it yet: a free call would tell.
    [[nodiscard]] bool resetIsDue(market::UnixSeconds now) const noexcept;
    [[nodiscard]] market::UnixSeconds resetsAt() const noexcept { return m_resetsAt; }

    [[nodiscard]] CreditMemory memory() const;

private:
    struct OpenCall {
        std::int64_t most = 0;
        std::uint64_t settledBefore = 0; ///< how many calls had been settled when it was sent
    };
    struct Charge {
        std::int64_t certain = 0;
        std::int64_t doubtful = 0;
    };
    struct Counter {
        std::int64_t used = 0;
        std::int64_t remaining = 0;
        [[nodiscard]] std::int64_t total() const noexcept { return used + remaining; }
    };

    [[nodiscard]] Charge chargeOf(const PollAnswer &answer, std::int64_t most) const noexcept;
    [[nodiscard]] static bool goesOn(const Counter &counter, const Counter &told) noexcept;
    bool take(const PollAnswer &answer, bool inOrder);
    bool takeCounter(const Counter &told, bool inOrder, market::UnixSeconds time);
    void beginByCounter(market::UnixSeconds time);
    void clearDoubts();
    void begin(market::UnixSeconds resetsAt);

    CreditLimits m_limits;
    std::map<std::uint64_t, OpenCall> m_open;
    std::int64_t m_held = 0; ///< the worst that the open calls can come to
    std::int64_t m_certain = 0;
    std::int64_t m_doubtful = 0;

    std::optional<Counter> m_counter;      ///< what the key has, as last told
    std::optional<std::int64_t> m_total;   ///< what it gets each month
    std::optional<Counter> m_strange;      ///< told once, but not going on from m_counter
    std::optional<std::int64_t> m_ceiling; ///< remaining, told without the whole counter
    std::int64_t m_chargedSinceStrange = 0;
    std::int64_t m_uncounted = 0; ///< charged since the counter was told
    std::uint64_t m_settled = 0;  ///< calls
    std::uint64_t m_toldAt = 0;   ///< m_settled when the counter was told
    std::uint64_t m_begunAt = 0;  ///< m_settled when the month began
    std::uint64_t m_doubtAt = 0;  ///< m_settled at the latest doubtful charge

    struct Mark {
        std::int64_t used = 0;
        std::int64_t certain = 0;
    };
    std::optional<Mark> m_mark; ///< the counter when nothing was under way and nothing in doubt

    market::UnixSeconds m_resetsAt;
    market::UnixSeconds m_serverTime = market::noTime; ///< the latest told
    bool m_began = false;
};

} // namespace evision::feed
