// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/page_settings.h"

#include "settings/fields.h"

#include "settings/fields.h"
#include <cmath>
#include <limits>

namespace evision::app {

namespace {

ui::Preset presetOf(const settings::Preset &kept)
{
    ui::Preset preset;
    preset.name = kept.name;
    preset.filter.text = kept.text;
    preset.filter.minEv = kept.minimumEv;
    preset.filter.robustOnly = kept.robustOnly;
    preset.filter.sports = kept.sports;
    preset.filter.books = kept.books;
    preset.filter.minPrice = kept.leastPrice;
    preset.filter.maxPrice = kept.greatestPrice > 0 ? kept.greatestPrice : std::numeric_limits<double>::infinity();
    preset.filter.startsWithinSeconds = kept.startsWithinSeconds;
    preset.filter.showStale = kept.showStale;
    preset.sort = models::columnFromId(kept.sortColumn).value_or(models::Column::Ev);
    preset.direction = kept.descending ? Qt::DescendingOrder : Qt::AscendingOrder;
    return preset;
}

settings::Preset keptPreset(const ui::Preset &preset)
{
    settings::Preset kept;
    kept.name = preset.name;
    kept.text = preset.filter.text;
    kept.minimumEv = preset.filter.minEv;
    kept.robustOnly = preset.filter.robustOnly;
    kept.sports = preset.filter.sports;
    kept.books = preset.filter.books;
    kept.leastPrice = preset.filter.minPrice;
    kept.greatestPrice = std::isinf(preset.filter.maxPrice) ? 0 : preset.filter.maxPrice;
    kept.startsWithinSeconds = preset.filter.startsWithinSeconds;
    kept.showStale = preset.filter.showStale;
    kept.sortColumn = models::columnId(preset.sort);
    kept.descending = preset.direction == Qt::DescendingOrder;
    return kept;
}

constexpr qsizetype longestLabel = settings::mostLetters;
// What the page lets be made can be kept.
static_assert(ui::longestFilterText <= settings::mostLetters && ui::mostPresets <= settings::mostPresets);

} // namespace

pricing::OddsFormat oddsFormatOf(settings::OddsFormat format) noexcept
{
    switch (format) {
    case settings::OddsFormat::Decimal:
        return pricing::OddsFormat::Decimal;
    case settings::OddsFormat::American:
        return pricing::OddsFormat::American;
    case settings::OddsFormat::Fractional:
        return pricing::OddsFormat::Fractional;
    case settings::OddsFormat::HongKong:
        return pricing::OddsFormat::HongKong;
    case settings::OddsFormat::Malay:
        return pricing::OddsFormat::Malay;
    case settings::OddsFormat::Indonesian:
        return pricing::OddsFormat::Indonesian;
    case settings::OddsFormat::Share:
        break;
    }
    return pricing::OddsFormat::Share;
}

settings::OddsFormat keptFormat(pricing::OddsFormat format) noexcept
{
    switch (format) {
    case pricing::OddsFormat::Decimal:
        return settings::OddsFormat::Decimal;
    case pricing::OddsFormat::American:
        return settings::OddsFormat::American;
    case pricing::OddsFormat::Fractional:
        return settings::OddsFormat::Fractional;
    case pricing::OddsFormat::HongKong:
        return settings::OddsFormat::HongKong;
    case pricing::OddsFormat::Malay:
        return settings::OddsFormat::Malay;
    case pricing::OddsFormat::Indonesian:
        return settings::OddsFormat::Indonesian;
    case pricing::OddsFormat::Share:
        break;
    }
    return settings::OddsFormat::Share;
}

std::vector<ui::Preset> presetsOf(const settings::Presets &kept)
{
    if (!kept.areOwn)
        return ui::builtInPresets();
    std::vector<ui::Preset> presets;
    for (const settings::Preset &one : kept.list)
        presets.push_back(presetOf(one));
    return presets;
}

settings::Presets keptPresets(const std::vector<ui::Preset> &presets)
{
    settings::Presets kept;
    kept.areOwn = true;
    for (const ui::Preset &one : presets)
        kept.list.push_back(keptPreset(one));
    return kept;
}

models::MuteList mutesOf(const settings::Mutes &kept)
{
    models::MuteList mutes;
    for (const settings::Mute &one : kept.list) {
        models::Mute mute;
        mute.kind = one.thing == settings::MutedThing::Bet     ? models::MuteKind::Bet
                    : one.thing == settings::MutedThing::Event ? models::MuteKind::Event
                                                               : models::MuteKind::Book;
        mute.key = one.key;
        mute.label = one.label;
        mute.until = one.until == 0 ? market::noTime : one.until;
        mutes.add(mute);
    }
    return mutes;
}

settings::Mutes keptMutes(const models::MuteList &mutes)
{
    settings::Mutes kept;
    for (const models::Mute &one : mutes.all()) {
        settings::Mute mute;
        mute.thing = one.kind == models::MuteKind::Bet     ? settings::MutedThing::Bet
                     : one.kind == models::MuteKind::Event ? settings::MutedThing::Event
                                                           : settings::MutedThing::Book;
        mute.key = one.key;
        mute.label = one.label.left(longestLabel);
        mute.until = one.until == market::noTime ? 0 : one.until;
        kept.list.push_back(mute);
    }
    return kept;
}

} // namespace evision::app
