// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/quote_book.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace evision::models {

enum class MuteKind : std::uint8_t { Bet, Event, Book };

/// Something the user does not want to see for a while, or until it is let back.
struct Mute {
    MuteKind kind = MuteKind::Bet;
    QString key;   ///< edge::idText of a bet, the feed's id of an event, key of a bookmaker
    QString label; ///< what it was called when it was muted
    market::UnixSeconds until = market::noTime; ///< noTime: until it is let back

    bool operator==(const Mute &) const = default;
    [[nodiscard]] bool isOf(const Mute &other) const { return kind == other.kind && key == other.key; }
};

/// What is muted, the newest last; a thing is in it once. A value.
class MuteList {
public:
    /// Again: what holds then is the new time.
    void add(const Mute &mute);
    /// Whether it was there.
    bool remove(const Mute &mute);
    /// Whether any had to go.
    bool removeExpired(market::UnixSeconds now);

    [[nodiscard]] bool isEmpty() const noexcept { return m_mutes.empty(); }
    [[nodiscard]] const std::vector<Mute> &all() const noexcept { return m_mutes; }

    bool operator==(const MuteList &) const = default;

private:
    std::vector<Mute> m_mutes;
};

} // namespace evision::models
