// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>
#include <QTemporaryDir>
#include <QTest>

#include <string>

namespace QTest {
template <>
inline char *toString(const std::string &text)
{
    return qstrdup(text.c_str());
}
} // namespace QTest

namespace evision::test {

/// Files of one test, gone with it.
class Folder {
public:
    /// The path of a file with these bytes.
    [[nodiscard]] std::string file(const std::string &name, const std::string &bytes) const
    {
        QFile file(QString::fromStdString(path(name)));
        const bool written = file.open(QIODevice::WriteOnly) &&
                             file.write(bytes.data(), static_cast<qint64>(bytes.size())) == qint64(bytes.size());
        return written ? path(name) : std::string();
    }
    [[nodiscard]] std::string path(const std::string &name = {}) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace evision::test
