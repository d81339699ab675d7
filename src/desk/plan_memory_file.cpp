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
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return {std::nullopt, "What was learned of the credits cannot be read (" + file.errorString().toStdString() +
                                  "); starting afresh."};
    const QByteArray bytes = file.read(greatestFile);
    const auto memory =
        feed::planMemoryFrom(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    if (memory)
        return {*memory, {}};
    // The next save would overwrite what perhaps can still be mended by hand.
    file.close();
    const QString aside = m_path + QStringLiteral(".damaged");
    QFile::remove(aside);
    const bool kept = file.rename(aside);
    return {std::nullopt, memory.error() + (kept ? " The file is now " + aside.toStdString() + '.' : std::string())};
}

std::string PlanMemoryFile::save(const feed::PlanMemory &memory) const
{
    const std::string text = feed::textOf(memory);
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    const auto size = static_cast<qint64>(text.size());
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), size) == size && file.commit())
        return {};
    return "What was learned of the credits cannot be kept (" + file.errorString().toStdString() +
           "); after a restart the program will not know what it spent.";
}

} // namespace evision::desk
