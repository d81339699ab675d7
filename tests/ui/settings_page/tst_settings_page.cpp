// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/check_group.h"
#include "ui/settings_page/check_list.h"
#include "ui/settings_page/choice_box.h"
#include "ui/settings_page/number_field.h"
#include "ui/settings_page/setting_row.h"
#include "ui/settings_page/settings_page.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <functional>
#include <memory>

using namespace evision;
using settings::Preferences;

namespace {

/// A page whose wishes come true at once.
struct Lab {
    explicit Lab(const Preferences &preferences = {})
        : now(preferences), theme(*static_cast<QApplication *>(QCoreApplication::instance()))
    {
        ui::SettingsSources sources;
        sources.checkPlan = [this](const Preferences &wish) { return checkPlan ? checkPlan(wish) : QString(); };
        sources.checkAddress = [](const QString &address) {
            return address.startsWith(u"https://") ? QString() : QStringLiteral("It must begin with https.");
        };
        sources.usualSports = QStringList{QStringLiteral("soccer_epl"), QStringLiteral("basketball_nba")};
        sources.folder = QStringLiteral("/a/folder");
        page = std::make_unique<ui::SettingsPage>(theme, sources);
        page->setSports({{QStringLiteral("soccer_epl"), QStringLiteral("EPL"), QStringLiteral("Soccer")},
                         {QStringLiteral("basketball_nba"), QStringLiteral("NBA"), QStringLiteral("Basketball")},
                         {QStringLiteral("icehockey_nhl"), QStringLiteral("NHL"), QStringLiteral("Ice Hockey")}});
        page->setBooks({{QStringLiteral("pinnacle"), QStringLiteral("Pinnacle"), {}}});
        QObject::connect(page.get(), &ui::SettingsPage::wanted, page.get(), [this](const Preferences &wish) {
            ++wishes;
            now = wish;
            page->setPreferences(now);
        });
        page->setPreferences(now);
        page->resize(1100, 700);
        page->show();
        static_cast<void>(QTest::qWaitForWindowActive(page.get()));
    }

    template <typename Widget>
    [[nodiscard]] Widget *named(const QString &name) const
    {
        for (Widget *widget : page->findChildren<Widget *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] ui::NumberField *number(const QString &name) const { return named<ui::NumberField>(name); }
    [[nodiscard]] ui::CheckList *list(const QString &name) const
    {
        return static_cast<ui::CheckList *>(named<QListWidget>(name)->parentWidget());
    }
    /// What stands below a field.
    [[nodiscard]] static QString note(const QWidget *field)
    {
        for (const QWidget *at = field; at; at = at->parentWidget()) {
            if (const auto *row = qobject_cast<const ui::SettingRow *>(at))
                return row->problem();
        }
        return {};
    }
    static void type(QLineEdit *field, const QString &text)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    static void toggle(ui::CheckList &list, const QString &key)
    {
        for (int row = 0; row < list.list().count(); ++row) {
            QListWidgetItem *item = list.list().item(row);
            if (item->data(Qt::UserRole).toString() != key)
                continue;
            list.list().setCurrentItem(item);
            QTest::keyClick(&list.list(), Qt::Key_Space);
            return;
        }
        QFAIL(qPrintable(key));
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : page->findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }

    Preferences now;
    int wishes = 0;
    std::function<QString(const Preferences &)> checkPlan;
    ui::Theme theme;
    std::unique_ptr<ui::SettingsPage> page;
};

QString text(const char *words)
{
    return QString::fromUtf8(words);
}

} // namespace

class SettingsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachNumberSetsItsPreference_data();
    void eachNumberSetsItsPreference();
    void whatCannotBeUsedIsToldAndChangesNothing_data();
    void whatCannotBeUsedIsToldAndChangesNothing();
    void escBringsTheNumberInUseBack();
    void arrowsStep();
    void leavingAFieldTidiesIt();
    void choicesSetTheirPreference();
    void theUsualSportsAreShownUntilOthersAreChosen();
    void theLastSportStays();
    void theLastMarketAndRegionStay();
    void searchingListsWhatFits();
    void aSportNobodyKnowsIsCalledByItsKey();
    void noChoiceIsCut();
    void bookmakersTakeThePlaceOfRegions();
    void anImpossiblePlanIsRefusedWithASentence();
    void theAddressIsUsedWhenItIsWhole();
    void resetCanBeUndone();
    void afterAnotherChangeThereIsNothingToUndo();
    void changesFromElsewhereAreShown();
    void theWheelChangesNothing();
    void everythingHasANameAndCanBeReached();
    void tabGoesDownThePage();
    void theCardFindsAPlaceAtEveryWidth();
    void buttonsAskForWhatTheySay();
};

void SettingsPageTest::eachNumberSetsItsPreference_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("value");
    const auto row = [](const char *field, const char *typed, double value) {
        QTest::newRow(field) << text(field) << text(typed) << value;
    };
    row("Bankroll", "5000", 5000);
    row("Unit", "25.5", 25.5);
    row("Kelly fraction", "1/3", 1.0 / 3);
    row("Least EV", "3.5", 0.035);
    row("Hours before the start", "48", 48);
    row("Monthly budget", "20000", 20'000);
    row("Reserve", "40", 40);
}

void SettingsPageTest::eachNumberSetsItsPreference()
{
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(double, value);
    Lab lab;
    const std::map<QString, std::function<double()>> found{
        {text("Bankroll"), [&] { return lab.now.bankroll; }},
        {text("Unit"), [&] { return lab.now.unit; }},
        {text("Kelly fraction"), [&] { return lab.now.kellyFraction; }},
        {text("Least EV"), [&] { return lab.now.minimumEv; }},
        {text("Hours before the start"), [&] { return lab.now.horizonHours; }},
        {text("Monthly budget"), [&] { return static_cast<double>(lab.now.monthlyBudget); }},
        {text("Reserve"), [&] { return static_cast<double>(lab.now.reserve); }},
    };
    QVERIFY(lab.number(field));
    lab.type(lab.number(field), typed);
    QCOMPARE(found.at(field)(), value);
    QCOMPARE(lab.number(field)->text(), typed); // nobody rewrites what is being typed
    QVERIFY(lab.note(lab.number(field)).isEmpty());
}

void SettingsPageTest::whatCannotBeUsedIsToldAndChangesNothing_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *field, const char *typed, const char *says) {
        QTest::newRow(name) << text(field) << text(typed) << text(says);
    };
    row("a bankroll of words", "Bankroll", "all of it", "is not a number");
    row("a bankroll below nothing", "Bankroll", "-1", "at least 0");
    row("more than Kelly", "Kelly fraction", "2", "at most 1");
    row("an EV above all", "Least EV", "200", "at most 100");
    row("no hours", "Hours before the start", "0", "at least 1");
    row("half a credit", "Reserve", "0.5", "whole number");
}

void SettingsPageTest::whatCannotBeUsedIsToldAndChangesNothing()
{
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QString, says);
    Lab lab;
    ui::NumberField *number = lab.number(field);
    lab.type(number, typed);
    // On the way there the text may have said something that can be used; the last of these is still there.
    const Preferences last = lab.now;
    QVERIFY2(lab.note(number).contains(says), qPrintable(lab.note(number)));
    QVERIFY(lab.note(number).contains(number->valueText()));
    QCOMPARE(number->accessibleDescription(), lab.note(number));
    number->clearFocus();
    QCOMPARE(number->text(), typed);
    lab.page->setPreferences(lab.now); // something else changed
    QCOMPARE(number->text(), typed);
    QCOMPARE(lab.now, last);
    lab.type(number, text("1"));
    QVERIFY(lab.note(number).isEmpty());
}

void SettingsPageTest::escBringsTheNumberInUseBack()
{
    Lab lab;
    ui::NumberField *bankroll = lab.number(text("Bankroll"));
    lab.type(bankroll, text("nothing"));
    QVERIFY(!lab.note(bankroll).isEmpty());
    QTest::keyClick(bankroll, Qt::Key_Escape);
    QCOMPARE(bankroll->text(), text("1,000"));
    QVERIFY(lab.note(bankroll).isEmpty());
    QCOMPARE(lab.now, Preferences());
}

void SettingsPageTest::arrowsStep()
{
    Lab lab;
    ui::NumberField *ev = lab.number(text("Least EV"));
    QTest::keyClick(ev, Qt::Key_Up);
    QCOMPARE(lab.now.minimumEv, 0.025);
    QTest::keyClick(ev, Qt::Key_PageDown);
    QCOMPARE(lab.now.minimumEv, 0.0);
    QTest::keyClick(ev, Qt::Key_Down);
    QCOMPARE(lab.now.minimumEv, 0.0);
    QVERIFY(lab.note(ev).isEmpty());
}

void SettingsPageTest::leavingAFieldTidiesIt()
{
    Lab lab;
    ui::NumberField *bankroll = lab.number(text("Bankroll"));
    lab.type(bankroll, text("25000"));
    lab.number(text("Unit"))->setFocus();
    QCOMPARE(bankroll->text(), text("25,000"));
}

void SettingsPageTest::choicesSetTheirPreference()
{
    Lab lab;
    const auto choose = [&lab](const char *name, int row) {
        auto *box = lab.named<ui::ChoiceBox>(text(name));
        box->setCurrentIndex(row);
        Q_EMIT box->activated(row);
    };
    QCOMPARE(lab.named<ui::ChoiceBox>(text("Currency"))->key(), text("EUR"));
    choose("Currency", 2);
    QCOMPARE(lab.now.currency, text("GBP"));
    choose("Theme", 2);
    QCOMPARE(lab.now.scheme, settings::Scheme::Dark);
    choose("Row height", 0);
    QCOMPARE(lab.now.density, settings::Density::Compact);
    for (QCheckBox *box : lab.page->findChildren<QCheckBox *>()) {
        if (box->text() == text("Reduce motion"))
            QTest::keyClick(box, Qt::Key_Space);
    }
    QVERIFY(lab.now.reduceMotion);
    auto *markets = lab.named<ui::CheckGroup>(text("Markets"));
    QTest::keyClick(markets->box(text("totals")), Qt::Key_Space);
    QCOMPARE(lab.now.markets, (QStringList{text("h2h"), text("spreads")}));
    auto *regions = lab.named<ui::CheckGroup>(text("Regions"));
    QTest::keyClick(regions->box(text("au")), Qt::Key_Space);
    QCOMPARE(lab.now.regions, (QStringList{text("eu"), text("uk"), text("au")}));
}

void SettingsPageTest::theUsualSportsAreShownUntilOthersAreChosen()
{
    Lab lab;
    ui::CheckList *sports = lab.list(text("Sports"));
    QCOMPARE(sports->summary(), text("Chosen: EPL, NBA"));
    QVERIFY(lab.now.sports.isEmpty());
    lab.toggle(*sports, text("icehockey_nhl"));
    QCOMPARE(lab.now.sports, (QStringList{text("soccer_epl"), text("basketball_nba"), text("icehockey_nhl")}));
    QCOMPARE(sports->summary(), text("Chosen: EPL, NBA, NHL"));
}

void SettingsPageTest::theLastSportStays()
{
    Preferences one;
    one.sports = QStringList{text("icehockey_nhl")};
    Lab lab(one);
    ui::CheckList *sports = lab.list(text("Sports"));
    lab.toggle(*sports, text("icehockey_nhl"));
    QCOMPARE(lab.now.sports, one.sports);
    QCOMPARE(sports->chosen(), one.sports);
    QVERIFY(lab.note(sports).contains(text("At least one sport")));
    lab.toggle(*sports, text("soccer_epl"));
    QVERIFY(lab.note(sports).isEmpty());
}

void SettingsPageTest::theLastMarketAndRegionStay()
{
    Preferences one;
    one.markets = QStringList{text("h2h")};
    one.regions = QStringList{text("eu")};
    Lab lab(one);
    auto *markets = lab.named<ui::CheckGroup>(text("Markets"));
    QTest::keyClick(markets->box(text("h2h")), Qt::Key_Space);
    QVERIFY(markets->box(text("h2h"))->isChecked());
    QVERIFY(lab.note(markets).contains(text("At least one market")));
    auto *regions = lab.named<ui::CheckGroup>(text("Regions"));
    QTest::keyClick(regions->box(text("eu")), Qt::Key_Space);
    QVERIFY(regions->box(text("eu"))->isChecked());
    QVERIFY(lab.note(regions).contains(text("At least one region")));
    QCOMPARE(lab.now, one);
}

void SettingsPageTest::searchingListsWhatFits()
{
    Lab lab;
    ui::CheckList *sports = lab.list(text("Sports"));
    const auto shown = [sports] {
        QStringList texts;
        for (int row = 0; row < sports->list().count(); ++row) {
            if (!sports->list().isRowHidden(row))
                texts << sports->list().item(row)->text();
        }
        return texts;
    };
    QCOMPARE(shown(), (QStringList{text("Basketball · NBA"), text("Ice Hockey · NHL"), text("Soccer · EPL")}));
    lab.type(&sports->search(), text("hock nhl"));
    QCOMPARE(shown(), QStringList{text("Ice Hockey · NHL")});
    QTest::keyClick(&sports->search(), Qt::Key_Down);
    QVERIFY(sports->list().hasFocus());
    QTest::keyClick(&sports->list(), Qt::Key_Space);
    QVERIFY(lab.now.sports.contains(text("icehockey_nhl")));
    QCOMPARE(shown(), QStringList{text("Ice Hockey · NHL")});
    QTest::keyClick(&sports->search(), Qt::Key_Escape);
    QCOMPARE(shown().size(), 3);
}

void SettingsPageTest::aSportNobodyKnowsIsCalledByItsKey()
{
    Preferences strange;
    strange.sports = QStringList{text("chess_world_cup")};
    Lab lab(strange);
    ui::CheckList *sports = lab.list(text("Sports"));
    QCOMPARE(sports->summary(), text("Chosen: Chess World Cup"));
    lab.page->setSports({{text("chess_world_cup"), text("World Cup"), text("Chess")}});
    QCOMPARE(sports->summary(), text("Chosen: World Cup"));
}

void SettingsPageTest::noChoiceIsCut()
{
    const QString longText = text("A rather long name of a region, with some of its bookmakers");
    QWidget outer; // a window would not become narrower than its layout
    ui::CheckGroup group(text("Regions"), {{text("eu"), longText, {}}, {text("us"), text("United States"), {}}},
                         &outer);
    group.resize(2000, 100);
    outer.show();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCOMPARE(group.box(text("eu"))->y(), group.box(text("us"))->y());
    const int need = group.box(text("eu"))->sizeHint().width();
    group.resize(need + 20, 200);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QTRY_VERIFY(group.box(text("eu"))->y() < group.box(text("us"))->y());
    QTRY_VERIFY(group.box(text("eu"))->width() >= need);
    Lab lab;
    auto *regions = lab.named<ui::CheckGroup>(text("Regions"));
    const auto boxes = regions->findChildren<QCheckBox *>();
    QVERIFY(!boxes.isEmpty());
    for (const QCheckBox *box : boxes)
        QTRY_VERIFY2(box->width() >= box->sizeHint().width(), qPrintable(box->text()));
}

void SettingsPageTest::bookmakersTakeThePlaceOfRegions()
{
    Lab lab;
    auto *regions = lab.named<ui::CheckGroup>(text("Regions"));
    ui::CheckList *books = lab.list(text("Bookmakers"));
    QVERIFY(regions->isEnabled());
    lab.toggle(*books, text("pinnacle"));
    QCOMPARE(lab.now.books, QStringList{text("pinnacle")});
    QVERIFY(!regions->isEnabled());
    lab.toggle(*books, text("pinnacle"));
    QVERIFY(lab.now.books.isEmpty() && regions->isEnabled());
}

void SettingsPageTest::anImpossiblePlanIsRefusedWithASentence()
{
    Lab lab;
    lab.checkPlan = [](const Preferences &wish) {
        return wish.sports.size() > 2 || wish.reserve > wish.monthlyBudget ? QStringLiteral("That is too much.")
                                                                           : QString();
    };
    ui::CheckList *sports = lab.list(text("Sports"));
    lab.toggle(*sports, text("icehockey_nhl"));
    QCOMPARE(lab.note(sports), text("That is too much."));
    QCOMPARE(sports->summary(), text("Chosen: EPL, NBA"));
    ui::NumberField *reserve = lab.number(text("Reserve"));
    lab.type(reserve, text("600"));
    QCOMPARE(lab.note(reserve), text("That is too much."));
    QCOMPARE(reserve->text(), text("600"));
    QCOMPARE(lab.now.reserve, 60); // the last that could be used
    QVERIFY(lab.now.sports.isEmpty());
}

void SettingsPageTest::theAddressIsUsedWhenItIsWhole()
{
    Lab lab;
    auto *address = lab.named<QLineEdit>(text("Address of the service"));
    QVERIFY(!address->isVisible());
    for (QToolButton *button : lab.page->findChildren<QToolButton *>()) {
        if (button->text() == text("Advanced"))
            QTest::keyClick(button, Qt::Key_Space);
    }
    QVERIFY(address->isVisible());
    lab.type(address, text("http://odds.example"));
    QCOMPARE(lab.wishes, 0);
    QTest::keyClick(address, Qt::Key_Return);
    QVERIFY(lab.note(address).contains(text("must begin with https")));
    QVERIFY(lab.note(address).contains(Preferences().serviceAddress));
    lab.type(address, text("https://odds.example"));
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(lab.now.serviceAddress, text("https://odds.example"));
    QVERIFY(lab.note(address).isEmpty());
    lab.type(address, text("https://"));
    QTest::keyClick(address, Qt::Key_Escape);
    QCOMPARE(address->text(), text("https://odds.example"));
}

void SettingsPageTest::resetCanBeUndone()
{
    Preferences mine;
    mine.bankroll = 7777;
    mine.sports = QStringList{text("icehockey_nhl")};
    mine.market = settings::Market::Service;
    Lab lab(mine);
    ui::NumberField *unit = lab.number(text("Unit"));
    lab.type(unit, text("no"));
    QPushButton *undo = lab.button(text("Undo"));
    QVERIFY(!undo->isVisible());
    QTest::keyClick(lab.button(text("Reset to Defaults")), Qt::Key_Space);
    Preferences fresh;
    fresh.market = settings::Market::Service; // what is watched stays
    QCOMPARE(lab.now, fresh);
    QCOMPARE(unit->text(), text("10"));
    QVERIFY(lab.note(unit).isEmpty());
    QVERIFY(undo->isVisible() && undo->hasFocus());
    QTest::keyClick(undo, Qt::Key_Space);
    QCOMPARE(lab.now, mine);
    QVERIFY(!undo->isVisible());
    QCOMPARE(lab.number(text("Bankroll"))->text(), text("7,777"));
}

void SettingsPageTest::afterAnotherChangeThereIsNothingToUndo()
{
    Preferences mine;
    mine.bankroll = 7777;
    Lab lab(mine);
    QTest::keyClick(lab.button(text("Reset to Defaults")), Qt::Key_Space);
    QVERIFY(lab.button(text("Undo"))->isVisible());
    lab.type(lab.number(text("Unit")), text("5"));
    QVERIFY(!lab.button(text("Undo"))->isVisible());
    QCOMPARE(lab.now.bankroll, Preferences().bankroll);
}

void SettingsPageTest::changesFromElsewhereAreShown()
{
    Lab lab;
    Preferences other;
    other.bankroll = 12;
    other.scheme = settings::Scheme::Light;
    other.currency = text("XBT");
    other.markets = QStringList{text("alternate_spreads")};
    lab.page->setPreferences(other);
    QCOMPARE(lab.wishes, 0);
    QCOMPARE(lab.number(text("Bankroll"))->text(), text("12"));
    QCOMPARE(lab.named<ui::ChoiceBox>(text("Theme"))->currentText(), text("Light"));
    QCOMPARE(lab.named<ui::ChoiceBox>(text("Currency"))->currentText(), text("XBT"));
    QVERIFY(lab.named<ui::CheckGroup>(text("Markets"))->box(text("alternate_spreads"))->isChecked());
}

void SettingsPageTest::theWheelChangesNothing()
{
    Lab lab;
    auto *box = lab.named<ui::ChoiceBox>(text("Currency"));
    QWheelEvent wheel(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(box, &wheel);
    QCOMPARE(box->key(), text("EUR"));
    QCOMPARE(lab.wishes, 0);
}

void SettingsPageTest::everythingHasANameAndCanBeReached()
{
    Lab lab;
    for (const QWidget *widget : lab.page->findChildren<QWidget *>()) {
        const bool takesKeys = widget->focusPolicy() & Qt::TabFocus && widget->isVisibleTo(lab.page.get()) &&
                               !widget->focusProxy() && !qobject_cast<const QScrollBar *>(widget);
        if (!takesKeys || qobject_cast<const QScrollArea *>(widget))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(isNamed, widget->metaObject()->className());
    }
}

void SettingsPageTest::tabGoesDownThePage()
{
    Lab lab;
    lab.page->setFocus();
    QVERIFY(lab.number(text("Bankroll"))->hasFocus());
    QWidget *content = lab.page->scrollArea().widget();
    int last = -1;
    int stops = 0;
    for (QWidget *at = QApplication::focusWidget(); at && content->isAncestorOf(at); at = QApplication::focusWidget()) {
        const int y = at->mapTo(content, QPoint(0, 0)).y();
        QVERIFY2(y >= last - 4, qPrintable(at->accessibleName())); // buttons beside a field stand a little higher
        last = y;
        ++stops;
        const QRect seen(lab.page->scrollArea().viewport()->mapToGlobal(QPoint(0, 0)),
                         lab.page->scrollArea().viewport()->size());
        QVERIFY2(seen.intersects(QRect(at->mapToGlobal(QPoint(0, 0)), at->size())), qPrintable(at->accessibleName()));
        QTest::keyClick(at, Qt::Key_Tab);
        if (QApplication::focusWidget() == at)
            break;
    }
    QVERIFY2(stops > 25, qPrintable(QString::number(stops)));
}

void SettingsPageTest::theCardFindsAPlaceAtEveryWidth()
{
    Lab lab;
    lab.page->setOutlook(text("These settings: 412 credits a day."));
    auto *card = lab.page->findChild<QWidget *>(text("outlook"));
    for (const int width : {480, 620, 800, 1100, 1600, 700}) {
        lab.page->resize(width, 500);
        QVERIFY(card->isVisibleTo(lab.page.get()));
        // Qt arranges what is nested one turn after the other.
        QTRY_VERIFY(lab.page->scrollArea().widget()->minimumSizeHint().width() <=
                    lab.page->scrollArea().viewport()->width());
        QVERIFY2(lab.number(text("Bankroll"))->visibleRegion().boundingRect().width() > 50,
                 qPrintable(QString::number(width)));
    }
    QCOMPARE(lab.page->outlook(), text("These settings: 412 credits a day."));
}

void SettingsPageTest::buttonsAskForWhatTheySay()
{
    Lab lab;
    QSignalSpy keys(lab.page.get(), &ui::SettingsPage::keyWanted);
    QSignalSpy folders(lab.page.get(), &ui::SettingsPage::folderWanted);
    QTest::keyClick(lab.button(text("Enter Key…")), Qt::Key_Space);
    QTest::keyClick(lab.button(text("Open Folder")), Qt::Key_Space);
    QCOMPARE(keys.count(), 1);
    QCOMPARE(folders.count(), 1);
    for (QToolButton *entry : lab.page->findChildren<QToolButton *>()) {
        if (entry->text() == text("Files"))
            QTest::keyClick(entry, Qt::Key_Space);
    }
    QVERIFY(lab.named<QLineEdit>(text("Folder of the settings"))->hasFocus());
}

QTEST_MAIN(SettingsPageTest)
#include "tst_settings_page.moc"
