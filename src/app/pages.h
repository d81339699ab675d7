// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/page_link.h"

#include <memory>
#include <vector>

namespace evision::app {

/// The pages there are, in the order of the navigation: the one list to add a page to.
[[nodiscard]] std::vector<std::unique_ptr<PageLink>> makePages(const PageContext &context);

} // namespace evision::app
