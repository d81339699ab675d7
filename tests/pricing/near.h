// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/devig.h"

#include <QByteArray>

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace evision::test {

/// Empty where `actual` is within `tolerance` of `expected`, else what to print.
inline QByteArray gap(double actual, double expected, double tolerance)
{
    if (std::abs(actual - expected) <= tolerance || actual == expected)
        return {};
    return "got " + QByteArray::number(actual, 'g', 17) + ", expected " + QByteArray::number(expected, 'g', 17) +
           ", tolerance " + QByteArray::number(tolerance, 'g', 3);
}

inline QByteArray gap(const std::optional<double> &actual, double expected, double tolerance)
{
    return actual ? gap(*actual, expected, tolerance) : QByteArray("got nothing");
}

/// What removeMargin answers.
struct Devigged {
    pricing::DevigResult result;
    std::vector<double> fair;

    [[nodiscard]] double sum() const
    {
        double total = 0.0;
        for (const double p : fair)
            total += p;
        return total;
    }
};

inline Devigged devigged(pricing::Method method, std::span<const double> odds)
{
    Devigged answer{{}, std::vector<double>(odds.size())};
    answer.result = pricing::removeMargin(method, odds, answer.fair);
    return answer;
}

} // namespace evision::test

/// Compares with half a unit of the last printed digit or any other tolerance.
#define VERIFY_NEAR(actual, expected, tolerance)                                                                       \
    do {                                                                                                               \
        const QByteArray difference = evision::test::gap(actual, expected, tolerance);                                 \
        QVERIFY2(difference.isEmpty(), difference.constData());                                                        \
    } while (false)
