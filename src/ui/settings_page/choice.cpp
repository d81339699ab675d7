// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/choice.h"

#include "wording/readable_key.h"

#include <algorithm>

namespace evision::ui {

namespace {

auto find(const QList<Choice> &choices, const QString &key)
{
    return std::find_if(choices.begin(), choices.end(), [&key](const Choice &choice) { return choice.key == key; });
}

} // namespace

QList<Choice> withKeys(QList<Choice> choices, const QStringList &keys)
{
    for (const QString &key : keys) {
        if (find(choices, key) == choices.cend()) // end() would detach, and be that of another list
            choices.append({key, QString::fromStdString(wording::readableKey(key.toStdString())), {}});
    }
    return choices;
}

QString titleOf(const QList<Choice> &choices, const QString &key)
{
    const auto found = find(choices, key);
    return found == choices.end() ? QString::fromStdString(wording::readableKey(key.toStdString())) : found->title;
}

} // namespace evision::ui
