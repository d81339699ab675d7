// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/feed_facts.h"
#include "ui/main_window/status_details.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <array>
#include <optional>

class QToolButton;

namespace evision::ui {

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
    [[nodiscard]] QToolButton &item(StatusItem item) const;
    void showDetails(StatusItem item);

Q_SIGNALS:
    void staleChanged(bool stale);

private:
    void tick();
    void dress();
    void setItem(StatusItem item, const QString &text, const QString &toolTip);

    const Theme &m_theme;
    StatusActions m_actions;
    FeedFacts m_facts;
    QElapsedTimer m_since; ///< the facts came
    QTimer m_tick;
    bool m_stale = false;
    std::array<QToolButton *, statusItemCount> m_items{};
    Popover *m_popover;
};

} // namespace evision::ui
