package dev.baton.server.installation;

import dev.baton.server.node.Node;

/** A node that listens, and who lives there. */
public record Site(Node node, int port, People people) {}
