// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/quote_source.h"

#include <string>
#include <vector>

namespace evision::desk {

/// A bookmaker as the service lists it.
struct BookmakerName {
    std::string key;
    std::string title;
};

/// Sports of the service that are known without asking it, with their titles, in no order that matters.
[[nodiscard]] std::vector<SportInfo> knownSports();
/// The same with bookmakers.
[[nodiscard]] std::vector<BookmakerName> knownBookmakers();

} // namespace evision::desk
