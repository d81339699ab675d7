// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/block_array.h"
#include "market/names.h"
#include "market/vocabulary.h"

#include <QtTest>

#include <set>
#include <string>
#include <vector>

using namespace evision::market;

class TestNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEmptyStringIsNoName();
    void aTextKeepsItsId();
    void idsSurviveGrowthOverManyBlocks();
    void textsThatDifferInOneByteAreTwo();
    void onlyItsOwnIdHasAText();
    void findNeverAdds();
    void textsDoNotMoveWhileTheTableGrows();
    void theHashOfAnIdIsThatOfItsText();
    void hashesAreTheSameForEver_data();
    void hashesAreTheSameForEver();
    void combiningHashesHeedsTheOrder();
    void aBlockArrayKeepsEveryEntry();
    void outcomeNamesAreConstants();
    void aMarketKeyIsTakenApartOnce();
};

void TestNames::theEmptyStringIsNoName()
{
    NameTable table;
    QCOMPARE(table.intern(""), noName);
    QCOMPARE(table.find(""), noName);
    QVERIFY(table.text(noName).empty());
    QCOMPARE(table.size(), std::size_t{1});
}

void TestNames::aTextKeepsItsId()
{
    NameTable table;
    const NameId arsenal = table.intern("Arsenal");
    const NameId chelsea = table.intern("Chelsea");
    QVERIFY(arsenal != chelsea);
    QCOMPARE(table.intern("Arsenal"), arsenal);
    QCOMPARE(table.find("Chelsea"), chelsea);
    QCOMPARE(table.text(arsenal), std::string_view("Arsenal"));
    QVERIFY(table.find("arsenal") == noName);
}

void TestNames::idsSurviveGrowthOverManyBlocks()
{
    constexpr std::size_t count = 20'000; // several blocks and rehashes
    NameTable table;
    std::vector<NameId> ids;
    for (std::size_t index = 0; index < count; ++index)
        ids.push_back(table.intern("team " + std::to_string(index)));
    QCOMPARE(table.size(), count + 1);
    for (std::size_t index = 0; index < count; ++index) {
        const std::string text = "team " + std::to_string(index);
        QCOMPARE(ids[index], static_cast<NameId>(index + 1));
        QCOMPARE(table.find(text), ids[index]);
        QVERIFY(table.text(ids[index]) == text);
    }
}

void TestNames::textsThatDifferInOneByteAreTwo()
{
    NameTable table;
    std::set<NameId> ids;
    std::size_t count = 0;
    for (std::size_t size = 1; size <= 40; ++size) { // looked up by words of eight bytes
        for (std::size_t at = 0; at < size; ++at, ++count) {
            std::string text(size, 'a');
            text[at] = 'b';
            ids.insert(table.intern(text));
            QVERIFY(table.has(table.find(text), text));
        }
    }
    QCOMPARE(ids.size(), count);
}

void TestNames::onlyItsOwnIdHasAText()
{
    NameTable table;
    const NameId arsenal = table.intern("Arsenal");
    QVERIFY(table.has(arsenal, "Arsenal"));
    QVERIFY(!table.has(arsenal, "Chelsea"));
    QVERIFY(!table.has(arsenal + 1, "Arsenal")); // ids that nobody has may be asked about
    QVERIFY(!table.has(0xffffffffU, "Arsenal"));
    QVERIFY(!table.has(noName, "Arsenal"));
}

void TestNames::findNeverAdds()
{
    NameTable table;
    QCOMPARE(table.find("nobody"), noName);
    QCOMPARE(table.size(), std::size_t{1});
}

void TestNames::textsDoNotMoveWhileTheTableGrows()
{
    NameTable table;
    const std::string_view first = table.text(table.intern("a"));
    const char *where = first.data();
    for (int index = 0; index < 5'000; ++index)
        table.intern(std::to_string(index));
    QCOMPARE(table.text(table.find("a")).data(), where);
}

void TestNames::theHashOfAnIdIsThatOfItsText()
{
    NameTable table;
    QCOMPARE(table.hash(table.intern("Over")), stableHash("Over"));
    QCOMPARE(table.hash(noName), std::uint64_t{0});
}

void TestNames::hashesAreTheSameForEver_data()
{
    // Ids of opportunities are made of these: bookmarks, alerts and archives of every release depend on them.
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<quint64>("hash");
    QTest::newRow("nothing") << QByteArray("") << quint64{0x92dc8c53c2c5f0a1};
    QTest::newRow("a bookmaker") << QByteArray("pinnacle") << quint64{0xc1ac15974c1f7836};
    QTest::newRow("a team beyond ASCII") << QByteArray("K\xc3\xb8"
                                                       "benhavn")
                                         << quint64{0x898868e7a9cab567};
}

void TestNames::hashesAreTheSameForEver()
{
    QFETCH(QByteArray, text);
    QFETCH(quint64, hash);
    QCOMPARE(quint64{stableHash({text.constData(), static_cast<std::size_t>(text.size())})}, hash);
}

void TestNames::combiningHashesHeedsTheOrder()
{
    const std::uint64_t a = stableHash("home");
    const std::uint64_t b = stableHash("away");
    QVERIFY(combineHash(a, b) != combineHash(b, a));
    QVERIFY(combineHash(a, 0) != a);
    std::set<std::uint64_t> seen;
    for (std::uint64_t value = 0; value < 1'000; ++value)
        seen.insert(combineHash(1, value));
    QCOMPARE(seen.size(), std::size_t{1'000});
    QCOMPARE(quint64{combineHash(1, 2)}, quint64{0x28d2f11facdefdad});
}

void TestNames::aBlockArrayKeepsEveryEntry()
{
    BlockArray<std::size_t> array;
    for (std::size_t index = 0; index < 2'000; ++index)
        array.append(index * 7);
    QCOMPARE(array.size(), std::size_t{2'000});
    for (const std::size_t edge : {0U, 255U, 256U, 767U, 768U, 1'791U, 1'792U, 1'999U})
        QCOMPARE(array[edge], edge * 7);
}

void TestNames::outcomeNamesAreConstants()
{
    const Vocabulary vocabulary;
    QCOMPARE(vocabulary.names.find("Draw"), Vocabulary::draw);
    QCOMPARE(vocabulary.names.find("Over"), Vocabulary::over);
    QCOMPARE(vocabulary.names.find("Under"), Vocabulary::under);
    QCOMPARE(vocabulary.names.find("Yes"), Vocabulary::yes);
    QCOMPARE(vocabulary.names.find("No"), Vocabulary::no);
}

void TestNames::aMarketKeyIsTakenApartOnce()
{
    Vocabulary vocabulary;
    const NameId main = vocabulary.internMarket("spreads_h1");
    const NameId alternate = vocabulary.internMarket("alternate_spreads_h1");
    QCOMPARE(vocabulary.internMarket("spreads_h1"), main);
    QVERIFY(main != alternate);
    QCOMPARE(vocabulary.marketKey(alternate), std::string_view("alternate_spreads_h1"));
    QCOMPARE(vocabulary.market(main).family, vocabulary.market(alternate).family);
    QCOMPARE(vocabulary.market(main).period, vocabulary.periods.find("h1"));
    QVERIFY(vocabulary.market(alternate).alternate && !vocabulary.market(main).alternate);
    QCOMPARE(vocabulary.marketCount(), std::size_t{3});
    QCOMPARE(vocabulary.internMarket(""), noName);
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
