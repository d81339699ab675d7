// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage.h"

#include <QString>

#include <functional>
#include <vector>

namespace evision::test {

/// Something of the program to take a picture of.
struct Face {
    QString name;
    settings::Preferences preferences;
    QString address; ///< of the service
    /// Makes it so, and tells what to take the picture of; null: it is not as it should be.
    std::function<QWidget *(Stage &)> play;
    bool isPseudo = false; ///< in the language that is long
    bool isUsual = true;   ///< made when none is named
};

/// `silent` is the address of a service that never answers.
[[nodiscard]] std::vector<Face> allFaces(const QString &silent);

} // namespace evision::test
