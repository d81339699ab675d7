// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/file_reader.h"

#include <QFile>
#include <QFileInfo>
#include <QString>

namespace evision::desk {

namespace {

constexpr qint64 chunk = qint64{1} << 20;

std::string tooLarge(const std::string &path, std::size_t mostBytes)
{
    return path + " is larger than the limit of " + std::to_string(mostBytes / (1024 * 1024)) +
           " MB; raise it with --max-mb if the file is meant.";
}

} // namespace

Expected<std::string, std::string> readFile(const std::string &path, std::size_t mostBytes)
{
    const QFileInfo info(QString::fromStdString(path));
    if (!info.exists())
        return Unexpected{path + " does not exist; check the name."};
    if (info.isDir())
        return Unexpected{path + " is a folder; name the files in it."};
    QFile file(info.filePath());
    if (!file.open(QIODevice::ReadOnly))
        return Unexpected{path + " cannot be opened: " + file.errorString().toStdString() + "."};

    // The size may lie (a pipe, a file that grows), so the limit holds for what arrives.
    std::string bytes;
    const qint64 expected = file.size();
    if (expected > 0 && static_cast<std::size_t>(expected) > mostBytes)
        return Unexpected{tooLarge(path, mostBytes)};
    bytes.reserve(static_cast<std::size_t>(expected));
    while (true) {
        const std::size_t held = bytes.size();
        bytes.resize(held + static_cast<std::size_t>(expected > qint64(held) ? expected - qint64(held) : chunk));
        const qint64 got = file.read(bytes.data() + held, static_cast<qint64>(bytes.size() - held));
        bytes.resize(held + static_cast<std::size_t>(got > 0 ? got : 0));
        if (got < 0)
            return Unexpected{path + " cannot be read: " + file.errorString().toStdString() + "."};
        if (got == 0)
            return bytes;
        if (bytes.size() > mostBytes)
            return Unexpected{tooLarge(path, mostBytes)};
    }
}

} // namespace evision::desk
