# SPDX-License-Identifier: GPL-3.0-or-later
"""Independent re-implementation of what evision-cli promises; a test oracle.

Modules: devig (solvers), feed (reading and rejecting), board (lines),
pricing (sharps, consensus, robust range), opportunities, settle (results of
bets), arbitrage (two-sided bets), config (options), report and shape
(checking documents).
"""
