// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/file_scan.h"
#include "desk/tables.h"
#include "folder.h"

using namespace evision;
using namespace evision::test;

namespace {

constexpr market::UnixSeconds sixPm = 1769882400; // 2026-01-31T18:00:00Z

/// An event with one market at one bookmaker; `times` are more fields of the bookmaker.
std::string matchOf(const std::string &id, const std::string &book, const std::string &times, double home = 1.9,
                    double away = 2.0)
{
    return R"({"id":")" + id +
           R"(","sport_key":"tennis_test","commence_time":"2026-02-01T18:00:00Z","home_team":"Home",)" +
           R"("away_team":"Away","bookmakers":[{"key":")" + book + R"(",)" + times +
           R"("markets":[{"key":"h2h","outcomes":[)" + R"({"name":"Home","price":)" + std::to_string(home) +
           R"(},{"name":"Away","price":)" + std::to_string(away) + "}]}]}]}";
}

std::string updated(const char *clock)
{
    return R"("last_update":"2026-01-31T)" + std::string(clock) + R"(Z",)";
}

std::string envelope(const std::string &data)
{
    return R"({"timestamp":"2026-01-31T17:00:00Z","data":[)" + data + "]}";
}

class Lab {
public:
    Lab() : m_tables(desk::loadTables().value()) {}

    std::string file(const std::string &name, const std::string &bytes)
    {
        return m_options.files.emplace_back(m_folder.file(name, bytes));
    }
    desk::FileScanOptions &options() { return m_options; }
    desk::FileScan &run()
    {
        m_scan.emplace(m_tables, edge::EdgeOptions(), m_options);
        m_scan->run();
        return *m_scan;
    }
    [[nodiscard]] const Folder &folder() const { return m_folder; }

private:
    Folder m_folder;
    edge::EdgeTables m_tables;
    desk::FileScanOptions m_options;
    std::optional<desk::FileScan> m_scan;
};

} // namespace

/// Files scanned as one market: the clock, what is told of bad files, what is explained.
class FileScan final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theClockIsTheUsersFirst();
    void theClockIsTheNewestUpdateOfAllFiles();
    void theClockIsTheMarketsUpdateToo();
    void theClockIsTheEnvelopesWithoutUpdates();
    void thereMayBeNoClock();
    void noFileIsNoQuote();
    void aBadFileIsToldAndTheRestCounts();
    void goodFilesAreNotTold();
    void aFileWithoutQuotesIsRemarked();
    void aFileThatIsTooOldBesideTheOthersIsRemarked();
    void badEventsAreRemarked();
    void theLimitIsForInflatedBytesToo();
    void theOddsFormatIsBelieved();
    void eventsOfSeveralFilesAreOne();
    void anOpportunityIsExplained();
    void whatWasNotFoundIsNotExplained();
};

void FileScan::theClockIsTheUsersFirst()
{
    Lab lab;
    lab.file("a", "[" + matchOf("e1", "pinnacle", updated("18:00:00")) + "]");
    lab.options().asOf = sixPm + 5;
    QCOMPARE(*lab.run().asOf(), sixPm + 5);
}

void FileScan::theClockIsTheNewestUpdateOfAllFiles()
{
    Lab lab;
    lab.file("a", "[" + matchOf("e1", "pinnacle", updated("17:59:58")) + "," +
                      matchOf("e2", "pinnacle", updated("18:00:00")) + "]");
    lab.file("b", envelope(matchOf("e3", "pinnacle", updated("17:00:00"))));
    QCOMPARE(*lab.run().asOf(), sixPm);
}

void FileScan::theClockIsTheMarketsUpdateToo()
{
    Lab lab;
    std::string response = matchOf("e1", "pinnacle", updated("17:00:00"));
    response.replace(response.find(R"("key":"h2h",)"), 12, R"("key":"h2h","last_update":1769882400,)");
    lab.file("a", "[" + response + "]");
    QCOMPARE(*lab.run().asOf(), sixPm);
}

void FileScan::theClockIsTheEnvelopesWithoutUpdates()
{
    Lab lab;
    lab.file("a", envelope(matchOf("e1", "pinnacle", {})));
    QCOMPARE(*lab.run().asOf(), sixPm - 3600);
}

void FileScan::thereMayBeNoClock()
{
    Lab lab;
    lab.file("a", "[" + matchOf("e1", "pinnacle", {}) + "]");
    QVERIFY(!lab.run().asOf());
    QCOMPARE(lab.run().result().counts.read, std::uint64_t{2});
}

void FileScan::noFileIsNoQuote()
{
    Lab lab;
    QCOMPARE(lab.run().result().counts.read, std::uint64_t{0});
    QVERIFY(!lab.run().asOf());
}

void FileScan::aBadFileIsToldAndTheRestCounts()
{
    Lab lab;
    const std::string bad = lab.file("bad", "{");
    lab.options().files.push_back(lab.folder().path("absent"));
    lab.file("good", "[" + matchOf("e1", "pinnacle", updated("18:00:00")) + "]");
    const desk::FileScan &scan = lab.run();
    QCOMPARE(scan.failures().size(), std::size_t{2});
    QVERIFY(scan.failures()[0].starts_with(bad + ": "));
    QVERIFY(scan.failures()[1].starts_with(lab.folder().path("absent")));
    QCOMPARE(scan.result().counts.used, std::uint64_t{2});
}

void FileScan::goodFilesAreNotTold()
{
    Lab lab;
    lab.file("good", "[" + matchOf("e1", "pinnacle", updated("18:00:00")) + "]");
    QVERIFY(lab.run().failures().empty());
    QVERIFY(lab.run().remarks().empty());
}

void FileScan::aFileWithoutQuotesIsRemarked()
{
    Lab lab;
    const std::string empty = lab.file("empty", "[]");
    const desk::FileScan &scan = lab.run();
    QVERIFY(scan.failures().empty());
    QCOMPARE(scan.remarks(), (std::vector<std::string>{empty + " holds no quotes."}));
}

void FileScan::aFileThatIsTooOldBesideTheOthersIsRemarked()
{
    Lab lab;
    const std::string old = lab.file("old", "[" + matchOf("e1", "pinnacle", updated("17:00:00")) + "]");
    lab.file("new", "[" + matchOf("e2", "pinnacle", updated("18:00:00")) + "]");
    const desk::FileScan &scan = lab.run();
    QCOMPARE(scan.remarks(),
             (std::vector<std::string>{
                 old + ": all 2 quotes are too old beside the other files; scan it by itself, or see --max-age."}));
}

void FileScan::badEventsAreRemarked()
{
    Lab lab;
    std::string bad = matchOf("e1", "pinnacle", updated("18:00:00"));
    bad.replace(bad.find(R"("Away")"), 6, R"("Home")"); // a team against itself
    lab.file("a", "[" + bad + "]");
    const desk::FileScan &scan = lab.run();
    QCOMPARE(scan.remarks().size(), std::size_t{1});
    QCOMPARE(scan.result().counts.badEvent, std::uint64_t{2});
}

void FileScan::theLimitIsForInflatedBytesToo()
{
    Lab lab;
    lab.options().maxBytes = 100;
    lab.file("a", "[" + matchOf("e1", "pinnacle", updated("18:00:00")) + "]");
    QCOMPARE(lab.run().failures().size(), std::size_t{1});
}

void FileScan::theOddsFormatIsBelieved()
{
    Lab lab;
    lab.file("a", "[" + matchOf("e1", "pinnacle", updated("18:00:00"), 150, 200) + "]");
    lab.options().format = feed::OddsFormat::Decimal;
    QCOMPARE(lab.run().result().counts.used, std::uint64_t{2});
    lab.options().format = feed::OddsFormat::American;
    const desk::FileScan &scan = lab.run();
    QCOMPARE(scan.result().counts.used, std::uint64_t{2});
    QCOMPARE(scan.result().counts.pricedLines, std::uint64_t{0}); // 2.5 and 3 sum below 1
}

void FileScan::eventsOfSeveralFilesAreOne()
{
    Lab lab;
    lab.file("a", "[" + matchOf("e1", "pinnacle", updated("18:00:00")) + "]");
    lab.file("b", "[" + matchOf("e1", "alpha", updated("18:00:00"), 2.1, 1.7) + "]");
    const edge::ScanResult &result = lab.run().result();
    QCOMPARE(result.counts.events, std::uint64_t{1});
    QCOMPARE(result.counts.lines, std::uint64_t{1});
    QCOMPARE(result.opportunities.size(), std::size_t{1});
}

void FileScan::anOpportunityIsExplained()
{
    Lab lab;
    lab.file("a", "[" + matchOf("e1", "pinnacle", updated("18:00:00")) + "]");
    lab.file("b", "[" + matchOf("e1", "alpha", updated("18:00:00"), 2.1, 1.7) + "]");
    desk::FileScan &scan = lab.run();
    const edge::Opportunity &found = scan.result().opportunities.front();
    const auto derivation = scan.explain(found.id);
    QVERIFY(derivation.has_value());
    QCOMPARE(derivation->opportunity.ev, found.ev);
    QCOMPARE(derivation->quotes.size(), std::size_t{4});
}

void FileScan::whatWasNotFoundIsNotExplained()
{
    Lab lab;
    lab.file("a", "[" + matchOf("e1", "pinnacle", updated("18:00:00")) + "]");
    QVERIFY(!lab.run().explain(1).has_value());
}

QTEST_GUILESS_MAIN(FileScan)
#include "tst_file_scan.moc"
