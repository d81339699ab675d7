// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main_window/feed_facts.h"
#include "ui/theme/theme.h"

#include <QMainWindow>
#include <QPointer>
#include <QString>

#include <vector>

class QDockWidget;
class QStackedWidget;

namespace evision::ui {

class KeyDialog;
class MainMenu;
class Navigation;
class NoticeBar;
class Popover;
class StatusBar;

/// A page as the window lists it.
struct Page {
    QString id; ///< for keeping which one was open
    QString title;
    Glyph glyph;
    QWidget *widget; ///< the window takes it
};

/// How the window was left, for keeping.
struct FrameState {
    QByteArray geometry;
    QByteArray docks;
    bool navigationFolded = false;
    QString page;
};

/// The frame: navigation, pages, status bar, menu. It arranges, and knows nothing of what the pages show.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const Theme &theme, QWidget *parent = nullptr);
    ~MainWindow() override;

    void addPage(const Page &page);
    /// At the right of the pages.
    void addSideDock(QDockWidget *dock);

    void setFacts(const FeedFacts &facts);
    /// A sentence above the page.
    void tell(const QString &sentence);
    void withdraw(const QString &sentence);
    /// Does nothing where there is no such page.
    void openPage(const QString &id);
    /// What helps, as a command that buttons can stand for.
    [[nodiscard]] QAction &action(Remedy remedy) const;
    /// Opens the dialog, or brings it to the front.
    void askForKey();
    /// The dialog while it is open; else null.
    [[nodiscard]] KeyDialog *keyDialog() const;

    [[nodiscard]] FrameState frameState() const;
    void restoreFrame(const FrameState &state);
    void raiseAgain();

    [[nodiscard]] StatusBar &status() noexcept { return *m_status; }
    [[nodiscard]] NoticeBar &notices() noexcept { return *m_notices; }

Q_SIGNALS:
    /// The cost was shown, and is wanted.
    void pollWanted();
    void keyEntered(const QString &key);
    /// It has no credits now, and is to be kept all the same.
    void keepWanted(const QString &key);
    void settingsWanted();
    /// The other market is wanted.
    void switchWanted();
    void appearanceChosen(const evision::ui::ThemeOptions &options);
    /// What the pages show is not what is true now, or is again.
    void staleChanged(bool stale);
    /// frameState() is another.
    void frameChanged();

protected:
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void connectCommands();
    void addPageKeys();
    void showPage(int page);
    void putStatusLast();
    void offerPoll();
    void showAbout();

    const Theme &m_theme;
    std::vector<QString> m_pageIds;
    MainMenu *m_menu;
    Navigation *m_navigation;
    QStackedWidget *m_pages;
    NoticeBar *m_notices;
    StatusBar *m_status;
    Popover *m_offer;
    QAction *m_confirmPoll;
    QPointer<KeyDialog> m_keyDialog;
};

} // namespace evision::ui
