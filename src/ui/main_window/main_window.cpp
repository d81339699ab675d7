// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/main_window.h"

#include "ui/main_window/about_dialog.h"
#include "ui/main_window/badge_button.h"
#include "ui/main_window/key_dialog.h"
#include "ui/main_window/main_menu.h"
#include "ui/main_window/navigation.h"
#include "ui/main_window/notice_bar.h"
#include "ui/main_window/popover.h"
#include "ui/main_window/status_bar.h"

#include <QAction>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace evision::ui {

namespace {

constexpr QSize usualSize{1280, 720};
constexpr QSize leastSize{800, 480};

} // namespace

MainWindow::MainWindow(const Theme &theme, QWidget *parent)
    : QMainWindow(parent),
      m_theme(theme),
      m_menu(new MainMenu(theme, this)),
      m_navigation(new Navigation(theme, this)),
      m_pages(new QStackedWidget(this)),
      m_notices(new NoticeBar(theme, this)),
      m_status(new StatusBar(theme, {&m_menu->pollNow(), &m_menu->enterKey(), &m_menu->openSettings()}, this)),
      m_offer(new Popover(theme, this)),
      m_confirmPoll(new QAction(tr("Poll Now"), this))
{
    setWindowTitle(tr("BET EVision"));
    const QSize room = screen()->availableSize();
    setMinimumSize(leastSize.boundedTo(room));
    resize(usualSize.boundedTo(room));
    arrange();
    connectCommands();
    addPageKeys();
}

MainWindow::~MainWindow()
{
    // Docks and lists end after this and tell of it; there is no window left to hear.
    for (QDockWidget *dock : findChildren<QDockWidget *>())
        disconnect(dock, nullptr, this, nullptr);
    disconnect(m_navigation, nullptr, this, nullptr);
    disconnect(m_status, nullptr, this, nullptr);
}

void MainWindow::arrange()
{
    auto *center = new QWidget(this);
    auto *row = new QHBoxLayout(center);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_notices);
    column->addWidget(m_pages, 1);
    row->addWidget(m_navigation);
    row->addLayout(column, 1);
    setCentralWidget(center);
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
    m_navigation->menuButton().setMenu(m_menu);
}

void MainWindow::connectCommands()
{
    connect(m_navigation, &Navigation::pageWanted, this, &MainWindow::showPage);
    connect(m_navigation, &Navigation::foldChanged, this, &MainWindow::frameChanged);
    connect(&m_navigation->demoBadge(), &BadgeButton::clicked, this,
            [this] { m_status->showDetails(StatusItem::Market, &m_navigation->demoBadge()); });
    connect(&m_menu->foldNavigation(), &QAction::triggered, this,
            [this] { m_navigation->setFolded(!m_navigation->isFolded()); });
    connect(&m_menu->pollNow(), &QAction::triggered, this, &MainWindow::offerPoll);
    connect(&m_menu->enterKey(), &QAction::triggered, this, &MainWindow::askForKey);
    connect(&m_menu->switchMarket(), &QAction::triggered, this, &MainWindow::switchWanted);
    connect(&m_menu->openSettings(), &QAction::triggered, this, &MainWindow::settingsWanted);
    connect(&m_menu->about(), &QAction::triggered, this, &MainWindow::showAbout);
    connect(&m_menu->quit(), &QAction::triggered, this, &QWidget::close);
    connect(m_menu, &MainMenu::appearanceChosen, this, &MainWindow::appearanceChosen);
    connect(m_status, &StatusBar::staleChanged, this, &MainWindow::staleChanged);
    connect(m_confirmPoll, &QAction::triggered, this, &MainWindow::pollWanted);
    auto *openMenu = new QShortcut(QKeySequence(QStringLiteral("F10")), this);
    connect(openMenu, &QShortcut::activated, &m_navigation->menuButton(), &QToolButton::showMenu);
}

void MainWindow::addPageKeys()
{
    constexpr int keys = 9;
    for (int number = 0; number < keys; ++number) {
        auto *key = new QShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(number + 1)), this);
        connect(key, &QShortcut::activated, this, [this, number] {
            if (number < m_pages->count())
                m_navigation->setCurrent(number);
        });
    }
}

void MainWindow::addPage(const Page &page)
{
    m_pageIds.push_back(page.id);
    page.widget->setAccessibleName(page.title);
    m_pages->addWidget(page.widget);
    m_navigation->addPage(page.title, page.glyph);
    if (m_pages->count() == 1)
        m_navigation->setCurrent(0);
    putStatusLast();
}

/// In the order of reading: navigation, page, dock, status.
void MainWindow::putStatusLast()
{
    QWidget *last = previousInFocusChain();
    for (int item = 0; item < statusItemCount; ++item) {
        QWidget *next = &m_status->item(static_cast<StatusItem>(item));
        setTabOrder(last, next);
        last = next;
    }
}

void MainWindow::addSideDock(QDockWidget *dock)
{
    addDockWidget(Qt::RightDockWidgetArea, dock);
    putStatusLast();
    connect(dock, &QDockWidget::visibilityChanged, this, &MainWindow::frameChanged);
}

void MainWindow::showPage(int page)
{
    if (page < 0 || page >= m_pages->count())
        return;
    m_pages->setCurrentIndex(page);
    m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
    Q_EMIT frameChanged();
}

void MainWindow::setFacts(const FeedFacts &facts)
{
    m_menu->setDemo(facts.demo);
    m_navigation->setDemo(facts.demo);
    setWindowTitle(facts.demo ? tr("BET EVision · demo market") : tr("BET EVision"));
    m_status->setFacts(facts);
}

void MainWindow::withdraw(const QString &sentence)
{
    m_notices->withdraw(sentence);
}

void MainWindow::tell(const QString &sentence)
{
    m_notices->tell(sentence);
}

void MainWindow::openPage(const QString &id)
{
    const auto found = std::find(m_pageIds.begin(), m_pageIds.end(), id);
    if (found != m_pageIds.end())
        m_navigation->setCurrent(static_cast<int>(found - m_pageIds.begin()));
}

QAction &MainWindow::action(Remedy remedy) const
{
    return *m_status->actions().of(remedy);
}

void MainWindow::offerPoll()
{
    m_confirmPoll->setIcon(m_theme.icon(Glyph::Refresh));
    m_confirmPoll->setToolTip(tr("Ask for all sports now (Enter)"));
    m_offer->begin(tr("Poll now"));
    m_offer->addSentence(pollCostText(m_status->facts()));
    m_offer->addAction(m_confirmPoll);
    const QToolButton &poll = m_status->item(StatusItem::Poll);
    m_offer->showAt(poll.isVisible() ? static_cast<const QWidget &>(poll) : *m_status);
}

void MainWindow::askForKey()
{
    if (!m_keyDialog) {
        m_keyDialog = new KeyDialog(m_theme, this);
        m_keyDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_keyDialog, &KeyDialog::keyEntered, this, &MainWindow::keyEntered);
        connect(m_keyDialog, &KeyDialog::keepWanted, this, &MainWindow::keepWanted);
    }
    m_keyDialog->open();
    m_keyDialog->raise();
    m_keyDialog->activateWindow();
}

KeyDialog *MainWindow::keyDialog() const
{
    return m_keyDialog;
}

void MainWindow::showAbout()
{
    auto *about = new AboutDialog(m_theme, this);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->open();
}

FrameState MainWindow::frameState() const
{
    FrameState state;
    state.geometry = saveGeometry();
    state.docks = saveState();
    state.navigationFolded = m_navigation->isFolded();
    const int page = m_pages->currentIndex();
    if (page >= 0)
        state.page = m_pageIds[static_cast<std::size_t>(page)];
    return state;
}

void MainWindow::restoreFrame(const FrameState &state)
{
    restoreGeometry(state.geometry);
    restoreState(state.docks);
    m_navigation->setFolded(state.navigationFolded);
    const auto page = std::find(m_pageIds.begin(), m_pageIds.end(), state.page);
    if (page != m_pageIds.end())
        m_navigation->setCurrent(static_cast<int>(page - m_pageIds.begin()));
}

void MainWindow::raiseAgain()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    Q_EMIT frameChanged();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    constexpr int narrow = 900; // beside the names of the pages there would be no room for table and explanation
    m_navigation->setNarrow(width() < narrow);
    Q_EMIT frameChanged();
}

} // namespace evision::ui
