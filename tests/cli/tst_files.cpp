// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_test.h"
#include "gzip.h"
#include "response.h"

#include <QFileInfo>

using namespace evision::test;

namespace {

/// One event whose alpha offers a bet: pinnacle says 1.90 and 2.00, alpha pays 2.10.
std::string goodResponse()
{
    return Response().event("e1").h2h("pinnacle", 1.9, 2.0).h2h("alpha", 2.1, 1.7).json();
}

double count(const Run &done, const char *name)
{
    return done.json()[key("counts")].toObject()[key(name)].toDouble(-1);
}

double rejected(const Run &done, const char *name)
{
    return done.json()[key("rejected")].toObject()[key(name)].toDouble(-1);
}

} // namespace

/// What scan makes of the files it is given.
class Files final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneThatCannotBeReadEndsWithOneAfterTheRest_data();
    void oneThatCannotBeReadEndsWithOneAfterTheRest();
    void aMissingOneIsNamedWithWhatToDo();
    void aFolderIsNoFile();
    void oneWithoutPermissionIsTold();
    void oneBeyondTheLimitIsNotRead();
    void aSmallCompressedOneBeyondTheLimitIsNotRead();
    void aLowerLimitHolds();
    void onlyUnreadableOnesStillMakeADocument();
    void explainOfAnUnreadableOneEndsWithOne();
    void aNameWithTerminalControlsIsShownWithoutThem();
    void withoutQuotesMakeOneRemark_data();
    void withoutQuotesMakeOneRemark();
    void gzippedOnesAreRead();
    void aBoughtAndAPlainOneMayBeMixed();
    void theOlderQuoteOfTwoIsSuperseded();
    void ofEqualTimesTheLaterFileWins();
    void aRepeatedSelectionIsADuplicate();
    void sameTeamsSwappedStayTwoEvents();
    void badEventsAreCountedAndTold();
    void noOpportunityIsNoFailure();
    void aFileCalledLikeACommandIsAFile();
};

void Files::oneThatCannotBeReadEndsWithOneAfterTheRest_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("saying");
    const std::string good = goodResponse();
    QTest::newRow("an empty file") << std::string() << std::string("empty");
    QTest::newRow("a file of white space") << std::string(" \n\t ") << std::string("empty");
    QTest::newRow("a file cut in the middle") << good.substr(0, good.size() / 2) << std::string("ends in the middle");
    QTest::newRow("a file cut before its last bracket")
        << good.substr(0, good.find_last_of(']')) << std::string("ends in the middle");
    QTest::newRow("a web page") << std::string("<!DOCTYPE html><html><body>Sign in</body></html>")
                                << std::string("web page");
    QTest::newRow("plain words") << std::string("no odds today") << std::string("not JSON");
    QTest::newRow("two documents in one") << good + good << std::string("after its end");
    QTest::newRow("a stray bracket after the end") << good + "]" << std::string("after its end");
    QTest::newRow("a zero byte after the end") << good + std::string(1, '\0') << std::string("after its end");
    QTest::newRow("bytes that are no text") << std::string("\xff\xfe[\x00]\x00", 6) << std::string("UTF-8");
    QTest::newRow("an error answer") << std::string(R"({"message":"Usage quota has been reached"})")
                                     << std::string("error message");
    QTest::newRow("another kind of JSON") << std::string(R"({"weather":"fine"})") << std::string("not events");
    QTest::newRow("a number") << std::string("42") << std::string("not events");
    const std::string packed = gzipped(good);
    QTest::newRow("a gzip file cut off") << packed.substr(0, packed.size() / 2) << std::string("damaged");
    std::string flipped = packed;
    flipped[flipped.size() - 6] = static_cast<char>(flipped[flipped.size() - 6] ^ 1);
    QTest::newRow("a gzip file with a wrong checksum") << flipped << std::string("damaged");
    QTest::newRow("a gzip file with more behind it") << packed + "x" << std::string("damaged");
    QTest::newRow("only a gzip header") << packed.substr(0, 10) << std::string("damaged");
    QTest::newRow("a gzip file of a web page") << gzipped("<html></html>") << std::string("web page");
}

void Files::oneThatCannotBeReadEndsWithOneAfterTheRest()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, saying);
    const Folder folder;
    const std::string bad = folder.file("bad.json", bytes);
    const Run done =
        run({"scan", bad, folder.file("good.json", goodResponse()), "--sharp", "pinnacle", "--format", "json"});
    QCOMPARE(done.code, 1);
    QCOMPARE(count(done, "read"), 4.0);
    QCOMPARE(done.json()[key("opportunities")].toArray().size(), 1);
    QCOMPARE(lines(done.err).size(), std::size_t{1});
    VERIFY_HOLDS(done.err, bad);
    VERIFY_HOLDS(done.err, saying);
}

void Files::aMissingOneIsNamedWithWhatToDo()
{
    const Folder folder;
    const Run done = run({"scan", folder.path("absent.json")});
    QCOMPARE(done.code, 1);
    QCOMPARE(done.err, folder.path("absent.json") + " does not exist; check the name.\n");
}

void Files::aFolderIsNoFile()
{
    const Folder folder;
    const Run done = run({"scan", folder.path()});
    QCOMPARE(done.code, 1);
    VERIFY_HOLDS(done.err, "is a folder");
}

void Files::oneWithoutPermissionIsTold()
{
    const Folder folder;
    const std::string path = folder.file("closed.json", goodResponse());
    QFile file(QString::fromStdString(path));
    QVERIFY(file.setPermissions(QFileDevice::Permissions()));
    if (file.open(QIODevice::ReadOnly))
        QSKIP("this user may read everything");
    const Run done = run({"scan", path});
    QCOMPARE(done.code, 1);
    VERIFY_HOLDS(done.err, "cannot be opened");
}

void Files::oneBeyondTheLimitIsNotRead()
{
    const Folder folder;
    const std::string path = folder.file("large.json", "[");
    QVERIFY(QFile::resize(QString::fromStdString(path), qint64{300} * 1024 * 1024)); // a hole: it needs no space
    const Run done = run({"scan", path});
    QCOMPARE(done.code, 1);
    VERIFY_HOLDS(done.err, "256 MB");
    VERIFY_HOLDS(done.err, "--max-mb");
}

void Files::aSmallCompressedOneBeyondTheLimitIsNotRead()
{
    const Folder folder;
    const std::string path = folder.file("bomb.json.gz", gzipped("[" + std::string(3U << 20U, ' ') + "]"));
    QVERIFY(QFileInfo(QString::fromStdString(path)).size() < 100000);
    const Run done = run({"scan", path, "--max-mb", "2"});
    QCOMPARE(done.code, 1);
    VERIFY_HOLDS(done.err, "too large");
    QCOMPARE(run({"scan", path, "--max-mb", "4"}).code, 0);
}

void Files::aLowerLimitHolds()
{
    const Folder folder;
    const std::string path = folder.file("good.json", goodResponse() + std::string(1100000, ' '));
    QCOMPARE(run({"scan", path, "--max-mb", "1"}).code, 1);
    QCOMPARE(run({"scan", path, "--max-mb", "2"}).code, 0);
}

void Files::onlyUnreadableOnesStillMakeADocument()
{
    const Folder folder;
    const Run done = run({"scan", folder.path("absent.json"), "--format", "json"});
    QCOMPARE(done.code, 1);
    QCOMPARE(count(done, "read"), 0.0);
    QVERIFY(done.json()[key("as_of")].isNull());
}

void Files::explainOfAnUnreadableOneEndsWithOne()
{
    const Folder folder;
    const Run done = run({"explain", folder.path("absent.json"), "--id", "0123456789abcdef"});
    QCOMPARE(done.code, 1);
    QCOMPARE(done.out, std::string());
    VERIFY_HOLDS(done.err, "does not exist");
}

void Files::aNameWithTerminalControlsIsShownWithoutThem()
{
    const Folder folder;
    const Run done = run({"scan", folder.path("\x1b]0;owned\x07\xe2\x80\xae\xc2\x9b\xd0\x1b[2J.json")});
    QCOMPARE(done.code, 1);
    QCOMPARE(lines(done.err).size(), std::size_t{1});
    for (const char *raw : {"\x1b", "\x07", "\xe2\x80\xae", "\xc2\x9b", "\xd0"})
        QVERIFY2(!holds(done.err, raw), done.err.c_str());
}

void Files::withoutQuotesMakeOneRemark_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("saying");
    const std::string event = R"("id":"e1","sport_key":"tennis_test","commence_time":"2026-02-01T18:00:00Z",)"
                              R"("home_team":"Home","away_team":"Away")";
    QTest::newRow("scores") << "[{" + event +
                                   R"(,"completed":true,"scores":[{"name":"Home","score":"2"}],"last_update":null}])"
                            << std::string("scores");
    QTest::newRow("scores that are not there yet")
        << "[{" + event + R"(,"completed":false,"scores":null,"last_update":null}])" << std::string("scores");
    QTest::newRow("events alone") << "[{" + event + "}]" << std::string("events without bookmakers");
    QTest::newRow("sports") << std::string(R"([{"key":"soccer_epl","group":"Soccer","title":"EPL","description":"",)"
                                           R"("active":true,"has_outrights":false}])")
                            << std::string("list of sports");
    QTest::newRow("an empty list") << std::string("[]") << std::string("no quotes");
    QTest::newRow("events whose bookmakers are not there yet")
        << "[{" + event + R"(,"bookmakers":[]}])" << std::string("no quotes");
    QTest::newRow("an envelope of nothing")
        << std::string(R"({"timestamp":"2026-01-31T18:00:00Z","data":[]})") << std::string("no quotes");
}

void Files::withoutQuotesMakeOneRemark()
{
    QFETCH(std::string, bytes);
    QFETCH(std::string, saying);
    const Folder folder;
    const std::string path = folder.file("quiet.json", bytes);
    const Run done = run({"scan", path, "--format", "json"});
    QCOMPARE(done.code, 0);
    QCOMPARE(lines(done.err).size(), std::size_t{1});
    VERIFY_HOLDS(done.err, path);
    VERIFY_HOLDS(done.err, saying);
    QCOMPARE(count(done, "read"), 0.0);
    QCOMPARE(count(done, "used"), 0.0);
}

void Files::gzippedOnesAreRead()
{
    const Folder folder;
    const Run plain = run({"scan", folder.file("plain.json", goodResponse()), "--sharp", "pinnacle"});
    const Run packed = run({"scan", folder.file("packed.json.gz", gzipped(goodResponse())), "--sharp", "pinnacle"});
    QCOMPARE(packed.code, 0);
    QCOMPARE(packed.out, plain.out);
    VERIFY_HOLDS(packed.out, "+7.8 %");
}

void Files::aBoughtAndAPlainOneMayBeMixed()
{
    const Folder folder;
    const std::string envelope =
        R"({"timestamp":"2026-01-31T18:00:05Z","previous_timestamp":null,"next_timestamp":null,"data":)" +
        Response().event("e1").h2h("pinnacle", 1.9, 2.0).json() + "}";
    const Run done = run({"scan", folder.file("history.json", envelope),
                          folder.file("live.json", Response().event("e1").h2h("alpha", 2.1, 1.7).json()), "--sharp",
                          "pinnacle", "--format", "json"});
    QCOMPARE(done.code, 0);
    QCOMPARE(count(done, "events"), 1.0);
    QCOMPARE(done.json()[key("opportunities")].toArray().size(), 1);
}

void Files::theOlderQuoteOfTwoIsSuperseded()
{
    const Folder folder;
    const std::string older = folder.file(
        "older.json",
        Response().event("e1").h2h("pinnacle", 1.9, 2.0).h2h("alpha", 2.6, 1.4, "2026-01-31T17:59:00Z").json());
    const std::string newer = folder.file("newer.json", Response().event("e1").h2h("alpha", 2.1, 1.7).json());
    for (const Words &files : {Words{older, newer}, Words{newer, older}}) {
        const Run done = run(Words{"scan", "--sharp", "pinnacle", "--format", "json"} + files);
        QCOMPARE(count(done, "read"), 6.0);
        QCOMPARE(count(done, "used"), 4.0);
        QCOMPARE(rejected(done, "superseded"), 2.0);
        QCOMPARE(done.json()[key("opportunities")].toArray().at(0).toObject()[key("price")].toDouble(), 2.1);
    }
}

void Files::ofEqualTimesTheLaterFileWins()
{
    const Folder folder;
    const std::string sharp = folder.file("sharp.json", Response().event("e1").h2h("pinnacle", 1.9, 2.0).json());
    const std::string one = folder.file("one.json", Response().event("e1").h2h("alpha", 2.1, 1.7).json());
    const std::string two = folder.file("two.json", Response().event("e1").h2h("alpha", 2.2, 1.65).json());
    const auto price = [&](const Words &files) {
        const Run done = run(Words{"scan", "--sharp", "pinnacle", "--format", "json"} + files);
        return done.json()[key("opportunities")].toArray().at(0).toObject()[key("price")].toDouble();
    };
    QCOMPARE(price({sharp, one, two}), 2.2);
    QCOMPARE(price({sharp, two, one}), 2.1);
}

void Files::aRepeatedSelectionIsADuplicate()
{
    const Folder folder;
    const std::string path =
        folder.file("twice.json", Response().event("e1").h2h("alpha", 2.1, 1.7).quote("Home", 2.2).json());
    const Run done = run({"scan", path, "--format", "json"});
    QCOMPARE(count(done, "read"), 3.0);
    QCOMPARE(rejected(done, "duplicate"), 1.0);
    QCOMPARE(count(done, "used"), 2.0);
}

void Files::sameTeamsSwappedStayTwoEvents()
{
    const Folder folder;
    const std::string path = folder.file("legs.json", Response()
                                                          .event("first", "tennis_test", "Home", "Away")
                                                          .h2h("pinnacle", 1.9, 2.0)
                                                          .event("second", "tennis_test", "Away", "Home")
                                                          .h2h("alpha", 2.1, 2.1)
                                                          .json());
    const Run done = run({"scan", path, "--sharp", "pinnacle", "--format", "json"});
    QCOMPARE(count(done, "events"), 2.0);
    QCOMPARE(count(done, "lines"), 2.0);
    QCOMPARE(count(done, "priced_lines"), 1.0);
    QCOMPARE(done.json()[key("opportunities")].toArray().size(), 0);
}

void Files::badEventsAreCountedAndTold()
{
    const Folder folder;
    const std::string path = folder.file("bad.json", Response()
                                                         .event("e1", "tennis_test", "Same", "Same")
                                                         .h2h("alpha", 2.1, 1.7)
                                                         .event("e2")
                                                         .h2h("alpha", 2.1, 1.7)
                                                         .json());
    const Run done = run({"scan", path, "--format", "json"});
    QCOMPARE(done.code, 0);
    QCOMPARE(rejected(done, "bad_event"), 2.0);
    QCOMPARE(count(done, "read"), 4.0);
    QCOMPARE(count(done, "used"), 2.0);
    VERIFY_HOLDS(done.err, "1 event");
}

void Files::noOpportunityIsNoFailure()
{
    const Folder folder;
    const Run done = run({"scan", folder.file("good.json", goodResponse()), "--sharp", "pinnacle", "--min-ev", "0.5"});
    QCOMPARE(done.code, 0);
    QCOMPARE(done.err, std::string());
    VERIFY_HOLDS(done.out, "No bet reaches an expected value of +50.0 % (--min-ev).");
}

void Files::aFileCalledLikeACommandIsAFile()
{
    QCOMPARE(run({"scan", "kelly"}).err, std::string("kelly does not exist; check the name.\n"));
}

QTEST_GUILESS_MAIN(Files)
#include "tst_files.moc"
