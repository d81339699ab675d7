// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/ledger_database.h"
#include "storage/ledger_state.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace evision::storage {

/// The one connection that a program reads its ledger with, and its ear for what other programs write. Lives on a
/// thread of its own and belongs to LedgerThreads, which tells what it promises.
class LedgerReader final : public QObject {
    Q_OBJECT

public:
    /// `stop` is set when the program ends.
    LedgerReader(DatabaseUrl url, QByteArray sealKey, LedgerPace pace, std::shared_ptr<const std::atomic<bool>> stop);
    ~LedgerReader() override;

    /// The writer has made and migrated what there is to read; what was asked before waits until then.
    void begin();
    /// The server is back, so that there is no need to wait before it is tried.
    void tryAgain();
    /// Runs `task` as soon as it may.
    void take(std::function<void()> task);
    /// Asks the ledger; a connection that was lost while nobody asked is made anew first. For take().
    template <typename Answer>
    [[nodiscard]] Stored<Answer> ask(const std::function<Stored<Answer>(LedgerStore &)> &question)
    {
        for (bool fresh = false;; fresh = true) {
            const bool wasOpen = m_ledger != nullptr;
            if (auto opened = open(); !opened)
                return Unexpected{opened.error()};
            Stored<Answer> answer = question(m_ledger->store);
            if (answer || answer.error().fault != StorageFault::Unreachable)
                return answer;
            m_ledger.reset();
            if (fresh || !wasOpen)
                return answer;
        }
    }

Q_SIGNALS:
    /// There are that many entries now.
    void heard(qint64 entries);
    /// A sentence where other desks are heard late; empty where they are heard at once.
    void noticed(const QString &notice);

private:
    struct Ledger {
        Ledger(const DatabaseUrl &url, const QByteArray &sealKey, ConnectionOptions options)
            : connection(url, options), store(connection, sealKey)
        {
        }
        Connection connection;
        LedgerStore store;
        QObject ear; ///< what is heard is heard for
    };

    [[nodiscard]] Stored<Done> open();
    void listen();
    void tellLate(const QString &why);
    void tellPooled();
    void lookForPool();
    void look();
    /// Whether another program wrote into the file since the last time.
    [[nodiscard]] bool isFileChanged();

    DatabaseUrl m_url;
    QByteArray m_sealKey;
    LedgerPace m_pace;
    std::shared_ptr<const std::atomic<bool>> m_stop;
    std::unique_ptr<Ledger> m_ledger;
    std::vector<std::function<void()>> m_waiting;
    bool m_begun = false;
    QTimer m_look{this};
    QDeadlineTimer m_notBefore;
    StorageError m_lost; ///< why it is not open
    qint64 m_dataVersion = 0;
    qint64 m_server = 0; ///< of PostgreSQL, while it is listened to; 0: not
};

} // namespace evision::storage
