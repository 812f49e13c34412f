package dev.baton.domain.history;

import dev.baton.domain.access.Actor;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Role;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those who give commands in tests: three operators, their supervisor, and a key of the team. */
public enum Who {
  ANN(Role.OPERATOR),
  BEN(Role.OPERATOR),
  CARL(Role.OPERATOR),
  SUE(Role.SUPERVISOR),
  TEAM(null);

  private final @Nullable Role role;

  Who(@Nullable Role role) {
    this.role = role;
  }

  public Actor actor() {
    return role == null ? new Actor.Team() : new Actor.Person(id(), role);
  }

  public Operator.Id id() {
    return new Operator.Id(new UUID(0xA0, name().hashCode()));
  }

  /** Who it is that the domain calls by this id. */
  public static String named(Operator.@Nullable Id id) {
    if (id == null) return "nobody";
    for (var who : values()) if (who.id().equals(id)) return who.toString();
    return id.toString();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
