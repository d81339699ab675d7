// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/planner/poll_plan_games.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace evision::feed {

/// Finds the price of a credit, in opportunities, at which the credits last to the reset and no longer: calls that
/// bring less than that are not made. The model says where the price must lie about; what is really spent corrects it,
/// slowly enough that a busy Saturday may cost more than a Tuesday. Pure.
class CreditPace {
public:
    /// The credits there are to spend from `now` on, and the reset. Called anew when either changes for another reason
    /// than spending.
    void begin(PlanTime now, double credits, PlanTime resetsAt);
    void spent(PlanTime now, double credits);
    /// Moves the price to `now`. `modelPrice` is what the model thinks it should be, 0 when it has no idea.
    void advance(PlanTime now, double creditsLeft, PlanTime resetsAt, double modelPrice);

    [[nodiscard]] double price() const noexcept;
    /// Credits a second that would last exactly.
    [[nodiscard]] static double evenRate(PlanTime now, double creditsLeft, PlanTime resetsAt) noexcept;
    /// False when so much more was spent than time went by that it is better to pause, whatever there is to find.
    [[nodiscard]] bool allows(PlanTime now, double creditsLeft) const noexcept;
    /// Credits in the last hours.
    [[nodiscard]] double spentWithin(PlanTime now, std::size_t hours) const noexcept;

    /// The clock had been ahead.
    void notAfter(PlanTime time) noexcept;

    // For keeping over a restart.
    [[nodiscard]] double logModelPrice() const noexcept { return m_logModel; }
    [[nodiscard]] double logCorrection() const noexcept { return m_logCorrection; }
    void restore(double logModelPrice, double logCorrection) noexcept;

private:
    static constexpr std::size_t hours = 48;

    void turnTo(PlanTime now) noexcept;

    std::array<double, hours> m_spentByHour{};
    std::int64_t m_hour = 0; ///< since 1970: the last that m_spentByHour knows
    PlanTime m_begunAt = never;
    PlanTime m_resetsAt = never;
    double m_creditsAtBegin = 0;
    PlanTime m_advancedAt = never;
    double m_modelSeconds = 0; ///< how long the model's price has been averaged
    double m_logModel = 0;
    double m_logCorrection = 0;
    bool m_hasPrice = false;
};

} // namespace evision::feed
