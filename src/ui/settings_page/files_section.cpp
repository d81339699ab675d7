// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/files_section.h"

#include "ui/settings_page/setting_row.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace evision::ui {

FilesSection::FilesSection(const Theme &theme, const QString &folder)
    : SettingsSection(theme, tr("Files"), {}),
      m_open(new QPushButton(tr("Open Folder"))),
      m_reset(new QPushButton(tr("Reset to Defaults"))),
      m_undo(new QPushButton(tr("Undo")))
{
    auto *path = new QLineEdit(QDir::toNativeSeparators(folder));
    path->setReadOnly(true);
    path->setCursorPosition(0);
    path->setAccessibleName(tr("Folder of the settings"));
    path->setToolTip(path->text().toHtmlEscaped());
    m_open->setToolTip(tr("Shows the folder in the system's file manager"));
    auto *where = new QWidget;
    auto *line = new QHBoxLayout(where);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing::s);
    line->addWidget(path, 1);
    line->addWidget(m_open);
    where->setFocusProxy(path);
    SettingRow *pathRow = addRow(tr("Settings are in"), where);
    pathRow->setHint(tr("preferences.json is what you decide here, window.json how the window was left."));

    auto *back = new QWidget;
    auto *buttons = new QHBoxLayout(back);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(spacing::s);
    buttons->addWidget(m_reset);
    buttons->addWidget(m_undo);
    buttons->addStretch(1);
    back->setFocusProxy(m_reset);
    m_resetRow = addRow(tr("Start over"), back);
    m_reset->setToolTip(tr("Sets everything on this page as in a new installation. The key stays."));
    m_undo->setToolTip(tr("Brings back what was set before"));
    for (QPushButton *button : {m_open, m_reset, m_undo})
        button->setAutoDefault(false);
    connect(m_open, &QPushButton::clicked, this, &FilesSection::folderWanted);
    connect(m_reset, &QPushButton::clicked, this, &FilesSection::reset);
    connect(m_undo, &QPushButton::clicked, this, &FilesSection::undo);
    connect(&theme, &Theme::changed, this, &FilesSection::dress);
    dress();
}

void FilesSection::dress()
{
    m_open->setIcon(theme().icon(Glyph::Link));
    m_reset->setIcon(theme().icon(Glyph::Reset));
    m_undo->setIcon(theme().icon(Glyph::History));
}

void FilesSection::reset()
{
    settings::Preferences fresh;
    fresh.market = preferences().market; // what is being watched is not a setting of this page
    if (fresh == preferences()) {
        m_resetRow->setHint(tr("Everything is as in a new installation already."));
        return;
    }
    m_before = preferences();
    m_after = fresh;
    Q_EMIT wanted(fresh);
    m_undo->setFocus(Qt::OtherFocusReason);
}

void FilesSection::undo()
{
    const settings::Preferences before = *std::exchange(m_before, std::nullopt);
    m_reset->setFocus(Qt::OtherFocusReason);
    Q_EMIT wanted(before);
}

void FilesSection::fill()
{
    // Once something else is decided, going back would undo that, too.
    if (m_before && preferences() != m_after && preferences() != *m_before)
        m_before.reset();
    m_undo->setVisible(m_before.has_value());
    m_resetRow->setHint(m_before ? tr("Everything on this page is as in a new installation.")
                                 : tr("Everything on this page as in a new installation; can be undone."));
}

} // namespace evision::ui
