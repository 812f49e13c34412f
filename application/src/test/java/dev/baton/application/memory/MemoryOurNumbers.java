package dev.baton.application.memory;

import dev.baton.application.text.OurNumber;
import dev.baton.application.text.OurNumbers;
import dev.baton.domain.access.Organization;
import java.util.List;
import java.util.Optional;

record MemoryOurNumbers(MemoryPost post) implements OurNumbers {

  @Override
  public boolean add(OurNumber number) {
    if (at(number.address()).isPresent()) return false;
    return post.numbers().add(number);
  }

  @Override
  public Optional<OurNumber> at(String address) {
    return post.numbers().stream().filter(each -> each.address().equals(address)).findFirst();
  }

  @Override
  public List<OurNumber> list(Organization.Id organization) {
    return post.numbers().stream().filter(it -> it.organization().equals(organization)).toList();
  }

  @Override
  public boolean remove(Organization.Id organization, OurNumber.Id id) {
    return post.numbers()
        .removeIf(each -> each.organization().equals(organization) && each.id().equals(id));
  }
}
