// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/palette.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace evision::ui;

namespace {

constexpr std::array grounds{Role::Base, Role::Surface, Role::Raised, Role::AlternateRow, Role::Selection, Role::Flash};
constexpr std::array texts{Role::Text,      Role::Muted,    Role::Accent,   Role::MovedUp,
                           Role::MovedDown, Role::Positive, Role::Negative, Role::Warning};

} // namespace

class TestPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuresContrastAsPublished_data();
    void measuresContrastAsPublished();
    void everyTextIsReadable_data();
    void everyTextIsReadable();
    void whatIsSelectedOrFlashesStandsOut_data();
    void whatIsSelectedOrFlashesStandsOut();
    void qtsOwnWidgetsAreReadable_data();
    void qtsOwnWidgetsAreReadable();
};

void TestPalette::measuresContrastAsPublished_data()
{
    QTest::addColumn<QColor>("one");
    QTest::addColumn<QColor>("other");
    QTest::addColumn<double>("expected");
    // Values of the W3C's definition, as published in its examples and by WebAIM's checker.
    QTest::newRow("black on white") << QColor(0, 0, 0) << QColor(255, 255, 255) << 21.0;
    QTest::newRow("white on white") << QColor(255, 255, 255) << QColor(255, 255, 255) << 1.0;
    QTest::newRow("grey 767676 on white") << QColor(0x76, 0x76, 0x76) << QColor(255, 255, 255) << 4.54;
    QTest::newRow("blue on white") << QColor(0, 0, 255) << QColor(255, 255, 255) << 8.59;
    QTest::newRow("white on red") << QColor(255, 255, 255) << QColor(255, 0, 0) << 4.0;
}

void TestPalette::measuresContrastAsPublished()
{
    QFETCH(QColor, one);
    QFETCH(QColor, other);
    QFETCH(double, expected);
    QVERIFY(std::abs(contrast(one, other) - expected) < 0.01);
    QCOMPARE(contrast(one, other), contrast(other, one));
}

void TestPalette::everyTextIsReadable_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("in light") << Scheme::Light;
    QTest::newRow("in dark") << Scheme::Dark;
}

void TestPalette::everyTextIsReadable()
{
    QFETCH(Scheme, scheme);
    for (const Role text : texts) {
        for (const Role ground : grounds) {
            const double measured = contrast(colorOf(scheme, text), colorOf(scheme, ground));
            QVERIFY2(measured >= 4.5, qPrintable(QStringLiteral("text role %1 on %2: %3")
                                                     .arg(static_cast<int>(text))
                                                     .arg(static_cast<int>(ground))
                                                     .arg(measured)));
        }
    }
}

void TestPalette::whatIsSelectedOrFlashesStandsOut_data()
{
    everyTextIsReadable_data();
}

void TestPalette::whatIsSelectedOrFlashesStandsOut()
{
    QFETCH(Scheme, scheme);
    // By hue as much as by lightness: pale yellow on white.
    const auto distance = [scheme](Role one, Role other) {
        const QColor a = colorOf(scheme, one);
        const QColor b = colorOf(scheme, other);
        return std::max({std::abs(a.red() - b.red()), std::abs(a.green() - b.green()), std::abs(a.blue() - b.blue())});
    };
    for (const Role row : {Role::Base, Role::AlternateRow}) {
        QVERIFY(distance(Role::Selection, row) >= 30);
        QVERIFY(distance(Role::Flash, row) >= 30);
    }
    QVERIFY(distance(Role::Selection, Role::Flash) >= 30);
}

void TestPalette::qtsOwnWidgetsAreReadable_data()
{
    everyTextIsReadable_data();
}

void TestPalette::qtsOwnWidgetsAreReadable()
{
    QFETCH(Scheme, scheme);
    const QPalette palette = paletteOf(scheme);
    constexpr std::array<std::pair<QPalette::ColorRole, QPalette::ColorRole>, 9> pairs{{
        {QPalette::WindowText, QPalette::Window},
        {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},
        {QPalette::ButtonText, QPalette::Button},
        {QPalette::PlaceholderText, QPalette::Base},
        {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::ToolTipText, QPalette::ToolTipBase},
        {QPalette::Link, QPalette::Base},
        {QPalette::Link, QPalette::Window},
    }};
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        for (const auto &[text, ground] : pairs) {
            // A selection in a window that is disabled is the one exception: it is a frame, no more.
            if (group == QPalette::Disabled && ground == QPalette::Highlight)
                continue;
            QVERIFY2(contrast(palette.color(group, text), palette.color(group, ground)) >= 4.5,
                     qPrintable(QStringLiteral("group %1, role %2 on %3").arg(group).arg(text).arg(ground)));
        }
    }
}

QTEST_APPLESS_MAIN(TestPalette)
#include "tst_palette.moc"
