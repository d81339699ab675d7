// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/feed_facts.h"
#include "ui/main_window/status_details.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <array>
#include <optional>
#include <utility>

namespace evision::ui {

class BadgeButton;
class Popover;
class Theme;

/// The line at the bottom that says how the data does; it counts ages up by itself, so that prices that have stopped
/// never look new. Each item leads to what lies behind it.
class StatusBar final : public QWidget {
    Q_OBJECT

public:
    StatusBar(const Theme &theme, const StatusActions &actions, QWidget *parent);

    void setFacts(const FeedFacts &facts);
    [[nodiscard]] const FeedFacts &facts() const noexcept { return m_facts; }
    /// Prices are not what is true now.
    [[nodiscard]] bool isStale() const noexcept { return m_stale; }
    /// The same with what has passed since.
    [[nodiscard]] FeedFacts factsNow() const;
    [[nodiscard]] const StatusActions &actions() const noexcept { return m_actions; }
    [[nodiscard]] BadgeButton &item(StatusItem item) const;
    /// Beside the item, or beside what else was clicked for it.
    void showDetails(StatusItem item, const QWidget *anchor = nullptr);

Q_SIGNALS:
    void staleChanged(bool stale);

private:
    void tick();
    void dress();
    void showTone(FeedTone tone);
    void setItem(StatusItem item, const QString &text, const QString &toolTip);

    const Theme &m_theme;
    StatusActions m_actions;
    FeedFacts m_facts;
    QElapsedTimer m_since; ///< the facts came
    QTimer m_tick;
    bool m_stale = false;
    std::optional<std::pair<FeedTone, bool>> m_shownTone; ///< and whether it is the demo market's
    std::array<BadgeButton *, statusItemCount> m_items{};
    Popover *m_popover;
    StatusItem m_detailed = StatusItem::Market; ///< what the popover tells of
};

} // namespace evision::ui
