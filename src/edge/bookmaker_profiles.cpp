// SPDX-License-Identifier: GPL-3.0-or-later
#include "edge/bookmaker_profiles.h"

#include "pricing/number.h"

#include <optional>

namespace evision::edge {

namespace {

std::optional<BookmakerKind> kindFromId(std::string_view id)
{
    if (id == "book")
        return BookmakerKind::Book;
    if (id == "exchange")
        return BookmakerKind::Exchange;
    if (id == "pickem")
        return BookmakerKind::Pickem;
    return std::nullopt;
}

} // namespace

Expected<BookmakerProfiles, market::ResourceError> BookmakerProfiles::parse(std::string_view text)
{
    const auto rows = market::parseResource(text, 4);
    if (!rows)
        return Unexpected{rows.error()};
    BookmakerProfiles profiles;
    for (const market::ResourceRow &row : *rows) {
        if (row.cells[0].empty())
            return Unexpected{market::ResourceError{row.lineNumber, "the bookmaker's key is empty"}};
        const std::optional<BookmakerKind> kind = kindFromId(row.cells[1]);
        if (!kind)
            return Unexpected{
                market::ResourceError{row.lineNumber, "kind is book, exchange or pickem, not " + row.cells[1]}};
        const std::optional<double> commission = pricing::parseNumber(row.cells[2]);
        if (!commission || *commission < 0 || *commission >= 1)
            return Unexpected{market::ResourceError{row.lineNumber, "commission is a fraction from 0 to below 1"}};
        const bool added =
            profiles.m_profiles.try_emplace(row.cells[0], BookmakerProfile{*kind, *commission, row.cells[3]}).second;
        if (!added)
            return Unexpected{market::ResourceError{row.lineNumber, row.cells[0] + " has a row already"}};
    }
    return profiles;
}

const BookmakerProfile &BookmakerProfiles::profile(std::string_view bookmaker) const
{
    const auto found = m_profiles.find(bookmaker);
    return found == m_profiles.end() ? m_ordinary : found->second;
}

void BookmakerProfiles::setCommission(std::string_view bookmaker, double commission)
{
    m_profiles[std::string(bookmaker)].commission = commission;
}

void BookmakerProfiles::clearCommissions()
{
    for (auto &[key, profile] : m_profiles)
        profile.commission = 0;
}

} // namespace evision::edge
