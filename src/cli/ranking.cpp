// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ranking.h"

#include <algorithm>

namespace evision::cli {

namespace {

/// Pointers to all of `items`, the least `key` first.
template <typename Item, typename Key>
std::vector<const Item *> ranked(const std::vector<Item> &items, Key key)
{
    std::vector<const Item *> order;
    order.reserve(items.size());
    for (const Item &item : items)
        order.push_back(&item);
    std::sort(order.begin(), order.end(),
              [key](const Item *a, const Item *b) { return key(*a) != key(*b) ? key(*a) < key(*b) : a->id < b->id; });
    return order;
}

} // namespace

std::vector<const edge::Opportunity *> rankedOpportunities(const edge::ScanResult &result)
{
    return ranked(result.opportunities, [](const edge::Opportunity &item) { return -item.ev; });
}

std::vector<const edge::Arbitrage *> rankedArbitrages(const edge::ScanResult &result)
{
    return ranked(result.arbitrages, [](const edge::Arbitrage &item) { return -item.profit; });
}

std::vector<const edge::Middle *> rankedMiddles(const edge::ScanResult &result)
{
    return ranked(result.middles, [](const edge::Middle &item) { return item.breakEven; });
}

std::vector<const edge::LowHold *> rankedLowHolds(const edge::ScanResult &result)
{
    return ranked(result.lowHolds, [](const edge::LowHold &item) { return item.hold; });
}

} // namespace evision::cli
