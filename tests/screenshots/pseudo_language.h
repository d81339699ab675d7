// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace evision::test {

/// A language for looking at: each text in brackets, with umlauts, and two fifths longer, as German is. What is cut or
/// was never given to the translators shows. Placeholders, mnemonics and tags stay, and so do Qt's own texts, which Qt
/// translates.
class PseudoLanguage final : public QTranslator {
public:
    using QTranslator::QTranslator;

    [[nodiscard]] QString translate(const char *context, const char *text, const char *disambiguation = nullptr,
                                    int count = -1) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace evision::test
