// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/file_scan.h"

#include "desk/file_reader.h"

#include "feed/inflate.h"

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
    for (const std::string &file : m_options.files)
        read(file, decoder, books);
    m_book = books.size() == 1 ? std::move(books.front()) : market::joinBooks(books);

    if (m_options.asOf)
        m_asOf = m_options.asOf;
    else if (m_book.newestUpdate != market::noTime)
        m_asOf = m_book.newestUpdate;
    else if (m_book.responseTime != market::noTime)
        m_asOf = m_book.responseTime;
    // Without any clock nothing can be fresh; the quotes have no times either, so any moment serves.
    m_scan.scan(m_book, m_vocabulary, m_asOf.value_or(0), m_result);
}

void FileScan::read(const std::string &file, feed::OddsDecoder &decoder, std::vector<market::QuoteBook> &books)
{
    auto bytes = readFile(file, m_options.maxBytes);
    if (!bytes) {
        m_failures.push_back(bytes.error());
        return;
    }
    std::string body = std::move(bytes).value();
    if (feed::looksGzipped(body) && !inflateInPlace(file, body))
        return;
    market::QuoteBook book;
    const feed::DecodeResult decoded = decoder.decode(body, book, {m_options.format, m_options.maxBytes});
    if (!decoded.ok()) {
        m_failures.push_back(file + ": " + decoded.message);
        return;
    }
    if (decoded.quotesRead == 0)
        m_remarks.push_back(quotelessRemark(file, decoded.kind));
    if (book.badEvents > 0)
        m_remarks.push_back(file + ": " + std::to_string(book.badEvents) +
                            " event(s) could not be understood and were left out.");
    books.push_back(std::move(book));
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
