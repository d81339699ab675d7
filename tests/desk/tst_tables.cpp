// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/tables.h"
#include "folder.h"

using namespace evision;
using namespace evision::test;

namespace {

/// The files as if one of the three were `path`.
desk::TableFiles only(const std::string &table, const std::string &path)
{
    desk::TableFiles files;
    (table == "bookmakers" ? files.bookmakers : table == "weights" ? files.weights : files.rules) = path;
    return files;
}

} // namespace

/// The tables of bookmakers, weights and rules: built in, or the user's own.
class Tables final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void areBuiltIn_data();
    void areBuiltIn();
    void builtInOnesKnowTheirBookmakers();
    void ownOnesReplaceJustTheirs();
    void commentsAndEmptyLinesAreSkipped();
    void mistakesAreToldWithFileAndLine_data();
    void mistakesAreToldWithFileAndLine();
    void aMissingFileIsTold();
    void aFileBeyondReasonIsTold();
};

void Tables::areBuiltIn_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"bookmakers.csv", "sharp_weights.csv", "house_rules.csv"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void Tables::areBuiltIn()
{
    QFETCH(QString, file);
    QVERIFY(bool(desk::loadTables())); // registers the resources, which a static library does not do by itself
    QFile resource(QStringLiteral(":/evision/") + file);
    QVERIFY(resource.open(QIODevice::ReadOnly));
    QFile source(QString::fromUtf8(EVISION_SOURCE_DIR) + QStringLiteral("/resources/") + file);
    QVERIFY(source.open(QIODevice::ReadOnly));
    QCOMPARE(resource.readAll(), source.readAll());
}

void Tables::builtInOnesKnowTheirBookmakers()
{
    const auto tables = desk::loadTables();
    QVERIFY(bool(tables));
    QCOMPARE(tables->weights.weight("pinnacle", "soccer", market::MarketClass::Winner), 4.0);
    QVERIFY(tables->profiles.profile("matchbook").kind == edge::BookmakerKind::Exchange);
    QCOMPARE(tables->profiles.profile("matchbook").commission, 0.02);
    QVERIFY(tables->profiles.profile("prizepicks").kind == edge::BookmakerKind::Pickem);
    QCOMPARE(tables->profiles.profile("betfair_ex_uk").cloneGroup,
             tables->profiles.profile("betfair_ex_eu").cloneGroup);
    QVERIFY(tables->rules.hasDraws("soccer_epl"));
    QVERIFY(!tables->rules.hasDraws("tennis_atp_us_open"));
}

void Tables::ownOnesReplaceJustTheirs()
{
    const Folder folder;
    const auto tables = desk::loadTables(only("weights", folder.file("w.csv", "*,*,mine,3\n")));
    QVERIFY(bool(tables));
    QCOMPARE(tables->weights.weight("mine", "soccer", market::MarketClass::Totals), 3.0);
    QCOMPARE(tables->weights.weight("pinnacle", "soccer", market::MarketClass::Totals), 0.0);
    QCOMPARE(tables->profiles.profile("matchbook").commission, 0.02);
    QVERIFY(tables->rules.hasDraws("soccer_epl"));
}

void Tables::commentsAndEmptyLinesAreSkipped()
{
    const Folder folder;
    const auto tables =
        desk::loadTables(only("bookmakers", folder.file("b.csv", "# mine\r\n\r\n  mine , exchange , 0.01 , \r\n")));
    QVERIFY(bool(tables));
    QCOMPARE(tables->profiles.profile("mine").commission, 0.01);
}

void Tables::mistakesAreToldWithFileAndLine_data()
{
    QTest::addColumn<std::string>("table");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("saying");
    const auto row = [](const char *name, const char *table, const char *text, const char *saying) {
        QTest::newRow(name) << std::string(table) << std::string(text) << std::string(saying);
    };
    row("a row too short", "bookmakers", "# x\na,book,0\n", ", line 2: has 3 cells where 4 are expected.");
    row("a row too long", "weights", "*,*,a,1,2\n", ", line 1: has 5 cells where 4 are expected.");
    row("an unknown kind", "bookmakers", "\n\na,bank,0,\n", ", line 3: kind is book, exchange or pickem, not bank.");
    row("a commission in percent", "bookmakers", "a,book,5%,\n",
        ", line 1: commission is a fraction from 0 to below 1.");
    row("a commission of everything", "bookmakers", "a,book,1,\n",
        ", line 1: commission is a fraction from 0 to below 1.");
    row("a bookmaker twice", "bookmakers", "a,book,0,\nb,book,0,\na,book,0,\n", ", line 3: a has a row already.");
    row("an unknown class", "weights", "*,winners,a,1\n", ", line 1: there is no market class winners.");
    row("a weight too large", "weights", "*,*,a,1\n*,*,b,4.5\n", ", line 2: a weight is a number from 0 to 4.");
    row("a weight with a comma", "weights", "*,*,a,\"1\n", ", line 1: a weight is a number from 0 to 4.");
    row("an empty cell", "rules", "draws,soccer,,yes\n", ", line 1: a cell is empty.");
    row("draws that are no", "rules", "draws,soccer,*,no\n", ", line 1: draws is yes or has no row.");
    row("a draw settled otherwise", "rules", "two_way_draw,soccer,a,lost\n",
        ", line 1: two_way_draw is draw_no_bet or has no row.");
}

void Tables::mistakesAreToldWithFileAndLine()
{
    QFETCH(std::string, table);
    QFETCH(std::string, text);
    QFETCH(std::string, saying);
    const Folder folder;
    const std::string path = folder.file("mine.csv", text);
    const auto tables = desk::loadTables(only(table, path));
    QVERIFY(!tables);
    QCOMPARE(tables.error(), path + saying);
}

void Tables::aMissingFileIsTold()
{
    const Folder folder;
    for (const char *table : {"bookmakers", "weights", "rules"}) {
        const auto tables = desk::loadTables(only(table, folder.path("absent.csv")));
        QVERIFY(!tables);
        QCOMPARE(tables.error(), folder.path("absent.csv") + " does not exist; check the name.");
    }
}

void Tables::aFileBeyondReasonIsTold()
{
    const Folder folder;
    const auto tables = desk::loadTables(only("rules", folder.file("r.csv", std::string(5U << 20U, '#'))));
    QVERIFY(!tables);
    QVERIFY(tables.error().find("is larger than the limit of 4 MB") != std::string::npos);
}

QTEST_GUILESS_MAIN(Tables)
#include "tst_tables.moc"
