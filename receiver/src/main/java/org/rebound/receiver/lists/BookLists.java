package org.rebound.receiver.lists;

import static org.rebound.receiver.lists.ColumnType.FLAG;
import static org.rebound.receiver.lists.ColumnType.NUMBER;
import static org.rebound.receiver.lists.ColumnType.TEXT;
import static org.rebound.receiver.lists.ColumnType.TIME;

import java.util.List;
import java.util.stream.Stream;

/** The lists of the address book: contacts, selections, projects and their members. */
public final class BookLists {

  private static final Column CONTACT =
      Column.of("id", NUMBER, "c.id", "The number of the contact.");
  private static final Column CONTACT_KEY =
      Column.optional("key", TEXT, "c.key", "The contact's key in your system.");
  private static final Column CONTACT_NAME =
      Column.optional("name", TEXT, "c.name", "The name of the contact.");

  /** Contacts. */
  public static final RowList<ListedContact> CONTACTS =
      new RowList<>(
          "contacts",
          "true",
          List.of(
              CONTACT,
              CONTACT_KEY,
              CONTACT_NAME,
              Column.of(
                  "formerEmployee",
                  FLAG,
                  "(c.former_employee_at is not null)",
                  "Whether the contact is marked as having left."),
              Column.optional(
                  "formerEmployeeAt", TIME, "c.former_employee_at", "Since when it is so marked."),
              Column.of("createdAt", TIME, "c.created_at", "When the contact was made.")),
          List.of(CONTACT),
          List.of(CONTACT_NAME, CONTACT_KEY),
          new Order(CONTACT_NAME, false),
          ListedContact.class);

  private static final Column COLLECTION = Column.of("id", NUMBER, "n.id", "The number of it.");
  private static final Column COLLECTION_NAME =
      Column.of("name", TEXT, "n.name", "The name that admins gave it.");

  /** Selections. */
  public static final RowList<ListedCollection> SELECTIONS = collections("selection");

  /** Projects. */
  public static final RowList<ListedCollection> PROJECTS = collections("project");

  private static final Column MEMBER_OF =
      Column.of("collection", NUMBER, "n.collection_id", "The number of the selection or project.");
  private static final Column ADDED =
      Column.of("addedAt", TIME, "n.added_at", "When it was added.");

  private static final Column MEMBER_TAG =
      Column.of("tag", NUMBER, "n.tag", "The number of the address, made from its text.");

  /** Addresses in all selections and projects. */
  public static final RowList<ListedMember> MEMBERS =
      new RowList<>(
          "members",
          "true",
          Stream.concat(Stream.of(MEMBER_OF, ADDED), Lists.OF_ADDRESSES.stream()).toList(),
          List.of(MEMBER_TAG, MEMBER_OF),
          Lists.SEARCHED_IN_ADDRESSES,
          new Order(ADDED, true),
          ListedMember.class);

  private BookLists() {}

  private static RowList<ListedCollection> collections(String kind) {
    return new RowList<>(
        "collections",
        "n.kind = '" + kind + "'",
        List.of(
            COLLECTION,
            COLLECTION_NAME,
            Column.of("members", NUMBER, "n.members", "How many addresses are in it."),
            Column.of("createdAt", TIME, "n.created_at", "When it was made.")),
        List.of(COLLECTION),
        List.of(COLLECTION_NAME),
        new Order(COLLECTION_NAME, false),
        ListedCollection.class);
  }
}
