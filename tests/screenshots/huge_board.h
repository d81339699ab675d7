// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/publication.h"

#include <memory>

namespace evision::test {

/// A hundred thousand bets at sixty bookmakers, on teams with names of forty letters and more, as of now.
[[nodiscard]] std::shared_ptr<const scanner::Publication> hugeBoard();

} // namespace evision::test
