// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace evision::ui {

enum class FeedTone : std::uint8_t {
    Waiting, ///< nothing has come yet, and nothing has failed
    Live,
    Warning, ///< what is shown is not what is true now
};

/// The one thing that helps where something failed.
enum class Remedy : std::uint8_t {
    PollNow,
    EnterKey,
    OpenSettings,
};

/// What the status bar tells. A value; ages are as of the moment it is handed over.
struct FeedFacts {
    FeedTone tone = FeedTone::Waiting;
    QString state;   ///< a word or two
    QString message; ///< a sentence where something failed
    Remedy remedy = Remedy::PollNow;
    bool demo = true;

    std::optional<std::int64_t> newestAgeSeconds;
    std::int64_t quotes = 0;
    std::optional<std::int64_t> nextPollSeconds;

    bool polled = false;
    std::int64_t fetchMilliseconds = 0;
    std::int64_t decodeMicroseconds = 0; ///< inflating included
    std::int64_t scanMicroseconds = 0;

    std::optional<std::int64_t> creditsLeft;
    std::optional<std::int64_t> creditsUsed;
    QString lasts;    ///< "26 days"
    QString forecast; ///< a sentence
    std::int64_t pollCost = 0;
};

/// Prices older than this are not bet on, so they are not shown as if they could be.
inline constexpr std::int64_t oldAfterSeconds = 600;

/// "4 s", "12 min", "3 h", "2 days".
[[nodiscard]] QString ageText(std::int64_t seconds);
/// "0.4 ms", "12 ms"; for people.
[[nodiscard]] QString millisecondsText(std::int64_t microseconds);
[[nodiscard]] QString numberText(std::int64_t number);

/// The sentences of the poll by hand.
[[nodiscard]] QString pollCostText(const FeedFacts &facts);

} // namespace evision::ui
