// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/feed_facts.h"

#include <cstdint>

class QAction;

namespace evision::ui {

class Popover;

/// The items of the status bar, in their order.
enum class StatusItem : std::uint8_t {
    Market,
    Age,
    Poll,
    Credits,
};
inline constexpr int statusItemCount = 4;

/// What an item leads on to.
struct StatusActions {
    QAction *pollNow;
    QAction *enterKey;
    QAction *openSettings;

    [[nodiscard]] QAction *of(Remedy remedy) const noexcept;
};

/// Fills the popover with what lies behind an item; the facts are as of now.
void fillDetails(Popover &popover, StatusItem item, const FeedFacts &facts, const StatusActions &actions);
/// The same popover a moment later: its figures are those of now.
void refreshDetails(Popover &popover, StatusItem item, const FeedFacts &facts);

} // namespace evision::ui
