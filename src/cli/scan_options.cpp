// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scan_options.h"

#include "cli/json_text.h"
#include "cli/json_writer.h"
#include "cli/market_options.h"
#include "cli/spelling.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <limits>
#include <map>

namespace evision::cli {

namespace {

constexpr double anything = std::numeric_limits<double>::infinity();
constexpr Range positive{0, 1e15, false};
constexpr Range notNegative{0, 1e15};
constexpr Range weightRange{0, 1e6};
constexpr Range commissionRange{0, 0.999};
constexpr int greatestMegabytes = 4000;
constexpr std::size_t mostSharps = 256; // what a weighted median looks at

void addFileOption(CLI::App &app, const std::string &name, std::optional<std::string> &target, const std::string &help)
{
    app.add_option_function<std::string>(
           name, [&target](const std::string &text) { target = text; }, help)
        ->type_name("FILE");
}

std::string methodList()
{
    std::string list;
    for (int method = 0; method < pricing::methodCount; ++method)
        list.append(method == 0 ? "" : ", ").append(pricing::methodId(static_cast<pricing::Method>(method)));
    return list;
}

std::string keyOf(const std::string &text)
{
    return text.substr(0, text.find('='));
}

std::map<std::string, double> namedWeights(const std::vector<std::string> &texts)
{
    std::map<std::string, double> weights;
    for (const std::string &text : texts) {
        const BookNumber named = bookNumberOf("--sharp", text, 1.0, weightRange);
        if (!weights.try_emplace(named.book, named.number).second)
            throw CLI::ValidationError("--sharp", "names " + named.book + " twice");
    }
    if (weights.size() > mostSharps)
        throw CLI::ValidationError("--sharp", "names more than 256 bookmakers");
    return weights;
}

void applyCommissions(edge::BookmakerProfiles &profiles, const std::vector<std::string> &texts)
{
    for (const std::string &text : texts) {
        if (text == "none") {
            profiles.clearCommissions();
            continue;
        }
        const BookNumber named = bookNumberOf("--commission", text, std::nullopt, commissionRange);
        profiles.setCommission(named.book, named.number);
    }
}

} // namespace

void ScanOptions::declare(CLI::App &app, Files files)
{
    declareInput(app, files);
    declarePricing(app);
    declareStaking(app);
    declareTwoSided(app);
}

void ScanOptions::declareInput(CLI::App &app, Files files)
{
    if (files != Files::None)
        declareFiles(app, files);
    addFormat(app, m_format);
    addNumber(app, "--max-age", m_maxAge, notNegative,
              "Greatest age of a quote in seconds; 0: any age, flagged; default: 600 before the start, 120 in play");
    app.add_flag("--include-in-play", m_includeInPlay, "Use quotes of matches that have begun, flagged");
    addList(app, "--target", m_targets, "Bookmakers to bet at, as draftkings,fanduel; default: all but pick'em");
    addFileOption(app, "--bookmakers-file", m_tableFiles.bookmakers,
                  "Table of bookmakers to use instead of the built-in one");
    addFileOption(app, "--weights-file", m_tableFiles.weights, "Table of weights to use instead of the built-in one");
    addFileOption(app, "--rules-file", m_tableFiles.rules, "Table of house rules to use instead of the built-in one");
}

void ScanOptions::declareRows(CLI::App &app)
{
    addCount(app, "--rows", m_rows, 0, 1'000'000, "Bets in the table at most, the best first; 0: all");
}

void ScanOptions::declareFiles(CLI::App &app, Files files)
{
    app.add_option("FILE", m_files, "Recorded responses of The Odds API v4, plain or gzipped")
        ->required(files == Files::Required)
        ->type_name("");
    addTime(app, "--as-of", m_asOf, "The moment to judge ages by; default: the newest update in the files");
    app.add_option_function<std::string>(
           "--odds-format",
           [this](const std::string &text) {
               if (text != "auto" && text != "decimal" && text != "american")
                   throw CLI::ValidationError("--odds-format", "takes auto, decimal or american, not \"" + text + "\"");
               m_oddsFormat = text == "decimal"    ? feed::OddsFormat::Decimal
                              : text == "american" ? feed::OddsFormat::American
                                                   : feed::OddsFormat::Auto;
           },
           "Format of the prices in the files: auto, decimal or american")
        ->default_str("auto");
    addCount(app, "--max-mb", m_maxMegabytes, 1, greatestMegabytes, "Largest file that is read, in megabytes");
}

void ScanOptions::declarePricing(CLI::App &app)
{
    const HelpGroup group(app, "Fair prices");
    app.add_option_function<std::string>(
           "--method",
           [this](const std::string &text) {
               const auto method = pricing::methodFromId(text);
               if (!method)
                   throw CLI::ValidationError("--method", method.error());
               m_edge.pricing.method = *method;
           },
           "How the margin is taken out of sharp prices: " + methodList())
        ->default_str("power");
    app.add_option_function<std::string>(
           "--consensus",
           [this](const std::string &text) {
               if (text != "mean" && text != "median")
                   throw CLI::ValidationError("--consensus", "takes mean or median, not \"" + text + "\"");
               m_edge.pricing.consensus = text == "mean" ? edge::ConsensusRule::Mean : edge::ConsensusRule::Median;
           },
           "How sharp bookmakers' probabilities are combined: mean or median, by weight")
        ->default_str("mean");
    addList(app, "--sharp", m_sharps,
            "Sharp bookmakers instead of the table of weights, as pinnacle=4,smarkets=2; without a weight: 1");
    addCount(app, "--min-sharps", m_edge.pricing.minSharps, 1, static_cast<int>(mostSharps),
             "Fewest sharp bookmakers that make a fair price");
    addNumber(app, "--exchange-spread", m_edge.pricing.exchangeSpread, {1, 100},
              "Greatest lay/back of an exchange's usable midpoint");
    app.add_flag("--no-interpolation", m_noInterpolation, "Price no line from the neighbouring points");
}

void ScanOptions::declareStaking(CLI::App &app)
{
    const HelpGroup group(app, "Bets");
    addNumber(app, "--min-ev", m_edge.minEv, {-1, anything}, "Least expected value per unit staked, as a fraction");
    addNumber(app, "--kelly", m_edge.staking.kellyFraction, {0, 1, false}, "Share of the Kelly stake to bet");
    addNumber(app, "--bankroll", m_edge.staking.bankroll, positive, "Money to stake from");
    addNumber(app, "--max-stake", m_edge.staking.maxStake, notNegative, "Greatest stake of one bet; default: no cap");
    app.add_option_function<std::string>(
           "--currency",
           [this](const std::string &text) {
               const auto isLetter = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
               if (text.size() != 3 || !std::all_of(text.begin(), text.end(), isLetter))
                   throw CLI::ValidationError("--currency", "takes a code such as EUR, not \"" + text + "\"");
               m_currency = text;
           },
           "Currency code of all money")
        ->default_str(m_currency);
    addList(app, "--commission", m_commissions,
            "Commission on net winnings, as smarkets=0.02; none: no commission anywhere");
}

void ScanOptions::declareTwoSided(CLI::App &app)
{
    const HelpGroup group(app, "Arbitrages, middles and low holds");
    edge::TwoSidedOptions &options = m_edge.twoSided;
    addNumber(app, "--total", options.total, positive, "Money that an arbitrage is spread over");
    addNumber(app, "--step", options.step, positive, "Smallest unit of an arbitrage's stakes");
    addNumber(app, "--max-skew", options.maxSkewSeconds, notNegative, "Greatest age difference of legs in seconds");
    addNumber(app, "--low-hold", options.lowHold, {-1, 1}, "Greatest hold of a low hold, as a fraction");
    addNumber(app, "--max-break-even", options.maxBreakEven, {0, 1},
              "Greatest break-even probability of a reported middle");
}

Expected<edge::EdgeTables, std::string> ScanOptions::tables() const
{
    const std::map<std::string, double> weights = namedWeights(m_sharps);
    auto tables = desk::loadTables(m_tableFiles);
    if (!tables)
        return tables;
    if (!m_sharps.empty())
        tables->weights = edge::SharpWeights::named(weights);
    applyCommissions(tables->profiles, m_commissions);
    return tables;
}

edge::EdgeOptions ScanOptions::edgeOptions() const
{
    edge::EdgeOptions options = m_edge;
    options.pricing.interpolate = !m_noInterpolation;
    options.freshness.refuseInPlay = !m_includeInPlay;
    options.freshness.refuseStale = !m_maxAge || *m_maxAge > 0;
    if (m_maxAge && *m_maxAge > 0)
        options.freshness.beforeStartSeconds = options.freshness.inPlaySeconds = *m_maxAge;
    options.targets = {m_targets.begin(), m_targets.end()};
    return options;
}

desk::FileScanOptions ScanOptions::fileOptions() const
{
    desk::FileScanOptions options;
    options.files = m_files;
    options.format = m_oddsFormat;
    options.maxBytes = static_cast<std::size_t>(m_maxMegabytes) * 1024 * 1024;
    options.asOf = m_asOf;
    return options;
}

std::vector<std::string> ScanOptions::strangersIn(const market::Vocabulary &vocabulary) const
{
    std::vector<std::string> known;
    for (market::NameId id = 0; id < vocabulary.bookmakers.size(); ++id)
        known.emplace_back(vocabulary.bookmakers.text(id));
    std::erase(known, std::string());
    std::vector<std::string> sentences;
    const auto tell = [&](const char *option, const std::vector<std::string> &texts) {
        for (const std::string &text : texts) {
            const std::string key = keyOf(text);
            if (vocabulary.bookmakers.find(key) != market::noName)
                continue;
            const std::string meant = didYouMean(key, known);
            sentences.push_back(std::string(option) + ": no bookmaker \"" + key + "\" is " +
                                (hasFiles() ? "in these files" : "among what was asked for") + "." +
                                (!meant.empty() ? meant
                                 : hasFiles()
                                     ? " Keys are written as the feed gives them."
                                     : " Keys are written as the feed gives them; it may be of a region that was not "
                                       "asked for (--regions)."));
        }
    };
    tell("--sharp", m_sharps);
    tell("--target", m_targets);
    return sentences;
}

void ScanOptions::writeBooks(JsonWriter &json, const edge::EdgeTables &tables) const
{
    if (m_sharps.empty()) {
        json.null("sharp");
    } else {
        json.beginObject("sharp");
        for (const auto &[book, weight] : namedWeights(m_sharps))
            json.value(book, weight);
        json.endObject();
    }
    std::map<std::string, std::vector<std::string>> groups;
    json.beginObject("commission");
    for (const auto &[book, profile] : tables.profiles.all()) {
        if (profile.commission > 0)
            json.value(book, profile.commission);
        if (!profile.cloneGroup.empty())
            groups[profile.cloneGroup].push_back(book);
    }
    json.endObject();
    json.beginObject("clone_groups");
    for (const auto &[group, books] : groups) {
        json.beginArray(group);
        for (const std::string &book : books)
            json.element(book);
        json.endArray();
    }
    json.endObject();
    json.beginArray("target");
    for (const std::string &book : m_targets)
        json.element(book);
    json.endArray();
}

void ScanOptions::write(JsonWriter &json, const edge::EdgeTables &tables, std::optional<market::UnixSeconds> asOf,
                        const MarketOptions *source) const
{
    const edge::EdgeOptions options = edgeOptions();
    json.beginObject("settings");
    json.beginArray("files");
    for (const std::string &file : m_files)
        json.element(file);
    json.endArray();
    if (source)
        source->write(json);
    writeTime(json, "as_of", asOf.value_or(market::noTime));
    json.value("format", "json"); // the documents exist in no other
    json.value("odds_format", m_oddsFormat == feed::OddsFormat::Auto      ? "auto"
                              : m_oddsFormat == feed::OddsFormat::Decimal ? "decimal"
                                                                          : "american");
    json.value("max_mb", m_maxMegabytes);
    json.value("rows", m_rows);
    json.value("max_age", m_maxAge.value_or(std::numeric_limits<double>::quiet_NaN()));
    json.value("max_age_before_start", options.freshness.beforeStartSeconds);
    json.value("max_age_in_play", options.freshness.inPlaySeconds);
    json.value("include_in_play", m_includeInPlay);
    json.value("method", pricing::methodId(options.pricing.method));
    json.value("consensus", options.pricing.consensus == edge::ConsensusRule::Mean ? "mean" : "median");
    json.value("min_sharps", options.pricing.minSharps);
    json.value("exchange_spread", options.pricing.exchangeSpread);
    json.value("interpolation", options.pricing.interpolate);
    json.value("min_ev", options.minEv);
    json.value("kelly", options.staking.kellyFraction);
    json.value("bankroll", options.staking.bankroll);
    json.value("max_stake", options.staking.maxStake.value_or(std::numeric_limits<double>::quiet_NaN()));
    json.value("currency", m_currency);
    json.value("total", options.twoSided.total);
    json.value("step", options.twoSided.step);
    json.value("max_skew", options.twoSided.maxSkewSeconds);
    json.value("low_hold", options.twoSided.lowHold);
    json.value("max_break_even", options.twoSided.maxBreakEven);
    writeBooks(json, tables);
    for (const auto &[key, file] :
         {std::pair("bookmakers_file", m_tableFiles.bookmakers), std::pair("weights_file", m_tableFiles.weights),
          std::pair("rules_file", m_tableFiles.rules)}) {
        if (file)
            json.value(key, *file);
        else
            json.null(key);
    }
    json.endObject();
}

} // namespace evision::cli
