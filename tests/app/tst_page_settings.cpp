// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/page_settings.h"

#include <QTest>

using namespace evision;

class TestPageSettings final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormatComesBack();
    void aNewUserGetsTheBuiltInPresets();
    void presetsComeBackAsTheyWere();
    void noPresetsStayNone();
    void mutesComeBackAsTheyWere();
};

void TestPageSettings::everyFormatComesBack()
{
    for (int number = 0; number < pricing::oddsFormatCount; ++number) {
        const auto format = static_cast<pricing::OddsFormat>(number);
        QCOMPARE(app::oddsFormatOf(app::keptFormat(format)), format);
    }
}

void TestPageSettings::aNewUserGetsTheBuiltInPresets()
{
    QVERIFY(app::presetsOf({}) == ui::builtInPresets());
    QVERIFY(ui::builtInPresets().size() >= 2);
}

void TestPageSettings::presetsComeBackAsTheyWere()
{
    std::vector<ui::Preset> presets = ui::builtInPresets();
    ui::Preset own;
    own.name = QStringLiteral("own");
    own.filter.text = QStringLiteral("arsenal");
    own.filter.sports = QStringList{QStringLiteral("soccer_epl")};
    own.filter.books = QStringList{QStringLiteral("bet365")};
    own.filter.minPrice = 1.3;
    own.filter.maxPrice = 6;
    own.filter.showStale = true;
    own.sort = models::Column::FirstSeen;
    own.direction = Qt::AscendingOrder;
    presets.push_back(own);
    // Through the file, too.
    const auto read = settings::presetsFrom(settings::textOf(app::keptPresets(presets)));
    QVERIFY(app::presetsOf(read.value) == presets);
}

void TestPageSettings::noPresetsStayNone()
{
    QVERIFY(app::presetsOf(app::keptPresets({})).empty());
}

void TestPageSettings::mutesComeBackAsTheyWere()
{
    models::MuteList mutes;
    mutes.add({models::MuteKind::Bet, QStringLiteral("0123456789abcdef"), QStringLiteral("a bet"), 1'700'000'000});
    mutes.add({models::MuteKind::Event, QStringLiteral("e"), QStringLiteral("an event"), 1'700'000'001});
    mutes.add({models::MuteKind::Book, QStringLiteral("b"), QStringLiteral("a book"), market::noTime});
    const auto read = settings::mutesFrom(settings::textOf(app::keptMutes(mutes)));
    QCOMPARE(read.reading, settings::Reading::Good);
    QVERIFY(app::mutesOf(read.value) == mutes);
    // A name longer than a file of settings takes is cut, and nothing is lost for it.
    models::MuteList longName;
    longName.add({models::MuteKind::Book, QStringLiteral("b"), QString(500, u'x'), market::noTime});
    QCOMPARE(settings::mutesFrom(settings::textOf(app::keptMutes(longName))).reading, settings::Reading::Good);
}

QTEST_GUILESS_MAIN(TestPageSettings)
#include "tst_page_settings.moc"
