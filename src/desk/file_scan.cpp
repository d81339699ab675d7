// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/file_scan.h"

#include "desk/file_reader.h"

#include "feed/decoder/inflate.h"

#include <algorithm>
#include <utility>

namespace evision::desk {

namespace {

std::string quotelessRemark(const std::string &file, feed::DocumentKind kind)
{
    switch (kind) {
    case feed::DocumentKind::Scores:
        return file + " holds scores, no quotes.";
    case feed::DocumentKind::Events:
        return file + " holds events without bookmakers, no quotes.";
    case feed::DocumentKind::Sports:
        return file + " holds the list of sports, no quotes.";
    case feed::DocumentKind::Odds:
    case feed::DocumentKind::Other:
        break;
    }
    return file + " holds no quotes.";
}

} // namespace

FileScan::FileScan(const edge::EdgeTables &tables, edge::EdgeOptions edgeOptions, FileScanOptions options)
    : m_options(std::move(options)), m_scan(tables, std::move(edgeOptions))
{
}

void FileScan::run()
{
    feed::OddsDecoder decoder(m_vocabulary);
    std::vector<market::QuoteBook> books;
    std::vector<std::string> names; // of the books
    for (const std::string &file : m_options.files) {
        if (read(file, decoder, books))
            names.push_back(file);
    }
    m_book = books.size() == 1 ? std::move(books.front()) : market::joinBooks(books);

    if (m_options.asOf)
        m_asOf = m_options.asOf;
    else if (m_book.newestUpdate != market::noTime)
        m_asOf = m_book.newestUpdate;
    else if (m_book.responseTime != market::noTime)
        m_asOf = m_book.responseTime;
    // Without any clock nothing can be fresh; the quotes have no times either, so any moment serves.
    m_scan.scan(m_book, m_vocabulary, m_asOf.value_or(0), m_result);
    if (names.size() > 1)
        remarkStaleFiles(names);
}

/// Of several files the newest decides what is old, so a whole file can drop out.
void FileScan::remarkStaleFiles(const std::vector<std::string> &names)
{
    std::vector<std::uint64_t> quotes(names.size(), 0);
    std::vector<std::uint64_t> stale(names.size(), 0);
    for (const market::Listing &listing : m_book.listings) {
        quotes[listing.response] += listing.quoteCount;
        for (std::uint32_t at = 0; at < listing.quoteCount; ++at)
            stale[listing.response] += m_result.status[listing.firstQuote + at] == market::QuoteStatus::Stale ? 1U : 0U;
    }
    for (std::size_t file = 0; file < names.size(); ++file) {
        if (quotes[file] > 0 && stale[file] == quotes[file])
            m_remarks.push_back(names[file] + ": all " + std::to_string(quotes[file]) +
                                " quotes are too old beside the other files; scan it by itself, or see --max-age.");
    }
}

bool FileScan::read(const std::string &file, feed::OddsDecoder &decoder, std::vector<market::QuoteBook> &books)
{
    auto bytes = readFile(file, m_options.maxBytes);
    if (!bytes) {
        m_failures.push_back(bytes.error());
        return false;
    }
    std::string body = std::move(bytes).value();
    if (feed::looksGzipped(body) && !inflateInPlace(file, body))
        return false;
    market::QuoteBook book;
    const feed::DecodeResult decoded = decoder.decode(body, book, {m_options.format, m_options.maxBytes});
    if (!decoded.ok()) {
        m_failures.push_back(file + ": " + decoded.message);
        return false;
    }
    if (decoded.quotesRead == 0)
        m_remarks.push_back(quotelessRemark(file, decoded.kind));
    if (book.badEvents > 0)
        m_remarks.push_back(file + ": " + std::to_string(book.badEvents) +
                            " event(s) could not be understood and were left out.");
    books.push_back(std::move(book));
    return true;
}

bool FileScan::inflateInPlace(const std::string &file, std::string &bytes)
{
    feed::Inflater inflater(m_options.maxBytes);
    const feed::Inflater::Result result = inflater.inflate(bytes);
    if (result.error != feed::InflateError::None) {
        m_failures.push_back(file + ": " + std::string(feed::sentence(result.error)));
        return false;
    }
    bytes.assign(result.bytes);
    return true;
}

std::optional<edge::Derivation> FileScan::explain(edge::OpportunityId id)
{
    const auto found = std::find_if(m_result.opportunities.begin(), m_result.opportunities.end(),
                                    [id](const edge::Opportunity &opportunity) { return opportunity.id == id; });
    return found == m_result.opportunities.end() ? std::nullopt : m_scan.explain(*found);
}

} // namespace evision::desk
