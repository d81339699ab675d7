// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages.h"

#include "app/opportunities_link.h"
#include "app/settings_link.h"

namespace evision::app {

std::vector<std::unique_ptr<PageLink>> makePages(const PageContext &context)
{
    std::vector<std::unique_ptr<PageLink>> pages;
    pages.push_back(makeOpportunitiesLink(context));
    pages.push_back(makeSettingsLink(context)); // the last, however many there are
    return pages;
}

} // namespace evision::app
