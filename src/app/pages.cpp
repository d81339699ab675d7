// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages.h"

#include "app/opportunities_link.h"

namespace evision::app {

std::vector<std::unique_ptr<PageLink>> makePages(const PageContext &context)
{
    std::vector<std::unique_ptr<PageLink>> pages;
    pages.push_back(std::make_unique<OpportunitiesLink>(context));
    return pages;
}

} // namespace evision::app
