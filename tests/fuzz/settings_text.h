// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuzz/require.h"

#include "settings/settings_text.h"

#include <QByteArray>

#include <functional>

/// Any bytes as a file of settings: what can be used is used and comes back as it was written, and whatever is lost is
/// told. `checkLimits` looks at the values that were read, `contentsOf` says what of them must come back.
template <typename Value, typename CheckLimits, typename ContentsOf = std::identity>
void checkText(const QByteArray &bytes, evision::settings::Read<Value> (*read)(const QByteArray &),
               CheckLimits checkLimits, ContentsOf contentsOf = {})
{
    using evision::settings::Reading;
    const auto first = read(bytes);
    require((first.reading == Reading::Good) == first.remark.isEmpty(), "whatever is wrong is told");
    require(first.reading == Reading::Good || first.reading == Reading::Corrected || first.value == Value{},
            "what cannot be used is as in a new installation");
    checkLimits(first.value);
    const QByteArray written = textOf(first.value);
    const auto again = read(written);
    require(again.reading == Reading::Good, "what we write is good");
    require(contentsOf(again.value) == contentsOf(first.value), "what was read comes back");
    require(textOf(again.value) == written, "as it was written");
}
