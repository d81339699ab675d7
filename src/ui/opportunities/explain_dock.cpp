// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/explain_dock.h"

#include "models/opportunities/odds_text.h"
#include "ui/charts/history_chart.h"
#include "ui/charts/price_strip.h"
#include "ui/opportunities/derivation_tables.h"
#include "ui/opportunities/fact_table.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace evision::ui {

namespace {

constexpr int usualWidth = 400;
constexpr int leastWidth = 280; ///< on a small screen something must be left for the table

/// As wide as its tables are easily read.
class Faces final : public QStackedWidget {
public:
    [[nodiscard]] QSize sizeHint() const override { return {usualWidth, QStackedWidget::sizeHint().height()}; }
};

QLabel *readable(bool wraps = true)
{
    auto *label = new QLabel;
    label->setWordWrap(wraps);
    label->setTextFormat(Qt::PlainText); // names come from a feed
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

/// A figure and its sign stay in one line.
QString unbroken(QString text)
{
    return text.replace(QStringLiteral(" %"), QStringLiteral("\u00A0%"));
}

void paint(QLabel &label, const QColor &color)
{
    QPalette palette = label.palette();
    palette.setColor(QPalette::WindowText, color);
    label.setPalette(palette);
}

} // namespace

ExplainDock::ExplainDock(const Theme &theme, QWidget *parent)
    : QDockWidget(tr("Explain"), parent),
      m_theme(theme),
      m_faces(new Faces),
      m_message(readable()),
      m_scroll(new QScrollArea),
      m_title(readable()),
      m_subtitle(readable()),
      m_old(readable()),
      m_value(readable(false)),
      m_range(readable()),
      m_why(readable()),
      m_flags(readable()),
      m_stake(readable()),
      m_sharps(new FactTable(theme)),
      m_margins(new FactTable(theme)),
      m_methods(new FactTable(theme)),
      m_without(new FactTable(theme)),
      m_strip(new PriceStrip(theme)),
      m_prices(new FactTable(theme)),
      m_history(new HistoryChart(theme)),
      m_copy(new QPushButton(tr("&Copy Derivation")))
{
    setObjectName(QStringLiteral("explain"));
    setAllowedAreas(Qt::RightDockWidgetArea | Qt::LeftDockWidgetArea);
    setFeatures(DockWidgetClosable | DockWidgetMovable | DockWidgetFloatable);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setMargin(spacing::xl);
    m_scroll->setWidget(makeContent());
    m_scroll->setWidgetResizable(true);
    m_scroll->setAccessibleName(tr("Explanation"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_faces->addWidget(m_message);
    m_faces->addWidget(m_scroll);
    m_faces->setMinimumWidth(leastWidth);
    setWidget(m_faces);
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(m_text); });
    connect(this, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (!visible && isHidden())
            Q_EMIT closed();
    });
    connect(&m_theme, &Theme::changed, this, &ExplainDock::dress);
    m_old->setText(tr("No new prices come. All of this is as it was before."));
    m_old->hide();
    dress();
    say(tr("Press Enter on a bet to see how its value comes about."));
}

QWidget *ExplainDock::makeContent()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(spacing::m, spacing::m, spacing::m, spacing::m);
    column->setSpacing(spacing::xs);
    addHead(*column);
    addSection(*column, tr("Stake"), m_stake);
    addSection(*column, tr("Sharp bookmakers"), m_sharps);
    addSection(*column, tr("Their prices, and the margin in them"), m_margins);
    addSection(*column, tr("By every method"), m_methods);
    m_withoutHeading = addSection(*column, tr("Without one of them"), m_without);
    addSection(*column, tr("All prices of this line"), m_strip);
    column->addWidget(m_prices);
    addSection(*column, tr("Since it was first seen"), m_history);
    column->addSpacing(spacing::m);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
    column->addStretch(1);
    m_copy->setToolTip(tr("Copies all of this as text (C)"));
    return content;
}

void ExplainDock::addHead(QVBoxLayout &column)
{
    column.addWidget(m_title);
    column.addWidget(m_subtitle);
    column.addSpacing(spacing::s);
    column.addWidget(m_old);
    column.addWidget(m_value);
    column.addWidget(m_range);
    column.addSpacing(spacing::s);
    column.addWidget(m_why);
    column.addWidget(m_flags);
}

QLabel *ExplainDock::addSection(QVBoxLayout &column, const QString &title, QWidget *content)
{
    auto *heading = new QLabel(title);
    heading->setBuddy(content);
    m_headings.push_back(heading);
    column.addSpacing(spacing::m);
    column.addWidget(heading);
    column.addWidget(content);
    return heading;
}

void ExplainDock::dress()
{
    m_title->setFont(m_theme.headingFont());
    m_value->setFont(m_theme.headingFont());
    paint(*m_subtitle, m_theme.color(Role::Muted));
    paint(*m_old, m_theme.color(Role::Warning));
    paint(*m_value, m_theme.color(m_isDimmed ? Role::Muted : m_valueRole));
    for (QLabel *label : {m_title, m_why, m_stake})
        paint(*label, m_theme.color(m_isDimmed ? Role::Muted : Role::Text));
    paint(*m_range, m_theme.color(Role::Muted));
    paint(*m_flags, m_theme.color(Role::Warning));
    paint(*m_message, m_theme.color(Role::Muted));
    for (QLabel *heading : m_headings)
        heading->setFont(m_theme.strongFont());
    m_copy->setIcon(m_theme.icon(Glyph::Copy));
}

void ExplainDock::setDimmed(bool dimmed)
{
    m_isDimmed = dimmed;
    m_old->setVisible(dimmed);
    for (FactTable *table : {m_sharps, m_margins, m_methods, m_without, m_prices})
        table->setDimmed(dimmed);
    m_strip->setDimmed(dimmed);
    m_history->setDimmed(dimmed);
    dress();
}

void ExplainDock::say(const QString &sentence)
{
    m_text.clear();
    m_message->setText(sentence);
    m_faces->setCurrentWidget(m_message);
}

void ExplainDock::showWaiting()
{
    if (m_faces->currentWidget() == m_message)
        say(tr("Working it out…"));
}

void ExplainDock::showGone()
{
    say(tr("This bet is no longer on the board, so there is nothing left to explain it with."));
}

void ExplainDock::showDerivation(const edge::Derivation &derivation, const ExplainFacts &facts,
                                 const std::vector<models::PricePoint> &history)
{
    const ExplainWords words = explainWords(derivation, facts);
    m_title->setText(words.title);
    m_subtitle->setText(words.subtitle);
    m_value->setText(words.value);
    m_valueRole = derivation.opportunity.ev >= 0 ? Role::Positive : Role::Negative;
    paint(*m_value, m_theme.color(m_isDimmed ? Role::Muted : m_valueRole));
    m_range->setText(unbroken(words.range));
    m_why->setText(unbroken(words.why));
    m_stake->setText(unbroken(words.stake));
    m_text = words.all;
    m_flags->setText(unbroken(words.flags));
    m_flags->setVisible(!words.flags.isEmpty());
    m_sharps->setFacts(sharpFacts(derivation, facts));
    m_margins->setFacts(marginFacts(derivation, facts));
    m_methods->setFacts(methodFacts(derivation, facts));
    const Facts without = withoutFacts(derivation, facts); // none, where there is only one
    m_without->setFacts(without);
    m_without->setVisible(!without.rows.empty());
    m_withoutHeading->setVisible(!without.rows.empty());
    const auto oddsText = [format = facts.format](double price) { return models::oddsText(format, price); };
    m_strip->setPrices(stripPrices(derivation, facts), 1 / derivation.opportunity.fairProbability, oddsText);
    m_prices->setFacts(priceFacts(derivation, facts));
    std::vector<HistoryPoint> points;
    for (const models::PricePoint &point : history)
        points.push_back({point.time, point.price, point.fairPrice});
    m_history->setPoints(points, facts.asOf, oddsText);
    m_faces->setCurrentWidget(m_scroll);
    if (std::exchange(m_shown, derivation.opportunity.id) != derivation.opportunity.id)
        m_scroll->verticalScrollBar()->setValue(0); // of another bet, the name and the warnings come first
}

void ExplainDock::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QDockWidget::keyPressEvent(event);
}

} // namespace evision::ui
