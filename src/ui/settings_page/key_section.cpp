// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/key_section.h"

#include "ui/settings_page/setting_row.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace evision::ui {

KeySection::KeySection(const Theme &theme, const CheckPreferences &check, CheckAddress checkAddress)
    : SettingsSection(theme, tr("Odds Service"), check),
      m_checkAddress(std::move(checkAddress)),
      m_enterKey(new QPushButton(tr("Enter Key…"))),
      m_where(new QLabel),
      m_advanced(new QToolButton),
      m_address(new QLineEdit)
{
    m_enterKey->setAutoDefault(false);
    m_enterKey->setToolTip(tr("Enter a key of the odds service, and see real prices (Ctrl+Shift+K)"));
    m_enterKey->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    SettingRow *keyRow = addRow(tr("Key"), m_enterKey);
    keyRow->setHint(tr("It is checked with a call that costs nothing and kept in the system's keychain; where there is none, "
                       "only until the program ends. It is never in a file or a log. The variable ODDS_API_KEY "
                       "overrides it."));
    connect(m_enterKey, &QPushButton::clicked, this, &KeySection::keyWanted);

    m_where->setTextFormat(Qt::RichText);
    m_where->setWordWrap(true);
    m_where->setOpenExternalLinks(true);
    m_where->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_where->setAccessibleName(tr("Keys come from the-odds-api.com; a free one has 500 credits a month."));
    addRow(tr("Where keys come from"), m_where);

    m_advanced->setText(tr("Advanced"));
    m_advanced->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_advanced->setAutoRaise(true);
    m_advanced->setCheckable(true);
    m_advanced->setFocusPolicy(Qt::StrongFocus);
    m_advanced->setToolTip(tr("Shows where the service is"));
    addRow({}, m_advanced);
    m_address->setAccessibleName(tr("Address of the service"));
    constexpr int mostLetters = 200;
    m_address->setMaxLength(mostLetters);
    m_address->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_address->installEventFilter(this);
    m_addressRow = addRow(tr("Address of the service"), m_address);
    m_addressRow->setHint(tr("Where prices are asked for, and the key is sent. Used once Enter is pressed or the field left."));
    m_addressRow->hide();
    connect(m_advanced, &QToolButton::toggled, this, [this](bool on) {
        m_addressRow->setVisible(on);
        dress();
    });
    connect(m_address, &QLineEdit::editingFinished, this, &KeySection::takeAddress);
    connect(&theme, &Theme::changed, this, &KeySection::dress);
    dress();
}

void KeySection::dress()
{
    m_enterKey->setIcon(theme().icon(Glyph::Key));
    m_advanced->setIcon(theme().icon(m_advanced->isChecked() ? Glyph::ChevronDown : Glyph::ChevronRight));
    // A label keeps the colour its link had when the text was set.
    m_where->setText(tr("Keys come from <a href=\"%1\" style=\"color:%2\">the-odds-api.com</a>, by e-mail after you sign "
                        "up; a free one has 500 credits a month.")
                         .arg(QStringLiteral("https://the-odds-api.com"), theme().color(Role::Accent).name()));
}

/// Only a whole address is looked at: half of one is somebody else's.
void KeySection::takeAddress()
{
    const QString address = m_address->text().trimmed();
    if (const QString problem = m_checkAddress(address); !problem.isEmpty()) {
        m_addressRow->setProblem(tr("%1 %2 is still used.").arg(problem, preferences().serviceAddress));
        return;
    }
    change(*m_addressRow, [&address](settings::Preferences &preferences) { preferences.serviceAddress = address; });
}

bool KeySection::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_address && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_addressRow->setProblem({});
        m_address->setText(preferences().serviceAddress);
        return true;
    }
    return SettingsSection::eventFilter(watched, event);
}

void KeySection::fill()
{
    if (!m_address->hasFocus() && m_addressRow->problem().isEmpty())
        m_address->setText(preferences().serviceAddress);
}

} // namespace evision::ui
