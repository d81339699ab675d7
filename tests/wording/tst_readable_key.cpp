// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/readable_key.h"

#include <QTest>

using namespace evision;

class TestReadableKey final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeyBecomesAName_data();
    void aKeyBecomesAName();
};

void TestReadableKey::aKeyBecomesAName_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name, const char *key, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(key) << QString::fromUtf8(text);
    };
    row("a bookmaker", "sportsbet", "Sportsbet");
    row("of a country", "codere_it", "Codere IT");
    row("an exchange", "betfair_ex_uk", "Betfair EX UK");
    row("a league", "soccer_epl", "Soccer EPL");
    row("a league with small words", "soccer_spain_la_liga", "Soccer Spain La Liga");
    row("a market", "player_points", "Player Points");
    row("a market with a figure", "h2h", "H2H");
    row("a period", "q3", "Q3");
    row("a period in words", "1st_5_innings", "1st 5 Innings");
    row("underscores alone", "__", "");
    row("more of them than words", "_any__bet_", "Any Bet");
    row("nothing", "", "");
    row("what is no key", "Étoile Rouge", "Étoile Rouge");
}

void TestReadableKey::aKeyBecomesAName()
{
    QFETCH(QString, key);
    QTEST(QString::fromStdString(wording::readableKey(key.toStdString())), "name");
}

QTEST_GUILESS_MAIN(TestReadableKey)
#include "tst_readable_key.moc"
