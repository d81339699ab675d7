// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings_page/watch_section.h"

#include "settings/limits.h"
#include "ui/settings_page/check_group.h"
#include "ui/settings_page/check_list.h"
#include "ui/settings_page/number_field.h"
#include "ui/settings_page/setting_row.h"
#include "ui/settings_page/settings_words.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>

namespace evision::ui {

WatchSection::WatchSection(const Theme &theme, const CheckPreferences &check, const QStringList &usualSports)
    : SettingsSection(theme, tr("What Is Watched"), check), m_usualSports(usualSports)
{
    addOutlook();
    m_sports = new CheckList(theme, tr("Sports"), {});
    SettingRow *sportsRow = addRow(tr("Sports"), m_sports);
    connect(m_sports, &CheckList::chosenEdited, this, [this, sportsRow](const QStringList &keys) {
        if (keys.isEmpty())
            return refuse(*sportsRow, tr("At least one sport is needed; the last one stays."));
        change(*sportsRow, [&keys](settings::Preferences &preferences) { preferences.sports = keys; });
    });
    m_markets = new CheckGroup(tr("Markets"), marketChoices());
    SettingRow *marketsRow = addRow(tr("Markets"), m_markets);
    connect(m_markets, &CheckGroup::chosenEdited, this, [this, marketsRow](const QStringList &keys) {
        if (keys.isEmpty())
            return refuse(*marketsRow, tr("At least one market is needed; the last one stays."));
        change(*marketsRow, [&keys](settings::Preferences &preferences) { preferences.markets = keys; });
    });
    m_regions = new CheckGroup(tr("Regions"), regionChoices());
    m_regionsRow = addRow(tr("Regions of bookmakers"), m_regions);
    connect(m_regions, &CheckGroup::chosenEdited, this, [this](const QStringList &keys) {
        if (keys.isEmpty())
            return refuse(*m_regionsRow, tr("At least one region is needed; the last one stays."));
        change(*m_regionsRow, [&keys](settings::Preferences &preferences) { preferences.regions = keys; });
    });
    m_books = new CheckList(theme, tr("Bookmakers"), tr("None is named: all of the regions are asked for."));
    SettingRow *booksRow = addRow(tr("Or bookmakers by name"), m_books);
    booksRow->setHint(tr("Ten named bookmakers cost as much as one region. Name sharp ones too, such as Pinnacle: without "
                         "them no price can be judged."));
    connect(m_books, &CheckList::chosenEdited, this, [this, booksRow](const QStringList &keys) {
        change(*booksRow, [&keys](settings::Preferences &preferences) { preferences.books = keys; });
    });
    constexpr double hoursStep = 12;
    m_hours = addNumber(tr("Hours before the start"),
                        {settings::horizonLimits, hoursStep, false, false, false, tr("h", "hours")},
                        [](settings::Preferences &preferences, double value) { preferences.horizonHours = value; });
    m_hours.row->setHint(tr("Games that start later are not asked for yet."));
}

void WatchSection::addOutlook()
{
    m_card = new QFrame(this);
    m_card->setObjectName(QStringLiteral("outlook"));
    static_cast<QFrame *>(m_card)->setFrameShape(QFrame::StyledPanel);
    m_card->setAutoFillBackground(true);
    m_cardIcon = new QLabel(m_card);
    m_outlook = new QLabel(m_card);
    m_outlook->setWordWrap(true);
    m_outlook->setTextFormat(Qt::PlainText);
    m_outlook->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(m_card);
    row->setContentsMargins(spacing::m, spacing::m, spacing::m, spacing::m);
    row->setSpacing(spacing::s);
    row->addWidget(m_cardIcon, 0, Qt::AlignTop);
    row->addWidget(m_outlook, 1);
    takeOutlookCard();
    connect(&theme(), &Theme::changed, this, &WatchSection::dress);
    dress();
    setOutlook({});
}

void WatchSection::takeOutlookCard()
{
    insertBelowHeading(m_card);
}

void WatchSection::dress()
{
    m_cardIcon->setPixmap(
        theme().icon(Glyph::Credits, Role::Accent).pixmap(QSize(iconSize, iconSize), devicePixelRatio()));
    QPalette colors = m_card->palette();
    colors.setColor(QPalette::Window, theme().color(Role::Raised));
    m_card->setPalette(colors);
}

void WatchSection::setSports(const QList<Choice> &sports)
{
    m_sports->setChoices(sports);
}

void WatchSection::setBooks(const QList<Choice> &books)
{
    m_books->setChoices(books);
}

void WatchSection::setOutlook(const QString &sentence)
{
    m_outlook->setText(sentence.isEmpty() ? tr("Working out what these settings cost…") : sentence);
    m_card->setAccessibleName(m_outlook->text());
}

QString WatchSection::outlook() const
{
    return m_outlook->text();
}

void WatchSection::fill()
{
    const settings::Preferences &now = preferences();
    m_sports->setChosen(now.sports.isEmpty() ? m_usualSports : now.sports);
    m_markets->setChosen(now.markets);
    m_regions->setChosen(now.regions);
    m_regions->setEnabled(now.books.isEmpty());
    m_regionsRow->setHint(now.books.isEmpty() ? tr("Each region and each market costs a credit for each look at a sport.")
                                              : tr("Not used while bookmakers are named below."));
    m_books->setChosen(now.books);
    m_hours.field->setValue(now.horizonHours);
}

} // namespace evision::ui
