// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings_page/settings_section.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace evision::ui {

/// The way to the odds service: where its key is entered, and where it is.
class KeySection final : public SettingsSection {
    Q_OBJECT

public:
    using CheckAddress = std::function<QString(const QString &)>;

    /// `checkAddress` says what is wrong with an address; it must not wait.
    KeySection(const Theme &theme, const CheckPreferences &check, CheckAddress checkAddress);

Q_SIGNALS:
    void keyWanted();

protected:
    void fill() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeAddress();
    void dress();

    CheckAddress m_checkAddress;
    QPushButton *m_enterKey;
    QLabel *m_where;
    QToolButton *m_advanced;
    QLineEdit *m_address;
    SettingRow *m_addressRow;
};

} // namespace evision::ui
