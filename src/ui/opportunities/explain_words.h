// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edge/derivation.h"
#include "market/vocabulary.h"
#include "models/opportunities/key_titles.h"
#include "pricing/odds_format.h"

#include <QString>

#include <memory>
#include <optional>

namespace evision::ui {

/// What explaining a bet takes beyond its derivation. The vocabulary is that of its ids.
struct ExplainFacts {
    std::shared_ptr<const market::Vocabulary> vocabulary;
    market::UnixSeconds asOf = market::noTime; ///< ages are counted from here
    double kellyFraction = 0.25;
    double bankroll = 0;            ///< major units
    std::optional<double> maxStake; ///< major units
    QString currency;
    pricing::OddsFormat format = pricing::OddsFormat::Decimal; ///< prices are written in it
    models::KeyTitles titles = {};
};

/// The derivation in sentences.
struct ExplainWords {
    QString title;    ///< "Over 2.5"
    QString subtitle; ///< "Arsenal – Chelsea · sportsbet 2.10"
    QString value;    ///< "EV +4.1 %"
    QString range;    ///< "+3.2 % to +4.6 % …"
    QString why;
    QString stake;
    QString flags; ///< a line each; often none
    QString all;   ///< as the command line prints it, in the format that is chosen; for the clipboard
};
[[nodiscard]] ExplainWords explainWords(const edge::Derivation &derivation, const ExplainFacts &facts);

} // namespace evision::ui
