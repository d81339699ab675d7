// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ledger_options.h"

#include "cli/secrets.h"

#include <QRandomGenerator>
#include <QString>

#include <array>

namespace evision::cli {

namespace {

const char *const sealKeyName = "EVISION_LEDGER_KEY";

QByteArray newKey()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->generate(words.begin(), words.end());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex(); // NOLINT: bytes of numbers
}

/// Empty where there is no keychain: a key that ends with the program seals nothing.
QByteArray sealKey()
{
    const Secret kept = readSecret(QLatin1String(sealKeyName));
    if (!kept.value.isEmpty())
        return kept.value.toLatin1();
    const QByteArray key = newKey();
    const SecretPlace place = keepSecret(QLatin1String(sealKeyName), QString::fromLatin1(key));
    return place == SecretPlace::Keychain ? key : QByteArray();
}

} // namespace

Expected<storage::DatabaseUrl, std::string> ledgerUrl(const GlobalOptions &options)
{
    const QString text =
        options.database.empty() ? qEnvironmentVariable("DATABASE_URL") : QString::fromStdString(options.database);
    if (text.isEmpty())
        return storage::LedgerPlaces::usual().ledger;
    return storage::DatabaseUrl::parse(text);
}

Expected<std::unique_ptr<storage::LedgerDatabase>, std::string> openLedger(const GlobalOptions &options)
{
    const auto url = ledgerUrl(options);
    if (!url)
        return Unexpected{url.error()};
    auto ledger = storage::LedgerDatabase::open(*url, storage::LedgerPlaces::usual().backups, sealKey());
    if (!ledger)
        return Unexpected{ledger.error().message.toStdString()};
    return std::move(ledger).value();
}

} // namespace evision::cli
