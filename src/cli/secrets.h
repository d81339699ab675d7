// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interfaces/secret_store.h"

#include <QString>

/// Secrets of the environment and the keychain. These wait for the keychain, and are for the main thread of a program
/// without windows.
namespace evision::cli {

/// The name of the odds service's key among the secrets, and of the variable that overrides it.
inline constexpr char feedKeyName[] = "ODDS_API_KEY";

[[nodiscard]] Secret readSecret(const QString &name);
/// Keeps it, or forgets it when empty. Where there is no keychain the place is Session: this program's end forgets it.
[[nodiscard]] SecretPlace keepSecret(const QString &name, const QString &value);

[[nodiscard]] inline Secret readFeedKey()
{
    return readSecret(QLatin1String(feedKeyName));
}
[[nodiscard]] inline SecretPlace keepFeedKey(const QString &key)
{
    return keepSecret(QLatin1String(feedKeyName), key);
}

} // namespace evision::cli
