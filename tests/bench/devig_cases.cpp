// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner.h"

#include "pricing/devig.h"
#include "pricing/devig_batch.h"

#include <array>
#include <cstdint>
#include <vector>

namespace evision::bench {

namespace {

using pricing::Method;

constexpr std::size_t outcomes = 3;

/// Ordinary three-way markets with margins from 2 to 8 %, in columns: odds[outcome * markets + market].
std::vector<double> threeWayColumns(std::size_t markets)
{
    std::vector<double> odds(outcomes * markets);
    std::uint64_t state = 1;
    const auto uniform = [&state] { // a linear congruential generator is random enough for prices
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<double>(state >> 11U) / 9007199254740992.0;
    };
    for (std::size_t market = 0; market < markets; ++market) {
        std::array<double, outcomes> weight{0.2 + uniform(), 0.3, 0.2 + uniform()};
        const double sum = weight[0] + weight[1] + weight[2];
        const double margin = 1.02 + 0.06 * uniform();
        for (std::size_t outcome = 0; outcome < outcomes; ++outcome)
            odds[outcome * markets + market] = sum / (weight[outcome] * margin);
    }
    return odds;
}

template <Method method>
double scalarMillionsPerSecond(const Run &run)
{
    const std::size_t markets = run.quotes(20000);
    const std::vector<double> columns = threeWayColumns(markets);
    std::vector<double> rows(columns.size());
    for (std::size_t at = 0; at < columns.size(); ++at)
        rows[at % markets * outcomes + at / markets] = columns[at];
    std::array<double, outcomes> fair{};
    double sum = 0;
    const double seconds = medianSeconds(
        [&] {
            for (std::size_t market = 0; market < markets; ++market) {
                if (pricing::removeMargin(method, {&rows[market * outcomes], outcomes}, fair).ok())
                    sum += fair[0];
            }
        },
        run.rounds(15));
    return sum > 0 ? static_cast<double>(markets) / seconds / 1e6 : 0;
}

template <Method method>
double batchMillionsPerSecond(const Run &run)
{
    const std::size_t markets = run.quotes(20000);
    const std::vector<double> odds = threeWayColumns(markets);
    std::vector<double> fair(odds.size());
    std::vector<pricing::DevigError> errors(markets);
    std::size_t good = 0;
    const double seconds =
        medianSeconds([&] { good = pricing::removeMargins(method, outcomes, odds, fair, errors); }, run.rounds(15));
    return good == markets ? static_cast<double>(markets) / seconds / 1e6 : 0;
}

} // namespace

std::vector<Case> devigCases()
{
    return {
        {"devig_scalar_power_million_per_second", scalarMillionsPerSecond<Method::Power>},
        {"devig_scalar_shin_million_per_second", scalarMillionsPerSecond<Method::Shin>},
        {"devig_batch_power_million_per_second", batchMillionsPerSecond<Method::Power>},
        {"devig_batch_shin_million_per_second", batchMillionsPerSecond<Method::Shin>},
    };
}

} // namespace evision::bench
