// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/bet_menu.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

#include <array>
#include <utility>

namespace evision::ui {

using models::MuteKind;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("BetMenu", text);
}

void add(QMenu &menu, const QString &text, const std::optional<models::Mute> &mute, const OnMute &onMute)
{
    QAction *action = menu.addAction(text);
    action->setEnabled(mute.has_value());
    if (mute)
        QObject::connect(action, &QAction::triggered, &menu, [mute = *mute, onMute] { onMute(mute); });
}

} // namespace

void addMutes(QMenu &menu, const models::OpportunityModel &model, int row, const OnMute &onMute)
{
    static constexpr std::array<std::pair<MuteKind, const char *>, 3> kinds{
        {{MuteKind::Bet, QT_TRANSLATE_NOOP("BetMenu", "Mute This &Bet")},
         {MuteKind::Event, QT_TRANSLATE_NOOP("BetMenu", "Mute &Event “%1”")},
         {MuteKind::Book, QT_TRANSLATE_NOOP("BetMenu", "Mute Boo&k “%1”")}}};
    for (const auto &[kind, text] : kinds) {
        const auto mute = model.muteFor(kind, row);
        QString label = mute ? mute->label : QString();
        label.replace(u'&', QStringLiteral("&&"));
        const QString shown = words(text);
        add(menu, kind == MuteKind::Bet ? shown : shown.arg(label), mute, onMute);
    }
}

void addSnoozes(QMenu &menu, const models::OpportunityModel &model, int row, market::UnixSeconds now,
                const OnMute &onMute)
{
    constexpr market::UnixSeconds minute = 60;
    static constexpr std::array<std::pair<market::UnixSeconds, const char *>, 4> times{
        {{15 * minute, QT_TRANSLATE_NOOP("BetMenu", "Snooze for &15 Minutes")},
         {60 * minute, QT_TRANSLATE_NOOP("BetMenu", "Snooze for an &Hour")},
         {240 * minute, QT_TRANSLATE_NOOP("BetMenu", "Snooze for &4 Hours")},
         {1440 * minute, QT_TRANSLATE_NOOP("BetMenu", "Snooze for a &Day")}}};
    for (const auto &[seconds, text] : times) {
        auto mute = model.muteFor(MuteKind::Bet, row);
        if (mute)
            mute->until = now + seconds;
        add(menu, words(text), mute, onMute);
    }
}

} // namespace evision::ui
