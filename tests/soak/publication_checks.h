// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/publication.h"

#include "interfaces/clock.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace evision::soak {

/// What must hold of the publications of one desk, whatever its feed does. Collects what does not, in sentences.
class PublicationChecks {
public:
    struct Rules {
        double oldestQuote = 0; ///< seconds that a price on the board may be old
        double clockAhead = 0;  ///< seconds that the feed's clock may be ahead of the market's
        double clockBehind = 0; ///< and behind, the time an answer takes included
        double stepBack = 0;    ///< seconds that an answer may set the board back; further only if the next catches up
    };

    explicit PublicationChecks(Rules rules) : m_rules(rules) {}

    /// `now` is the market's own time when the publication arrives.
    void take(const std::shared_ptr<const scanner::Publication> &publication, market::UnixSeconds now);

    [[nodiscard]] std::uint64_t publications() const noexcept { return m_count; }
    [[nodiscard]] std::uint64_t rowsSeen() const noexcept { return m_rows; }
    [[nodiscard]] std::uint64_t vocabulariesSeen() const noexcept { return m_vocabularies; }
    /// The first hundred.
    [[nodiscard]] const std::vector<std::string> &wrong() const noexcept { return m_wrong; }

private:
    void checkNumber(const scanner::Publication &publication);
    void checkDelta(const scanner::Publication &publication);
    void checkOrder(const scanner::Publication &publication);
    void checkAges(const scanner::Publication &publication, market::UnixSeconds now);
    void checkRow(const edge::BoardRow &row, market::UnixSeconds asOf);
    void fail(const std::string &sentence);

    Rules m_rules;
    std::shared_ptr<const scanner::Publication> m_last;
    market::UnixSeconds m_latest = market::noTime; ///< of all boards
    bool m_isBehind = false;                       ///< an answer set the board back, and the next must mend it
    std::uint64_t m_count = 0;
    std::uint64_t m_rows = 0;
    std::uint64_t m_vocabularies = 0;
    std::vector<std::string> m_wrong;
};

} // namespace evision::soak
