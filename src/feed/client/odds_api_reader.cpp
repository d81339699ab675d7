// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/client/odds_api_reader.h"

#include "feed/client/sports_list.h"

#include <algorithm>
#include <cmath>

namespace evision::feed {

namespace {

constexpr std::string_view upcoming = "upcoming";

DocumentKind wanted(PollKind kind)
{
    switch (kind) {
    case PollKind::Sports:
        return DocumentKind::Sports;
    case PollKind::Events:
        return DocumentKind::Events;
    case PollKind::Odds:
    case PollKind::EventOdds:
        return DocumentKind::Odds;
    case PollKind::Scores:
        return DocumentKind::Scores;
    }
    return DocumentKind::Other;
}

/// Whether a good document without games and sports is an empty list, or the envelope of one; not a list of teams.
bool isEmptyList(std::string_view body)
{
    const std::size_t first = body.find('[');
    return first != std::string_view::npos && body.find_first_not_of(" \t\r\n", first + 1) == body.find(']', first);
}

bool isAsked(const market::SportEvent &event, const PollRequest &request, const market::Vocabulary &vocabulary)
{
    if (request.kind == PollKind::EventOdds && vocabulary.eventIds.text(event.id) != request.event)
        return false;
    return request.sport == upcoming || vocabulary.sports.text(event.sport) == request.sport;
}

/// Whether there was something, and no sense could be made of any of it.
bool isUnreadable(const market::QuoteBook &book, PollKind kind)
{
    if (book.events.empty())
        return book.badEvents > 0;
    if (kind != PollKind::Odds && kind != PollKind::EventOdds)
        return false;
    if (book.quoteCount() == 0)
        return book.quotesOfBadEvents > 0;
    // A few prices that are none happen where betting is suspended; so many without a good one do not.
    constexpr std::size_t many = 24;
    return book.quoteCount() >= many &&
           std::none_of(book.price.begin(), book.price.end(), [](double price) { return std::isfinite(price); });
}

/// Takes the times away that are after the answer's own. Clocks of one service differ by seconds; ours, which must do
/// where the answer tells no time, may be in a wrong time zone.
void dropTimesToCome(const PollAnswer &answer, market::QuoteBook &book)
{
    constexpr market::UnixSeconds allowance = 120;
    constexpr market::UnixSeconds ownAllowance = 86'400;
    if (answer.serverTime == market::noTime && answer.receivedAt == 0)
        return;
    const market::UnixSeconds latest = answer.serverTime != market::noTime
                                           ? answer.serverTime + allowance
                                           : toSeconds(answer.receivedAt) + ownAllowance;
    if (book.newestUpdate <= latest) // noTime is the least
        return;
    book.newestUpdate = market::noTime;
    for (market::Listing &listing : book.listings) {
        if (listing.updatedAt > latest)
            listing.updatedAt = market::noTime;
        book.newestUpdate = std::max(book.newestUpdate, listing.updatedAt);
    }
}

ReadResult refused(market::QuoteBook &book, std::string message)
{
    book.clear();
    return {false, std::move(message), {}};
}

} // namespace

OddsApiReader::OddsApiReader(market::Vocabulary &vocabulary) : m_vocabulary(vocabulary), m_decoder(vocabulary) {}

ReadResult OddsApiReader::read(const PollAnswer &answer, market::QuoteBook &book)
{
    book.clear();
    if (!answer.ok() || !answer.body)
        return refused(book, answer.message);
    DecodeOptions options;
    options.format = OddsFormat::Decimal; // as every call asks
    const DecodeResult decoded = m_decoder.decode(*answer.body, book, options);
    if (!decoded.ok())
        return refused(book, decoded.message);
    const PollRequest &request = answer.request;
    const bool empty = decoded.kind == DocumentKind::Other && isEmptyList(*answer.body);
    if (decoded.kind != wanted(request.kind) && (!empty || request.kind == PollKind::EventOdds))
        return refused(book, "The odds service answered something else than was asked for.");
    if (!std::all_of(book.events.begin(), book.events.end(),
                     [&](const market::SportEvent &event) { return isAsked(event, request, m_vocabulary); }))
        return refused(book, "The odds service answered with games that were not asked for.");
    if (isUnreadable(book, request.kind))
        return refused(book, "The odds service answered, but none of its games and prices can be read; it may have "
                             "changed its format.");
    dropTimesToCome(answer, book);
    if (book.responseTime == market::noTime)
        book.responseTime = answer.serverTime;

    ReadResult result;
    result.ok = true;
    if (request.kind == PollKind::Sports) {
        std::optional<std::vector<SportInfo>> sports = readSports(*answer.body);
        if (!sports)
            return refused(book, "The odds service answered something else than the list of sports.");
        result.sports = *std::move(sports);
    }
    return result;
}

} // namespace evision::feed
