// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/odds_format.h"

#include <QDoubleSpinBox>

#include <cstdint>

namespace evision::ui {

/// A limit of prices, which is written and read in the format that is chosen; its value is decimal odds. One end of the
/// scale means that the limit does not matter, and says so in a word.
class OddsLimitBox final : public QDoubleSpinBox {
    Q_OBJECT

public:
    static constexpr double least = 1;
    static constexpr double most = 100;
    enum class Of : std::uint8_t { Least, Greatest };

    explicit OddsLimitBox(Of limit, QWidget *parent = nullptr);

    void setOddsFormat(pricing::OddsFormat format);

    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] double valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;

private:
    [[nodiscard]] double anyValue() const { return m_limit == Of::Least ? minimum() : maximum(); }

    Of m_limit;
    pricing::OddsFormat m_format = pricing::OddsFormat::Decimal;
};

} // namespace evision::ui
