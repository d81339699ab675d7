// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge_lab.h"

#include <QByteArray>
#include <QList>

#include <string>
#include <vector>

namespace evision::test {

using Texts = std::vector<std::string>;

/// The only arbitrage if it is one across markets, or one without legs.
[[nodiscard]] inline edge::Arbitrage onlyCross(const EdgeLab &lab)
{
    const auto &all = lab.result.arbitrages;
    return all.size() == 1 && all[0].kind == edge::ArbitrageKind::Cross ? all[0] : edge::Arbitrage();
}

/// A bet told as "market|selection|point". A winner bet is three-way unless the bookmaker is a dnb one.
inline void quoteBet(EdgeLab &lab, const QByteArray &bookmaker, const QByteArray &bet, double price)
{
    const QList<QByteArray> parts = bet.split('|');
    const double point = parts.size() > 2 ? parts[2].toDouble() : noPoint;
    lab.quotes.book(bookmaker.toStdString()).market(parts[0].toStdString());
    if (parts[0].startsWith("h2h") && !bookmaker.startsWith("dnb") && parts[1] != "Draw")
        lab.quotes.quote("Draw", 1.01); // three-way, at a price too low to matter
    lab.quotes.quote(parts[1].toStdString(), price, point);
}

} // namespace evision::test
