// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

namespace QTest {
template <>
inline char *toString(const std::string &text)
{
    return qstrdup(text.c_str());
}
} // namespace QTest

namespace evision::test {

using Words = std::vector<std::string>;

/// What a run of the program left behind.
struct Run {
    int code = -1;
    std::string out;
    std::string err;

    /// The document on stdout; empty where that is not exactly one JSON object.
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(QByteArray::fromStdString(out)).object(); }
};

/// How a run prints.
struct Screen {
    std::size_t width = 100;
    bool coloured = false;
    market::UnixSeconds now = market::noTime;
    process::ConsoleSize (*sizeNow)() noexcept = nullptr;
};

/// evision-cli with these words, in this process.
inline Run run(const Words &words, Screen screen = {})
{
    std::vector<const char *> arguments{"evision-cli"};
    for (const std::string &word : words)
        arguments.push_back(word.c_str());
    std::ostringstream out;
    std::ostringstream err;
    const int code = cli::runProgram(static_cast<int>(arguments.size()), arguments.data(),
                                     {out, err, screen.width, screen.coloured, screen.now, screen.sizeNow});
    return {code, out.str(), err.str()};
}

inline Words operator+(Words words, const Words &more)
{
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

/// Files of one test, gone with it.
class Folder {
public:
    /// The path of a file with these bytes.
    [[nodiscard]] std::string file(const std::string &name, const std::string &bytes) const
    {
        QFile file(m_folder.filePath(QString::fromStdString(name)));
        const bool written = file.open(QIODevice::WriteOnly) &&
                             file.write(bytes.data(), static_cast<qint64>(bytes.size())) == qint64(bytes.size());
        return written ? file.fileName().toStdString() : std::string();
    }
    [[nodiscard]] std::string path(const std::string &name = {}) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

private:
    QTemporaryDir m_folder;
};

inline QString key(const char *name)
{
    return QString::fromLatin1(name);
}

inline std::vector<std::string> lines(const std::string &text)
{
    std::vector<std::string> result;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        result.push_back(line);
    return result;
}

inline bool holds(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

inline bool near(double a, double b, double tolerance = 1e-12)
{
    return std::abs(a - b) <= tolerance;
}

} // namespace evision::test

/// Compares doubles within 1e-12, showing both.
#define COMPARE_NEAR(actual, expected)                                                                                 \
    QVERIFY2(evision::test::near(actual, expected),                                                                    \
             qPrintable(QStringLiteral("%1 is not %2").arg(actual, 0, 'g', 17).arg(expected, 0, 'g', 17)))

/// Checks that a text has a part in it, showing the text.
#define VERIFY_HOLDS(text, part) QVERIFY2(evision::test::holds(text, part), (text).c_str())
