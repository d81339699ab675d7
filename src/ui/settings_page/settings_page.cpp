// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/settings_page.h"

#include "ui/settings_page/appearance_section.h"
#include "ui/settings_page/credits_section.h"
#include "ui/settings_page/files_section.h"
#include "ui/settings_page/key_section.h"
#include "ui/settings_page/staking_section.h"
#include "ui/settings_page/watch_section.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace evision::ui {

namespace {

// In letters of the font, so that a larger one has more room.
constexpr int formLetters = 105;
constexpr int narrowLetters = 96;
constexpr int sideLetters = 38;
constexpr int mostSideLetters = 56;

QFrame *divider(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

} // namespace

SettingsPage::SettingsPage(const Theme &theme, const SettingsSources &sources, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_scroll(new QScrollArea(this)),
      m_form(new QWidget),
      m_index(new QWidget(this)),
      m_side(new QWidget(this))
{
    arrange();
    m_watch = new WatchSection(theme, sources.checkPlan, sources.usualSports);
    auto *key = new KeySection(theme, sources.checkPlan, sources.checkAddress);
    auto *files = new FilesSection(theme, sources.folder);
    m_sections = {new StakingSection(theme, sources.checkPlan),
                  m_watch,
                  new CreditsSection(theme, sources.checkPlan),
                  new AppearanceSection(theme, sources.checkPlan),
                  key,
                  files};
    // In this order, so that Tab goes down the index and then down the form.
    addEntries({Glyph::Stake, Glyph::Market, Glyph::Credits, Glyph::Sidebar, Glyph::Key, Glyph::Copy});
    addSections();
    setFocusProxy(m_sections.front());
    connect(key, &KeySection::keyWanted, this, &SettingsPage::keyWanted);
    // What was set back must not be hidden by a text that was refused before.
    connect(files, &FilesSection::wanted, this, [this] {
        for (SettingsSection *section : m_sections)
            section->restore();
    });
    connect(files, &FilesSection::folderWanted, this, &SettingsPage::folderWanted);
    connect(&theme, &Theme::changed, this, &SettingsPage::dress);
    dress();
    fit();
}

void SettingsPage::arrange()
{
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(spacing::xl, spacing::l, spacing::xl, spacing::xl);
    column->setSpacing(spacing::xl);
    auto *entries = new QVBoxLayout(m_index);
    entries->setContentsMargins(spacing::l, spacing::l, 0, spacing::l);
    entries->setSpacing(spacing::xs);
    entries->addStretch(1);
    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, spacing::l, 0, spacing::l);
    side->addStretch(1);

    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    auto *left = new QHBoxLayout(content);
    left->setContentsMargins(0, 0, 0, 0);
    left->addWidget(m_form, 1);
    left->addStretch(0);
    m_scroll->setWidget(content);
    auto *page = new QHBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_index);
    page->addWidget(m_scroll, 1);
    // Over the empty part of the scrolled area, whose bar stays at the edge and whose wheel goes on turning.
    m_side->raise();
    m_side->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void SettingsPage::addEntries(const std::vector<Glyph> &glyphs)
{
    auto *entries = static_cast<QVBoxLayout *>(m_index->layout());
    for (std::size_t at = 0; at < m_sections.size(); ++at) {
        SettingsSection *section = m_sections[at];
        auto *entry = new QToolButton(m_index);
        entry->setText(section->title());
        entry->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        entry->setAutoRaise(true);
        entry->setToolTip(tr("Goes to %1").arg(section->title()));
        entry->setFocusPolicy(Qt::StrongFocus);
        entry->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        entries->insertWidget(entries->count() - 1, entry);
        m_entries.push_back({entry, glyphs[at]});
        connect(entry, &QToolButton::clicked, this, [this, section] { goTo(*section); });
    }
}

void SettingsPage::addSections()
{
    auto *column = static_cast<QVBoxLayout *>(m_form->layout());
    for (SettingsSection *section : m_sections) {
        if (section != m_sections.front())
            column->addWidget(divider(m_form));
        column->addWidget(section);
        connect(section, &SettingsSection::wanted, this, &SettingsPage::wanted);
    }
    column->addStretch(1);
}

void SettingsPage::dress()
{
    for (const Entry &entry : m_entries)
        entry.button->setIcon(m_theme.icon(entry.glyph));
}

/// Its heading to the top, and its first field ready to be typed into.
void SettingsPage::goTo(SettingsSection &section)
{
    const int top = section.mapTo(m_scroll->widget(), QPoint(0, 0)).y();
    section.setFocus(Qt::ShortcutFocusReason);
    m_scroll->verticalScrollBar()->setValue(top - spacing::l);
}

void SettingsPage::setPreferences(const settings::Preferences &preferences)
{
    for (SettingsSection *section : m_sections)
        section->setPreferences(preferences);
}

void SettingsPage::setSports(const QList<Choice> &sports)
{
    m_watch->setSports(sports);
}

void SettingsPage::setBooks(const QList<Choice> &books)
{
    m_watch->setBooks(books);
}

void SettingsPage::setOutlook(const QString &sentence)
{
    m_watch->setOutlook(sentence);
}

QString SettingsPage::outlook() const
{
    return m_watch->outlook();
}

/// A form of lines that can be read in one go, and at its sides what there is room for.
void SettingsPage::fit()
{
    const int letter = fontMetrics().averageCharWidth();
    const int form = formLetters * letter;
    const int index = m_index->sizeHint().width();
    const int side = sideLetters * letter;
    const bool hasIndex = width() >= form + index;
    const bool hasSide = width() >= form + index + side;
    m_index->setVisible(hasIndex);
    m_form->setMaximumWidth(form);
    m_side->setVisible(hasSide);
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    const int room = std::min(width() - form - index - bar - spacing::xl, mostSideLetters * letter);
    m_side->setGeometry(index + form, 0, std::max(room, 0), height());
    QWidget &card = m_watch->outlookCard();
    if (hasSide && card.parentWidget() != m_side)
        static_cast<QVBoxLayout *>(m_side->layout())->insertWidget(0, &card);
    else if (!hasSide && card.parentWidget() == m_side)
        m_watch->takeOutlookCard();
    card.show(); // another parent hides it
    for (SettingsSection *section : m_sections)
        section->setNarrow(width() - (hasIndex ? index : 0) < narrowLetters * letter);
}

void SettingsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void SettingsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT shown();
}

} // namespace evision::ui
