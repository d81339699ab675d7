// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages.h"

namespace evision::app {

std::vector<std::unique_ptr<PageLink>> makePages(const PageContext &)
{
    return {};
}

} // namespace evision::app
