// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/number_text.h"
#include "ui/settings_page/settings_words.h"

#include <QTest>

using namespace evision;
using ui::NumberStyle;

namespace {

const NumberStyle money{{0, 1e9}, 1, false, false, false, QStringLiteral("EUR")};
const NumberStyle percent{{0, 1}, 0.005, false, true, false, QStringLiteral("%")};
const NumberStyle kelly{{0.01, 1}, 0.05, false, false, true, {}};
const NumberStyle credits{{1, 1e8}, 100, true, false, false, QStringLiteral("credits")};

} // namespace

Q_DECLARE_METATYPE(evision::ui::NumberStyle)

class NumberTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsUnderstood_data();
    void whatIsTypedIsUnderstood();
    void whatCannotBeUsedIsSaidInWords_data();
    void whatCannotBeUsedIsSaidInWords();
    void whatIsShownReadsBackTheSame();
    void kellyIsExplained_data();
    void kellyIsExplained();
};

void NumberTextTest::whatIsTypedIsUnderstood_data()
{
    QTest::addColumn<NumberStyle>("style");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    const auto row = [](const char *name, const NumberStyle &style, const char *locale, const char *text, double value) {
        QTest::newRow(name) << style << QString::fromLatin1(locale) << QString::fromUtf8(text) << value;
    };
    row("plain money", money, "en_GB", "2500", 2500);
    row("money with groups", money, "en_GB", "2,500.50", 2500.5);
    row("money with its currency", money, "en_GB", " 2500 eur ", 2500);
    row("money as Germans write it", money, "de_DE", "2.500,50", 2500.5);
    row("no money at all", money, "en_GB", "0", 0);
    row("percent", percent, "en_GB", "3", 0.03);
    row("percent with its sign", percent, "en_GB", "2.5 %", 0.025);
    row("a fraction", kelly, "en_GB", "0.3", 0.3);
    row("a fraction of two numbers", kelly, "en_GB", "1/8", 0.125);
    row("a fraction in percent", kelly, "en_GB", "40%", 0.4);
    row("credits with groups", credits, "en_GB", "20,000", 20'000);
}

void NumberTextTest::whatIsTypedIsUnderstood()
{
    QFETCH(NumberStyle, style);
    QFETCH(QString, locale);
    QFETCH(QString, text);
    QFETCH(double, value);
    const ui::TypedNumber typed = numberFrom(text, style, QLocale(locale));
    QVERIFY2(typed.value, qPrintable(typed.problem));
    QCOMPARE(*typed.value, value);
    QVERIFY(typed.problem.isEmpty());
}

void NumberTextTest::whatCannotBeUsedIsSaidInWords_data()
{
    QTest::addColumn<NumberStyle>("style");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const NumberStyle &style, const char *text, const char *says) {
        QTest::newRow(name) << style << QString::fromUtf8(text) << QString::fromUtf8(says);
    };
    row("nothing", money, "  ", "needed");
    row("a word", money, "much", "“much” is not a number");
    row("less than nothing", money, "-5", "at least 0");
    row("more than there is", money, "2000000000", "at most 1,000,000,000");
    row("infinity", money, "inf", "is not a number");
    row("no number", money, "nan", "is not a number");
    row("more than all", percent, "101", "at most 100");
    row("no Kelly", kelly, "0", "at least 0.01");
    row("more than Kelly", kelly, "5/4", "at most 1");
    row("a fraction of nothing", kelly, "1/0", "is not a number");
    row("half a credit", credits, "10.5", "whole number");
    row("a point for a comma", money, "1,5", "is not a number");
}

void NumberTextTest::whatCannotBeUsedIsSaidInWords()
{
    QFETCH(NumberStyle, style);
    QFETCH(QString, text);
    QFETCH(QString, says);
    const ui::TypedNumber typed = numberFrom(text, style, QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(!typed.value);
    QVERIFY2(typed.problem.contains(says), qPrintable(typed.problem));
}

void NumberTextTest::whatIsShownReadsBackTheSame()
{
    for (const char *name : {"en_GB", "de_DE", "fr_FR", "C"}) {
        const QLocale locale((QString::fromLatin1(name)));
        for (int step = 1; step <= 1000; ++step) {
            const double share = step / 1000.0;
            QCOMPARE(numberFrom(numberText(share, percent, locale), percent, locale).value, std::optional(share));
            const double amount = step * 37.25;
            QCOMPARE(numberFrom(numberText(amount, money, locale), money, locale).value, std::optional(amount));
        }
    }
}

void NumberTextTest::kellyIsExplained_data()
{
    QTest::addColumn<double>("fraction");
    QTest::addColumn<QString>("growth");
    QTest::addColumn<QString>("halved");
    // By hand: c (2 - c), and a half to the power of 2 / c - 1.
    QTest::newRow("a quarter") << 0.25 << QStringLiteral("44\u00a0%") << QStringLiteral("0.8\u00a0%");
    QTest::newRow("a half") << 0.5 << QStringLiteral("75\u00a0%") << QStringLiteral("13\u00a0%");
    QTest::newRow("all of it") << 1.0 << QStringLiteral("fastest") << QStringLiteral("50\u00a0%");
}

void NumberTextTest::kellyIsExplained()
{
    QFETCH(double, fraction);
    QFETCH(QString, growth);
    QFETCH(QString, halved);
    const QString words = ui::kellyWords(fraction);
    QVERIFY2(words.contains(growth), qPrintable(words));
    QVERIFY2(words.contains(halved), qPrintable(words));
}

QTEST_MAIN(NumberTextTest)
#include "tst_number_text.moc"
