// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/devig.h"

#include <QMetaType>

#include <array>
#include <vector>

namespace evision::test {

inline constexpr std::array allMethods = {
    pricing::Method::Multiplicative, pricing::Method::Additive,     pricing::Method::Power,
    pricing::Method::Shin,           pricing::Method::OddsRatio,    pricing::Method::Probit,
    pricing::Method::Goto,           pricing::Method::BalancedBook, pricing::Method::Jsd,
    pricing::Method::WorstCase,      pricing::Method::Average};
static_assert(allMethods.size() == pricing::methodCount);

} // namespace evision::test

Q_DECLARE_METATYPE(evision::pricing::Method)
Q_DECLARE_METATYPE(evision::pricing::DevigError)
Q_DECLARE_METATYPE(std::vector<double>)
