// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/json_writer.h"
#include "cli/scan_options.h"

#include "desk/scan_view.h"

#include <string>

namespace evision::cli {

class MarketOptions;

/// The members of an opportunity, in the object that is open.
void writeOpportunity(JsonWriter &json, const edge::Opportunity &opportunity, std::span<const edge::SharpUse> sharps,
                      const desk::ScanView &scan);

/// What may differ between documents of one scan.
struct ScanDocument {
    const MarketOptions *source = nullptr; ///< where the quotes came from; null: files, or it is not to be told
    JsonWriter::Layout layout = JsonWriter::Layout::Indented;
};

/// The document evision.scan/1. Opportunities by falling EV, arbitrages by falling profit, middles by rising
/// break-even, low holds by rising hold; ties by id.
[[nodiscard]] std::string scanJson(const desk::ScanView &scan, const ScanOptions &options,
                                   const edge::EdgeTables &tables, const ScanDocument &document = {});

} // namespace evision::cli
