// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bet_files/bet_source.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace evision::bet_files {

/// A bet with its member "settlement", null while it is open.
[[nodiscard]] QJsonObject objectOf(const FileBet &bet);
/// Whatever else the object has does not matter. A settlement must pay what the bet's terms make of its results.
[[nodiscard]] Expected<FileBet, std::string> betFrom(const QJsonObject &object);

/// Reads a document evision.bets/1, as `bets list --format json` and `bets export` write it.
class JsonDocumentSource final : public BetSource {
public:
    [[nodiscard]] static Expected<std::unique_ptr<BetSource>, std::string> open(const QByteArray &text);
    [[nodiscard]] Expected<std::optional<FileRow>, std::string> next() override;

private:
    explicit JsonDocumentSource(QJsonArray bets) : m_bets(std::move(bets)) {}

    QJsonArray m_bets;
    qsizetype m_at = 0;
};

} // namespace evision::bet_files
