// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a recording, and the fields of its answers, into the folder that is the argument.
#include "feed/recording/recording_format.h"
#include "feed/recording/recording_writer.h"

#include <QDir>
#include <QFile>
#include <QString>

#include <memory>

using namespace evision;

namespace {

PollAnswer answerOf(int number)
{
    PollAnswer answer;
    answer.request.id = static_cast<std::uint64_t>(number);
    answer.request.kind = static_cast<PollKind>(number % 5);
    answer.request.sport = "soccer_epl";
    answer.request.markets = {"h2h", "totals"};
    answer.request.regions = {"eu"};
    answer.credits = {100, 5, number};
    answer.serverTime = 1755259200;
    answer.receivedAt = answer.sentAt = 1755259200000;
    if (number % 3 == 0) {
        answer.error = PollError::TimedOut;
        answer.message = "Too late.";
    } else {
        answer.body = std::make_shared<const std::string>("[{\"id\":\"e1\"}]");
    }
    return answer;
}

} // namespace

int main(int count, char **values)
{
    if (count != 2)
        return 2;
    const QDir folder(QString::fromLocal8Bit(values[1]));
    const auto writer = feed::RecordingWriter::open(folder.filePath(QStringLiteral("recording")));
    if (!writer)
        return 1;
    for (int number = 0; number < 4; ++number) {
        const PollAnswer answer = answerOf(number);
        if (!(*writer)->add(answer).empty())
            return 1;
        QFile file(folder.filePath(QStringLiteral("fields%1").arg(number)));
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        file.write(QByteArray::fromStdString(feed::recording::writtenFields(answer)));
    }
    return 0;
}
