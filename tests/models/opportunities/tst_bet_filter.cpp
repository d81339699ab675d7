// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_lab.h"

using namespace evision;
using namespace evision::test;
using models::FilterOptions;
using models::HiddenBy;

/// Which bets are listed, and what is said of the others.
class TestBetFilter final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsAreFound_data();
    void wordsAreFound();
    void optionsHide_data();
    void optionsHide();
};

void TestBetFilter::wordsAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isListed");
    const auto row = [](const char *name, const char *text, bool isListed) {
        QTest::newRow(name) << QString::fromUtf8(text) << isListed;
    };
    row("nothing typed", "", true);
    row("only spaces", "   ", true);
    row("part of a team", "münch", true);
    row("case does not matter", "MÜNCHEN", true);
    row("diacritics do not matter", "munchen", true);
    row("a diacritic that is not there", "ärsenal", true);
    row("a bookmaker's key, though its title is shown", "sportsbet", true);
    row("words from different columns", "arsenal sportsbet soccer over", true);
    row("one word is nowhere", "arsenal pinnacle", false);
    row("the point", "2.5", true);
    row("the point with its sign", "+2.5", true);
    row("another point", "3.5", false);
    row("the market", "totals", true);
    row("more words than are looked at", "a a a a a a a a a a a a a a a zzz", true);
}

void TestBetFilter::wordsAreFound()
{
    QFETCH(QString, text);
    QFETCH(bool, isListed);
    ModelLab lab;
    lab.board.put(lab.board.bet(1)).line.away = lab.board.name("FC Bayern München");
    lab.show();
    FilterOptions options;
    options.text = text;
    lab.model.setFilter(options);
    QCOMPARE(lab.model.rowCount(), isListed ? 1 : 0);
    QCOMPARE(lab.model.counts().hidden[static_cast<std::size_t>(HiddenBy::Text)], isListed ? 0 : 1);
}

void TestBetFilter::optionsHide_data()
{
    QTest::addColumn<FilterOptions>("options");
    QTest::addColumn<int>("hiddenBy");
    const auto row = [](const char *name, const std::function<void(FilterOptions &)> &set, HiddenBy why) {
        FilterOptions options;
        set(options);
        QTest::newRow(name) << options << static_cast<int>(why);
    };
    row(
        "as it comes", [](FilterOptions &) {}, HiddenBy::Nothing);
    row(
        "exactly the least EV", [](FilterOptions &o) { o.minEv = 0.04; }, HiddenBy::Nothing);
    row(
        "more EV is wanted", [](FilterOptions &o) { o.minEv = 0.041; }, HiddenBy::Ev);
    row(
        "its range crosses zero", [](FilterOptions &o) { o.robustOnly = true; }, HiddenBy::Range);
    row(
        "another sport", [](FilterOptions &o) { o.sports = {QStringLiteral("tennis")}; }, HiddenBy::Sport);
    row(
        "its sport", [](FilterOptions &o) { o.sports = {QStringLiteral("soccer_epl")}; }, HiddenBy::Nothing);
    row(
        "another bookmaker", [](FilterOptions &o) { o.books = {QStringLiteral("bet365")}; }, HiddenBy::Book);
    row(
        "its bookmaker", [](FilterOptions &o) { o.books = {QStringLiteral("sportsbet")}; }, HiddenBy::Nothing);
    row(
        "longer odds", [](FilterOptions &o) { o.minPrice = 2.2; }, HiddenBy::Price);
    row(
        "shorter odds", [](FilterOptions &o) { o.maxPrice = 2; }, HiddenBy::Price);
    row(
        "exactly its odds", [](FilterOptions &o) { o.minPrice = o.maxPrice = 2.1; }, HiddenBy::Nothing);
    row(
        "sooner", [](FilterOptions &o) { o.startsWithinSeconds = 3599; }, HiddenBy::Start);
    row(
        "soon enough", [](FilterOptions &o) { o.startsWithinSeconds = 3600; }, HiddenBy::Nothing);
    row(
        "the first reason counts",
        [](FilterOptions &o) {
            o.minEv = 0.1;
            o.text = QStringLiteral("nowhere");
        },
        HiddenBy::Ev);
}

void TestBetFilter::optionsHide()
{
    QFETCH(FilterOptions, options);
    QFETCH(int, hiddenBy);
    ModelLab lab;
    lab.board.put(lab.board.bet(1)).evMin = -0.01;
    lab.show();
    lab.model.setFilter(options);
    QCOMPARE(lab.model.rowCount(), hiddenBy == 0 ? 1 : 0);
    for (int reason = 1; reason < models::hiddenByCount; ++reason)
        QCOMPARE(lab.model.counts().hidden[static_cast<std::size_t>(reason)], reason == hiddenBy ? 1 : 0);
}

QTEST_GUILESS_MAIN(TestBetFilter)
#include "tst_bet_filter.moc"
