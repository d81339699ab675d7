// SPDX-License-Identifier: GPL-3.0-or-later
#include "bet_files/bet_import.h"

#include "storage/bet_document.h"

namespace evision::bet_files {

namespace {

using storage::LedgerBet;
using storage::StorageError;
using storage::Stored;

constexpr std::size_t betsPerTransaction = 500;

bool areSameBet(const ledger::Bet &one, const ledger::Bet &other)
{
    return storage::compactText(storage::betObject(one)) == storage::compactText(storage::betObject(other));
}

class Importer {
public:
    Importer(storage::LedgerDatabase &ledger, QString author, qint64 at, const ImportListener &listener)
        : m_ledger(ledger), m_author(std::move(author)), m_at(at), m_listener(listener)
    {
    }

    [[nodiscard]] Stored<ImportCounts> run(BetSource &source)
    {
        bool goesOn = true;
        while (goesOn) {
            ImportCounts before = m_counts;
            m_refused.clear();
            const auto more = m_ledger.connection().transaction([&] { return takeSome(source); });
            if (!more)
                return Unexpected{more.error()};
            for (const auto &[row, why] : m_refused)
                m_listener.onRefused(row, why);
            goesOn = *more;
            if (goesOn && m_counts.read > before.read && m_listener.onImported)
                goesOn = m_listener.onImported(m_counts);
        }
        if (!m_broken.empty())
            return Unexpected{StorageError{storage::StorageFault::Refused, QString::fromStdString(m_broken)}};
        return m_counts;
    }

private:
    /// False at the file's end.
    [[nodiscard]] Stored<bool> takeSome(BetSource &source)
    {
        for (std::size_t count = 0; count < betsPerTransaction; ++count) {
            auto row = source.next();
            if (!row) {
                m_broken = row.error(); // what was read before it is kept
                return false;
            }
            if (!*row)
                return false;
            ++m_counts.read;
            if (!(*row)->bet) {
                refuse((*row)->row, (*row)->bet.error());
                continue;
            }
            if (auto taken = take((*row)->row, *(*row)->bet); !taken)
                return Unexpected{taken.error()};
        }
        return true;
    }

    void refuse(std::size_t row, const std::string &why)
    {
        ++m_counts.refused;
        m_refused.emplace_back(row, why);
    }

    [[nodiscard]] Stored<storage::Done> take(std::size_t row, const FileBet &bet)
    {
        const auto there = m_ledger.store().find(bet.bet.id);
        if (!there)
            return Unexpected{there.error()};
        if (!*there)
            return add(bet);
        if (!areSameBet((*there)->bet, bet.bet))
            refuse(row, "The ledger has a bet with the id " + bet.bet.id + " that is not the same.");
        else if (!bet.settlement || (*there)->settlement == bet.settlement)
            ++m_counts.already;
        else if ((*there)->settlement)
            refuse(row, "The ledger has another end of the bet " + bet.bet.id + ".");
        else if (auto settled = settle(bet, (*there)->version); !settled)
            return settled;
        else
            ++m_counts.settled;
        return storage::Done{};
    }

    [[nodiscard]] Stored<storage::Done> add(const FileBet &bet)
    {
        const auto version = m_ledger.store().place(bet.bet, m_author, m_at);
        if (!version)
            return Unexpected{version.error()};
        ++m_counts.added;
        return bet.settlement ? settle(bet, *version) : storage::Done{};
    }

    [[nodiscard]] Stored<storage::Done> settle(const FileBet &bet, qint64 version)
    {
        const auto settled = m_ledger.store().settle(bet.bet.id, *bet.settlement, version, m_author, m_at);
        if (!settled)
            return Unexpected{settled.error()};
        return storage::Done{};
    }

    storage::LedgerDatabase &m_ledger;
    QString m_author;
    qint64 m_at;
    const ImportListener &m_listener;
    ImportCounts m_counts;
    std::vector<std::pair<std::size_t, std::string>> m_refused;
    std::string m_broken;
};

} // namespace

Stored<ImportCounts> importBets(BetSource &source, storage::LedgerDatabase &ledger, const QString &author, qint64 at,
                                const ImportListener &listener)
{
    return Importer(ledger, author, at, listener).run(source);
}

} // namespace evision::bet_files
