// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/bet_filter.h"

namespace evision::models {

namespace {

/// Doubles differ in the last digits at the threshold itself.
constexpr double threshold = 1e-12;

QString keyOf(const market::NameTable &table, market::NameId id)
{
    const std::string_view text = table.text(id);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

void BetFilter::setOptions(const FilterOptions &options)
{
    if (options.text != m_options.text)
        m_query = TextQuery(options.text);
    m_options = options;
    m_sports.clear();
    m_books.clear();
}

void BetFilter::setVocabulary(const market::Vocabulary *vocabulary)
{
    m_vocabulary = vocabulary;
    m_query.forgetNames();
    m_sports.clear();
    m_books.clear();
    m_eventIsMuted.clear();
    m_bookIsMuted.clear();
}

void BetFilter::setMutes(const MuteList &mutes)
{
    m_mutedBets.clear();
    m_mutedEvents.clear();
    m_mutedBooks.clear();
    m_eventIsMuted.clear();
    m_bookIsMuted.clear();
    for (const Mute &mute : mutes.all()) {
        edge::OpportunityId id = 0;
        if (mute.kind == MuteKind::Event)
            m_mutedEvents << mute.key;
        else if (mute.kind == MuteKind::Book)
            m_mutedBooks << mute.key;
        else if (edge::idFromText(mute.key.toStdString(), id))
            m_mutedBets.insert(id);
    }
}

bool BetFilter::isMuted(const Bet &bet)
{
    return (!m_mutedBets.empty() && m_mutedBets.contains(bet.id)) ||
           (!m_mutedEvents.isEmpty() && isOneOf(m_eventIsMuted, m_mutedEvents, m_vocabulary->eventIds, bet.event)) ||
           (!m_mutedBooks.isEmpty() && isOneOf(m_bookIsMuted, m_mutedBooks, m_vocabulary->bookmakers, bet.bookmaker));
}

bool BetFilter::isOneOf(std::vector<Wanted> &known, const QStringList &keys, const market::NameTable &table,
                        market::NameId id)
{
    if (id >= known.size())
        known.resize(id + 1, Wanted::Unknown);
    if (known[id] == Wanted::Unknown)
        known[id] = keys.contains(keyOf(table, id)) ? Wanted::Yes : Wanted::No;
    return known[id] == Wanted::Yes;
}

bool BetFilter::isStale(const Bet &bet, market::UnixSeconds now) const noexcept
{
    return edge::has(bet.flags, edge::Flag::Stale) ||
           (bet.quotedAt != 0 && static_cast<double>(now - longTime(bet.quotedAt)) > m_staleAfter);
}

bool BetFilter::isInPlay(const Bet &bet, market::UnixSeconds now) const noexcept
{
    return edge::has(bet.flags, edge::Flag::InPlay) || (bet.startsAt != 0 && longTime(bet.startsAt) <= now);
}

HiddenBy BetFilter::judge(const Bet &bet, market::UnixSeconds now, BetNames &names)
{
    if (isMuted(bet))
        return HiddenBy::Muted;
    if (!m_options.showInPlay && isInPlay(bet, now))
        return HiddenBy::InPlay;
    if (!m_options.showStale && isStale(bet, now))
        return HiddenBy::Stale;
    if (bet.ev < m_options.minEv - threshold)
        return HiddenBy::Ev;
    if (m_options.robustOnly && !(bet.evMin > 0))
        return HiddenBy::Range;
    if (!m_options.sports.isEmpty() && !isOneOf(m_sports, m_options.sports, m_vocabulary->sports, bet.sport))
        return HiddenBy::Sport;
    if (!m_options.books.isEmpty() && !isOneOf(m_books, m_options.books, m_vocabulary->bookmakers, bet.bookmaker))
        return HiddenBy::Book;
    if (bet.price < m_options.minPrice - threshold || bet.price > m_options.maxPrice + threshold)
        return HiddenBy::Price;
    if (m_options.startsWithinSeconds > 0 && bet.startsAt != 0 &&
        longTime(bet.startsAt) - now > m_options.startsWithinSeconds)
        return HiddenBy::Start;
    if (!m_query.isEmpty() && !m_query.matches(bet, names))
        return HiddenBy::Text;
    return HiddenBy::Nothing;
}

} // namespace evision::models
