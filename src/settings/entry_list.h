// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/fields.h"
#include "settings/settings_text.h"

#include <QJsonArray>

#include <cstddef>
#include <vector>

namespace evision::settings {

/// Entries of one kind, each an object of its own. `visit` is the one list of an entry's fields.
template <typename Entry, typename Visit>
[[nodiscard]] QJsonArray arrayOf(const std::vector<Entry> &entries, const Visit &visit)
{
    QJsonArray array;
    for (const Entry &entry : entries) {
        FieldWriter writer;
        visit(entry, writer);
        array.append(writer.object());
    }
    return array;
}

/// How many entries could not be used as they stood.
struct EntriesLost {
    int dropped = 0;
    int corrected = 0;
};

/// Drops what is no entry, has no `name` or is one too many.
template <typename Entry, typename Visit>
EntriesLost readEntries(const QJsonValue &value, std::vector<Entry> &entries, QString Entry::*name, std::size_t most,
                        const Visit &visit)
{
    EntriesLost lost;
    if (!value.isArray())
        return {1, 0};
    const QJsonArray array = value.toArray();
    for (const QJsonValue &one : array) {
        const QJsonObject object = one.toObject();
        FieldReader reader(object);
        Entry entry;
        visit(entry, reader);
        if ((entry.*name).isEmpty() || entries.size() == most) {
            ++lost.dropped;
            continue;
        }
        lost.corrected += reader.unusable().isEmpty() ? 0 : 1;
        entries.push_back(entry);
    }
    return lost;
}

} // namespace evision::settings
