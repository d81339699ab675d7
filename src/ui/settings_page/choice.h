// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace evision::ui {

/// Something that can be chosen.
struct Choice {
    QString key;   ///< as it is kept
    QString title; ///< as it is read
    QString group; ///< what it belongs to; often nothing

    bool operator==(const Choice &) const = default;
};

/// The choices, and those keys that are chosen without being among them, with titles made of their keys.
[[nodiscard]] QList<Choice> withKeys(QList<Choice> choices, const QStringList &keys);
/// The title of a key; made of the key where there is none.
[[nodiscard]] QString titleOf(const QList<Choice> &choices, const QString &key);

} // namespace evision::ui
