// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/view_button.h"

#include "models/opportunities/odds_text.h"

#include <QActionGroup>
#include <QMenu>

#include <utility>

namespace evision::ui {

ViewButton::ViewButton(const Theme &theme, ColumnKeeper &columns, std::function<pricing::OddsFormat()> format,
                       QWidget *parent)
    : QToolButton(parent), m_theme(theme), m_columns(columns), m_format(std::move(format)), m_menu(new QMenu(this))
{
    setText(tr("View"));
    setAccessibleName(tr("View"));
    setToolTip(tr("Columns, odds format, what is muted, keys"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(InstantPopup);
    setMenu(m_menu);
    m_menu->setToolTipsVisible(true);
    connect(m_menu, &QMenu::aboutToShow, this, &ViewButton::fill);
    connect(&m_theme, &Theme::changed, this, &ViewButton::dress);
    dress();
}

void ViewButton::dress()
{
    setIcon(m_theme.icon(Glyph::Columns));
}

void ViewButton::fill()
{
    m_menu->clear();
    delete m_columnMenu;
    delete m_formatMenu;
    m_columnMenu = m_columns.menu(-1).release();
    m_columnMenu->setParent(m_menu, m_columnMenu->windowFlags());
    m_columnMenu->setTitle(tr("&Columns"));
    m_menu->addMenu(m_columnMenu);
    addFormats();
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&Muted Bets…")), &QAction::triggered, this, &ViewButton::mutedWanted);
    connect(m_menu->addAction(tr("&Keyboard Shortcuts\t?")), &QAction::triggered, this, &ViewButton::keysWanted);
}

void ViewButton::addFormats()
{
    m_formatMenu = m_menu->addMenu(tr("&Odds Format"));
    auto *group = new QActionGroup(m_formatMenu);
    for (int number = 0; number < pricing::oddsFormatCount; ++number) {
        const auto format = static_cast<pricing::OddsFormat>(number);
        QAction *action = group->addAction(m_formatMenu->addAction(models::oddsFormatName(format)));
        action->setCheckable(true);
        action->setChecked(format == m_format());
        connect(action, &QAction::triggered, this, [this, format] { Q_EMIT oddsFormatChosen(format); });
    }
}

} // namespace evision::ui
