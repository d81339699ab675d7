// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/key_command.h"

#include "cli/secrets.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace evision::cli {

CLI::App *KeyCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand(
        "key", "Keeps the odds service's key in the system's keychain; set reads it from the standard input");
    command
        ->add_option_function<std::string>(
            "ACTION",
            [this](const std::string &text) {
                if (text != "show" && text != "set" && text != "forget")
                    throw CLI::ValidationError("ACTION", std::string("is show, set or forget. ") + keyIsNoArgument);
                m_action = text;
            },
            "show: where the key is; set: keep the one on the standard input; forget: drop it")
        ->type_name("")
        ->default_str(m_action);
    return command;
}

int KeyCommand::run(const Terminal &terminal)
{
    if (m_action == "set")
        return set(terminal);
    if (m_action == "show")
        return tell(terminal);
    return forget(terminal);
}

int KeyCommand::forget(const Terminal &terminal)
{
    // The variable hides what the keychain holds, so that is forgotten unseen.
    const SecretPlace before = readFeedKey().place;
    if (before != SecretPlace::Nowhere)
        static_cast<void>(keepFeedKey({}));
    switch (before == SecretPlace::Keychain ? readFeedKey().place : before) {
    case SecretPlace::Environment:
        terminal.err << "The key is in the variable " << feedKeyName << ", which only its shell can forget (unset "
                     << feedKeyName << "). If the keychain held one, too, it was asked to drop it.\n";
        return Failed;
    case SecretPlace::Keychain:
        terminal.err << "The keychain did not drop the key; look into it with the system's own program.\n";
        return Failed;
    case SecretPlace::Session:
    case SecretPlace::Nowhere:
        break;
    }
    if (before == SecretPlace::Keychain) {
        terminal.out << "Forgotten.\n";
        return Done;
    }
    terminal.out << "There is no key to forget, or no keychain that answers.\n";
    return Done;
}

int KeyCommand::set(const Terminal &terminal)
{
    std::string line;
    std::getline(std::cin, line);
    const QString key = QString::fromStdString(line).trimmed();
    if (key.isEmpty()) {
        terminal.err << "No key came on the standard input; write: evision-cli key set < FILE\n";
        return Failed;
    }
    if (keepFeedKey(key) != SecretPlace::Keychain) {
        terminal.err << "There is no keychain here that keeps it. Put the key into the variable " << feedKeyName
                     << " for the commands that need it.\n";
        return Failed;
    }
    terminal.out << "The key is in the keychain.\n";
    return Done;
}

int KeyCommand::tell(const Terminal &terminal)
{
    switch (readFeedKey().place) {
    case SecretPlace::Environment:
        terminal.out << "The key is in the variable " << feedKeyName << ".\n";
        return Done;
    case SecretPlace::Keychain:
        terminal.out << "The key is in the keychain.\n";
        return Done;
    case SecretPlace::Session:
    case SecretPlace::Nowhere:
        break;
    }
    terminal.out << "There is no key.\n";
    return Failed;
}

} // namespace evision::cli
