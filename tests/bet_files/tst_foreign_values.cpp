// SPDX-License-Identifier: GPL-3.0-or-later
#include "bet_files/foreign_values.h"

#include <QTest>

using namespace evision;
using namespace evision::bet_files;

using Teams = std::pair<std::string, std::string>;

class TestForeignValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbers_data();
    void numbers();
    void odds_data();
    void odds();
    void times_data();
    void times();
    void results_data();
    void results();
    void teams_data();
    void teams();
};

void TestForeignValues::numbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain"); // empty: refused
    QTest::newRow("plain") << "12.5"
                           << "12.5";
    QTest::newRow("whole") << "1000"
                           << "1000";
    QTest::newRow("decimal comma") << "12,5"
                                   << "12.5";
    QTest::newRow("thousands and decimals") << "1,234.50"
                                            << "1234.50";
    QTest::newRow("thousands and decimals of the continent") << "1.234,50"
                                                             << "1234.50";
    QTest::newRow("millions") << "1,234,567"
                              << "1234567";
    QTest::newRow("spaces between thousands") << QString::fromUtf8("1\xc2\xa0"
                                                                   "234,50")
                                              << "1234.50";
    QTest::newRow("Swiss") << "1'234.50"
                           << "1234.50";
    QTest::newRow("with a sign of money") << QString::fromUtf8("\xe2\x82\xac 10.00") << "10.00";
    QTest::newRow("with it behind") << QString::fromUtf8("10,00 \xe2\x82\xac") << "10.00";
    QTest::newRow("negative") << "-5.25"
                              << "-5.25";
    QTest::newRow("negative before the sign of money") << "-$5.25"
                                                       << "-5.25";
    QTest::newRow("a true minus") << QString::fromUtf8("\xe2\x88\x92"
                                                       "5")
                                  << "-5";
    QTest::newRow("in brackets") << "(5.25)"
                                 << "-5.25";
    QTest::newRow("with a plus") << "+5"
                                 << "5";
    QTest::newRow("a fraction with three decimals") << "0.525"
                                                    << "0.525";
    QTest::newRow("which may be a thousand") << "1,234"
                                             << "";
    QTest::newRow("which may be a thousand, with a point") << "1.234"
                                                           << "";
    QTest::newRow("thousands of two digits") << "1,23,456.00"
                                             << "";
    QTest::newRow("two kinds of decimals") << "1.2,3.4"
                                           << "";
    QTest::newRow("words") << "ten"
                           << "";
    QTest::newRow("nothing") << ""
                             << "";
    QTest::newRow("a sign alone") << "-"
                                  << "";
    QTest::newRow("a formula") << "=1+1"
                               << "";
    QTest::newRow("a percentage") << "5 %"
                                  << "";
    QTest::newRow("an exponent") << "1e5"
                                 << "";
    QTest::newRow("digits of another script") << QString::fromUtf8("\xd9\xa1\xd9\xa2") << "";
}

void TestForeignValues::numbers()
{
    QFETCH(QString, text);
    QFETCH(QString, plain);
    const auto read = plainNumber(text.toStdString());
    QCOMPARE(QString::fromStdString(read ? *read : std::string()), plain);
    QVERIFY(read || !read.error().empty());
}

void TestForeignValues::odds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("format");
    QTest::addColumn<double>("price"); // 0: refused
    QTest::newRow("decimal") << "2.5"
                             << "decimal" << 2.5;
    QTest::newRow("decimal comma") << "2,5"
                                   << "decimal" << 2.5;
    QTest::newRow("three decimals are no thousands") << "1.909"
                                                     << "decimal" << 1.909;
    QTest::newRow("three behind a comma neither") << "1,909"
                                                  << "decimal" << 1.909;
    QTest::newRow("American favourite") << "-110"
                                        << "american" << 1 + 100.0 / 110;
    QTest::newRow("American outsider") << "+150"
                                       << "american" << 2.5;
    QTest::newRow("fraction") << "3/2"
                              << "fractional" << 2.5;
    QTest::newRow("American where decimal was meant") << "-110"
                                                      << "decimal" << 0.0;
    QTest::newRow("nothing") << ""
                             << "decimal" << 0.0;
}

void TestForeignValues::odds()
{
    QFETCH(QString, text);
    QFETCH(QString, format);
    QFETCH(double, price);
    const auto read = oddsFrom(text.toStdString(), pricing::oddsFormatFromId(format.toStdString()).value());
    QCOMPARE(read ? *read : 0.0, price);
}

void TestForeignValues::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<qint64>("seconds"); // 0: refused
    const qint64 six = 1795543200;       // 2026-11-24T18:00:00Z
    QTest::newRow("ISO") << "2026-11-24T18:00:00Z"
                         << ""
                         << "UTC" << six;
    QTest::newRow("ISO with an offset") << "2026-11-24T19:00:00+01:00"
                                        << ""
                                        << "America/New_York" << six;
    QTest::newRow("ISO of a zone") << "2026-11-24T19:00:00"
                                   << ""
                                   << "Europe/Berlin" << six;
    QTest::newRow("with a space") << "2026-11-24 18:00:00"
                                  << ""
                                  << "UTC" << six;
    QTest::newRow("without seconds") << "2026-11-24 18:00"
                                     << ""
                                     << "UTC" << six;
    QTest::newRow("a day") << "2026-11-24"
                           << ""
                           << "UTC" << six - qint64{18} * 3600;
    QTest::newRow("seconds since 1970") << "1795543200"
                                        << ""
                                        << "UTC" << six;
    QTest::newRow("British") << "24/11/2026 18:00"
                             << "dd/MM/yyyy HH:mm"
                             << "UTC" << six;
    QTest::newRow("American") << "11/24/2026 6:00 PM"
                              << "M/d/yyyy h:mm AP"
                              << "UTC" << six;
    QTest::newRow("summer time of a zone") << "24/07/2026 20:00"
                                           << "dd/MM/yyyy HH:mm"
                                           << "Europe/Berlin" << qint64{1784916000};
    QTest::newRow("a year of two digits") << "24/11/26 18:00"
                                          << "dd/MM/yy HH:mm"
                                          << "UTC" << six;
    QTest::newRow("British without saying so") << "24/11/2026 18:00"
                                               << ""
                                               << "UTC" << qint64{0};
    QTest::newRow("a month too many") << "24/13/2026 18:00"
                                      << "dd/MM/yyyy HH:mm"
                                      << "UTC" << qint64{0};
    QTest::newRow("words") << "yesterday"
                           << ""
                           << "UTC" << qint64{0};
}

void TestForeignValues::times()
{
    QFETCH(QString, text);
    QFETCH(QString, format);
    QFETCH(QString, zone);
    QFETCH(qint64, seconds);
    const auto read = timeFrom(text.toStdString(), format.toStdString(), QTimeZone(zone.toLatin1()));
    QCOMPARE(read ? qint64{*read} : qint64{0}, seconds);
}

void TestForeignValues::results_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("grade"); // -1: open, -2: refused
    const auto is = [](ledger::Grade grade) { return static_cast<int>(grade); };
    QTest::newRow("Won") << "Won" << is(ledger::Grade::Won);
    QTest::newRow("W") << "W" << is(ledger::Grade::Won);
    QTest::newRow("Loss") << "Loss" << is(ledger::Grade::Lost);
    QTest::newRow("Half Won") << "Half Won" << is(ledger::Grade::HalfWon);
    QTest::newRow("half-loss") << "half-loss" << is(ledger::Grade::HalfLost);
    QTest::newRow("Refunded") << "Refunded" << is(ledger::Grade::Push);
    QTest::newRow("VOID") << "VOID" << is(ledger::Grade::Void);
    QTest::newRow("Pending") << "Pending" << -1;
    QTest::newRow("nothing") << "" << -1;
    QTest::newRow("a word nobody knows") << "maybe" << -2;
    QTest::newRow("two words of the list") << "won lost" << -2;
}

void TestForeignValues::results()
{
    QFETCH(QString, text);
    QFETCH(int, grade);
    const auto read = gradeFrom(text.toStdString());
    QCOMPARE(!read ? -2 : !*read ? -1 : static_cast<int>(**read), grade);
}

void TestForeignValues::teams_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<Teams>("teams");
    const Teams both = {"Reds", "Blues"};
    QTest::newRow("v") << "Reds v Blues" << both;
    QTest::newRow("vs") << "Reds vs Blues" << both;
    QTest::newRow("VS.") << "Reds VS. Blues" << both;
    QTest::newRow("dash") << "Reds - Blues" << both;
    QTest::newRow("long dash") << QString::fromUtf8("Reds \xe2\x80\x93 Blues") << both;
    QTest::newRow("the guest first") << "Blues @ Reds" << both;
    QTest::newRow("a name with a dash") << "Al-Nassr v Saint-Etienne" << Teams{"Al-Nassr", "Saint-Etienne"};
    QTest::newRow("one name") << "World Cup winner" << Teams{"World Cup winner", ""};
}

void TestForeignValues::teams()
{
    QFETCH(QString, event);
    QFETCH(Teams, teams);
    QCOMPARE(teamsFrom(event.toStdString()), teams);
}

QTEST_GUILESS_MAIN(TestForeignValues)
#include "tst_foreign_values.moc"
