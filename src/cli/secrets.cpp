// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/secrets.h"

#include "accounts/system_secrets.h"

#include <QEventLoop>

namespace evision::cli {

Secret readSecret(const QString &name)
{
    accounts::SystemSecrets secrets;
    Secret found;
    QEventLoop loop;
    secrets.read(name, [&](const Secret &secret) {
        found = secret;
        loop.quit();
    });
    loop.exec();
    return found;
}

SecretPlace keepSecret(const QString &name, const QString &value)
{
    accounts::SystemSecrets secrets;
    SecretPlace kept = SecretPlace::Nowhere;
    QEventLoop loop;
    secrets.keep(name, value, [&](SecretPlace place) {
        kept = place;
        loop.quit();
    });
    loop.exec();
    return kept;
}

} // namespace evision::cli
