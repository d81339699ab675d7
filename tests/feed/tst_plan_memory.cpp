// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner_work.h"

#include "pricing/random.h"

#include <cmath>

using namespace evision;
using namespace evision::test;
using feed::PlanMemory;
using feed::planMemoryFrom;
using pricing::Random;

namespace {

bool isSame(const PlanMemory &left, const PlanMemory &right)
{
    const auto sameRate = [](const auto &one, const auto &other) {
        return one.first == other.first && one.second.found == other.second.found &&
               one.second.expected == other.second.expected;
    };
    return left.credits == right.credits && left.price.has_value() == right.price.has_value() &&
           (!left.price || (left.price->logModel == right.price->logModel &&
                            left.price->logCorrection == right.price->logCorrection)) &&
           std::equal(left.rates.begin(), left.rates.end(), right.rates.begin(), right.rates.end(), sameRate) &&
           left.creditsBySport == right.creditsBySport;
}

PlanMemory someMemory(Random &random)
{
    PlanMemory memory;
    memory.credits.resetsAt = november + random.below(4'000'000);
    memory.credits.spent = random.below(20'000);
    if (random.below(2) == 0) {
        memory.credits.keyUsed = random.below(20'000);
        memory.credits.keyTotal = 20'000;
    }
    if (random.below(2) == 0)
        memory.price = PlanMemory::Price{-10 * random.uniform(), 8 * random.uniform() - 4};
    for (std::uint32_t at = random.below(20); at > 0; --at) {
        const double found = std::ldexp(random.uniform(), static_cast<int>(random.below(60)) - 40);
        memory.rates["call soccer_epl h2h eu start " + std::to_string(at)] = {found, random.uniform()};
    }
    for (std::uint32_t at = random.below(5); at > 0; --at)
        memory.creditsBySport["sport_" + std::to_string(at)] = random.below(1'000);
    return memory;
}

/// Of a planner that has worked for a day.
std::string workedText()
{
    PlannerWork work(settings({"a", "b"}), {sport("a"), sport("b")});
    work.until(november + oneDay);
    return textOf(*work.planner.memory());
}

} // namespace

class PlanMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead();
    void whatWasLearnedIsKeptToTheLastDigit();
    void aTextThatWasCutOffIsRefused();
    void anyByteThatChangedIsNoticed();
    void whatIsNoPlanIsRefused_data();
    void whatIsNoPlanIsRefused();
    void afterDamageThePlannerStartsAfresh();
};

void PlanMemoryTest::whatIsWrittenIsRead()
{
    Random random(3);
    for (int round = 0; round < 500; ++round) {
        const PlanMemory memory = someMemory(random);
        const auto read = planMemoryFrom(textOf(memory));
        QVERIFY(read.hasValue());
        QVERIFY(isSame(*read, memory));
    }
}

void PlanMemoryTest::whatWasLearnedIsKeptToTheLastDigit()
{
    const feed::PlanSettings planned = settings({"a", "b"});
    PlannerWork work(planned, {sport("a"), sport("b")});
    work.until(november + 3 * oneDay);
    const PlanMemory memory = *work.planner.memory();
    QVERIFY(memory.rates.size() > 20 && memory.price && memory.credits.spent > 0 && !memory.creditsBySport.empty());
    feed::CreditPlanner restored(planned, *planMemoryFrom(textOf(memory)));
    (void)restored.next(work.now);
    const PlanMemory again = *restored.memory();
    QVERIFY(again.credits.spent == memory.credits.spent);
    QCOMPARE(again.rates.size(), memory.rates.size());
    for (const auto &[name, rate] : memory.rates) {
        QCOMPARE(again.rates.at(name).found, rate.found);
        QCOMPARE(again.rates.at(name).expected, rate.expected);
    }
}

void PlanMemoryTest::aTextThatWasCutOffIsRefused()
{
    const std::string text = workedText();
    for (std::size_t length = 0; length < text.size(); ++length) {
        const auto read = planMemoryFrom(std::string_view(text).substr(0, length));
        QVERIFY(!read.hasValue());
        QCOMPARE(read.error().back(), '.');
    }
    QVERIFY(!planMemoryFrom(text + "\n").hasValue());
}

void PlanMemoryTest::anyByteThatChangedIsNoticed()
{
    const std::string text = workedText();
    Random random(5);
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = static_cast<char>(changed[at] ^ (1 << random.below(8)));
        QVERIFY2(!planMemoryFrom(changed).hasValue(), qPrintable(QString::number(at)));
    }
}

void PlanMemoryTest::whatIsNoPlanIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("nothing") << QByteArray() << QByteArray("cannot be read");
    QTest::newRow("an empty line") << QByteArray("\n") << QByteArray("another version");
    QTest::newRow("a later version") << QByteArray("evision.plan/2\nend 0\n") << QByteArray("another version");
    QTest::newRow("bytes") << QByteArray("\x00\xff\x01 nonsense", 13) << QByteArray("cannot be read");
    QTest::newRow("a wrong sum") << QByteArray("evision.plan/1\ncredits 1 2\nend 0\n") << QByteArray("line 3");
    QTest::newRow("a count below zero") << QByteArray("evision.plan/1\ncredits 1 -2\nend 0\n") << QByteArray("line 2");
    QTest::newRow("a figure that is no number") << QByteArray("evision.plan/1\nrate nan 1 x\n") << QByteArray("line 2");
    QTest::newRow("a price beyond numbers") << QByteArray("evision.plan/1\nprice 1e9 0\n") << QByteArray("line 2");
    QTest::newRow("a rate without a name") << QByteArray("evision.plan/1\nrate 1 1 \n") << QByteArray("line 2");
}

void PlanMemoryTest::whatIsNoPlanIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, word);
    const auto read = planMemoryFrom(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    QVERIFY(!read.hasValue());
    QVERIFY2(QByteArray::fromStdString(read.error()).contains(word), read.error().c_str());
}

// Without a memory the service's own counter still bounds what is spent.
void PlanMemoryTest::afterDamageThePlannerStartsAfresh()
{
    PlannerWork work(settings({"a", "b"}, 2'000), {sport("a"), sport("b")});
    work.market.setPlan(2'000);
    work.until(november + 15 * oneDay);
    const std::string text = textOf(*work.planner.memory());
    QVERIFY(!planMemoryFrom(std::string_view(text).substr(0, text.size() / 2)).hasValue());
    work.planner = feed::CreditPlanner(settings({"a", "b"}, 2'000));
    work.until(december - 60);
    QVERIFY(work.market.charged() <= 2'000);
    QVERIFY(work.market.charged() >= 1'800);
}

QTEST_GUILESS_MAIN(PlanMemoryTest)
#include "tst_plan_memory.moc"
