package org.rebound.admin.resources;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.MembersRequest;
import org.rebound.admin.api.ProblemType;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;

/**
 * Addresses that a body picks, as text and by number. One that is none spoils the whole request, so
 * that half of it is never done.
 */
record PickedAddresses(List<MailAddress> addresses, List<Long> tags) {

  private static final int MOST_ERRORS = 100;

  PickedAddresses {
    addresses = List.copyOf(addresses);
    tags = List.copyOf(tags);
  }

  /**
   * Reads a body.
   *
   * @throws org.rebound.admin.http.ProblemException naming what is wrong, the first 100 of it
   */
  static PickedAddresses read(@Nullable MembersRequest request) {
    List<@Nullable String> texts = orNone(request == null ? null : request.addresses());
    List<@Nullable String> ids = orNone(request == null ? null : request.ids());
    Parameters body = new Parameters(ProblemType.INVALID_BODY);
    int asked = texts.size() + ids.size();
    if (asked < 1 || asked > MembersRequest.MOST) {
      body.wrong("addresses", "expected 1 to " + MembersRequest.MOST + " addresses and ids");
      body.check();
    }
    int wrong = 0;
    List<MailAddress> addresses = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size() && wrong < MOST_ERRORS; i++) {
      String field = "addresses.[" + i + "]";
      var address = body.address(field, texts.get(i));
      body.require(field, address);
      address.ifPresent(addresses::add);
      wrong += address.isEmpty() ? 1 : 0;
    }
    List<Long> tags = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size() && wrong < MOST_ERRORS; i++) {
      String field = "ids.[" + i + "]";
      var tag = body.number(field, ids.get(i), Long.MIN_VALUE, Long.MAX_VALUE);
      body.require(field, tag);
      tag.ifPresent(tags::add);
      wrong += tag.isEmpty() ? 1 : 0;
    }
    body.check();
    return new PickedAddresses(addresses, tags);
  }

  /** All of them by number. */
  List<Long> allTags() {
    List<Long> all = new ArrayList<>(tags);
    addresses.forEach(address -> all.add(AddressTag.of(address).value()));
    return all;
  }

  private static List<@Nullable String> orNone(@Nullable List<@Nullable String> texts) {
    return texts == null ? List.of() : texts;
  }
}
