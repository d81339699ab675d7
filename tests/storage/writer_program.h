// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database_url.h"
#include "storage/storage_error.h"

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace evision::storage {

/// ledger_writer as a process of its own.
class WriterProgram {
public:
    /// `before` is a command that runs it; empty: itself.
    explicit WriterProgram(QStringList before = {}) : m_before(std::move(before)) {}
    ~WriterProgram()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// Of a server with user and host, for there is no password here.
    [[nodiscard]] static QString textOf(const DatabaseUrl &url)
    {
        return url.backend == Backend::Sqlite ? url.shown() : url.shown() + QStringLiteral("?sslmode=prefer");
    }
    /// A folder that outlives it; without one its backups end with it.
    void keepBackupsIn(const QString &folder) { m_backups = folder; }
    void start(const DatabaseUrl &url, const QString &prefix, int count, const QString &outbox = {})
    {
        QStringList command = m_before;
        command += {QStringLiteral(LEDGER_WRITER), textOf(url), prefix, QString::number(count),
                    m_backups.isEmpty() ? m_folder.path() : m_backups};
        if (!outbox.isEmpty())
            command += outbox;
        const QString first = command.takeFirst();
        m_process.start(first, command);
    }
    /// Until it has acknowledged something, or ended.
    void waitForAnything() { m_process.waitForReadyRead(aMinute); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(aMinute);
    }
    [[nodiscard]] bool end() { return m_process.waitForFinished(aMinute); }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }

    /// The ids that it has acknowledged, after its end; a line that was cut off is none.
    [[nodiscard]] QStringList acknowledged()
    {
        m_said += m_process.readAllStandardOutput();
        QStringList lines = QString::fromUtf8(m_said).split(u'\n');
        lines.removeLast();
        lines.removeIf([](const QString &line) { return line.startsWith(QLatin1String("fault ")); });
        return lines;
    }
    /// What it ended with; Impossible where it said nothing.
    [[nodiscard]] StorageFault fault()
    {
        m_said += m_process.readAllStandardOutput();
        const qsizetype at = m_said.indexOf("fault ");
        return at < 0 ? StorageFault::Impossible : static_cast<StorageFault>(m_said.mid(at + 6).simplified().toInt());
    }
    [[nodiscard]] QByteArray complaint() { return m_process.readAllStandardError(); }

private:
    static constexpr int aMinute = 60000;

    QStringList m_before;
    QTemporaryDir m_folder;
    QString m_backups;
    QProcess m_process;
    QByteArray m_said;
};

} // namespace evision::storage
