// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/choice_button.h"

#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using evision::ui::ChoiceButton;

namespace {

QString asItIs(const QString &key)
{
    return key;
}

} // namespace

class TestChoiceButton : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void severalCanBeChosen();
    void allTakesEveryChoiceBack();
    void whatIsGoneStaysChosen();
    void namesAreTextAndNothingElse();
    void thousandsFitTheScreen();

private:
    static QListWidget &listOf(ChoiceButton &button)
    {
        Q_EMIT button.menu()->aboutToShow();
        return *button.menu()->findChild<QListWidget *>();
    }
    static void tick(QListWidget &list, int row, Qt::CheckState state = Qt::Checked)
    {
        list.item(row)->setCheckState(state);
    }
};

void TestChoiceButton::severalCanBeChosen()
{
    ChoiceButton button(
        QStringLiteral("Books"),
        [] {
            return QStringList{QStringLiteral("b"), QStringLiteral("a")};
        },
        asItIs);
    QCOMPARE(button.text(), QStringLiteral("Books: all"));
    QSignalSpy changed(&button, &ChoiceButton::chosenChanged);
    QListWidget &list = listOf(button);
    QCOMPARE(list.count(), 3); // All, a, b
    QCOMPARE(list.item(0)->checkState(), Qt::Checked);
    tick(list, 2);
    QCOMPARE(button.text(), QStringLiteral("Books: b"));
    QCOMPARE(list.item(0)->checkState(), Qt::Unchecked);
    tick(list, 1);
    QCOMPARE(button.text(), QStringLiteral("Books: 2"));
    tick(list, 2, Qt::Unchecked);
    QCOMPARE(button.chosen(), QStringList(QStringLiteral("a")));
    QCOMPARE(changed.count(), 3);
}

void TestChoiceButton::allTakesEveryChoiceBack()
{
    ChoiceButton button(
        QStringLiteral("Books"), [] { return QStringList{QStringLiteral("a")}; }, asItIs);
    button.setChosen({QStringLiteral("a")});
    QListWidget &list = listOf(button);
    QCOMPARE(list.item(1)->checkState(), Qt::Checked);
    tick(list, 0);
    QVERIFY(button.chosen().isEmpty());
    QCOMPARE(list.item(1)->checkState(), Qt::Unchecked);
    tick(list, 0, Qt::Unchecked); // nothing chosen is all: it cannot be taken away
    QCOMPARE(list.item(0)->checkState(), Qt::Checked);
}

void TestChoiceButton::whatIsGoneStaysChosen()
{
    ChoiceButton button(
        QStringLiteral("Books"), [] { return QStringList{QStringLiteral("a")}; }, asItIs);
    button.setChosen({QStringLiteral("gone")});
    QListWidget &list = listOf(button);
    QCOMPARE(list.count(), 3);
    QCOMPARE(list.item(2)->text(), QStringLiteral("gone"));
    QCOMPARE(list.item(2)->checkState(), Qt::Checked);
}

void TestChoiceButton::namesAreTextAndNothingElse()
{
    const QString name = QStringLiteral("bet<img src=\"/dev/null\">&co, a name that goes on and on");
    ChoiceButton button(
        QStringLiteral("Books"), [name] { return QStringList{name}; }, asItIs);
    button.setChosen({name});
    QVERIFY(!button.toolTip().contains(QLatin1String("<img")));
    QVERIFY(button.toolTip().contains(QLatin1String("&lt;img")));
    QVERIFY(button.text().size() < 35);
    QVERIFY(button.accessibleName().contains(name));
}

void TestChoiceButton::thousandsFitTheScreen()
{
    QStringList names;
    for (int number = 0; number < 6000; ++number)
        names << QStringLiteral("book%1").arg(number);
    ChoiceButton button(
        QStringLiteral("Books"), [names] { return names; }, asItIs);
    QListWidget &list = listOf(button);
    QCOMPARE(list.count(), 6001);
    QVERIFY(list.height() < 600);
}

QTEST_MAIN(TestChoiceButton)
#include "tst_choice_button.moc"
