// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/decoder/odds_decoder.h"
#include "interfaces/quote_source.h"

namespace evision::feed {

/// Reads the answers of OddsApiSource and of its recordings. An answer is refused, and the book left empty, when it is
/// not wholly well-formed, of another kind than was asked for, or has a game that was not asked for: what is not in an
/// answer's scope must not make quotes appear or vanish. The book's responseTime is the snapshot's, else the service's
/// clock. One thread at a time; it is the one that adds to the vocabulary.
///
/// Prices that say they are of a time after their answer have no time (market::noTime): they could never be too old.
class OddsApiReader final : public QuoteReader {
public:
    /// The vocabulary must outlive the reader.
    explicit OddsApiReader(market::Vocabulary &vocabulary);
    [[nodiscard]] ReadResult read(const PollAnswer &answer, market::QuoteBook &book) override;

private:
    market::Vocabulary &m_vocabulary;
    OddsDecoder m_decoder;
};

} // namespace evision::feed
