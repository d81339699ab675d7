// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/mute_list.h"

namespace evision::models {

void MuteList::add(const Mute &mute)
{
    remove(mute);
    m_mutes.push_back(mute);
}

bool MuteList::remove(const Mute &mute)
{
    return std::erase_if(m_mutes, [&mute](const Mute &one) { return one.isOf(mute); }) > 0;
}

bool MuteList::removeExpired(market::UnixSeconds now)
{
    return std::erase_if(m_mutes, [now](const Mute &one) { return one.until != market::noTime && one.until <= now; }) >
           0;
}

} // namespace evision::models
