package dev.baton.persistence.doorbell;

import dev.baton.application.feed.Ring;
import dev.baton.application.live.Hint;
import java.util.List;
import java.util.function.Consumer;

/** Who is told what rings and is hinted, here and on other nodes. */
public record Ears(Consumer<List<Ring>> rings, Consumer<Hint> hints) {}
