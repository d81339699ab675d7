// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/scan_view.h"

#include "edge/book_table.h"
#include "edge/derivation.h"
#include "edge/scan.h"

#include "feed/decoder/odds_decoder.h"

#include "market/quote_book.h"
#include "market/vocabulary.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace evision::desk {

/// What to read and how.
struct FileScanOptions {
    std::vector<std::string> files;
    feed::OddsFormat format = feed::OddsFormat::Auto;
    std::size_t maxBytes = std::size_t{256} * 1024 * 1024; ///< of one file, inflated
    std::optional<market::UnixSeconds> asOf;               ///< nothing: the newest update in the files
};

/// Recorded responses in files, scanned as one market. Files that cannot be read are told and left out; the rest
/// counts.
class FileScan {
public:
    /// `tables` must outlive it.
    FileScan(const edge::EdgeTables &tables, edge::EdgeOptions edgeOptions, FileScanOptions options);

    void run();

    [[nodiscard]] ScanView view() const { return {m_result, m_vocabulary, m_scan.options(), m_asOf}; }
    [[nodiscard]] const edge::ScanResult &result() const noexcept { return m_result; }
    [[nodiscard]] const market::Vocabulary &vocabulary() const noexcept { return m_vocabulary; }
    [[nodiscard]] const edge::EdgeOptions &edgeOptions() const noexcept { return m_scan.options(); }
    [[nodiscard]] const FileScanOptions &options() const noexcept { return m_options; }
    /// The clock of the scan; nothing where neither the user nor the files say what time it was.
    [[nodiscard]] std::optional<market::UnixSeconds> asOf() const noexcept { return m_asOf; }
    /// The newest last_update in the files; noTime where there is none.
    [[nodiscard]] market::UnixSeconds newestUpdate() const noexcept { return m_book.newestUpdate; }
    /// A sentence for each file that could not be read.
    [[nodiscard]] const std::vector<std::string> &failures() const noexcept { return m_failures; }
    /// A sentence for each good file without quotes, and for other things worth knowing.
    [[nodiscard]] const std::vector<std::string> &remarks() const noexcept { return m_remarks; }

    [[nodiscard]] std::optional<edge::Derivation> explain(edge::OpportunityId id);

private:
    [[nodiscard]] bool read(const std::string &file, feed::OddsDecoder &decoder, std::vector<market::QuoteBook> &books);
    void remarkStaleFiles(const std::vector<std::string> &names);
    [[nodiscard]] bool inflateInPlace(const std::string &file, std::string &bytes);

    FileScanOptions m_options;
    market::Vocabulary m_vocabulary;
    market::QuoteBook m_book;
    edge::MarketScan m_scan;
    edge::ScanResult m_result;
    std::optional<market::UnixSeconds> m_asOf;
    std::vector<std::string> m_failures;
    std::vector<std::string> m_remarks;
};

} // namespace evision::desk
