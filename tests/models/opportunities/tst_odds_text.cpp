// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opportunities/odds_text.h"

#include "model_lab.h"

using namespace evision;
using namespace evision::models;
using namespace evision::test;
using pricing::OddsFormat;

Q_DECLARE_METATYPE(evision::pricing::OddsFormat)

class TestOddsText final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPriceIsWrittenInEveryFormat_data();
    void aPriceIsWrittenInEveryFormat();
    void everyFormatIsNamedApart();
    void sentencesTellTheDecimalPriceToo();
    void anotherFormatChangesThreeColumnsAndNoOrder();
};

void TestOddsText::aPriceIsWrittenInEveryFormat_data()
{
    QTest::addColumn<OddsFormat>("format");
    QTest::addColumn<double>("decimal");
    QTest::addColumn<QString>("text");
    // The glossary's own: -110 is 1.909091, +150 is 2.5, -250 is 1.4, +100 is 2.
    QTest::newRow("decimal has two decimals") << OddsFormat::Decimal << 2.1 << QStringLiteral("2.10");
    QTest::newRow("a favourite in American") << OddsFormat::American << 1.909091 << QStringLiteral("-110");
    QTest::newRow("an outsider in American") << OddsFormat::American << 2.5 << QStringLiteral("+150");
    QTest::newRow("a strong favourite in American") << OddsFormat::American << 1.4 << QStringLiteral("-250");
    QTest::newRow("even money in American") << OddsFormat::American << 2.0 << QStringLiteral("+100");
    QTest::newRow("thousands are not parted") << OddsFormat::American << 23.5 << QStringLiteral("+2250");
    QTest::newRow("fractional") << OddsFormat::Fractional << 2.1 << QStringLiteral("11/10");
    QTest::newRow("even money is a fraction, too") << OddsFormat::Fractional << 2.0 << QStringLiteral("1/1");
    QTest::newRow("Hong Kong") << OddsFormat::HongKong << 1.95 << QStringLiteral("0.95");
    QTest::newRow("a favourite in Malay") << OddsFormat::Malay << 1.8 << QStringLiteral("0.80");
    QTest::newRow("an outsider in Malay") << OddsFormat::Malay << 3.0 << QStringLiteral("-0.50");
    QTest::newRow("a favourite in Indonesian") << OddsFormat::Indonesian << 1.8 << QStringLiteral("-1.25");
    QTest::newRow("a share") << OddsFormat::Share << 2.5 << QStringLiteral("0.400");
    QTest::newRow("what is no price is empty") << OddsFormat::American << 1.0 << QString();
}

void TestOddsText::aPriceIsWrittenInEveryFormat()
{
    QFETCH(OddsFormat, format);
    QFETCH(double, decimal);
    QFETCH(QString, text);
    QCOMPARE(oddsText(format, decimal), text);
}

void TestOddsText::everyFormatIsNamedApart()
{
    QStringList names;
    for (int format = 0; format < pricing::oddsFormatCount; ++format)
        names << oddsFormatName(static_cast<OddsFormat>(format));
    QCOMPARE(names.removeDuplicates(), 0);
    QCOMPARE(names[1], QStringLiteral("American (+110)"));
}

void TestOddsText::sentencesTellTheDecimalPriceToo()
{
    QCOMPARE(exactOddsText(OddsFormat::Decimal, 2.125), QStringLiteral("2.125"));
    QCOMPARE(exactOddsText(OddsFormat::American, 2.125), QStringLiteral("+113 (decimal 2.125)"));
    QCOMPARE(exactOddsText(OddsFormat::Fractional, 2.0208, 3), QStringLiteral("1/1 (decimal 2.021)"));
}

void TestOddsText::anotherFormatChangesThreeColumnsAndNoOrder()
{
    ModelLab lab;
    for (edge::OpportunityId id = 1; id <= 5; ++id)
        lab.board.put(lab.board.bet(id)).price = 1.5 + 0.2 * static_cast<double>(id);
    lab.show();
    lab.model.sort(static_cast<int>(Column::Price), Qt::AscendingOrder);
    const auto before = lab.ids();
    QSignalSpy changed(&lab.model, &QAbstractItemModel::dataChanged);
    QSignalSpy moved(&lab.model, &QAbstractItemModel::layoutChanged);
    lab.model.setOddsFormat(OddsFormat::American);
    QCOMPARE(changed.count(), 3);
    QCOMPARE(moved.count(), 0);
    QCOMPARE(lab.ids(), before); // -143, -111, +110 …: by price, not by text
    QCOMPARE(lab.at(0, Column::Price).toString(), QStringLiteral("-143"));
    QCOMPARE(lab.at(4, Column::Price).toString(), QStringLiteral("+150"));
    QCOMPARE(lab.at(4, Column::Price, OpportunityModel::SortRole).toDouble(), 2.5);
    lab.model.setOddsFormat(OddsFormat::American);
    QCOMPARE(changed.count(), 3);
}

QTEST_GUILESS_MAIN(TestOddsText)
#include "tst_odds_text.moc"
