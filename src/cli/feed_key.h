// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/secret_store.h"

#include <QString>

namespace evision::cli {

/// The name of the odds service's key among the secrets, and of the variable that overrides it.
inline constexpr char feedKeyName[] = "ODDS_API_KEY";

/// The odds service's key, from the environment or the keychain. Waits for the keychain; for the main thread of a
/// program without windows.
[[nodiscard]] Secret readFeedKey();
/// Keeps it, or forgets it when empty. Where there is no keychain the place is Session: this program's end forgets it.
[[nodiscard]] SecretPlace keepFeedKey(const QString &key);

} // namespace evision::cli
