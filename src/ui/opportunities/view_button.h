// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/odds_format.h"
#include "ui/opportunities/column_keeper.h"
#include "ui/theme/theme.h"

#include <QPointer>
#include <QToolButton>

#include <functional>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace evision::ui {

/// How the page shows what it shows: columns, format of odds, and the ways to what is muted and to the keys.
class ViewButton final : public QToolButton {
    Q_OBJECT

public:
    /// `format` says which holds. All must outlive it.
    ViewButton(const Theme &theme, ColumnKeeper &columns, std::function<pricing::OddsFormat()> format,
               QWidget *parent = nullptr);

Q_SIGNALS:
    void oddsFormatChosen(evision::pricing::OddsFormat format);
    void mutedWanted();
    void keysWanted();

private:
    void fill();
    void addFormats();
    void dress();

    const Theme &m_theme;
    ColumnKeeper &m_columns;
    std::function<pricing::OddsFormat()> m_format;
    QMenu *m_menu;
    QPointer<QMenu> m_columnMenu;
    QPointer<QMenu> m_formatMenu;
};

} // namespace evision::ui
