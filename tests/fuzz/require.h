// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>

/// Ends the program, which the fuzzer takes for a find, where `what` does not hold.
inline void require(bool truth, const char *what)
{
    if (truth)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}
