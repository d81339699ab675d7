// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/devig_batch.h"

#include "pricing/devig_detail.h"
#include "pricing/vector_math.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

// A block of markets is solved side by side by loops without a branch, in a few rounds for all of them. What did not
// arrive there (a hard market, a fair book, a price that is none) is left to removeMargin: the fast way decides nothing
// but its own success.
namespace evision::pricing {

namespace {

constexpr std::size_t blockSize = 64;
constexpr int maximumRounds = 5;
// What the sum may be off by when the fast way calls a market solved: far below the promise of 1e-12.
constexpr double residualTolerance = 4e-15;
// From here to 0 the power method's exp is near the end of its range.
constexpr double smallestLogarithm = -660.0;
constexpr double smallestProbability = 1e-290;

using Lane = std::array<double, blockSize>;
using Flags = std::array<std::uint64_t, blockSize>; // as wide as a double, so that loops over both become vectors

std::uint64_t flag(bool condition) noexcept
{
    return condition ? 1 : 0;
}

/// A block of markets in columns; only the first `count` columns are in use.
struct Block {
    std::size_t count = 0;
    std::array<Lane, maximumOutcomes> odds;
    std::array<Lane, maximumOutcomes> fair;
    std::array<Lane, maximumOutcomes> work; ///< ln q for power, q^2/S for Shin
    Lane sum;                               ///< of 1/odds
    Lane parameter;
    Flags usable; ///< the fast way may try the market
    Flags solved;
};

/// Three sums over the outcomes of each market.
struct Sums {
    Lane value;
    Lane slope;
    Lane curvature;

    void reset(double valueStart, double slopeStart) noexcept
    {
        value.fill(valueStart);
        slope.fill(slopeStart);
        curvature.fill(0.0);
    }

    /// Halley's step from the value and two derivatives.
    [[nodiscard]] double step(std::size_t m) const noexcept
    {
        const double newton = value[m] / slope[m];
        return newton / (1.0 - newton * curvature[m] / (2.0 * slope[m]));
    }
};

void open(Block &block) noexcept
{
    block.sum.fill(0.0);
    block.usable.fill(1);
    for (std::size_t i = 0; i < block.count; ++i) {
        for (std::size_t m = 0; m < blockSize; ++m) {
            const double price = block.odds[i][m];
            const double q = 1.0 / price;
            block.fair[i][m] = q;
            block.sum[m] += q;
            block.usable[m] &= flag(price > 1.0) & flag(price <= std::numeric_limits<double>::max());
        }
    }
    for (std::size_t m = 0; m < blockSize; ++m)
        block.usable[m] &= flag(std::abs(block.sum[m] - 1.0) > detail::fairBookTolerance);
}

/// Marks the markets whose probabilities are right; says whether every usable one is.
bool judge(Block &block) noexcept
{
    Lane excess;
    excess.fill(-1.0);
    block.solved = block.usable;
    for (std::size_t i = 0; i < block.count; ++i) {
        for (std::size_t m = 0; m < blockSize; ++m) {
            const double p = block.fair[i][m];
            excess[m] += p;
            block.solved[m] &= flag(p > smallestProbability) & flag(p < 1.0);
        }
    }
    std::uint64_t unsolved = 0;
    for (std::size_t m = 0; m < blockSize; ++m) {
        block.solved[m] &= flag(std::abs(excess[m]) <= residualTolerance);
        unsolved += block.usable[m] - block.solved[m];
    }
    return unsolved == 0;
}

void multiplicative(Block &block) noexcept
{
    for (std::size_t i = 0; i < block.count; ++i) {
        for (std::size_t m = 0; m < blockSize; ++m)
            block.fair[i][m] = block.fair[i][m] / block.sum[m];
    }
    judge(block);
}

void additive(Block &block) noexcept
{
    const double outcomes = static_cast<double>(block.count);
    for (std::size_t i = 0; i < block.count; ++i) {
        for (std::size_t m = 0; m < blockSize; ++m)
            block.fair[i][m] -= (block.sum[m] - 1.0) / outcomes;
    }
    judge(block);
}

/// ln s to 1e-3 around 1, and 0 with slope 1 at 1, which is all a root finder asks of it.
double roughLog(double s) noexcept
{
    const double t = (s - 1.0) / (s + 1.0);
    const double square = t * t;
    return 2.0 * t * (1.0 + square * (1.0 / 3.0 + square * (1.0 / 5.0 + square * (1.0 / 7.0))));
}

/// Replaces `parameter` by the next exponent and `step` by its change.
void stepExponent(Block &block, Lane &step) noexcept
{
    Sums sums;
    sums.reset(0.0, 0.0);
    for (std::size_t i = 0; i < block.count; ++i) {
        for (std::size_t m = 0; m < blockSize; ++m) {
            const double term = block.fair[i][m] * block.work[i][m];
            sums.value[m] += block.fair[i][m];
            sums.slope[m] += term;
            sums.curvature[m] += term * block.work[i][m];
        }
    }
    for (std::size_t m = 0; m < blockSize; ++m) {
        const double slope = sums.slope[m] / sums.value[m];
        const double newton = roughLog(sums.value[m]) / slope;
        const double bend = 0.5 * newton * (sums.curvature[m] / sums.slope[m] - slope);
        step[m] = -newton / (1.0 - bend);
        block.parameter[m] += step[m];
    }
}

/// Multiplies each p = q^k by q^step for a small step; what is not small is left to removeMargin.
void raise(Block &block, const Lane &step) noexcept
{
    for (std::size_t i = 0; i < block.count; ++i) {
        for (std::size_t m = 0; m < blockSize; ++m) {
            const double x = step[m] * block.work[i][m];
            const double tail = 1.0 / 6.0 + x * (1.0 / 24.0 + x * (1.0 / 120.0 + x * (1.0 / 720.0)));
            block.fair[i][m] *= 1.0 + x * (1.0 + x * (0.5 + x * tail));
            block.usable[m] &= flag(std::abs(x) < 0.02);
        }
    }
}

void power(Block &block) noexcept
{
    for (std::size_t i = 0; i < block.count; ++i) {
        for (std::size_t m = 0; m < blockSize; ++m)
            block.work[i][m] = -detail::branchFreeLog(block.odds[i][m]);
    }
    block.parameter.fill(1.0);
    Lane step;
    stepExponent(block, step);
    for (std::size_t i = 0; i < block.count; ++i) {
        for (std::size_t m = 0; m < blockSize; ++m) {
            const double logarithm = block.parameter[m] * block.work[i][m];
            block.fair[i][m] = detail::branchFreeExp(logarithm);
            block.usable[m] &= flag(logarithm > smallestLogarithm);
        }
    }
    for (int round = 0; round < maximumRounds; ++round) {
        stepExponent(block, step);
        raise(block, step);
        if (judge(block))
            return;
    }
}

/// One Halley step from the left on F(z) = sum sqrt(z^2 + 4(1-z) a) - 2 - (n-2) z, as in devig_shin.cpp.
void stepShare(Block &block) noexcept
{
    const double others = static_cast<double>(block.count) - 2.0;
    Sums sums;
    sums.reset(-2.0, -others);
    for (std::size_t i = 0; i < block.count; ++i) {
        for (std::size_t m = 0; m < blockSize; ++m) {
            const double z = block.parameter[m];
            const double a = block.work[i][m];
            const double root = std::sqrt(z * z + 4.0 * (1.0 - z) * a);
            const double inverse = 1.0 / root;
            sums.value[m] += root;
            sums.slope[m] += (z - 2.0 * a) * inverse;
            sums.curvature[m] += 4.0 * a * (1.0 - a) * inverse * inverse * inverse;
        }
    }
    for (std::size_t m = 0; m < blockSize; ++m) {
        sums.value[m] -= others * block.parameter[m];
        block.parameter[m] -= sums.step(m);
    }
}

/// The probabilities of the present z, and a Newton step on their sum for the next round.
void polishShare(Block &block) noexcept
{
    Sums sums;
    sums.reset(-1.0, 0.0);
    for (std::size_t i = 0; i < block.count; ++i) {
        for (std::size_t m = 0; m < blockSize; ++m) {
            const double z = block.parameter[m];
            const double a = block.work[i][m];
            const double root = std::sqrt(z * z + 4.0 * (1.0 - z) * a);
            const double p = 2.0 * a / (root + z);
            block.fair[i][m] = p;
            sums.value[m] += p;
            sums.slope[m] += p * (1.0 - p) / root;
        }
    }
    for (std::size_t m = 0; m < blockSize; ++m)
        block.parameter[m] += sums.value[m] / sums.slope[m];
}

void shin(Block &block) noexcept
{
    for (std::size_t m = 0; m < blockSize; ++m)
        block.usable[m] &= flag(block.sum[m] > 1.0);
    if (block.count == 2)
        return additive(block);
    const double others = static_cast<double>(block.count) - 2.0;
    for (std::size_t i = 0; i < block.count; ++i) {
        for (std::size_t m = 0; m < blockSize; ++m)
            block.work[i][m] = block.fair[i][m] * block.fair[i][m] / block.sum[m];
    }
    for (std::size_t m = 0; m < blockSize; ++m) {
        const double root = std::sqrt(block.sum[m]);
        block.parameter[m] = 2.0 * (block.sum[m] - 1.0) / ((root + 1.0) * (root + others));
    }
    stepShare(block);
    for (int round = 0; round < maximumRounds; ++round) {
        polishShare(block);
        if (judge(block))
            return;
    }
}

void oddsRatioOfTwo(Block &block) noexcept
{
    for (std::size_t m = 0; m < blockSize; ++m) {
        const double first = std::sqrt(block.odds[0][m] - 1.0);
        const double second = std::sqrt(block.odds[1][m] - 1.0);
        block.fair[0][m] = second / (first + second);
        block.fair[1][m] = first / (first + second);
    }
    judge(block);
}

void oddsRatio(Block &block) noexcept
{
    if (block.count == 2)
        return oddsRatioOfTwo(block);
    block.parameter.fill(1.0);
    for (int round = 0; round < maximumRounds; ++round) {
        Sums sums;
        sums.reset(-1.0, 0.0);
        for (std::size_t i = 0; i < block.count; ++i) {
            for (std::size_t m = 0; m < blockSize; ++m) {
                const double p = block.fair[i][m];
                const double spread = p * (1.0 - p);
                sums.value[m] += p;
                sums.slope[m] -= spread;
                sums.curvature[m] += spread * (1.0 - 2.0 * p);
            }
        }
        for (std::size_t m = 0; m < blockSize; ++m) {
            const double x = -sums.step(m); // the change of ln C; e^x need be rough only, but above 0
            block.parameter[m] *= 1.0 + x * (1.0 + 0.5 * x);
        }
        for (std::size_t i = 0; i < block.count; ++i) {
            for (std::size_t m = 0; m < blockSize; ++m)
                block.fair[i][m] = 1.0 / (1.0 + block.parameter[m] * (block.odds[i][m] - 1.0));
        }
        if (round > 0 && judge(block))
            return;
    }
}

void solve(Method method, Block &block) noexcept
{
    open(block);
    switch (method) {
    case Method::Multiplicative:
        return multiplicative(block);
    case Method::Additive:
        return additive(block);
    case Method::Power:
        return power(block);
    case Method::Shin:
        return shin(block);
    case Method::OddsRatio:
        return oddsRatio(block);
    case Method::Probit:
    case Method::Goto:
    case Method::BalancedBook:
    case Method::Jsd:
    case Method::WorstCase:
    case Method::Average:
        block.solved.fill(0);
    }
}

/// The caller's columns.
struct Columns {
    std::size_t outcomes;
    std::span<const double> odds;
    std::span<double> fair;
    std::span<DevigError> errors;

    [[nodiscard]] std::size_t at(std::size_t outcome, std::size_t market) const noexcept
    {
        return outcome * errors.size() + market;
    }
};

void solveAlone(Method method, const Columns &columns, std::size_t market) noexcept
{
    std::array<double, maximumOutcomes> odds, fair;
    for (std::size_t i = 0; i < columns.outcomes; ++i)
        odds[i] = columns.odds[columns.at(i, market)];
    const DevigResult result = removeMargin(method, {odds.data(), columns.outcomes}, {fair.data(), columns.outcomes});
    columns.errors[market] = result.error;
    for (std::size_t i = 0; i < columns.outcomes; ++i)
        columns.fair[columns.at(i, market)] = fair[i];
}

void solveAll(Method method, const Columns &columns) noexcept
{
    Block block;
    block.count = columns.outcomes;
    for (std::size_t start = 0; start < columns.errors.size(); start += blockSize) {
        const std::size_t width = std::min(blockSize, columns.errors.size() - start);
        for (std::size_t i = 0; i < columns.outcomes; ++i) {
            const auto column = columns.odds.subspan(columns.at(i, start), width);
            std::copy(column.begin(), column.end(), block.odds[i].begin());
            std::fill(block.odds[i].begin() + static_cast<std::ptrdiff_t>(width), block.odds[i].end(), 0.0);
        }
        solve(method, block);
        for (std::size_t i = 0; i < columns.outcomes; ++i)
            std::copy_n(block.fair[i].begin(), width, columns.fair.subspan(columns.at(i, start)).begin());
        for (std::size_t m = 0; m < width; ++m) {
            columns.errors[start + m] = DevigError::None;
            if (block.solved[m] == 0)
                solveAlone(method, columns, start + m);
        }
    }
}

} // namespace

std::size_t removeMargins(Method method, std::size_t outcomes, std::span<const double> odds, std::span<double> fair,
                          std::span<DevigError> errors) noexcept
{
    const bool tooMany = outcomes > static_cast<std::size_t>(maximumOutcomes);
    if (tooMany || outcomes < static_cast<std::size_t>(minimumOutcomes) || odds.size() != outcomes * errors.size() ||
        fair.size() != odds.size()) {
        std::fill(errors.begin(), errors.end(), tooMany ? DevigError::TooManyOutcomes : DevigError::TooFewOutcomes);
        return 0;
    }
    solveAll(method, {outcomes, odds, fair, errors});
    return static_cast<std::size_t>(std::count(errors.begin(), errors.end(), DevigError::None));
}

} // namespace evision::pricing
