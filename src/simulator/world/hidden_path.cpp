// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/world/hidden_path.h"

#include "simulator/world/hash.h"

#include <algorithm>
#include <cmath>

namespace evision::simulator {

namespace {

/// A total that is worth as much of a probability as a margin of 1 is.
constexpr double totalPerMargin = 1.35;

double newsSize(std::uint64_t bits)
{
    // Most news are small; one in ten is worth more than a tenth of the probability.
    const double bell = bellOf(bits);
    return bell * (0.25 + 0.35 * std::abs(bell));
}

} // namespace

double wanderAt(std::uint64_t key, double part) noexcept
{
    part = std::clamp(part, 0.0, 1.0);
    double left = 0;
    double right = bellOf(hashOf(key, Salt::Drift, 1));
    double from = 0;
    double width = 1;
    std::uint64_t node = 1;
    for (int depth = 0; depth < 13; ++depth) {
        width /= 2;
        const double middle = (left + right) / 2 + std::sqrt(width / 2) * bellOf(hashOf(key, Salt::Drift, 2, node));
        const bool isRight = part >= from + width;
        (isRight ? left : right) = middle;
        from += isRight ? width : 0;
        node = node * 2 + (isRight ? 1 : 0);
    }
    return left + (right - left) * (part - from) / width;
}

double smoothNoise(std::uint64_t key, std::int64_t time, std::int64_t cell) noexcept
{
    const std::int64_t number = time / cell;
    const double part = static_cast<double>(time % cell) / static_cast<double>(cell);
    const double before = bellOf(hashOf(key, Salt::Opinion, number));
    const double after = bellOf(hashOf(key, Salt::Opinion, number + 1));
    const double blend = part * part * (3 - 2 * part);
    return before + (after - before) * blend;
}

HiddenPath::HiddenPath(const League &league, Expectation opening, std::uint64_t key, std::int64_t from,
                       std::int64_t start)
    : m_opening(opening),
      m_drift{0.42 * league.tenth, 0.42 * league.tenth * totalPerMargin},
      m_key(key),
      m_from(from),
      m_start(start)
{
    const bool isScored = league.total > 0;
    if (!isScored)
        m_drift.total = 0;
    constexpr std::int64_t mostHours = 72;
    const std::int64_t span = std::min(start - from, mostHours * 3600);
    const std::uint64_t many = belowOf(hashOf(key, Salt::News, 0), 10);
    const std::uint64_t count = many < 2 ? 0 : many < 5 ? 1 : many < 7 ? 2 : many < 9 ? 4 : 6;
    for (std::uint64_t item = 1; item <= count; ++item) {
        News news;
        const double part = unitOf(hashOf(key, Salt::News, item, 1));
        // More of it comes shortly before the start.
        news.at = start - 300 - static_cast<std::int64_t>(part * part * static_cast<double>(span - 600));
        news.change.margin = newsSize(hashOf(key, Salt::News, item, 2)) * league.tenth;
        if (isScored)
            news.change.total = newsSize(hashOf(key, Salt::News, item, 3)) * league.tenth * totalPerMargin * 0.8;
        news.localFirst = unitOf(hashOf(key, Salt::News, item, 4)) < 0.3;
        m_news.push_back(news);
    }
    std::sort(m_news.begin(), m_news.end(), [](const News &a, const News &b) { return a.at < b.at; });
}

Expectation HiddenPath::drifted(std::int64_t time) const noexcept
{
    const double open = static_cast<double>(m_start - std::min(time, m_start)) / static_cast<double>(m_start - m_from);
    const double part = 1 - std::sqrt(std::clamp(open, 0.0, 1.0)); // faster towards the start
    return {m_opening.margin + m_drift.margin * wanderAt(m_key, part),
            m_opening.total + m_drift.total * wanderAt(m_key ^ 0x746f74616c, part)};
}

Expectation HiddenPath::at(std::int64_t time) const noexcept
{
    Expectation expected = drifted(time);
    for (const News &news : m_news) {
        if (news.at <= time) {
            expected.margin += news.change.margin;
            expected.total += news.change.total;
        }
    }
    return expected;
}

} // namespace evision::simulator
