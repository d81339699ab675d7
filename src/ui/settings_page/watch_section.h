// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings_page/choice.h"
#include "ui/settings_page/settings_section.h"

class QLabel;

namespace evision::ui {

class CheckGroup;
class CheckList;
class NoteLine;

/// What prices are asked for, and what that comes to.
class WatchSection final : public SettingsSection {
    Q_OBJECT

public:
    /// `usualSports` are those that are watched while none is chosen.
    WatchSection(const Theme &theme, const CheckPreferences &check, const QStringList &usualSports);

    void setSports(const QList<Choice> &sports);
    void setBooks(const QList<Choice> &books);
    /// What the settings come to, in a sentence.
    void setOutlook(const QString &sentence);
    [[nodiscard]] QString outlook() const;
    /// The card it stands on: below the heading, unless a page has a better place for it.
    [[nodiscard]] QWidget &outlookCard() noexcept { return *m_card; }
    void takeOutlookCard();

protected:
    void fill() override;

private:
    void addOutlook();
    void dress();

    QStringList m_usualSports;
    CheckList *m_sports;
    CheckGroup *m_markets;
    CheckGroup *m_regions;
    SettingRow *m_regionsRow;
    CheckList *m_books;
    NumberRow m_hours;
    QWidget *m_card = nullptr;
    QLabel *m_cardIcon = nullptr;
    QLabel *m_outlook = nullptr;
};

} // namespace evision::ui
