// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/opportunities/bet_filter.h"
#include "models/opportunities/opportunity_model.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <vector>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QHBoxLayout;
QT_END_NAMESPACE

namespace evision::ui {

class ChoiceButton;
class OddsLimitBox;

/// What is listed: words as they are typed, limits, and how many that leaves.
class FilterBar final : public QWidget {
    Q_OBJECT

public:
    FilterBar(const models::OpportunityModel &model, const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] models::FilterOptions options() const;
    /// Tells of it like a choice of the user's.
    void setOptions(const models::FilterOptions &options);
    /// A button beside the words; the bar owns it from here on.
    void addTool(QWidget *tool);
    /// Limits of prices are written in it.
    void setOddsFormat(pricing::OddsFormat format);
    void showCounts(const models::BetCounts &counts);
    void focusText();
    /// Whether there was any.
    bool clearText();

Q_SIGNALS:
    void changed();
    /// Enter or Down in the text: on to the table.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeText();
    void makeLimits(const models::OpportunityModel &model);
    void arrange();
    [[nodiscard]] static QWidget *group(const QString &label, const std::vector<QWidget *> &widgets);
    void dress();

    const Theme &m_theme;
    QLineEdit *m_text;
    QAction *m_search;
    QDoubleSpinBox *m_minEv;
    QCheckBox *m_robust;
    ChoiceButton *m_sports = nullptr;
    ChoiceButton *m_books = nullptr;
    OddsLimitBox *m_minPrice;
    OddsLimitBox *m_maxPrice;
    QComboBox *m_startsWithin;
    QCheckBox *m_stale;
    QLabel *m_counts;
    QHBoxLayout *m_first = nullptr; ///< words and tools
};

} // namespace evision::ui
