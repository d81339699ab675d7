// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/mutes.h"

#include "settings/entry_list.h"

#include <QCoreApplication>

namespace evision::settings {

namespace {

const QString listKey = QStringLiteral("muted");
constexpr std::int64_t mostSeconds = 1LL << 40U;

constexpr Kind kind{};

/// The one list of keys, limits and names.
constexpr auto visitFields = [](auto &mute, auto &visit) {
    visit("thing", mute.thing, {"bet", "event", "book"});
    visit("key", mute.key);
    visit("label", mute.label);
    visit("until", mute.until, Limits<std::int64_t>{0, mostSeconds});
};

} // namespace

QByteArray textOf(const Mutes &mutes)
{
    return textOf(QJsonObject{{listKey, arrayOf(mutes.list, visitFields)}}, kind);
}

Read<Mutes> mutesFrom(const QByteArray &text)
{
    const Read<QJsonObject> object = objectFrom(text, kind);
    Read<Mutes> read{{}, object.reading, object.remark};
    if (object.reading != Reading::Good)
        return read;
    const EntriesLost lost =
        readEntries(object.value.value(listKey), read.value.list, &Mute::key, mostMutes, visitFields);
    if (lost.dropped + lost.corrected > 0) {
        read.reading = Reading::Corrected;
        read.remark = QCoreApplication::translate("evision::settings",
                                                  "%1 muted things could not be read, and parts of %2 could not be "
                                                  "used.")
                          .arg(lost.dropped)
                          .arg(lost.corrected);
    }
    return read;
}

} // namespace evision::settings
