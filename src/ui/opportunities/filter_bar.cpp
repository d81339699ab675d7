// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opportunities/filter_bar.h"

#include "ui/opportunities/choice_button.h"
#include "ui/opportunities/filter_words.h"
#include "ui/opportunities/flow_layout.h"
#include "ui/opportunities/odds_limit_box.h"
#include "ui/opportunities/preset.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <limits>

namespace evision::ui {

namespace {

constexpr double leastEv = 0; ///< percent; shown as "any": the board holds none with less
constexpr double leastPrice = OddsLimitBox::least;
constexpr double mostPrice = OddsLimitBox::most;
constexpr qint64 hour = 3600;
constexpr std::array<qint64, 6> startChoices{0, hour, 6 * hour, 24 * hour, 72 * hour, 168 * hour};

template <typename Box>
Box *limitBox(Box *box, const QString &name, const QString &tip)
{
    box->setKeyboardTracking(false);
    box->setAccessibleName(name);
    box->setToolTip(tip);
    return box;
}

QLabel *labelFor(const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text);
    label->setBuddy(buddy);
    return label;
}

} // namespace

FilterBar::FilterBar(const models::OpportunityModel &model, const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_text(new QLineEdit),
      m_robust(new QCheckBox),
      m_startsWithin(new QComboBox),
      m_stale(new QCheckBox),
      m_counts(new QLabel)
{
    makeText();
    makeLimits(model);
    arrange();
    connect(&m_theme, &Theme::changed, this, &FilterBar::dress);
    dress();
}

void FilterBar::makeText()
{
    m_text->setPlaceholderText(tr("Filter: type to search teams, books, markets…"));
    m_text->setMaxLength(longestFilterText); // more is not kept
    m_text->setAccessibleName(tr("Filter by words"));
    m_text->setToolTip(tr("Every word must occur in the event, selection, book, sport or market. Press / to get here, "
                          "Esc to clear."));
    m_text->setClearButtonEnabled(true);
    m_search = m_text->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textChanged, this, &FilterBar::changed);
    connect(m_text, &QLineEdit::returnPressed, this, &FilterBar::left);
}

void FilterBar::makeLimits(const models::OpportunityModel &model)
{
    constexpr double mostEv = 50;
    constexpr double stepOfEv = 0.5;
    m_minEv = limitBox(new QDoubleSpinBox, tr("Least EV"), tr("List only bets with at least this expected value."));
    m_minEv->setRange(leastEv, mostEv);
    m_minEv->setSingleStep(stepOfEv);
    m_minEv->setDecimals(1);
    m_minEv->setSuffix(tr(" %"));
    m_minEv->setSpecialValueText(tr("any"));
    m_robust->setText(tr("&Robust only"));
    m_robust->setToolTip(
        tr("List only bets that are worth it by every method and without any single sharp bookmaker."));
    const auto title = [&model](const QString &key) { return model.titles().title(key); };
    m_sports = new ChoiceButton(
        tr("Sports"), [&model] { return model.sports(); }, title);
    m_books = new ChoiceButton(
        tr("Books"), [&model] { return model.books(); }, title);
    m_minPrice = limitBox(new OddsLimitBox(OddsLimitBox::Of::Least), tr("Least odds"),
                          tr("List only prices of at least this, in the format chosen under View."));
    m_maxPrice = limitBox(new OddsLimitBox(OddsLimitBox::Of::Greatest), tr("Greatest odds"),
                          tr("List only prices of at most this, in the format chosen under View."));
    const std::array<QString, startChoices.size()> names{tr("any time"), tr("1 h"),    tr("6 h"),
                                                         tr("24 h"),     tr("3 days"), tr("7 days")};
    for (std::size_t at = 0; at < names.size(); ++at)
        m_startsWithin->addItem(names[at], startChoices[at]);
    m_startsWithin->setAccessibleName(tr("Starts within"));
    m_startsWithin->setToolTip(tr("List only matches that start within this time."));
    m_stale->setText(tr("S&tale too"));
    m_stale->setToolTip(tr("Also list bets whose price is too old to rely on, dimmed."));
    for (QDoubleSpinBox *box :
         {m_minEv, static_cast<QDoubleSpinBox *>(m_minPrice), static_cast<QDoubleSpinBox *>(m_maxPrice)})
        connect(box, &QDoubleSpinBox::valueChanged, this, &FilterBar::changed);
    for (QCheckBox *box : {m_robust, m_stale})
        connect(box, &QCheckBox::toggled, this, &FilterBar::changed);
    for (ChoiceButton *button : {m_sports, m_books})
        connect(button, &ChoiceButton::chosenChanged, this, &FilterBar::changed);
    connect(m_startsWithin, &QComboBox::currentIndexChanged, this, &FilterBar::changed);
}

/// What belongs together stays in one line.
QWidget *FilterBar::group(const QString &label, const std::vector<QWidget *> &widgets)
{
    auto *whole = new QWidget;
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::xs);
    if (!label.isEmpty())
        row->addWidget(labelFor(label, widgets.front()));
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    return whole;
}

void FilterBar::addTool(QWidget *tool)
{
    m_first->addWidget(tool);
    setTabOrder(m_first->itemAt(m_first->count() - 2)->widget(), tool);
}

void FilterBar::arrange()
{
    m_first = new QHBoxLayout;
    m_first->setSpacing(spacing::s);
    m_first->addWidget(m_text, 1);
    auto *limits = new FlowLayout(spacing::m, spacing::xs);
    limits->addWidget(group(tr("&EV ≥"), {m_minEv}));
    limits->addWidget(group({}, {m_robust}));
    limits->addWidget(group({}, {m_sports}));
    limits->addWidget(group({}, {m_books}));
    limits->addWidget(group(tr("&Odds"), {m_minPrice, new QLabel(tr("–")), m_maxPrice}));
    limits->addWidget(group(tr("Starts &in"), {m_startsWithin}));
    limits->addWidget(group({}, {m_stale}));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(spacing::m, spacing::m, spacing::m, spacing::s);
    rows->setSpacing(spacing::s);
    rows->addLayout(m_first);
    rows->addLayout(limits);
    rows->addWidget(m_counts);
    m_counts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_counts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void FilterBar::dress()
{
    m_search->setIcon(m_theme.icon(Glyph::Search, Role::Muted));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, m_theme.color(Role::Muted));
    m_counts->setPalette(muted);
}

models::FilterOptions FilterBar::options() const
{
    models::FilterOptions options;
    options.text = m_text->text();
    constexpr double percent = 0.01;
    options.minEv = m_minEv->value() > leastEv ? m_minEv->value() * percent : -1;
    options.robustOnly = m_robust->isChecked();
    options.sports = m_sports->chosen();
    options.books = m_books->chosen();
    options.minPrice = m_minPrice->value() > leastPrice ? m_minPrice->value() : 0;
    options.maxPrice = m_maxPrice->value() < mostPrice ? m_maxPrice->value() : std::numeric_limits<double>::infinity();
    options.startsWithinSeconds = m_startsWithin->currentData().toLongLong();
    options.showStale = m_stale->isChecked();
    return options;
}

void FilterBar::setOptions(const models::FilterOptions &options)
{
    {
        const QSignalBlocker blocker(this); // one choice, told once
        constexpr double percent = 100;
        m_text->setText(options.text);
        m_minEv->setValue(options.minEv < 0 ? leastEv : options.minEv * percent);
        m_robust->setChecked(options.robustOnly);
        m_sports->setChosen(options.sports);
        m_books->setChosen(options.books);
        m_minPrice->setValue(std::max(leastPrice, options.minPrice));
        m_maxPrice->setValue(std::min(mostPrice, options.maxPrice));
        m_startsWithin->setCurrentIndex(std::max(0, m_startsWithin->findData(options.startsWithinSeconds)));
        m_stale->setChecked(options.showStale);
    }
    Q_EMIT changed();
}

void FilterBar::setOddsFormat(pricing::OddsFormat format)
{
    m_minPrice->setOddsFormat(format);
    m_maxPrice->setOddsFormat(format);
}

void FilterBar::showCounts(const models::BetCounts &counts)
{
    m_counts->setText(countsText(counts));
    m_counts->setToolTip(m_counts->text());
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

bool FilterBar::clearText()
{
    const bool had = !m_text->text().isEmpty();
    m_text->clear();
    return had;
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace evision::ui
