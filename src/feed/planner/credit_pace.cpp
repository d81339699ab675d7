// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/planner/credit_pace.h"

#include <algorithm>
#include <cmath>

namespace evision::feed {

namespace {

constexpr double hourSeconds = 3'600;
constexpr double daySeconds = 86'400;
constexpr double shortestRest = 600; ///< a reset that is overdue counts as this far away
constexpr double mostAhead = 0.2;    ///< of what an even pace would have left, what may be spent before its time
constexpr double mostCorrection = 8; ///< natural logarithm

std::int64_t hourOf(PlanTime time)
{
    return static_cast<std::int64_t>(std::floor(time / hourSeconds));
}

} // namespace

double CreditPace::evenRate(PlanTime now, double creditsLeft, PlanTime resetsAt) noexcept
{
    return creditsLeft / std::max(shortestRest, resetsAt - now);
}

void CreditPace::begin(PlanTime now, double credits, PlanTime resetsAt)
{
    m_begunAt = now;
    m_creditsAtBegin = credits;
    m_resetsAt = resetsAt;
}

void CreditPace::turnTo(PlanTime now) noexcept
{
    const std::int64_t hour = hourOf(now);
    if (hour - m_hour >= static_cast<std::int64_t>(hours))
        m_spentByHour.fill(0);
    else
        for (std::int64_t at = m_hour + 1; at <= hour; ++at)
            m_spentByHour[static_cast<std::size_t>(at) % hours] = 0;
    m_hour = std::max(m_hour, hour);
}

void CreditPace::spent(PlanTime now, double credits)
{
    turnTo(now);
    m_spentByHour[static_cast<std::size_t>(m_hour) % hours] += credits;
}

double CreditPace::spentWithin(PlanTime now, std::size_t wanted) const noexcept
{
    double sum = 0;
    for (std::size_t at = 0; at < std::min(wanted, hours); ++at) {
        const std::int64_t hour = hourOf(now) - static_cast<std::int64_t>(at);
        if (hour <= m_hour && hour > m_hour - static_cast<std::int64_t>(hours))
            sum += m_spentByHour[static_cast<std::size_t>(hour) % hours];
    }
    return sum;
}

void CreditPace::advance(PlanTime now, double creditsLeft, PlanTime resetsAt, double modelPrice)
{
    turnTo(now);
    const double elapsed = std::clamp(now - m_advancedAt, 0.0, daySeconds / 4);
    m_advancedAt = now;
    const double rest = std::max(shortestRest, resetsAt - now);
    if (modelPrice > 0) {
        // An average over the time so far at first, over days later on.
        m_modelSeconds = std::min(m_modelSeconds + elapsed, std::min(3 * daySeconds, rest / 3));
        const double weight = m_hasPrice ? std::min(1.0, elapsed / std::max(m_modelSeconds, 1.0)) : 1.0;
        m_logModel += weight * (std::log(modelPrice) - m_logModel);
        m_hasPrice = true;
    }
    // What was spent within the last day, and what would have been right; near the reset, within less.
    const double window = std::clamp(rest / 2, 2 * hourSeconds, daySeconds);
    const auto begunHours = static_cast<std::size_t>(std::ceil(window / hourSeconds));
    const double covered = static_cast<double>(begunHours - 1) * hourSeconds + std::fmod(now, hourSeconds);
    const double wanted = evenRate(now, creditsLeft, resetsAt) * std::clamp(now - m_begunAt, 60.0, covered + 60);
    const double tolerance = 0.1 * wanted + 1;
    const double error = std::log((spentWithin(now, begunHours) + tolerance) / (wanted + tolerance));
    const double inertia = std::clamp(std::min(rest / 4, (now - m_begunAt) / 2), 6 * hourSeconds, 2 * daySeconds);
    m_logCorrection += elapsed / std::min(inertia, std::max(hourSeconds, rest / 4)) * std::clamp(error, -1.0, 1.0);
    m_logCorrection = std::clamp(m_logCorrection, -mostCorrection, mostCorrection);
}

double CreditPace::price() const noexcept
{
    return m_hasPrice ? std::exp(m_logModel + m_logCorrection) : 0;
}

bool CreditPace::allows(PlanTime now, double creditsLeft) const noexcept
{
    const double whole = m_resetsAt - m_begunAt;
    if (!(whole > 0) || !(m_creditsAtBegin > 0))
        return true;
    const double evenlyLeft = m_creditsAtBegin * std::clamp((m_resetsAt - now) / whole, 0.0, 1.0);
    return creditsLeft >= (1 - mostAhead) * evenlyLeft;
}

void CreditPace::notAfter(PlanTime time) noexcept
{
    m_advancedAt = std::min(m_advancedAt, time);
    m_begunAt = std::min(m_begunAt, time);
    if (m_hour > hourOf(time)) {
        m_spentByHour.fill(0);
        m_hour = hourOf(time);
    }
}

void CreditPace::restore(double logModelPrice, double logCorrection) noexcept
{
    m_logModel = logModelPrice;
    m_logCorrection = std::clamp(logCorrection, -mostCorrection, mostCorrection);
    m_modelSeconds = daySeconds;
    m_hasPrice = true;
}

} // namespace evision::feed
