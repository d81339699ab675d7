// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ledger_database.h"

#include "bets.h"

#include <QCoreApplication>

#include <cstdio>

using namespace evision::storage;

namespace {

int failed(const StorageError &error)
{
    std::printf("fault %d\n", static_cast<int>(error.fault));
    std::fprintf(stderr, "%s\n", qPrintable(error.message));
    return 1;
}

} // namespace

/// A program to be killed, or to be one of several: ledger_writer URL PREFIX COUNT places COUNT bets, PREFIX-1 and so
/// on, and settles every third. It writes the id of each on a line once the ledger has acknowledged it.
int main(int count, char **values)
{
    const QCoreApplication application(count, values);
    const QStringList arguments = QCoreApplication::arguments();
    constexpr qint64 now = 1795510800000;
    const auto url = DatabaseUrl::parse(arguments.value(1));
    if (!url || arguments.size() != 4)
        return 2;
    const auto ledger = LedgerDatabase::open(*url, url->path + QStringLiteral("-backups"), "key");
    if (!ledger)
        return failed(ledger.error());
    for (int number = 1; number <= arguments.at(3).toInt(); ++number) {
        const std::string id = arguments.at(2).toStdString() + '-' + std::to_string(number);
        auto version = (*ledger)->store().place(sampleBet(id), QStringLiteral("owner"), now + number);
        if (version && number % 3 == 0)
            version = (*ledger)->store().settle(id, graded(evision::ledger::Grade::Won), *version,
                                                QStringLiteral("owner"), now + number);
        if (!version)
            return failed(version.error());
        std::printf("%s\n", id.c_str());
        std::fflush(stdout);
    }
    return 0;
}
