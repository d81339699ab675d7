// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/outbox.h"

#include "storage/bet_document.h"
#include "storage/migration.h"
#include "storage/sql_values.h"

#include <QDir>
#include <QFileInfo>

namespace evision::storage {

namespace {

std::vector<Migration> outboxSchema()
{
    return {{1,
             QStringLiteral("outbox"),
             {QStringLiteral("CREATE TABLE outbox (place INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, "
                             "write_key TEXT NOT NULL UNIQUE, body TEXT NOT NULL, refusal TEXT NOT NULL)")}}};
}

QString targetOf(DatabaseUrl url)
{
    url.user.clear();
    return url.shown();
}

Stored<LedgerWrite> writeFromText(const QString &body)
{
    const auto failed = [](const std::string &sentence) {
        return Unexpected{
            StorageError{StorageFault::Corrupt, QStringLiteral("A write that waits for the server cannot be read: %1")
                                                    .arg(QString::fromStdString(sentence))}};
    };
    const auto object = objectFromText(body.toUtf8());
    if (!object)
        return failed(object.error());
    auto write = writeFromObject(*object);
    if (!write)
        return failed(write.error());
    return std::move(write).value();
}

} // namespace

Outbox::Outbox(const QString &path, const DatabaseUrl &target, ConnectionOptions options)
    : m_connection(DatabaseUrl::ofFile(path), options), m_target(targetOf(target))
{
}

Stored<std::unique_ptr<Outbox>> Outbox::open(const QString &path, const DatabaseUrl &target, ConnectionOptions options)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    std::unique_ptr<Outbox> outbox(new Outbox(path, target, options));
    if (auto opened = outbox->m_connection.open(); !opened)
        return Unexpected{opened.error()};
    if (auto sound = outbox->m_connection.checkFile(); !sound)
        return Unexpected{sound.error()};
    if (auto current = Migrator(outboxSchema()).migrate(outbox->m_connection); !current)
        return Unexpected{current.error()};
    return outbox;
}

Stored<Done> Outbox::add(const LedgerWrite &write)
{
    auto added =
        m_connection.run(QStringLiteral("INSERT INTO outbox (target, write_key, body, refusal) VALUES (?, ?, ?, '')"),
                         {text(m_target), text(write.key), text(compactText(writeObject(write)))});
    if (!added)
        return Unexpected{added.error()};
    return Done{};
}

Stored<std::optional<LedgerWrite>> Outbox::first()
{
    auto row = m_connection.run(
        QStringLiteral("SELECT body FROM outbox WHERE target = ? AND refusal = '' ORDER BY place LIMIT 1"),
        {text(m_target)});
    if (!row)
        return Unexpected{row.error()};
    const auto more = m_connection.next(*row);
    if (!more)
        return Unexpected{more.error()};
    if (!*more)
        return std::optional<LedgerWrite>();
    auto write = writeFromText(row->value(0).toString());
    if (!write)
        return Unexpected{write.error()};
    return std::optional<LedgerWrite>(std::move(write).value());
}

Stored<Done> Outbox::remove(const QString &key)
{
    auto removed = m_connection.run(QStringLiteral("DELETE FROM outbox WHERE write_key = ?"), {text(key)});
    if (!removed)
        return Unexpected{removed.error()};
    return Done{};
}

Stored<Done> Outbox::refuse(const QString &key, const QString &sentence)
{
    auto refused = m_connection.run(QStringLiteral("UPDATE outbox SET refusal = ? WHERE write_key = ?"),
                                    {text(sentence), text(key)});
    if (!refused)
        return Unexpected{refused.error()};
    return Done{};
}

Stored<std::vector<QueuedWrite>> Outbox::list()
{
    auto rows = m_connection.run(QStringLiteral("SELECT body, refusal FROM outbox WHERE target = ? ORDER BY place"),
                                 {text(m_target)});
    if (!rows)
        return Unexpected{rows.error()};
    std::vector<QueuedWrite> writes;
    auto more = m_connection.next(*rows);
    for (; more && *more; more = m_connection.next(*rows)) {
        auto write = writeFromText(rows->value(0).toString());
        if (!write)
            return Unexpected{write.error()};
        writes.push_back({std::move(write).value(), rows->value(1).toString()});
    }
    if (!more)
        return Unexpected{more.error()};
    return writes;
}

Stored<Outbox::Counts> Outbox::counts()
{
    auto row = m_connection.run(QStringLiteral("SELECT coalesce(sum(refusal = ''), 0), coalesce(sum(refusal <> ''), 0) "
                                               "FROM outbox WHERE target = ?"),
                                {text(m_target)});
    if (!row)
        return Unexpected{row.error()};
    if (const auto more = m_connection.next(*row); !more)
        return Unexpected{more.error()};
    return Counts{row->value(0).toLongLong(), row->value(1).toLongLong()};
}

} // namespace evision::storage
