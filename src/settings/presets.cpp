// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/presets.h"

#include "settings/entry_list.h"

#include <QCoreApplication>

namespace evision::settings {

namespace {

const QString listKey = QStringLiteral("presets");
constexpr double mostOdds = 1e6;
constexpr std::int64_t mostSeconds = 366LL * 86400;

constexpr Kind kind{};

/// The one list of keys and limits.
constexpr auto visitFields = [](auto &preset, auto &visit) {
    visit("name", preset.name);
    visit("text", preset.text);
    visit("minimum_ev", preset.minimumEv, Limits<double>{-1, 1});
    visit("robust_only", preset.robustOnly);
    visit("sports", preset.sports);
    visit("books", preset.books);
    visit("least_price", preset.leastPrice, Limits<double>{0, mostOdds});
    visit("greatest_price", preset.greatestPrice, Limits<double>{0, mostOdds});
    visit("starts_within_seconds", preset.startsWithinSeconds, Limits<std::int64_t>{0, mostSeconds});
    visit("show_stale", preset.showStale);
    visit("sort_column", preset.sortColumn);
    visit("descending", preset.descending);
};

} // namespace

QByteArray textOf(const Presets &presets)
{
    return textOf(QJsonObject{{listKey, arrayOf(presets.list, visitFields)}}, kind);
}

Read<Presets> presetsFrom(const QByteArray &text)
{
    const Read<QJsonObject> object = objectFrom(text, kind);
    Read<Presets> read{{}, object.reading, object.remark};
    if (object.reading != Reading::Good)
        return read;
    read.value.areOwn = true;
    const EntriesLost lost =
        readEntries(object.value.value(listKey), read.value.list, &Preset::name, mostPresets, visitFields);
    if (lost.dropped + lost.corrected > 0) {
        read.reading = Reading::Corrected;
        read.remark = QCoreApplication::translate("evision::settings",
                                                  "%1 presets could not be read, and parts of %2 could not be used.")
                          .arg(lost.dropped)
                          .arg(lost.corrected);
    }
    return read;
}

} // namespace evision::settings
