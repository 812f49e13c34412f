package dev.baton.server;

import picocli.CommandLine.Command;

@Command(
    name = "keys",
    description = "API keys from the command line.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class KeysCommand {}
