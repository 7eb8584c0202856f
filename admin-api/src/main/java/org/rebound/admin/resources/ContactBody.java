package org.rebound.admin.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebound.admin.api.ContactChangeRequest;
import org.rebound.admin.api.ContactRequest;
import org.rebound.admin.api.ProblemType;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.book.ContactChange;

/** What a body says of a contact, read and found right as a whole. */
record ContactBody(Optional<String> key, Optional<String> name, List<MailAddress> addresses) {

  ContactBody {
    addresses = List.copyOf(addresses);
  }

  /**
   * Reads the body that makes a contact.
   *
   * @throws org.rebound.admin.http.ProblemException naming everything that is wrong
   */
  static ContactBody read(@Nullable ContactRequest request) {
    ContactRequest asked = request == null ? new ContactRequest(null, null, null) : request;
    Parameters body = new Parameters(ProblemType.INVALID_BODY);
    Optional<String> key = body.name("key", asked.key());
    Optional<String> name = body.name("name", asked.name());
    List<@Nullable String> texts = asked.addresses() == null ? List.of() : asked.addresses();
    if (texts.size() > ContactRequest.MOST_ADDRESSES) {
      body.wrong("addresses", "expected at most " + ContactRequest.MOST_ADDRESSES);
      body.check();
    }
    List<MailAddress> addresses = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      String field = "addresses.[" + i + "]";
      Optional<MailAddress> address = body.address(field, texts.get(i));
      body.require(field, address);
      address.ifPresent(addresses::add);
    }
    if (asked.key() == null && asked.name() == null && texts.isEmpty()) {
      body.wrong("name", "expected a key, a name or an address");
    }
    body.check();
    return new ContactBody(key, name, addresses);
  }

  /**
   * Reads the body that changes one.
   *
   * @throws org.rebound.admin.http.ProblemException naming everything that is wrong
   */
  static ContactChange change(@Nullable ContactChangeRequest request) {
    Parameters body = new Parameters(ProblemType.INVALID_BODY);
    if (request == null
        || (request.key() == null && request.name() == null && request.formerEmployee() == null)) {
      body.wrong("name", "expected a key, a name or formerEmployee");
      body.check();
      throw new IllegalStateException("a body without anything is an error");
    }
    ContactChange change =
        new ContactChange(
            orAway(body, "key", request.key()),
            orAway(body, "name", request.name()),
            Optional.ofNullable(request.formerEmployee()));
    body.check();
    return change;
  }

  /** A text, or the empty one that takes it away. */
  private static Optional<String> orAway(Parameters body, String field, @Nullable String text) {
    return "".equals(text) ? Optional.of("") : body.name(field, text);
  }
}
