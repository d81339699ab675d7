// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/tables.h"

#include "desk/file_reader.h"

#include <QFile>
#include <QString>

#include <utility>

// Resources of a static library are linked in only where something asks for them, outside any namespace.
static void initialiseResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace evision::desk {

namespace {

constexpr std::size_t greatestTable = std::size_t{4} * 1024 * 1024;

Expected<std::string, std::string> textOf(const std::optional<std::string> &file, const char *builtIn)
{
    if (file) {
        auto bytes = readFile(*file, greatestTable);
        if (!bytes)
            return Unexpected{bytes.error()};
        return std::move(bytes).value();
    }
    initialiseResources();
    QFile resource(QLatin1String(":/evision/") + QLatin1String(builtIn));
    if (!resource.open(QIODevice::ReadOnly))
        return Unexpected{std::string("The built-in table ") + builtIn + " is missing: reinstall the program."};
    return resource.readAll().toStdString();
}

template <typename Table>
Expected<Table, std::string> load(const std::optional<std::string> &file, const char *builtIn)
{
    const auto text = textOf(file, builtIn);
    if (!text)
        return Unexpected{text.error()};
    auto table = Table::parse(*text);
    if (table)
        return std::move(table).value();
    return Unexpected{file.value_or(builtIn) + ", line " + std::to_string(table.error().lineNumber) + ": " +
                      table.error().message + "."};
}

} // namespace

Expected<edge::EdgeTables, std::string> loadTables(const TableFiles &files)
{
    auto profiles = load<edge::BookmakerProfiles>(files.bookmakers, "bookmakers.csv");
    if (!profiles)
        return Unexpected{profiles.error()};
    auto weights = load<edge::SharpWeights>(files.weights, "sharp_weights.csv");
    if (!weights)
        return Unexpected{weights.error()};
    auto rules = load<edge::HouseRules>(files.rules, "house_rules.csv");
    if (!rules)
        return Unexpected{rules.error()};
    return edge::EdgeTables{std::move(profiles).value(), std::move(weights).value(), std::move(rules).value()};
}

Expected<ledger::SettlementRules, std::string> loadSettlementRules()
{
    return load<ledger::SettlementRules>(std::nullopt, "settlement_rules.csv");
}

} // namespace evision::desk
