package dev.baton.server;

import dev.baton.domain.access.Organization;
import dev.baton.server.node.Node;
import java.util.List;
import java.util.UUID;

/** A kind of what was given up, with options of its own that say which of it. */
interface Dead {

  /** What a line tells, and of what. */
  List<String> description();

  /** One line each, tabs between, at most so many. */
  List<String> lines(Node node, Organization.Id organization, int limit);

  /** Has those begin again that have been dead the longest, and tells how many they were. */
  int replay(Node node, Organization.Id organization, int limit);

  /** Has these begin again, and tells how many of them there are. */
  int replay(Node node, Organization.Id organization, List<UUID> these);
}
