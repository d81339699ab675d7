// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/status_bar.h"

#include "ui/main_window/badge_button.h"
#include "ui/main_window/popover.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <chrono>

namespace evision::ui {

namespace {

constexpr int dotSize = 8;

/// Full when live, a triangle when something is wrong, a ring while nothing has come: never told by colour alone. What
/// is invented is never live.
QIcon dot(FeedTone tone, bool isDemo, const Theme &theme, qreal ratio)
{
    if (tone == FeedTone::Warning)
        return theme.icon(Glyph::Warning, Role::Warning);
    if (isDemo && tone == FeedTone::Live)
        return theme.icon(Glyph::Market, Role::Warning);
    QPixmap pixmap(QSize(iconSize, iconSize) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = theme.color(tone == FeedTone::Live ? Role::Accent : Role::Muted);
    constexpr qreal stroke = 1.5;
    painter.setPen(QPen(color, stroke));
    painter.setBrush(tone == FeedTone::Live ? QBrush(color) : QBrush(Qt::NoBrush));
    constexpr qreal corner = (iconSize - dotSize) / 2.0;
    painter.drawEllipse(QRectF(corner, corner, dotSize, dotSize));
    return QIcon(pixmap);
}

} // namespace

StatusBar::StatusBar(const Theme &theme, const StatusActions &actions, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_actions(actions), m_popover(new Popover(theme, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing::xs, 0, spacing::xs, 0);
    layout->setSpacing(spacing::xs);
    for (int number = 0; number < statusItemCount; ++number) {
        auto *button = new BadgeButton(theme, this);
        button->hide(); // until there is something to say
        button->setFocusPolicy(Qt::TabFocus);
        const auto item = static_cast<StatusItem>(number);
        connect(button, &BadgeButton::clicked, this, [this, item] { showDetails(item); });
        if (item == StatusItem::Credits)
            layout->addStretch(1);
        layout->addWidget(button);
        m_items.at(static_cast<std::size_t>(number)) = button;
    }
    m_since.start();
    constexpr std::chrono::seconds second{1};
    connect(&m_tick, &QTimer::timeout, this, &StatusBar::tick);
    m_tick.start(second);
    connect(&theme, &Theme::changed, this, &StatusBar::dress);
    dress();
}

BadgeButton &StatusBar::item(StatusItem item) const
{
    return *m_items.at(static_cast<std::size_t>(item));
}

void StatusBar::setItem(StatusItem which, const QString &text, const QString &toolTip)
{
    BadgeButton &button = item(which);
    if (button.text() == text)
        return;
    button.setText(text);
    button.setAccessibleName(text);
    button.setToolTip(toolTip);
    button.setVisible(!text.isEmpty());
}

void StatusBar::setFacts(const FeedFacts &facts)
{
    m_facts = facts;
    m_since.restart();
    const QString milliseconds =
        millisecondsText(facts.fetchMilliseconds * 1000 + facts.decodeMicroseconds + facts.scanMicroseconds);
    setItem(StatusItem::Poll,
            facts.polled
                ? tr("poll %1 ms (fetch %2 · decode %3 · scan %4)")
                      .arg(milliseconds, numberText(facts.fetchMilliseconds),
                           millisecondsText(facts.decodeMicroseconds), millisecondsText(facts.scanMicroseconds))
                : QString(),
            tr("How long the last poll took, step by step, in milliseconds. Click for more; F5 polls now."));
    const QString left = facts.creditsLeft ? numberText(*facts.creditsLeft) : QString();
    QString credits;
    if (facts.demo)
        credits = tr("credits simulated");
    else if (!left.isEmpty())
        credits = facts.lasts.isEmpty() ? tr("credits %1").arg(left) : tr("credits %1 ▸ %2").arg(left, facts.lasts);
    setItem(StatusItem::Credits, credits, tr("Credits left, and how long they last at this pace. Click for more."));
    tick();
}

FeedFacts StatusBar::factsNow() const
{
    constexpr std::int64_t second = 1000;
    const std::int64_t passed = m_since.elapsed() / second;
    FeedFacts facts = m_facts;
    if (facts.newestAgeSeconds)
        *facts.newestAgeSeconds += passed;
    if (facts.nextPollSeconds)
        *facts.nextPollSeconds = std::max<std::int64_t>(*facts.nextPollSeconds - passed, 0);
    return facts;
}

void StatusBar::tick()
{
    if (m_popover->isVisible())
        refreshDetails(*m_popover, m_detailed, factsNow());
    const std::optional<std::int64_t> age = factsNow().newestAgeSeconds;
    setItem(StatusItem::Age, age ? tr("newest quote %1").arg(ageText(*age)) : QString(),
            tr("How long ago any bookmaker last changed or confirmed a price. Click for more."));
    const bool old = age && *age > oldAfterSeconds;
    const FeedTone tone = old ? FeedTone::Warning : m_facts.tone;
    const QString state = old && m_facts.tone == FeedTone::Live ? tr("Old prices") : m_facts.state;
    //: %1: the state of the feed
    setItem(StatusItem::Market, (m_facts.demo ? tr("Demo market · %1") : tr("%1 · odds service")).arg(state),
            m_facts.demo ? tr("Games and prices are invented. Click to learn more, and to enter a key.")
                         : tr("State of the feed. Click for its reason, and to enter a key."));
    showTone(tone);
    const bool stale = tone == FeedTone::Warning;
    if (stale != m_stale) {
        m_stale = stale;
        Q_EMIT staleChanged(stale);
    }
}

void StatusBar::showTone(FeedTone tone)
{
    BadgeButton &button = item(StatusItem::Market);
    button.setMarked(m_facts.demo);
    const std::pair shown(tone, m_facts.demo);
    if (m_shownTone == shown)
        return;
    m_shownTone = shown;
    button.setIcon(dot(tone, m_facts.demo, m_theme, devicePixelRatioF()));
}

void StatusBar::dress()
{
    m_shownTone.reset();
    item(StatusItem::Age).setIcon(m_theme.icon(Glyph::Clock, Role::Muted));
    item(StatusItem::Poll).setIcon(m_theme.icon(Glyph::Speed, Role::Muted));
    item(StatusItem::Credits).setIcon(m_theme.icon(Glyph::Credits, Role::Muted));
    for (BadgeButton *button : m_items)
        button->setFont(m_theme.numberFont());
    tick();
}

void StatusBar::showDetails(StatusItem which, const QWidget *anchor)
{
    m_detailed = which;
    fillDetails(*m_popover, which, factsNow(), m_actions);
    m_popover->showAt(anchor ? *anchor : item(which));
}

} // namespace evision::ui
