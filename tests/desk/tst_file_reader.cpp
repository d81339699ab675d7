// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/file_reader.h"
#include "folder.h"

using namespace evision;
using namespace evision::test;

namespace {

constexpr std::size_t megabyte = std::size_t{1} << 20U;

std::string errorOf(const std::string &path, std::size_t mostBytes = megabyte)
{
    const auto bytes = desk::readFile(path, mostBytes);
    return bytes ? std::string("no error") : bytes.error();
}

} // namespace

/// Files are read whole or not at all, and the reason is a sentence.
class FileReader final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBytesComeAsTheyAre_data();
    void theBytesComeAsTheyAre();
    void theLimitIsIncluded();
    void aLargerFileIsNotOpened();
    void aMissingFileIsTold();
    void aFolderIsTold();
    void aFileWithoutPermissionIsTold();
    void aFileOfUnknownSizeIsReadToItsEnd();
    void aFileOfUnknownSizeHasTheLimitToo();
};

void FileReader::theBytesComeAsTheyAre_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::newRow("nothing") << std::string();
    QTest::newRow("line ends of Windows") << std::string("a\r\nb\n");
    QTest::newRow("zero bytes") << std::string("a\0b\0", 4);
    QTest::newRow("bytes that are no text") << std::string("\xff\xfe\x1a\x80");
    QTest::newRow("more than one chunk") << std::string(3 * megabyte + 1, 'x');
}

void FileReader::theBytesComeAsTheyAre()
{
    QFETCH(std::string, bytes);
    const Folder folder;
    const auto read = desk::readFile(folder.file("f", bytes), 4 * megabyte);
    QVERIFY(bool(read));
    QVERIFY(*read == bytes);
}

void FileReader::theLimitIsIncluded()
{
    const Folder folder;
    const std::string path = folder.file("f", "12345");
    QVERIFY(bool(desk::readFile(path, 5)));
    QVERIFY(!desk::readFile(path, 4));
}

void FileReader::aLargerFileIsNotOpened()
{
    const Folder folder;
    const std::string path = folder.file("f", "x");
    QVERIFY(QFile::resize(QString::fromStdString(path), qint64{5000} * qint64{megabyte})); // a hole of 5 GB
    QCOMPARE(errorOf(path, 7 * megabyte),
             path + " is larger than the limit of 7 MB; raise it with --max-mb if the file is meant.");
}

void FileReader::aMissingFileIsTold()
{
    const Folder folder;
    QCOMPARE(errorOf(folder.path("absent")), folder.path("absent") + " does not exist; check the name.");
    QCOMPARE(errorOf({}), std::string(" does not exist; check the name."));
}

void FileReader::aFolderIsTold()
{
    const Folder folder;
    QCOMPARE(errorOf(folder.path()), folder.path() + " is a folder; name the files in it.");
}

void FileReader::aFileWithoutPermissionIsTold()
{
    const Folder folder;
    const std::string path = folder.file("closed", "x");
    QFile file(QString::fromStdString(path));
    QVERIFY(file.setPermissions(QFileDevice::Permissions()));
    if (file.open(QIODevice::ReadOnly))
        QSKIP("this user may read everything");
    QVERIFY(errorOf(path).starts_with(path + " cannot be opened: "));
}

void FileReader::aFileOfUnknownSizeIsReadToItsEnd()
{
    const std::string path = "/proc/self/status"; // says it has 0 bytes
    if (!QFile::exists(QString::fromStdString(path)))
        QSKIP("there is no such file on this system");
    const auto read = desk::readFile(path, megabyte);
    QVERIFY(bool(read));
    QVERIFY(read->starts_with("Name:"));
}

void FileReader::aFileOfUnknownSizeHasTheLimitToo()
{
    if (!QFile::exists(QStringLiteral("/dev/zero")))
        QSKIP("there is no such file on this system");
    QVERIFY(errorOf("/dev/zero", 3 * megabyte).starts_with("/dev/zero is larger than the limit of 3 MB"));
}

QTEST_GUILESS_MAIN(FileReader)
#include "tst_file_reader.moc"
