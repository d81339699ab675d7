// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli_test.h"
#include "response.h"

#include "wording/text_table.h"

using namespace evision;
using namespace evision::test;

namespace {

/// Every list of a scan, with these names: a bet, an arbitrage, a middle, a low hold.
std::string busyResponse(const std::string &home, const std::string &away, const std::string &book)
{
    Response response;
    response.event("e1", "basketball_nba", home, away)
        .h2h("pinnacle", 1.9, 2.0)
        .h2h(book, 2.1, 1.8)
        .h2h(book + "2", 1.8, 2.05);
    response.totals("pinnacle", 200.5, 1.95, 1.95)
        .totals(book, 198.5, 1.95, 1.85)
        .totals(book + "2", 203.5, 1.85, 1.95);
    response.event("e2", "basketball_nba", away, home)
        .h2h("pinnacle", 1.95, 1.95)
        .h2h(book, 2.0, 1.9)
        .h2h(book + "2", 1.9, 1.99);
    response.book(book)
        .market("player_points")
        .quote("Over", 2.4, 20.5, home + " Jr.")
        .quote("Under", 1.6, 20.5, home + " Jr.");
    response.book("pinnacle")
        .market("player_points")
        .quote("Over", 2.0, 20.5, home + " Jr.")
        .quote("Under", 1.85, 20.5, home + " Jr.");
    return response.json();
}

std::string repeated(const std::string &text, int times)
{
    std::string result;
    for (int at = 0; at < times; ++at)
        result += text;
    return result;
}

/// What scan and then explain print about a response.
std::string printed(const std::string &response, Screen screen = {}, const Words &options = {})
{
    const Folder folder;
    const Words words = Words{folder.file("r.json", response), "--sharp", "pinnacle"} + options;
    std::string text = run(Words{"scan"} + words, screen).out;
    const QJsonArray bets = run(Words{"scan", "--format", "json"} + words).json()[key("opportunities")].toArray();
    for (const QJsonValue &bet : bets)
        text += run(Words{"explain", "--id", bet[key("id")].toString().toStdString()} + words, screen).out;
    return text;
}

} // namespace

/// What people see: it fits the screen, and nothing from outside gets at the terminal.
class OnScreen final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingFitsTheWidth_data();
    void everythingFitsTheWidth();
    void numbersOfManyOutcomesFit();
    void hugeAmountsFit();
    void colourComesOnlyWhenAsked();
    void colourAddsNothingElse();
    void nothingFromOutsideReachesTheTerminal_data();
    void nothingFromOutsideReachesTheTerminal();
    void everyListIsShown();
    void flagsAreNeverCutOff();
    void countsAreToldInWords();
    void noNumberIsTooLongForTheScreen_data();
    void noNumberIsTooLongForTheScreen();
    void aBetHasItsSportAndItsId();
    void aRangeAcrossZeroIsCalledUnstable_data();
    void aRangeAcrossZeroIsCalledUnstable();
    void whereNobodyIsSharpNothingIsPriced();
    void oldPricesAreCalledOld_data();
    void oldPricesAreCalledOld();
    void anEmptyScanSaysOnlyThat();
};

void OnScreen::everythingFitsTheWidth_data()
{
    QTest::addColumn<std::string>("home");
    QTest::addColumn<std::string>("away");
    QTest::addColumn<std::string>("book");
    const auto row = [](const char *name, const std::string &home, const std::string &away, const std::string &book) {
        QTest::newRow(name) << home << away << book;
    };
    row("short names", "A", "B", "x");
    row("long names of many words", repeated("Borussia Verein ", 9), repeated("Real Club ", 14), "alpha");
    row("long names of one word", std::string(150, 'A'), std::string(149, 'B'), "alpha");
    row("long bookmakers", "Home", "Away", std::string(120, 'k'));
    row("wide letters", repeated("北京国安", 15), repeated("上海申花", 15), "alpha");
    row("wide letters between narrow ones", repeated("a北b京", 15), repeated("서울 FC", 15), "alpha");
    row("combining marks", repeated("e\u0301", 80), repeated("n\u0303o ", 40), "alpha");
    row("emoji", repeated("⚽🏀", 40), repeated("😀 ", 40), "alpha");
}

void OnScreen::everythingFitsTheWidth()
{
    QFETCH(std::string, home);
    QFETCH(std::string, away);
    QFETCH(std::string, book);
    for (const std::size_t width : {std::size_t{100}, std::size_t{120}}) {
        const std::string text = printed(busyResponse(home, away, book), {width, false}, {"--low-hold", "0.06"});
        QVERIFY(lines(text).size() > 40);
        for (const std::string &line : lines(text))
            QVERIFY2(evision::wording::displayWidth(line) <= width, line.c_str());
    }
}

void OnScreen::numbersOfManyOutcomesFit()
{
    std::string odds = "20";
    for (int more = 1; more < 24; ++more)
        odds += ",20";
    for (const Words &words :
         {Words{"devig", "--odds", odds}, Words{"arb", "--odds", odds}, Words{"devig", "--odds", "1.02,1.5,80"}}) {
        for (const std::string &line : lines(run(words).out))
            QVERIFY2(evision::wording::displayWidth(line) <= 100, line.c_str());
    }
}

void OnScreen::hugeAmountsFit()
{
    const std::string text =
        printed(busyResponse("Reds", "Blues", "alpha"), {}, {"--bankroll", "1e11", "--total", "1e9"});
    for (const std::string &line : lines(text))
        QVERIFY2(evision::wording::displayWidth(line) <= 100, line.c_str());
}

void OnScreen::colourComesOnlyWhenAsked()
{
    const std::string response = busyResponse("Reds", "Blues", "alpha");
    QVERIFY(!holds(printed(response), "\x1b"));
    QVERIFY(holds(printed(response, {100, true}), "\x1b[1m"));
    for (const char *format : {"json", "csv"}) {
        const Folder folder;
        const Run done = run({"scan", folder.file("r.json", response), "--format", format}, {100, true});
        QVERIFY(!holds(done.out, "\x1b"));
    }
}

void OnScreen::colourAddsNothingElse()
{
    const std::string response = busyResponse("Reds", "Blues", "alpha");
    std::string coloured = printed(response, {100, true});
    for (const std::string code : {"\x1b[1m", "\x1b[2m", "\x1b[0m"}) {
        for (std::size_t at = coloured.find(code); at != std::string::npos; at = coloured.find(code))
            coloured.erase(at, code.size());
    }
    QCOMPARE(coloured, printed(response));
}

void OnScreen::nothingFromOutsideReachesTheTerminal_data()
{
    QTest::addColumn<std::string>("raw");
    QTest::newRow("an escape sequence") << std::string("\x1b[31m");
    QTest::newRow("a title change") << std::string("\x1b]0;x\x07");
    QTest::newRow("a carriage return") << std::string("\r");
    QTest::newRow("a line end") << std::string("\nx");
    QTest::newRow("a tab") << std::string("\t");
    QTest::newRow("delete") << std::string("\x7f");
    QTest::newRow("a control sequence introducer of eight bits") << std::string("\u009b");
    QTest::newRow("the next line") << std::string("\u0085");
    QTest::newRow("right-to-left override") << std::string("\u202e");
    QTest::newRow("left-to-right embedding") << std::string("\u202a");
    QTest::newRow("first strong isolate") << std::string("\u2068");
    QTest::newRow("pop directional isolate") << std::string("\u2069");
}

void OnScreen::nothingFromOutsideReachesTheTerminal()
{
    QFETCH(std::string, raw);
    const Screen wide{200, false}; // so that a longer name does not wrap
    const std::string clean = printed(busyResponse("Reds?", "Blues", "alpha?"), wide);
    const std::string text = printed(busyResponse("Reds" + raw, "Blues", "alpha" + raw), wide);
    QVERIFY(holds(text, "Reds?"));
    QVERIFY2(raw == "\nx" || !holds(text, raw), text.c_str());
    QCOMPARE(lines(text).size(), lines(clean).size());
}

void OnScreen::everyListIsShown()
{
    const std::string text = printed(busyResponse("Reds", "Blues", "alpha"));
    for (const char *part : {"bets worth more than the price asks, stakes in EUR", "arbitrage", "middle",
                             "per unit of both stakes", "low hold", "Reds Jr. Over 20.5 player_points", "Reds – Blues"})
        VERIFY_HOLDS(text, part);
}

void OnScreen::flagsAreNeverCutOff()
{
    const std::string text = printed(busyResponse(repeated("Borussia Verein ", 9), repeated("Real Club ", 14), "alpha"),
                                     {}, {"--as-of", "2026-01-31T23:00:00Z", "--max-age", "0"});
    VERIFY_HOLDS(text, "stale");
    VERIFY_HOLDS(text, "one_sharp");
}

void OnScreen::countsAreToldInWords()
{
    const Folder folder;
    const std::string path =
        folder.file("r.json", Response().event("e1").h2h("alpha", 2.1, 1.7).quote("Home", 2.2).quote("Away", 1).json());
    VERIFY_HOLDS(run({"scan", path}).out,
                 "1 event, 4 quotes of 1 bookmaker, 2 used; 0 of 1 line priced; as of 2026-01-31T18:00:00Z.\n");
    VERIFY_HOLDS(run({"scan", path}).out, "Left out: 1 bad price, 1 duplicate.\n");
}

void OnScreen::noNumberIsTooLongForTheScreen_data()
{
    QTest::addColumn<Words>("words");
    const auto prices = [](const char *price, int count) {
        std::string list = price;
        while (--count > 0)
            list += std::string(",") + price;
        return list;
    };
    QTest::newRow("the largest price") << Words{"scan", "--sharp", "pinnacle", "--max-age", "0"};
    QTest::newRow("as many outcomes as there may be") << Words{"devig", "--odds", prices("64.12345", 64)};
    QTest::newRow("prices of many digits") << Words{"devig", "--odds", prices("3.123456789012345", 4)};
}

void OnScreen::noNumberIsTooLongForTheScreen()
{
    QFETCH(Words, words);
    const Folder folder;
    if (words[0] == "scan")
        words.insert(words.begin() + 1,
                     folder.file("r.json",
                                 Response().event("e1").h2h("pinnacle", 1.9, 1.9).h2h("alpha", 1e300, 1.7e308).json()));
    const Run done = run(words);
    QCOMPARE(done.code, 0);
    for (const std::string &line : lines(done.out))
        QVERIFY2(wording::displayWidth(line) <= 100, line.c_str());
}

void OnScreen::aBetHasItsSportAndItsId()
{
    const Folder folder;
    const std::string path = folder.file("r.json", busyResponse("Reds", "Blues", "alpha"));
    const QJsonArray bets =
        run({"scan", path, "--sharp", "pinnacle", "--format", "json"}).json()[key("opportunities")].toArray();
    QVERIFY(!bets.isEmpty());
    const std::string text = run({"scan", path, "--sharp", "pinnacle"}, {200, false}).out;
    for (const QJsonValue &bet : bets)
        VERIFY_HOLDS(text, "id " + bet[key("id")].toString().toStdString());
    VERIFY_HOLDS(text, "Reds – Blues, " + bets[0][key("sport_key")].toString().toStdString());
}

void OnScreen::aRangeAcrossZeroIsCalledUnstable_data()
{
    QTest::addColumn<double>("price");
    QTest::addColumn<bool>("unstable");
    QTest::newRow("worth it by all methods") << 12.0 << false;
    QTest::newRow("worth it by one method only") << 9.9 << true;
}

void OnScreen::aRangeAcrossZeroIsCalledUnstable()
{
    QFETCH(double, price);
    QFETCH(bool, unstable);
    const Folder folder;
    const std::string path =
        folder.file("r.json", Response().event("e1").h2h("pinnacle", 1.1, 8).h2h("alpha", 1.05, price).json());
    const std::string text =
        run({"scan", path, "--sharp", "pinnacle", "--min-ev", "-0.2", "--method", "multiplicative"}, {200, false}).out;
    std::string row;
    for (const std::string &line : lines(text)) // the underdog is the better bet, so its note comes first
        row = row.empty() && holds(line, " · id ") ? line : row;
    QCOMPARE(holds(row, "unstable"), unstable);
}

void OnScreen::whereNobodyIsSharpNothingIsPriced()
{
    const Folder folder;
    const std::string path = folder.file("r.json", Response().event("e1").h2h("alpha", 2.1, 1.7).json());
    const Run done = run({"scan", path, "--sharp", "Alpha, pinacle=2", "--target", "beta"});
    VERIFY_HOLDS(done.out, "No line could be priced: no sharp bookmaker");
    VERIFY_HOLDS(done.err, "--sharp: no bookmaker \"Alpha\" is in these files");
    VERIFY_HOLDS(done.err, "--sharp: no bookmaker \"pinacle\" is in these files");
    VERIFY_HOLDS(done.err, "--target: no bookmaker \"beta\" is in these files");
}

void OnScreen::oldPricesAreCalledOld_data()
{
    QTest::addColumn<qint64>("later");
    QTest::addColumn<std::string>("told");
    QTest::newRow("prices of this minute") << qint64{30} << std::string();
    QTest::newRow("prices of the day before yesterday") << qint64{2 * 86400} << std::string("2 d ago");
    QTest::newRow("a clock that is behind") << qint64{-86400} << std::string();
}

void OnScreen::oldPricesAreCalledOld()
{
    QFETCH(qint64, later);
    QFETCH(std::string, told);
    constexpr qint64 saved = 1769882400; // testTime of response.h
    const Folder folder;
    const std::string path = folder.file("r.json", Response().event("e1").h2h("alpha", 2.1, 1.7).json());
    const Run done = run({"scan", path}, {100, false, saved + later});
    QCOMPARE(done.err.empty(), told.empty());
    VERIFY_HOLDS(done.err, told);
}

void OnScreen::anEmptyScanSaysOnlyThat()
{
    const Folder folder;
    QCOMPARE(run({"scan", folder.file("r.json", "[]")}).out,
             std::string("0 events, 0 quotes of 0 bookmakers, 0 used; 0 of 0 lines priced.\n"));
}

QTEST_GUILESS_MAIN(OnScreen)
#include "tst_screen.moc"
