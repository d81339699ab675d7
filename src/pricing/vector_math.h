// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

/// ln and exp without a branch or a call, so that a loop over them becomes vector code on any processor and gives the
/// same digits on all of them. Not for other folders.
namespace evision::pricing::detail {

/// ln x for a normal x > 0; other arguments give an unspecified number. Relative error below 1e-15 (the reduction and
/// the polynomial of Ng, FreeBSD msun).
[[nodiscard]] inline double branchFreeLog(double x) noexcept
{
    constexpr std::uint64_t rootHalfBits = 0x3fe6a09e667f3bcd;
    constexpr std::uint64_t oneBits = 0x3ff0000000000000;
    constexpr std::uint64_t fractionMask = 0x000fffffffffffff;
    constexpr std::uint64_t twoTo52Bits = 0x4330000000000000;
    const std::uint64_t shifted = std::bit_cast<std::uint64_t>(x) + (oneBits - rootHalfBits);
    // An integer below 2^52 becomes a double by being its fraction: the vector unit has no conversion of 64-bit
    // integers.
    const double exponent = std::bit_cast<double>((shifted >> 52) | twoTo52Bits) - (0x1p52 + 1023.0);
    const double f = std::bit_cast<double>((shifted & fractionMask) + rootHalfBits) - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double w = z * z;
    const double even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    const double odd =
        z * (6.666666666666735130e-01 +
             w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    const double half = 0.5 * f * f;
    constexpr double ln2High = 6.93147180369123816490e-01;
    constexpr double ln2Low = 1.90821492927058770002e-10;
    return exponent * ln2High - ((half - (s * (half + even + odd) + exponent * ln2Low)) - f);
}

/// e^x for x in [-700, 700]; other arguments give an unspecified number. Relative error below 1e-15: the Taylor
/// polynomial of degree 12 on |x| <= ln 2 / 2.
[[nodiscard]] inline double branchFreeExp(double x) noexcept
{
    constexpr double log2e = 1.4426950408889634074;
    constexpr double ln2High = 6.93147180369123816490e-01;
    constexpr double ln2Low = 1.90821492927058770002e-10;
    constexpr double rounder = 0x1.8p52; // adding it leaves the nearest integer in the low bits of the fraction
    const double shifted = x * log2e + rounder;
    const double integer = shifted - rounder;
    const double r = (x - integer * ln2High) - integer * ln2Low;
    double sum = 1.0 / 479001600.0;
    sum = sum * r + 1.0 / 39916800.0;
    sum = sum * r + 1.0 / 3628800.0;
    sum = sum * r + 1.0 / 362880.0;
    sum = sum * r + 1.0 / 40320.0;
    sum = sum * r + 1.0 / 5040.0;
    sum = sum * r + 1.0 / 720.0;
    sum = sum * r + 1.0 / 120.0;
    sum = sum * r + 1.0 / 24.0;
    sum = sum * r + 1.0 / 6.0;
    sum = sum * r + 0.5;
    sum = sum * (r * r) + r;
    const double mantissa = 1.0 + sum;
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(mantissa) +
                                 (std::bit_cast<std::uint64_t>(shifted) << 52));
}

} // namespace evision::pricing::detail
