// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/glyph.h"

#include <QFrame>
#include <QString>

#include <vector>

class QListWidget;
class QToolButton;
class QVBoxLayout;

namespace evision::ui {

class BadgeButton;
class Theme;

/// The list of pages at the left; folds to icons. Tells which page is wanted.
class Navigation final : public QFrame {
    Q_OBJECT

public:
    Navigation(const Theme &theme, QWidget *parent);

    /// The keys of the first nine are Ctrl+1 to Ctrl+9.
    void addPage(const QString &title, Glyph glyph);
    void setCurrent(int page);
    /// While it is on, a badge above the pages says that what they show is invented.
    void setDemo(bool demo);
    [[nodiscard]] BadgeButton &demoBadge() noexcept { return *m_demo; }
    void setFolded(bool folded);
    /// While there is little room it shows icons, whatever was chosen.
    void setNarrow(bool narrow);
    [[nodiscard]] bool isFolded() const noexcept { return m_folded; }
    /// The button that the menu opens from, below the list.
    [[nodiscard]] QToolButton &menuButton() noexcept { return *m_menu; }

Q_SIGNALS:
    void pageWanted(int page);
    void foldChanged(bool folded);

private:
    struct Entry {
        QString title;
        Glyph glyph;
    };
    void dress();

    const Theme &m_theme;
    std::vector<Entry> m_entries;
    BadgeButton *m_demo;
    QListWidget *m_list;
    QToolButton *m_fold;
    QToolButton *m_menu;
    QVBoxLayout *m_layout;
    bool m_folded = false;
    bool m_narrow = false;
};

} // namespace evision::ui
