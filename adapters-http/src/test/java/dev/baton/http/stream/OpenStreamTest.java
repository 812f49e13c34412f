package dev.baton.http.stream;

import dev.baton.application.contract.OutgoingChannelContract;
import dev.baton.domain.delivery.Receipt;
import java.util.List;
import org.junit.jupiter.api.AutoClose;

/** The web is a way out like the others, with a browser that behaves in every way it can. */
class OpenStreamTest implements OutgoingChannelContract<List<Outgoing>, Receipt> {
  @AutoClose private final Browser browser = new Browser();

  @Override
  public FarSide<List<Outgoing>, Receipt> far() {
    return browser;
  }
}
