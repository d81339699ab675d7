// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the page in all its faces: page_shots FOLDER. Run it once more with QT_SCALE_FACTOR=2 for fine screens.
#include "page_lab.h"

#include "ui/opportunities/view_button.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QFontDatabase>

#include <cstdio>

using namespace evision;
using namespace evision::test;

namespace {

class Shots {
public:
    explicit Shots(const QString &folder) : m_folder(folder) { QDir().mkpath(folder); }

    void take(PageLab &lab, const QString &name)
    {
        lab.window.show();
        QCoreApplication::sendPostedEvents();
        m_good = lab.window.grab().save(m_folder.filePath(name + QStringLiteral(".png"))) && m_good;
    }
    void takeOf(QWidget &widget, const QString &name)
    {
        QCoreApplication::sendPostedEvents();
        m_good = widget.grab().save(m_folder.filePath(name + QStringLiteral(".png"))) && m_good;
    }
    [[nodiscard]] bool good() const { return m_good; }

private:
    QDir m_folder;
    bool m_good = true;
};

void explainFirst(PageLab &lab, ExplainLab &explained)
{
    lab.window.resize(1400, 900);
    lab.window.show();
    lab.table().selectRow(0);
    Q_EMIT lab.table().explainRequested(lab.model.bet(0).id);
    lab.window.resizeDocks({&lab.page->dock()}, {470}, Qt::Horizontal);
    const edge::OpportunityId id = lab.model.bet(0).id;
    lab.page->showDerivation(id, explained.derivation(id), explained.facts());
}

void shootMarket(Shots &shots, const QString &scheme, const ui::ThemeOptions &options)
{
    PageLab lab(options);
    lab.fill(60);
    lab.publish();
    for (int at = 0; at < 60; at += 4)
        lab.board.bets[lab.model.bet(at).id].price += at % 8 == 0 ? 0.07 : -0.05;
    lab.publish();
    lab.clock.advance(150);
    shots.take(lab, QStringLiteral("page-") + scheme);
    ExplainLab explained;
    explainFirst(lab, explained);
    shots.take(lab, QStringLiteral("explain-") + scheme);
    lab.page->setStale(true);
    shots.take(lab, QStringLiteral("explain-stale-") + scheme);
    lab.page->dock().hide();
    lab.window.resize(1280, 720);
    shots.take(lab, QStringLiteral("stale-") + scheme);
}

void shootFaces(Shots &shots)
{
    PageLab lab;
    shots.take(lab, QStringLiteral("loading"));
    QAction remedy(QStringLiteral("Enter Key…"));
    lab.page->showBroken(QStringLiteral("The service refused the key (401 INVALID_KEY). Enter another."), &remedy);
    shots.take(lab, QStringLiteral("broken"));
    lab.page->showMarket();
    lab.publish();
    shots.take(lab, QStringLiteral("empty"));
    lab.fill(30);
    lab.publish();
    models::FilterOptions options;
    options.text = QStringLiteral("nobody plays here");
    lab.page->filter().setOptions(options);
    shots.take(lab, QStringLiteral("hidden"));
}

void shootLong(Shots &shots)
{
    PageLab lab;
    lab.fill(40);
    for (auto &[id, bet] : lab.board.bets) {
        bet.line.home = lab.board.name("Universitatea Craiova Fotbal Club 1948 Reserves");
        bet.bookmaker = lab.board.book("a_bookmaker_with_a_very_long_key");
        bet.price *= 30;
    }
    lab.publish();
    shots.take(lab, QStringLiteral("long-names"));
}

/// In another format on a large screen, with a message at the foot, and the dialogs.
void shootCommands(Shots &shots, const ui::ThemeOptions &options)
{
    PageLab lab(options);
    lab.window.resize(1920, 1080);
    lab.fill(60);
    lab.publish();
    lab.page->setOddsFormat(pricing::OddsFormat::Fractional);
    lab.window.show();
    lab.table().begin();
    for (const auto kind : {models::MuteKind::Bet, models::MuteKind::Event, models::MuteKind::Book})
        Q_EMIT lab.table().muteRequested(*lab.model.muteFor(kind, 1));
    shots.take(lab, QStringLiteral("fractions"));
    for (const auto show : {&ui::ViewButton::mutedWanted, &ui::ViewButton::keysWanted}) {
        Q_EMIT(lab.page->findChild<ui::ViewButton *>()->*show)();
        QDialog *dialog = nullptr;
        const QList<QDialog *> dialogs = lab.page->findChildren<QDialog *>();
        for (QDialog *one : dialogs)
            dialog = one->isVisible() ? one : dialog;
        shots.takeOf(*dialog, dialog->objectName());
    }
}

void shootHuge(Shots &shots)
{
    constexpr int huge = 100000;
    PageLab lab;
    lab.fill(huge);
    lab.publish();
    lab.table().scrollToBottom();
    shots.take(lab, QStringLiteral("huge"));
}

} // namespace

int main(int count, char **values)
{
    QApplication application(count, values);
    if (count != 2 || QFontDatabase::families().isEmpty()) {
        std::fputs("Usage: page_shots FOLDER, with at least one font installed\n", stderr);
        return 2;
    }
    Shots shots(QString::fromLocal8Bit(values[1]));
    ui::ThemeOptions options;
    options.scheme = ui::SchemeChoice::Light;
    shootMarket(shots, QStringLiteral("light"), options);
    options.scheme = ui::SchemeChoice::Dark;
    shootMarket(shots, QStringLiteral("dark"), options);
    shootCommands(shots, options);
    shootFaces(shots);
    shootLong(shots);
    shootHuge(shots);
    return shots.good() ? 0 : 1;
}
