// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/page_link.h"

#include <memory>

namespace evision::app {

/// The page of bets worth taking.
[[nodiscard]] std::unique_ptr<PageLink> makeOpportunitiesLink(const PageContext &context);

} // namespace evision::app
