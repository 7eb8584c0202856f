package org.rebound.admin.resources;

import jakarta.ws.rs.core.HttpHeaders;
import org.rebound.admin.api.ContactWithAddresses;
import org.rebound.admin.api.Problem;
import org.rebound.admin.api.ProblemType;
import org.rebound.admin.api.Reasons;
import org.rebound.admin.http.ProblemException;
import org.rebound.receiver.book.Contacts;
import org.rebound.receiver.lists.BookLists;
import org.rebound.receiver.lists.ListReader;

/** Shows one contact, or says that there is none. */
final class ContactAnswers {

  private final Contacts contacts;
  private final ListReader lists;

  ContactAnswers(Contacts contacts, ListReader lists) {
    this.contacts = contacts;
    this.lists = lists;
  }

  ContactWithAddresses get(long id, HttpHeaders headers) {
    return OneRow.find(lists, BookLists.CONTACTS, id)
        .map(
            contact ->
                ContactWithAddresses.of(
                    contact,
                    contacts.addresses(id, ContactWithAddresses.MOST),
                    Reasons.in(headers.getAcceptableLanguages())))
        .orElseThrow(() -> missing(id));
  }

  static ProblemException missing(long id) {
    return new ProblemException(
        Problem.of(ProblemType.NOT_FOUND).withDetail("There is no contact " + id + "."));
  }
}
