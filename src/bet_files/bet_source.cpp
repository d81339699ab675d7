// SPDX-License-Identifier: GPL-3.0-or-later
#include "bet_files/bet_source.h"

#include "bet_files/bet_columns.h"
#include "bet_files/bet_json.h"
#include "bet_files/foreign_bet.h"

#include <QIODevice>

namespace evision::bet_files {

namespace {

constexpr qint64 greatestDocument = qint64{512} * 1024 * 1024;

bool beginsAsJson(QIODevice &device)
{
    const QByteArray beginning = device.peek(64).trimmed();
    return beginning.startsWith('{') || beginning.startsWith("\xef\xbb\xbf{");
}

Expected<std::unique_ptr<BetSource>, std::string> openDocument(QIODevice &device)
{
    QByteArray text = device.read(greatestDocument + 1);
    if (text.size() > greatestDocument)
        return Unexpected{std::string("It is larger than 512 MB: export it as CSV, which is read bet by bet.")};
    if (text.startsWith("\xef\xbb\xbf"))
        text.remove(0, 3);
    return JsonDocumentSource::open(text);
}

} // namespace

Expected<std::unique_ptr<BetSource>, std::string> openBets(QIODevice &device, const ForeignFormat &format)
{
    if (beginsAsJson(device))
        return openDocument(device);
    CsvReader reader(device);
    const auto heading = reader.next();
    if (!heading)
        return Unexpected{heading.error()};
    if (!*heading)
        return Unexpected{std::string("It is empty.")};
    if (isOurHeading(**heading))
        return std::unique_ptr<BetSource>(std::make_unique<OurTable>(std::move(reader), **heading));
    return ForeignTable::open(std::move(reader), **heading, format);
}

} // namespace evision::bet_files
