// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the service answers, the window says what it is and what to do.
#include "support/scripted_server.h"
#include "window_lab.h"

#include "ui/opportunities/bet_table.h"
#include "ui/opportunities/page_face.h"

#include <QLabel>
#include <QPushButton>

#include <memory>
#include <string>

using namespace evision;
using test::ScriptedAnswer;

namespace {

std::string errorBody(const std::string &code)
{
    return R"({"message":"Words of the service","error_code":")" + code + R"("})";
}

/// Told to come back so late that nobody waits for it.
ScriptedAnswer passing(int status)
{
    return {.status = status, .headers = {{"Retry-After", "600"}}, .body = "<html>Sorry</html>"};
}

struct Case {
    const char *name;
    ScriptedAnswer answer;
    QStringList words;
};

std::vector<Case> cases()
{
    const auto words = [](std::initializer_list<const char *> each) {
        QStringList list;
        for (const char *word : each)
            list += QLatin1String(word);
        return list;
    };
    return {
        {"a key it does not know",
         {.status = 401, .body = errorBody("INVALID_KEY")},
         words({"401 INVALID_KEY", "Compare it"})},
        {"a key that is switched off",
         {.status = 401, .body = errorBody("DEACTIVATED_KEY")},
         words({"401 DEACTIVATED_KEY", "switched off"})},
        {"a key without credits",
         {.status = 401, .headers = {{"x-requests-remaining", "0"}}, .body = errorBody("OUT_OF_USAGE_CREDITS")},
         words({"credits", "used up", "reset"})},
        {"credits that are gone, without a code",
         {.status = 401, .headers = {{"x-requests-remaining", "0"}}, .body = "{}"},
         words({"credits", "used up"})},
        {"401 without a word", {.status = 401}, words({"401 INVALID_KEY"})},
        {"too many calls", passing(429), words({"429", "Try again in a moment"})},
        {"trouble of its own", passing(503), words({"trouble", "Try again"})},
        {"a page of a café's network",
         {.body = "<html>Welcome to our network</html>"},
         words({"could not be checked"})},
        {"half an answer",
         {.body = "[{\"key\":\"soccer", .fault = test::Fault::CutBody},
         words({"could not be checked"})},
        {"the wrong address", {.status = 404, .body = "not here"}, words({"check the address"})},
    };
}

QStringList buttonsIn(const QWidget &widget)
{
    QStringList texts;
    for (const QPushButton *button : widget.findChildren<QPushButton *>()) {
        if (button->isVisible())
            texts << button->text();
    }
    return texts;
}

} // namespace

class TestServiceTroubles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKeyWithoutCreditsMayBeKept();
    void aKeyThatIsNotTakenIsExplained_data();
    void aKeyThatIsNotTakenIsExplained();
    void withoutANetworkTheKeyMayBeGood();
    void anAddressThatIsNoneIsSaid();
    void aGoodKeyWithoutCreditsIsTaken();
    void aKeptKeyThatIsRefusedShowsTheDemoMarket();
    void spentCreditsAreSaidInThePlaceOfBets();
    void aServiceThatFailsIsSaidInThePlaceOfBets();
    void pricesThatStopAreDimmed();
};

void TestServiceTroubles::aKeyThatIsNotTakenIsExplained_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const Case &each : cases())
        QTest::newRow(each.name) << number++;
}

void TestServiceTroubles::aKeyThatIsNotTakenIsExplained()
{
    QFETCH(int, number);
    const Case given = cases()[static_cast<std::size_t>(number)];
    test::ScriptedServer server;
    server.answerBy([&given](const http::Request &) { return given.answer; });
    test::WindowLab lab(server.url());
    lab.open(settings::Market::Demo);
    const ui::KeyDialog &dialog = lab.enterKey(QStringLiteral("a-secret-key"));
    const QString waiting = dialog.sentence();
    QTRY_VERIFY(dialog.sentence() != waiting);
    for (const QString &word : given.words)
        QVERIFY2(dialog.sentence().contains(word), qPrintable(dialog.sentence()));
    QVERIFY(!dialog.sentence().contains(QStringLiteral("a-secret-key")));
    QVERIFY(dialog.isVisible() && dialog.findChild<QLineEdit *>()->isEnabled());
    QCOMPARE(server.count(), std::size_t{1}); // somebody waits: nothing is repeated unseen
    QCOMPARE(lab.settings().preferences().market, settings::Market::Demo);
}

void TestServiceTroubles::withoutANetworkTheKeyMayBeGood()
{
    test::WindowLab lab(QStringLiteral("http://127.0.0.1:1")); // nobody listens there
    lab.open(settings::Market::Demo);
    const ui::KeyDialog &dialog = lab.enterKey(QStringLiteral("0123456789abcdef"));
    QTRY_VERIFY2(dialog.sentence().contains(QStringLiteral("could not be checked")), qPrintable(dialog.sentence()));
    QVERIFY(dialog.sentence().contains(QStringLiteral("no connection")));
    QVERIFY(!dialog.sentence().contains(QStringLiteral("later"))); // nobody tries it again but the user
}

void TestServiceTroubles::anAddressThatIsNoneIsSaid()
{
    test::WindowLab lab(QStringLiteral("http://odds.example"));
    lab.open(settings::Market::Demo);
    const ui::KeyDialog &dialog = lab.enterKey(QStringLiteral("0123456789abcdef"));
    QTRY_VERIFY2(dialog.sentence().contains(QStringLiteral("https://")), qPrintable(dialog.sentence()));
}

void TestServiceTroubles::aGoodKeyWithoutCreditsIsTaken()
{
    test::ScriptedServer server;
    server.answerBy([](const http::Request &) {
        return ScriptedAnswer{.headers = {{"x-requests-remaining", "0"}, {"x-requests-used", "500"}}, .body = "[]"};
    });
    test::WindowLab lab(server.url());
    lab.open(settings::Market::Demo);
    lab.enterKey(QStringLiteral("0123456789abcdef"));
    QTRY_VERIFY2(lab.notice().contains(QStringLiteral("used up")), qPrintable(lab.notice()));
    QTRY_VERIFY(!lab.facts().demo);
    QCOMPARE(lab.settings().preferences().monthlyBudget, 500);
}

void TestServiceTroubles::aKeptKeyThatIsRefusedShowsTheDemoMarket()
{
    test::ScriptedServer server;
    server.answerBy(
        [](const http::Request &) { return ScriptedAnswer{.status = 401, .body = errorBody("INVALID_KEY")}; });
    test::WindowLab lab(server.url());
    lab.keep(QStringLiteral("0123456789abcdef"));
    lab.open(settings::Market::Service);
    QTRY_VERIFY2(lab.notice().contains(QStringLiteral("401 INVALID_KEY")), qPrintable(lab.notice()));
    QVERIFY(lab.notice().contains(QStringLiteral("demo market meanwhile")));
    QTRY_VERIFY(lab.facts().demo && lab.facts().polled);
    QCOMPARE(lab.text(ui::StatusItem::Market), QStringLiteral("Demo market · Live"));
}

void TestServiceTroubles::aKeyWithoutCreditsMayBeKept()
{
    test::ScriptedServer server;
    server.answerBy([](const http::Request &) {
        return ScriptedAnswer{
            .status = 401, .headers = {{"x-requests-remaining", "0"}}, .body = errorBody("OUT_OF_USAGE_CREDITS")};
    });
    test::WindowLab lab(server.url());
    lab.open(settings::Market::Demo);
    ui::KeyDialog &dialog = lab.enterKey(QStringLiteral("0123456789abcdef"));
    const auto offers = [&dialog] { return buttonsIn(dialog).contains(QStringLiteral("K&eep It Anyway")); };
    QVERIFY(!offers());
    QTRY_VERIFY2(offers(), qPrintable(dialog.sentence()));
    QVERIFY(dialog.sentence().contains(QStringLiteral("used up")));
    auto *field = dialog.findChild<QLineEdit *>();
    field->setText(QStringLiteral("another"));
    QVERIFY(!offers()); // that one is not known
    lab.enterKey(QStringLiteral("0123456789abcdef"));
    QTRY_VERIFY(offers());
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("K&eep It Anyway"))
            button->click();
    }
    QTRY_VERIFY2(lab.notice().contains(QStringLiteral("kept")), qPrintable(lab.notice()));
    QTRY_COMPARE(lab.kept(), QStringLiteral("0123456789abcdef"));
    QCOMPARE(lab.settings().preferences().market, settings::Market::Demo); // where there is something to see
    QVERIFY(!lab.window().keyDialog() || !lab.window().keyDialog()->isVisible());
}

void TestServiceTroubles::spentCreditsAreSaidInThePlaceOfBets()
{
    test::ScriptedServer server;
    server.answerBy([](const http::Request &) {
        return ScriptedAnswer{.status = 401,
                              .headers = {{"x-requests-remaining", "0"}, {"x-requests-used", "500"}},
                              .body = errorBody("OUT_OF_USAGE_CREDITS")};
    });
    test::WindowLab lab(server.url());
    lab.keep(QStringLiteral("0123456789abcdef"));
    lab.open(settings::Market::Service);
    QTRY_COMPARE(lab.text(ui::StatusItem::Market), QStringLiteral("Out of credits · odds service"));
    QVERIFY(lab.facts().message.contains(QStringLiteral("used up")));
    QVERIFY(lab.window().status().isStale());
    const auto labels = lab.window().findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&lab](const QLabel *label) {
        return label->isVisible() && label->text().startsWith(lab.facts().message) &&
               label->text().contains(QStringLiteral("since")) && label->text().contains(QStringLiteral("demo market"));
    }));
    QVERIFY(lab.text(ui::StatusItem::Credits).startsWith(QStringLiteral("credits 0")));
    QCOMPARE(buttonsIn(*lab.window().findChild<ui::PageFace *>()), QStringList{QStringLiteral("Enter &Key…")});
}

void TestServiceTroubles::aServiceThatFailsIsSaidInThePlaceOfBets()
{
    test::ScriptedServer server;
    server.answerBy([](const http::Request &) { return passing(503); });
    test::WindowLab lab(server.url());
    lab.keep(QStringLiteral("0123456789abcdef"));
    lab.open(settings::Market::Service);
    QTRY_COMPARE(lab.text(ui::StatusItem::Market), QStringLiteral("No answer · odds service"));
    QVERIFY(lab.facts().message.contains(QStringLiteral("503")));
    QVERIFY(!lab.window().findChild<ui::BetTable *>()->isVisible());
    QCOMPARE(buttonsIn(*lab.window().findChild<ui::PageFace *>()), QStringList{QStringLiteral("&Poll Now…")});
    lab.window().status().showDetails(ui::StatusItem::Market); // and why is a click away
    const auto labels = QApplication::activePopupWidget()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [&lab](const QLabel *label) { return label->text() == lab.facts().message; }));
    QApplication::activePopupWidget()->close();
}

void TestServiceTroubles::pricesThatStopAreDimmed()
{
    auto service = std::move(desk::DemoMarket::open({}).value());
    test::WindowLab lab(QStringLiteral("http://127.0.0.1:%1").arg(service->address().urlFor("/", "x").port()));
    lab.keep(desk::DemoMarket::key());
    lab.open(settings::Market::Service);
    const auto *table = lab.window().findChild<ui::BetTable *>();
    QTRY_VERIFY(!lab.facts().demo && lab.facts().polled && table->model()->rowCount() > 0);
    QVERIFY(!table->delegate().style().isDimmed);
    service.reset();
    Q_EMIT lab.window().pollWanted();
    QTRY_VERIFY_WITH_TIMEOUT(lab.text(ui::StatusItem::Market) == QStringLiteral("No answer · odds service"), 30'000);
    QVERIFY(table->delegate().style().isDimmed);
    QVERIFY(table->isVisible()); // they are old, and say so; they are not gone
    const QString age = lab.text(ui::StatusItem::Age);
    QTRY_VERIFY(lab.text(ui::StatusItem::Age) != age); // counts on by itself
}

QTEST_MAIN(TestServiceTroubles)
#include "tst_service_troubles.moc"
