// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/quote_book.h"
#include "support/book_builder.h"

#include <QtTest>

#include <vector>

using namespace evision;
using namespace evision::market;
using evision::test::BookBuilder;
using evision::test::testNow;

class TestQuoteBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { vocabulary = std::make_unique<Vocabulary>(); }
    void joinedBooksNumberTheirResponses();
    void anEventOfTwoBooksBecomesOne();
    void theLaterBookKnowsTheEventBest();
    void quotesStayWithTheirListings();
    void linksOfOneBookLeaveTheOthersWithout_data();
    void linksOfOneBookLeaveTheOthersWithout();
    void countsAndTimesAreJoined();
    void anEventRepeatedInOneResponseIsBroughtTogether();
    void nothingToBringTogetherChangesNothing();
    void aClearedBookIsEmpty();

private:
    /// name:price of every quote of an event in order, with the response.
    [[nodiscard]] QStringList quotesOf(const QuoteBook &book, std::size_t event) const
    {
        QStringList found;
        const SportEvent &of = book.events[event];
        for (std::uint32_t at = of.firstListing; at < of.firstListing + of.listingCount; ++at) {
            const Listing &listing = book.listings[at];
            for (std::uint32_t quote = listing.firstQuote; quote < listing.firstQuote + listing.quoteCount; ++quote) {
                const std::string_view name = vocabulary->names.text(book.name[quote]);
                found << QStringLiteral("%1:%2@%3")
                             .arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())))
                             .arg(book.price[quote])
                             .arg(listing.response);
            }
        }
        return found;
    }

    std::unique_ptr<Vocabulary> vocabulary;
};

void TestQuoteBook::joinedBooksNumberTheirResponses()
{
    std::vector<QuoteBook> books;
    for (const char *id : {"a", "b", "c"}) {
        BookBuilder builder(*vocabulary);
        books.push_back(builder.event(id).h2h("pinnacle", 2, 2).take());
    }
    const QuoteBook joined = joinBooks(books);
    QCOMPARE(joined.events.size(), std::size_t{3});
    QCOMPARE(joined.listings[0].response, 0U);
    QCOMPARE(joined.listings[2].response, 2U);
    QCOMPARE(joinBooks({}).events.size(), std::size_t{0});
}

void TestQuoteBook::anEventOfTwoBooksBecomesOne()
{
    BookBuilder builder(*vocabulary);
    const QuoteBook first = builder.event("a").h2h("x", 1.5, 2.5).event("b").h2h("x", 3, 1.4).take();
    const QuoteBook second = builder.event("b").h2h("y", 3.1, 1.35).event("a").h2h("y", 1.6, 2.4).take();
    const QuoteBook joined = joinBooks({first, second});
    QCOMPARE(joined.events.size(), std::size_t{2});
    const QStringList a{QStringLiteral("Home:1.5@0"), QStringLiteral("Away:2.5@0"), QStringLiteral("Home:1.6@1"),
                        QStringLiteral("Away:2.4@1")};
    const QStringList b{QStringLiteral("Home:3@0"), QStringLiteral("Away:1.4@0"), QStringLiteral("Home:3.1@1"),
                        QStringLiteral("Away:1.35@1")};
    QCOMPARE(quotesOf(joined, 0), a);
    QCOMPARE(quotesOf(joined, 1), b);
}

void TestQuoteBook::theLaterBookKnowsTheEventBest()
{
    BookBuilder builder(*vocabulary);
    const QuoteBook first = builder.event("a", "soccer_epl", "Home", "Away", testNow).h2h("x", 2, 2).take();
    const QuoteBook second = builder.event("a", "soccer_epl", "Hosts", "Guests", testNow + 60).take();
    const QuoteBook joined = joinBooks({first, second});
    QCOMPARE(joined.events.size(), std::size_t{1});
    QCOMPARE(joined.events[0].home, vocabulary->names.find("Hosts"));
    QCOMPARE(joined.events[0].commenceTime, testNow + 60);
    QCOMPARE(joined.events[0].listingCount, 1U);
}

void TestQuoteBook::quotesStayWithTheirListings()
{
    BookBuilder builder(*vocabulary);
    const QuoteBook first = builder.event("a").at(testNow - 5).totals("x", 200.5, 1.9, 1.91).take();
    const QuoteBook second =
        builder.event("a").at(testNow - 3).book("y").market("player_points").quote("Over", 1.8, 20.5, "Ann").take();
    const QuoteBook joined = joinBooks({first, second});
    const Listing &last = joined.listings[1];
    QCOMPARE(last.updatedAt, testNow - 3);
    QCOMPARE(last.bookmaker, vocabulary->bookmakers.find("y"));
    QCOMPARE(joined.point[last.firstQuote], 20.5);
    QCOMPARE(joined.description[last.firstQuote], vocabulary->names.find("Ann"));
    QCOMPARE(joined.point[1], 200.5);
}

void TestQuoteBook::linksOfOneBookLeaveTheOthersWithout_data()
{
    QTest::addColumn<int>("linked");
    QTest::newRow("only the first has links") << 0;
    QTest::newRow("only the second has links") << 1;
    QTest::newRow("only the last has links") << 2;
}

void TestQuoteBook::linksOfOneBookLeaveTheOthersWithout()
{
    QFETCH(int, linked);
    BookBuilder builder(*vocabulary);
    std::vector<QuoteBook> books;
    for (int index = 0; index < 3; ++index) {
        builder.event("a").book("x").market("h2h").quote("Home", 2, test::noPoint, {}, index == linked ? "url" : "");
        books.push_back(builder.take());
    }
    const QuoteBook joined = joinBooks(books);
    QCOMPARE(joined.link.size(), joined.quoteCount());
    for (std::size_t quote = 0; quote < 3; ++quote)
        QCOMPARE(joined.link[quote] != noName, static_cast<int>(quote) == linked);
}

void TestQuoteBook::countsAndTimesAreJoined()
{
    QuoteBook first;
    first.quotesOfBadEvents = 3;
    first.badEvents = 1;
    first.newestUpdate = testNow;
    first.responseTime = testNow + 9;
    QuoteBook second = first;
    second.newestUpdate = testNow + 1;
    second.responseTime = testNow + 2;
    const QuoteBook joined = joinBooks({first, second});
    QCOMPARE(joined.quotesOfBadEvents, std::uint64_t{6});
    QCOMPARE(joined.badEvents, 2U);
    QCOMPARE(joined.newestUpdate, testNow + 1);
    QCOMPARE(joined.responseTime, testNow + 9);
    QVERIFY(joined.link.empty());
}

void TestQuoteBook::anEventRepeatedInOneResponseIsBroughtTogether()
{
    BookBuilder builder(*vocabulary);
    QuoteBook book =
        builder.event("a").h2h("x", 1.5, 2.5).event("b").h2h("x", 3, 1.4).event("a").h2h("y", 1.6, 2.4).take();
    groupByEvent(book);
    QCOMPARE(book.events.size(), std::size_t{2});
    QCOMPARE(quotesOf(book, 0).size(), 4);
    QCOMPARE(quotesOf(book, 0).last(), QStringLiteral("Away:2.4@0"));
    QCOMPARE(quotesOf(book, 1).size(), 2);
}

void TestQuoteBook::nothingToBringTogetherChangesNothing()
{
    BookBuilder builder(*vocabulary);
    QuoteBook book = builder.event("a").h2h("x", 1.5, 2.5).event("b").h2h("x", 3, 1.4).take();
    const Listing *before = book.listings.data();
    groupByEvent(book);
    QCOMPARE(book.listings.data(), before);
    QCOMPARE(book.events[1].firstListing, 1U);
}

void TestQuoteBook::aClearedBookIsEmpty()
{
    BookBuilder builder(*vocabulary);
    QuoteBook book = builder.event("a").book("x").market("h2h").quote("Home", 2, test::noPoint, {}, "url").take();
    book.badEvents = 1;
    book.quotesOfBadEvents = 2;
    book.clear();
    QCOMPARE(book.quoteCount(), std::size_t{0});
    QVERIFY(book.events.empty() && book.listings.empty() && book.link.empty() && book.point.empty());
    QVERIFY(book.badEvents == 0 && book.quotesOfBadEvents == 0);
    QVERIFY(book.newestUpdate == noTime && book.responseTime == noTime);
}

QTEST_GUILESS_MAIN(TestQuoteBook)
#include "tst_quote_book.moc"
