// SPDX-License-Identifier: GPL-3.0-or-later
// What is written down comes back, and a file that was cut or damaged gives what is good before.
#include "feed/recording/recording_reader.h"
#include "feed/recording/recording_writer.h"
#include "recorded_answers.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <iostream>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace evision;
using namespace evision::feed;
using namespace evision::test;

namespace {

/// A recording in memory.
struct Opened {
    explicit Opened(QByteArray bytes) : device(&m_bytes), reader(device), m_bytes(std::move(bytes))
    {
        device.open(QIODevice::ReadOnly);
        if (auto result = reader.readIndex())
            index = *result;
        else
            error = result.error();
    }
    /// Empty when an answer is damaged.
    [[nodiscard]] QByteArray answer(std::size_t number)
    {
        const auto result = reader.read(index.entries[number]);
        return result ? described(*result) : QByteArray();
    }

    QBuffer device;
    RecordingReader reader;
    RecordingIndex index;
    std::string error;

private:
    QByteArray m_bytes;
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// What the program does when it is started by the test of its sudden end.
int recordUntilKilled(const QString &path)
{
    const auto writer = RecordingWriter::open(path);
    if (!writer)
        return 1;
    for (std::uint32_t seed = 1;; ++seed) {
        if (!(*writer)->add(someAnswer(seed)).empty())
            return 1;
        if (seed == 20)
            std::cout << "going" << std::endl;
    }
}

} // namespace

class TestRecording : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pipesAreNotOpened();
    void init();
    void comesBack();
    void goesOnWithAFile();
    void cutAnywhere();
    void byteChangedAnywhere();
    void cutFileIsMended();
    void headerCutIsMended();
    void otherFilesAreLeftAlone_data();
    void otherFilesAreLeftAlone();
    void damagedFilesAreLeftAlone();
    void laterVersion();
    void laterFieldsArePassedOver();
    void oneWriterAtATime();
    void largestSize();
    void folderThatIsNotThere();
    void killed();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("a.evrec")); }
    [[nodiscard]] QByteArray recorded(const std::vector<PollAnswer> &answers) const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRecording::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QByteArray TestRecording::recorded(const std::vector<PollAnswer> &answers) const
{
    const auto writer = RecordingWriter::open(path());
    if (!writer)
        return {};
    for (const PollAnswer &answer : answers) {
        if (!(*writer)->add(answer).empty())
            return {};
    }
    return contents(path());
}

void TestRecording::comesBack()
{
    const std::vector<PollAnswer> answers = someAnswers(300);
    Opened opened(recorded(answers));
    QCOMPARE(opened.error, std::string());
    QVERIFY(opened.index.end == RecordingEnd::Whole && opened.index.message.empty());
    QCOMPARE(opened.index.entries.size(), answers.size());
    // In any order.
    for (std::size_t number = answers.size(); number-- > 0;)
        QCOMPARE(opened.answer(number), described(answers[number]));
}

void TestRecording::goesOnWithAFile()
{
    const std::vector<PollAnswer> answers = someAnswers(30);
    for (std::size_t number = 0; number < answers.size(); ++number) {
        const auto writer = RecordingWriter::open(path());
        QVERIFY(writer);
        QCOMPARE((*writer)->answers(), number);
        QCOMPARE((*writer)->note(), std::string());
        QCOMPARE((*writer)->add(answers[number]), std::string());
        QCOMPARE((*writer)->bytes(), QFile(path()).size());
    }
    Opened opened(contents(path()));
    QCOMPARE(opened.index.entries.size(), answers.size());
    for (std::size_t number = 0; number < answers.size(); ++number) {
        QCOMPARE(opened.answer(number), described(answers[number]));
        QCOMPARE(opened.index.entries[number].answer.afresh, number > 0); // each was a session of its own
    }
}

void TestRecording::cutAnywhere()
{
    const std::vector<PollAnswer> answers = someAnswers(5);
    const QByteArray whole = recorded(answers);
    std::vector<qint64> ends = {static_cast<qint64>(recording::headerSize)};
    {
        Opened opened(whole);
        for (const RecordingEntry &entry : opened.index.entries)
            ends.push_back(entry.bodyAt + qint64{entry.head.bodyBytes});
    }
    QCOMPARE(ends.back(), whole.size());
    std::size_t complete = 0;
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        Opened opened(whole.left(size));
        if (size < ends.front()) {
            QVERIFY(!opened.error.empty());
            continue;
        }
        while (complete + 1 < ends.size() && ends[complete + 1] <= size)
            ++complete;
        QCOMPARE(opened.error, std::string());
        QCOMPARE(opened.index.entries.size(), complete);
        QCOMPARE(opened.index.goodBytes, ends[complete]);
        QVERIFY(opened.index.end == (ends[complete] == size ? RecordingEnd::Whole : RecordingEnd::Cut));
        QCOMPARE(opened.index.message.empty(), ends[complete] == size);
        if (complete > 0)
            QCOMPARE(opened.answer(complete - 1), described(answers[complete - 1]));
    }
}

void TestRecording::byteChangedAnywhere()
{
    const std::vector<PollAnswer> answers = someAnswers(4);
    const QByteArray whole = recorded(answers);
    for (qsizetype place = 0; place < whole.size(); ++place) {
        QByteArray changed = whole;
        changed[place] = static_cast<char>(changed[place] ^ (1 << (place % 8)));
        Opened opened(changed);
        if (place < static_cast<qsizetype>(recording::headerSize)) {
            QVERIFY(!opened.error.empty());
            continue;
        }
        // Every answer that is there is the true one; the changed one is missing, or says that it is damaged.
        QCOMPARE(opened.error, std::string());
        std::size_t damaged = answers.size() - opened.index.entries.size();
        QCOMPARE(damaged > 0, opened.index.end != RecordingEnd::Whole);
        for (std::size_t number = 0; number < opened.index.entries.size(); ++number) {
            const QByteArray answer = opened.answer(number);
            damaged += answer.isEmpty() ? 1U : 0U;
            QVERIFY(answer.isEmpty() || answer == described(answers[number]));
        }
        QVERIFY2(damaged > 0, qPrintable(QString::number(place)));
    }
}

void TestRecording::cutFileIsMended()
{
    const std::vector<PollAnswer> answers = someAnswers(3);
    const QByteArray whole = recorded({answers[0], answers[1]});
    write(path(), whole.chopped(5));
    {
        const auto writer = RecordingWriter::open(path());
        QVERIFY(writer);
        QVERIFY(!(*writer)->note().empty());
        QCOMPARE((*writer)->answers(), 1U);
        QCOMPARE((*writer)->add(answers[2]), std::string());
    }
    Opened opened(contents(path()));
    QVERIFY(opened.index.end == RecordingEnd::Whole);
    QCOMPARE(opened.index.entries.size(), 2U);
    QCOMPARE(opened.answer(0), described(answers[0]));
    QCOMPARE(opened.answer(1), described(answers[2]));
}

void TestRecording::headerCutIsMended()
{
    const QByteArray whole = recorded({});
    for (qsizetype size = 0; size < whole.size(); ++size) {
        write(path(), whole.left(size));
        QVERIFY(RecordingWriter::open(path()));
        QCOMPARE(contents(path()), whole);
    }
}

void TestRecording::otherFilesAreLeftAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a diary") << QByteArray("Dear diary, today I won nothing at all.");
    QTest::newRow("a letter") << QByteArray("x");
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n rest of it, and more");
    QTest::newRow("zeros") << QByteArray(100, '\0');
}

void TestRecording::otherFilesAreLeftAlone()
{
    QFETCH(QByteArray, bytes);
    write(path(), bytes);
    const auto writer = RecordingWriter::open(path());
    QVERIFY(!writer);
    QVERIFY(writer.error().back() == '.');
    QCOMPARE(contents(path()), bytes);
    QVERIFY(!Opened(bytes).error.empty());
}

void TestRecording::damagedFilesAreLeftAlone()
{
    QByteArray bytes = recorded(someAnswers(3));
    bytes[static_cast<qsizetype>(recording::headerSize) + 5] = '\x7f';
    write(path(), bytes);
    QVERIFY(!RecordingWriter::open(path()));
    QCOMPARE(contents(path()), bytes);
}

void TestRecording::laterVersion()
{
    std::string header = recording::header();
    header[8] = 2;
    const std::uint32_t check = recording::checksum(std::string_view(header).substr(0, recording::headerSize - 4));
    for (std::size_t byte = 0; byte < 4; ++byte)
        header[recording::headerSize - 4 + byte] = static_cast<char>(static_cast<unsigned char>(check >> (8 * byte)));
    const Opened opened(QByteArray::fromStdString(header));
    QVERIFY(opened.error.find("later version") != std::string::npos);
}

void TestRecording::laterFieldsArePassedOver()
{
    const PollAnswer answer = someAnswer(7);
    const std::string fields = recording::writtenFields(answer);
    const std::string later("\xff\x7f\x03\0\0\0new", 9);
    const auto read = recording::readFields(later + fields + later);
    QVERIFY(read);
    PollAnswer expected = answer;
    expected.body = nullptr;
    QCOMPARE(described(*read), described(expected));
    QVERIFY(!recording::readFields(fields + "\xff"));                                   // half a field
    QVERIFY(!recording::readFields(std::string("\2\0\x8\0\0\0\x9\0\0\0\0\0\0\0", 14))); // a kind to come
    QVERIFY(!recording::readFields(std::string("\2\0\1\0\0\0\1", 7)));                  // a number of one byte
    QVERIFY(!recording::readFields(std::string("\x14\0\3\0\0\0huh", 9)));               // an error to come
}

void TestRecording::oneWriterAtATime()
{
    const auto first = RecordingWriter::open(path());
    QVERIFY(first);
    const auto second = RecordingWriter::open(path());
    QVERIFY(!second);
    QVERIFY(second.error().find("another program") != std::string::npos);
    QCOMPARE((*first)->add(someAnswer(1)), std::string());
}

void TestRecording::largestSize()
{
    RecordingLimits limits;
    limits.mostFileBytes = 3000;
    const auto writer = RecordingWriter::open(path(), limits);
    QVERIFY(writer);
    std::uint32_t seed = 1;
    while ((*writer)->add(someAnswer(seed)).empty())
        ++seed;
    QVERIFY(seed > 2);
    const QByteArray before = contents(path());
    QVERIFY(before.size() <= 3000);
    PollAnswer small;
    small.error = PollError::Unreachable;
    QVERIFY(!(*writer)->add(small).empty()); // one that would fit does not come behind a gap
    QCOMPARE(contents(path()), before);
    QCOMPARE(Opened(before).index.entries.size(), std::size_t{seed - 1});
}

void TestRecording::folderThatIsNotThere()
{
    const auto writer = RecordingWriter::open(m_folder->filePath(QStringLiteral("no/such/a.evrec")));
    QVERIFY(!writer);
    QVERIFY(writer.error().back() == '.');
}

void TestRecording::killed()
{
    for (int time = 1; time <= 3; ++time) {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--record"), path()});
        QVERIFY(program.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(program.bytesAvailable() > 0 || program.state() == QProcess::NotRunning, 20000);
        program.kill();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);
        Opened opened(contents(path()));
        QCOMPARE(opened.error, std::string());
        QVERIFY(opened.index.end != RecordingEnd::Damaged);
        QVERIFY(opened.index.entries.size() >= static_cast<std::size_t>(20 * time));
        for (std::size_t number = 0; number < 20; ++number)
            QCOMPARE(opened.answer(number), described(someAnswer(static_cast<std::uint32_t>(number + 1))));
    }
}

/// Whoever opens a pipe to read waits for a writer, for ever.
void TestRecording::pipesAreNotOpened()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const QString file = folder.filePath(QStringLiteral("file"));
    QCOMPARE(mkfifo(QFile::encodeName(file + QStringLiteral(".lock")).constData(), 0600), 0);
    for (const QString &path : {pipe, file}) {
        const auto writer = RecordingWriter::open(path);
        QVERIFY(!writer);
        QVERIFY2(writer.error().find("is not a file") != std::string::npos, writer.error().c_str());
    }
#else
    QSKIP("There are no pipes among the files here.");
#endif
}

int main(int count, char **values)
{
    QCoreApplication application(count, values);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String("--record"))
        return recordUntilKilled(arguments[2]);
    TestRecording test;
    return QTest::qExec(&test, count, values);
}

#include "tst_recording.moc"
