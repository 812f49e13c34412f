package dev.baton.server;

import picocli.CommandLine.Command;

@Command(
    name = "deliveries",
    description = "Messages to visitors that were given up.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class DeliveriesCommand {}
