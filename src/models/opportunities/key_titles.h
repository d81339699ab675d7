// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <string_view>

namespace evision::models {

/// What bookmakers, sports and markets are called where a feed names them by keys. A value, cheap to copy.
class KeyTitles {
public:
    /// A title that two keys share tells them apart no more: both are called by their keys then.
    void add(const QString &key, const QString &title);
    /// The title of a key that is known, else one made of the key; fit for a screen.
    [[nodiscard]] QString title(std::string_view key) const;
    [[nodiscard]] QString title(const QString &key) const;

private:
    QHash<QString, QString> m_titles;
    QHash<QString, QString> m_keys; ///< by title
};

} // namespace evision::models
