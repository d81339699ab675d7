// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_lab.h"

#include "ui/opportunities/preset_button.h"
#include "ui/opportunities/undo_bar.h"

#include <QDoubleSpinBox>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>

using namespace evision;
using namespace evision::test;
using models::Column;

namespace {

struct PresetLab : PageLab {
    PresetLab()
    {
        fill(40);
        publish();
        show();
        table().begin();
    }
    void press(Qt::Key key) { QTest::keyClick(&table(), key); }
    [[nodiscard]] ui::PresetButton &button() { return page->presetButton(); }
    /// The menu as it is when it opens.
    [[nodiscard]] QAction *command(const QString &text)
    {
        Q_EMIT button().menu()->aboutToShow();
        const QList<QAction *> actions = button().menu()->actions();
        const auto found = std::find_if(actions.begin(), actions.end(),
                                        [&text](const QAction *action) { return action->text().startsWith(text); });
        return found == actions.end() ? nullptr : *found;
    }
};

} // namespace

class TestPresets final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void digitsApplyTheBuiltInOnes();
    void digitsInTheWordsAreLetters();
    void aDigitWithoutAPresetDoesNothing();
    void theButtonSaysWhatHolds();
    void whatIsSetIsSavedUnderAName();
    void moreThanAreKeptAreRefused();
    void theNameIsAskedForInADialog();
    void aPresetIsUpdatedRenamedAndDeleted();
    void whatWasDeletedComesBack();
    void builtInOnesComeBack();
};

void TestPresets::digitsApplyTheBuiltInOnes()
{
    PresetLab lab;
    const int all = lab.model.rowCount();
    lab.press(Qt::Key_2);
    QVERIFY(lab.model.filter().robustOnly);
    QCOMPARE(lab.model.filter().minEv, 0.02);
    QVERIFY(lab.model.rowCount() < all);
    lab.press(Qt::Key_3);
    QVERIFY(!lab.model.filter().robustOnly);
    QCOMPARE(lab.model.filter().startsWithinSeconds, 21600);
    QCOMPARE(lab.model.sortColumn(), Column::StartsIn);
    QCOMPARE(lab.model.sortDirection(), Qt::AscendingOrder);
    QCOMPARE(lab.table().horizontalHeader()->sortIndicatorSection(), static_cast<int>(Column::StartsIn));
    lab.press(Qt::Key_1);
    QCOMPARE(lab.model.rowCount(), all);
    QCOMPARE(lab.model.sortColumn(), Column::Ev);
}

void TestPresets::digitsInTheWordsAreLetters()
{
    PresetLab lab;
    lab.page->filter().focusText();
    QTest::keyClicks(lab.text(), QStringLiteral("2"));
    QCOMPARE(lab.text()->text(), QStringLiteral("2"));
    QVERIFY(!lab.model.filter().robustOnly);
    auto *ev = lab.part<QDoubleSpinBox>(QStringLiteral("Least EV"));
    ev->setFocus();
    ev->selectAll();
    QTest::keyClicks(ev, QStringLiteral("3"));
    QTest::keyClick(ev, Qt::Key_Return);
    QCOMPARE(lab.model.filter().minEv, 0.03);
    QCOMPARE(lab.model.sortColumn(), Column::Ev);
}

void TestPresets::aDigitWithoutAPresetDoesNothing()
{
    PresetLab lab;
    const ui::Preset before = lab.page->preset();
    lab.press(Qt::Key_9);
    QVERIFY(lab.page->preset() == before);
}

void TestPresets::theButtonSaysWhatHolds()
{
    PresetLab lab;
    QCOMPARE(lab.button().accessibleName(), QStringLiteral("Preset: Everything"));
    lab.press(Qt::Key_2);
    QCOMPARE(lab.button().accessibleName(), QStringLiteral("Preset: Robust, 2 % and more"));
    lab.table().sortByColumn(static_cast<int>(Column::Price), Qt::AscendingOrder);
    QCOMPARE(lab.button().accessibleName(), QStringLiteral("Preset: Robust, 2 % and more (changed)"));
    lab.table().sortByColumn(static_cast<int>(Column::Ev), Qt::DescendingOrder);
    QCOMPARE(lab.button().accessibleName(), QStringLiteral("Preset: Robust, 2 % and more"));
}

void TestPresets::whatIsSetIsSavedUnderAName()
{
    PresetLab lab;
    QSignalSpy changed(lab.page, &ui::OpportunitiesPage::presetsChanged);
    models::FilterOptions options;
    options.books = QStringList{QStringLiteral("bet365")};
    options.maxPrice = 3;
    lab.page->filter().setOptions(options);
    lab.table().sortByColumn(static_cast<int>(Column::Age), Qt::AscendingOrder);
    lab.button().saveAs(QStringLiteral("  Mine \n& yours "));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(lab.page->presets().size(), std::size_t{4});
    QCOMPARE(lab.page->presets()[3].name, QStringLiteral("Mine & yours"));
    lab.press(Qt::Key_1);
    lab.press(Qt::Key_4);
    QVERIFY(lab.page->preset().filter == options);
    QCOMPARE(lab.model.sortColumn(), Column::Age);
    lab.button().saveAs(QStringLiteral(" "));
    QCOMPARE(lab.page->presets().size(), std::size_t{4}); // a preset has a name
}

void TestPresets::moreThanAreKeptAreRefused()
{
    PresetLab lab;
    ui::Preset preset;
    std::vector<ui::Preset> many;
    for (std::size_t number = 0; number < ui::mostPresets; ++number) {
        preset.name = QString::number(number);
        many.push_back(preset);
    }
    lab.button().setPresets(many);
    lab.button().saveAs(QStringLiteral("one more"));
    QCOMPARE(lab.button().presets().size(), ui::mostPresets);
    auto *told = lab.button().findChild<QMessageBox *>();
    QVERIFY(told && told->text().contains(QStringLiteral("100")));
    told->close();
    lab.button().saveAs(QStringLiteral("7")); // one that is there may change
    QVERIFY(!lab.button().findChild<QMessageBox *>() || !told->isVisible());
}

void TestPresets::theNameIsAskedForInADialog()
{
    PresetLab lab;
    lab.command(QStringLiteral("&Save as New Preset"))->trigger();
    auto *dialog = lab.button().findChild<QInputDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(!dialog->findChild<QLineEdit *>()->accessibleName().isEmpty());
    dialog->setTextValue(QStringLiteral("by dialog"));
    dialog->accept();
    QCOMPARE(lab.page->presets().back().name, QStringLiteral("by dialog"));
}

void TestPresets::aPresetIsUpdatedRenamedAndDeleted()
{
    PresetLab lab;
    lab.press(Qt::Key_2);
    QVERIFY(!lab.command(QStringLiteral("&Update"))->isEnabled());
    models::FilterOptions options = lab.page->filter().options();
    options.minEv = 0.04;
    lab.page->filter().setOptions(options);
    lab.command(QStringLiteral("&Update"))->trigger();
    QCOMPARE(lab.page->presets()[1].filter.minEv, 0.04);
    lab.button().renameCurrent(QStringLiteral("Four"));
    QCOMPARE(lab.page->presets()[1].name, QStringLiteral("Four"));
    QVERIFY(lab.command(QStringLiteral("Four\t2"))->isChecked());
    lab.command(QStringLiteral("&Delete"))->trigger();
    QCOMPARE(lab.page->presets().size(), std::size_t{2});
    QCOMPARE(lab.page->presets()[1].filter.startsWithinSeconds, 21600);
}

void TestPresets::whatWasDeletedComesBack()
{
    PresetLab lab;
    const std::vector<ui::Preset> before = lab.page->presets();
    lab.press(Qt::Key_3);
    lab.button().removeCurrent();
    QCOMPARE(lab.page->messages().text(), QStringLiteral("Deleted the preset “Starting within 6 hours”."));
    QSignalSpy changed(lab.page, &ui::OpportunitiesPage::presetsChanged);
    QTest::keyClick(&lab.table(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(lab.page->presets() == before);
    QCOMPARE(changed.count(), 1);
}

void TestPresets::builtInOnesComeBack()
{
    PresetLab lab;
    lab.page->setPresets({});
    QVERIFY(!lab.command(QStringLiteral("No presets"))->isEnabled());
    lab.command(QStringLiteral("Add &Built-in"))->trigger();
    QVERIFY(lab.page->presets() == ui::builtInPresets());
}

QTEST_MAIN(TestPresets)
#include "tst_presets.moc"
