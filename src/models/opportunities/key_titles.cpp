// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/key_titles.h"

#include "models/opportunities/folded_names.h"
#include "wording/readable_key.h"

namespace evision::models {

void KeyTitles::add(const QString &key, const QString &title)
{
    if (title.isEmpty())
        return;
    const QString other = m_keys.value(title);
    if (!other.isEmpty() && other != key) {
        m_titles.remove(other);
        return;
    }
    m_keys.insert(title, key);
    m_titles.insert(key, title);
}

QString KeyTitles::title(std::string_view key) const
{
    const auto known = m_titles.constFind(QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())));
    return known == m_titles.cend() ? QString::fromStdString(wording::readableKey(key)) : shown(known->toStdString());
}

QString KeyTitles::title(const QString &key) const
{
    return title(std::string_view(key.toStdString()));
}

} // namespace evision::models
