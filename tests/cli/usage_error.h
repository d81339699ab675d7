// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli_test.h"

namespace evision::test {

/// Checks that these words end with exit code 2, two lines on stderr, the second naming the help, and nothing on
/// stdout.
inline void checkUsageError(const Words &words, const std::string &saying)
{
    const Run done = run(words);
    QCOMPARE(done.code, 2);
    QCOMPARE(done.out, std::string());
    VERIFY_HOLDS(done.err, saying);
    QCOMPARE(lines(done.err).size(), std::size_t{2});
    VERIFY_HOLDS(lines(done.err).back(), "--help.");
}

} // namespace evision::test
