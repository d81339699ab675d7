// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/plan_memory_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace evision::desk {

namespace {

constexpr qint64 greatestFile = 4 * 1024 * 1024;

std::string notAFile(const QString &path)
{
    return path.toStdString() + ", where what is spent of the credits is kept, is not a file. Move it away.";
}

} // namespace

PlanMemoryFile PlanMemoryFile::forKey(const QString &key, const QString &host, const QString &folder)
{
    // A digest, since a key must not be read off a file's name.
    const QByteArray digest =
        QCryptographicHash::hash((key + QLatin1Char('@') + host).toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    const QString usual = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return PlanMemoryFile(QDir(folder.isEmpty() ? usual : folder)
                              .filePath(QStringLiteral("credits-%1.txt").arg(QString::fromLatin1(digest))));
}

PlanMemoryFile::Loaded PlanMemoryFile::load() const
{
    const QFileInfo there(m_path);
    if (!there.exists())
        return {};
    if (!there.isFile()) // a pipe would hold whoever opens it until somebody writes
        return {std::nullopt, notAFile(m_path)};
    QFile file(m_path);
    const std::string advice = " Delete " + m_path.toStdString() + " to begin the month's budget anew.";
    if (!file.open(QIODevice::ReadOnly))
        return {std::nullopt,
                "What was spent of the credits cannot be read (" + file.errorString().toStdString() + ")." + advice};
    const QByteArray bytes = file.read(greatestFile);
    const auto memory =
        feed::planMemoryFrom(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    if (!memory)
        return {std::nullopt, memory.error() + advice};
    return {*memory, {}};
}

std::string PlanMemoryFile::save(const feed::PlanMemory &memory) const
{
    const std::string text = feed::textOf(memory);
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    const auto size = static_cast<qint64>(text.size());
    // Without flush() a full disk is met in commit(), which then puts half a file in the place of the good one.
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), size) == size && file.flush() && file.commit())
        return {};
    return "What was spent of the credits cannot be kept in " + m_path.toStdString() + " (" +
           file.errorString().toStdString() + "), and after a restart the budget could be spent again.";
}

Expected<std::shared_ptr<QLockFile>, std::string> PlanMemoryFile::lock() const
{
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    const QString path = m_path + QStringLiteral(".lock");
    if (const QFileInfo there(path); there.exists() && !there.isFile()) // QLockFile reads what is there
        return Unexpected{notAFile(path)};
    auto lock = std::make_shared<QLockFile>(path);
    lock->setStaleLockTime(0); // that of a program which still runs is never stale, however old
    if (lock->tryLock(0))
        return lock;
    if (lock->error() == QLockFile::LockFailedError)
        return Unexpected{std::string("Another program is watching with this key already, and the two would spend the "
                                      "budget twice. End that one first.")};
    return Unexpected{"What is spent of the credits cannot be kept: " + QFileInfo(m_path).absolutePath().toStdString() +
                      " is not writable."};
}

} // namespace evision::desk
