// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/feed_key.h"

#include "accounts/system_secrets.h"

#include <QEventLoop>

namespace evision::cli {

Secret readFeedKey()
{
    accounts::SystemSecrets secrets;
    Secret found;
    QEventLoop loop;
    secrets.read(QString::fromLatin1(feedKeyName), [&](const Secret &secret) {
        found = secret;
        loop.quit();
    });
    loop.exec();
    return found;
}

SecretPlace keepFeedKey(const QString &key)
{
    accounts::SystemSecrets secrets;
    SecretPlace kept = SecretPlace::Nowhere;
    QEventLoop loop;
    secrets.keep(QString::fromLatin1(feedKeyName), key, [&](SecretPlace place) {
        kept = place;
        loop.quit();
    });
    loop.exec();
    return kept;
}

} // namespace evision::cli
