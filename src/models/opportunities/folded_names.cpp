// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/folded_names.h"

#include "wording/text_table.h"

#include <algorithm>

namespace evision::models {

QString folded(const QString &text)
{
    const QString apart = text.normalized(QString::NormalizationForm_KD);
    QString result;
    result.reserve(apart.size());
    for (const QChar letter : apart) {
        if (!letter.isMark())
            result += letter;
    }
    return result.toCaseFolded();
}

QString shown(std::string_view text)
{
    return QString::fromStdString(wording::printable(text));
}

const QString &FoldedNames::text(market::NameId id)
{
    const auto [found, isNew] = m_texts.try_emplace(id);
    if (isNew) {
        const QString name = shown(m_table->text(id));
        found->second = folded(m_titles ? m_titles->title(m_table->text(id)) + u' ' + name : name);
    }
    return found->second;
}

bool FoldedNames::learn(market::NameId id)
{
    if (id == market::noName)
        return false;
    if (id >= m_ranks.size())
        m_ranks.resize(id + 1, 0);
    if (m_ranks[id] != 0)
        return false;
    m_learned.push_back(id);
    m_ranks[id] = static_cast<std::uint32_t>(m_learned.size()); // until they are settled
    return true;
}

void FoldedNames::settleRanks()
{
    std::sort(m_learned.begin(), m_learned.end(), [this](market::NameId a, market::NameId b) {
        const int order = text(a).compare(text(b));
        return order != 0 ? order < 0 : m_table->text(a) < m_table->text(b);
    });
    for (std::size_t at = 0; at < m_learned.size(); ++at)
        m_ranks[m_learned[at]] = static_cast<std::uint32_t>(at + 1);
}

} // namespace evision::models
