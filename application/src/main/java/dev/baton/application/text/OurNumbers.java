package dev.baton.application.text;

import dev.baton.domain.access.Organization;
import java.util.List;
import java.util.Optional;

public interface OurNumbers {

  /** False when the address is somebody's already. */
  boolean add(OurNumber number);

  /** Whosever it is. */
  Optional<OurNumber> at(String address);

  /** All numbers of the organization, the first one first. */
  List<OurNumber> list(Organization.Id organization);

  /** False when the organization has no such number. */
  boolean remove(Organization.Id organization, OurNumber.Id id);
}
