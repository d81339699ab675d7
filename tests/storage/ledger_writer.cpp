// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_database.h"
#include "storage/outbox.h"

#include "bets.h"

#include <QCoreApplication>

#include <cstdio>
#include <functional>

using namespace evision;
using namespace evision::storage;

namespace {

constexpr qint64 now = 1795510800000;

int failed(const StorageError &error)
{
    std::printf("fault %d\n", static_cast<int>(error.fault));
    std::fprintf(stderr, "%s\n", qPrintable(error.message));
    return 1;
}

/// Hands on `count` bets and tells each that was acknowledged.
int writeAll(const QString &prefix, int count, const std::function<Stored<qint64>(const LedgerWrite &)> &take)
{
    for (int number = 1; number <= count; ++number) {
        const QString id = prefix + u'-' + QString::number(number);
        const auto place = LedgerWrite::place(sampleBet(id.toStdString()), QStringLiteral("owner"), now + number);
        auto version = take(place);
        if (version && number % 3 == 0) {
            auto settle = LedgerWrite::settle({place.bet, std::nullopt, *version}, graded(ledger::Grade::Won),
                                              QStringLiteral("owner"), now + number);
            if (*version == 0)
                settle.after = place.key;
            version = take(settle);
        }
        if (!version)
            return failed(version.error());
        std::printf("%s\n", qPrintable(id));
        std::fflush(stdout);
    }
    return 0;
}

int writeLedger(const DatabaseUrl &url, const QString &backups, const QString &prefix, int count)
{
    const auto ledger = LedgerDatabase::open(url, backups, "key");
    if (!ledger)
        return failed(ledger.error());
    return writeAll(prefix, count, [&ledger](const LedgerWrite &write) { return (*ledger)->store().write(write); });
}

int writeOutbox(const QString &path, const DatabaseUrl &target, const QString &prefix, int count)
{
    const auto outbox = Outbox::open(path, target);
    if (!outbox)
        return failed(outbox.error());
    return writeAll(prefix, count, [&outbox](const LedgerWrite &write) -> Stored<qint64> {
        if (auto added = (*outbox)->add(write); !added)
            return Unexpected{added.error()};
        return 0;
    });
}

} // namespace

/// A program to be killed, or to be one of several: ledger_writer URL PREFIX COUNT BACKUPS [OUTBOX] places COUNT bets,
/// PREFIX-1 and so on, and settles every third, in the ledger or in an outbox for it. It writes the id of each on a
/// line once it was acknowledged.
int main(int count, char **values)
{
    const QCoreApplication application(count, values);
    const QStringList arguments = QCoreApplication::arguments();
    const auto url = DatabaseUrl::parse(arguments.value(1));
    if (!url || arguments.size() < 5)
        return 2;
    const int bets = arguments.at(3).toInt();
    return arguments.size() == 5 ? writeLedger(*url, arguments.at(4), arguments.at(2), bets)
                                 : writeOutbox(arguments.at(5), *url, arguments.at(2), bets);
}
