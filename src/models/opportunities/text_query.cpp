// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/text_query.h"

#include "market/vocabulary.h"
#include "pricing/number.h"

#include <QStringList>

namespace evision::models {

namespace {

bool beginsNumber(const QString &word)
{
    return word.front().isDigit() || word.front() == u'+' || word.front() == u'-';
}

} // namespace

BetNames::BetNames(const market::Vocabulary *vocabulary, const KeyTitles &titles)
{
    if (!vocabulary)
        return;
    names = FoldedNames(&vocabulary->names);
    sports = FoldedNames(&vocabulary->sports, titles);
    bookmakers = FoldedNames(&vocabulary->bookmakers, titles);
    families = FoldedNames(&vocabulary->families, titles);
    periods = FoldedNames(&vocabulary->periods, titles);
}

TextQuery::TextQuery(const QString &text)
{
    const QStringList words = folded(text.simplified()).split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (m_words.size() == mostWords)
            break;
        m_words.push_back(word);
        m_hasNumber = m_hasNumber || beginsNumber(word);
    }
}

void TextQuery::forgetNames()
{
    for (std::vector<Words> &known : m_known)
        known.clear();
}

TextQuery::Words TextQuery::found(std::vector<Words> &known, FoldedNames &names, market::NameId id) const
{
    if (id == market::noName)
        return 0;
    if (id >= known.size())
        known.resize(id + 1, unknown);
    if (known[id] == unknown) {
        unsigned words = 0;
        const QString &name = names.text(id);
        for (std::size_t at = 0; at < m_words.size(); ++at)
            words |= name.contains(m_words[at]) ? 1U << at : 0U;
        known[id] = static_cast<Words>(words);
    }
    return known[id];
}

TextQuery::Words TextQuery::foundInNumber(double point) const
{
    if (!m_hasNumber || point != point)
        return 0;
    QString number = QString::fromStdString(pricing::formatNumber(point));
    if (point >= 0)
        number.prepend(u'+');
    unsigned words = 0;
    for (std::size_t at = 0; at < m_words.size(); ++at) {
        if (beginsNumber(m_words[at]) && number.contains(m_words[at]))
            words |= 1U << at;
    }
    return static_cast<Words>(words);
}

bool TextQuery::matches(const Bet &bet, BetNames &names)
{
    const unsigned all = (1U << m_words.size()) - 1;
    unsigned words = 0;
    for (const market::NameId id : {bet.home, bet.away, bet.selection, bet.participant})
        words |= found(m_known[0], names.names, id);
    words |= found(m_known[1], names.sports, bet.sport);
    words |= found(m_known[2], names.bookmakers, bet.bookmaker);
    words |= found(m_known[3], names.families, bet.family);
    words |= found(m_known[4], names.periods, bet.period);
    return (words & all) == all || ((words | foundInNumber(bet.point)) & all) == all;
}

} // namespace evision::models
