// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bet_files/bet_json.h"
#include "bet_files/bet_source.h"
#include "storage/bet_document.h"

#include <QBuffer>

#include <string>
#include <vector>

namespace evision::bet_files {

/// All that a text has, or the sentence that ended it.
struct Reading {
    std::vector<FileRow> rows;
    std::string mistake;
    std::vector<std::string> mapping;
};

inline Reading readAll(const std::string &text, const ForeignFormat &format = {})
{
    QByteArray bytes = QByteArray::fromStdString(text);
    QBuffer device(&bytes);
    if (!device.open(QIODevice::ReadOnly))
        return {{}, "no buffer", {}};
    const auto source = openBets(device, format);
    if (!source)
        return {{}, source.error(), {}};
    Reading reading{{}, {}, (*source)->mapping()};
    for (;;) {
        auto row = (*source)->next();
        if (!row) {
            reading.mistake = row.error();
            return reading;
        }
        if (!*row)
            return reading;
        reading.rows.push_back(std::move(**row));
    }
}

/// The same values are the same text.
inline QByteArray textOf(const FileBet &bet)
{
    return storage::compactText(objectOf(bet));
}

} // namespace evision::bet_files
