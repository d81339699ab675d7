// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings_text.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <vector>

namespace evision::settings {

enum class MutedThing : std::uint8_t {
    Bet,
    Event,
    Book,
};

/// Something the user does not want to see.
struct Mute {
    MutedThing thing = MutedThing::Bet;
    QString key;
    QString label;
    std::int64_t until = 0; ///< seconds since 1970; 0: until it is let back

    bool operator==(const Mute &) const = default;
};

struct Mutes {
    std::vector<Mute> list;

    bool operator==(const Mutes &) const = default;
};

inline constexpr std::size_t mostMutes = 10'000;

[[nodiscard]] QByteArray textOf(const Mutes &mutes);
/// Never fails: a mute without a key is left out, and the remark says so.
[[nodiscard]] Read<Mutes> mutesFrom(const QByteArray &text);

} // namespace evision::settings
