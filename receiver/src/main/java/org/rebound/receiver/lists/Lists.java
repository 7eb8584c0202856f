package org.rebound.receiver.lists;

import static org.rebound.receiver.lists.ColumnType.ADDRESS;
import static org.rebound.receiver.lists.ColumnType.DOMAIN;
import static org.rebound.receiver.lists.ColumnType.FLAG;
import static org.rebound.receiver.lists.ColumnType.NUMBER;
import static org.rebound.receiver.lists.ColumnType.STATUS;
import static org.rebound.receiver.lists.ColumnType.TEXT;
import static org.rebound.receiver.lists.ColumnType.TIME;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rebound.receiver.classify.Category;
import org.rebound.receiver.classify.Fault;
import org.rebound.receiver.classify.Kind;
import org.rebound.receiver.classify.Verdict;
import org.rebound.receiver.ledger.BounceRow;

/** The lists there are, each with its columns. */
public final class Lists {

  private static final List<String> KINDS = Arrays.stream(Kind.values()).map(Kind::code).toList();
  private static final List<String> VERDICTS =
      Arrays.stream(Verdict.values()).map(Verdict::code).toList();
  private static final List<String> CATEGORIES =
      Arrays.stream(Category.values()).map(Category::code).toList();
  private static final List<String> FAULTS =
      Arrays.stream(Fault.values()).map(Fault::code).toList();
  private static final List<String> CAUSES =
      List.of("hard_bounce", "too_many_bounces", "complaint", "manual", "import");

  private static final Column EVENT = Column.of("id", NUMBER, "e.id", "The number of the bounce.");
  private static final Column RECEIVED =
      Column.of("receivedAt", TIME, "e.received_at", "When the message was received.");
  private static final Column EVENT_ADDRESS =
      Column.optional("address", ADDRESS, "a.email", "The recipient of record.").foundBy("e.tag");
  private static final Column DIAGNOSTIC =
      Column.of(
          "diagnostic",
          TEXT,
          "left(e.diagnostic, 100)",
          "The first 100 characters of what the refusing server said.");
  private static final List<Column> SEARCHED_IN_EVENTS =
      List.of(EVENT_ADDRESS, Column.of("words", TEXT, "e.diagnostic", "The whole diagnostic."));

  private static final List<Column> OF_EVENTS =
      List.of(
          EVENT,
          RECEIVED,
          Column.optional("mailing", NUMBER, "e.mailing_id", "The mailing.")
              .foundBy("e.mailing_id"),
          EVENT_ADDRESS,
          Column.optional("domain", DOMAIN, "a.domain", "The domain of the recipient of record."),
          Column.word("kind", "e.kind", KINDS, "What the message is."),
          Column.optionalWord("verdict", "e.verdict", VERDICTS, "Hard or soft."),
          Column.word("category", "e.category", CATEGORIES, "What happened."),
          Column.word("fault", "e.fault", FAULTS, "Whose problem it is."),
          Column.optional("status", STATUS, "e.status", "The enhanced status code."),
          Column.optional("replyCode", NUMBER, "e.reply_code::bigint", "The reply code."),
          DIAGNOSTIC,
          Column.optional("remoteMta", TEXT, "e.remote_mta", "The server that refused."),
          Column.optional("reportingMta", TEXT, "e.reporting_mta", "The server that reported."),
          Column.of("counted", FLAG, "e.counted", "Whether it counted against the address."));

  private static final String[] TALLIED_OF_EVENTS = {
    "receivedAt",
    "mailing",
    "kind",
    "verdict",
    "category",
    "fault",
    "status",
    "replyCode",
    "reportingMta",
    "counted"
  };

  private static final Column TAG_OF_ADDRESS =
      Column.of("tag", NUMBER, "a.tag", "The number of the address, made from its text.");
  private static final Column CONTACT =
      Column.of("contact", NUMBER, "c.id", "The number of the contact.");
  private static final Route EVENTS_BY_ADDRESS =
      new Route(
          "bounces-by-address",
          Optional.of("e.tag is null"),
          List.of(TAG_OF_ADDRESS),
          List.of(EVENT));

  /** Every bounce event: what each message said of each recipient. */
  public static final RowList<BounceRow> BOUNCES =
      new RowList<>(
              "bounces",
              "true",
              OF_EVENTS,
              List.of(EVENT),
              SEARCHED_IN_EVENTS,
              new Order(RECEIVED, true),
              BounceRow.class)
          .tallied("e.rows", TALLIED_OF_EVENTS)
          .routed(EVENTS_BY_ADDRESS, "address", "domain");

  /** Spam complaints. */
  public static final RowList<BounceRow> COMPLAINTS =
      new RowList<>(
              "bounces",
              "e.kind = 'complaint'",
              OF_EVENTS,
              List.of(EVENT),
              SEARCHED_IN_EVENTS,
              new Order(RECEIVED, true),
              BounceRow.class)
          .tallied("e.rows", TALLIED_OF_EVENTS);

  private static final Column TAG =
      Column.of("tag", NUMBER, "a.tag", "The number of the address, made from its text.");
  private static final Column ADDRESS_TEXT =
      Column.optional("address", ADDRESS, "a.email", "The address.").foundBy("a.tag");
  private static final Column NAME =
      Column.optional("contactName", TEXT, "c.name", "The name of the contact.");
  private static final Column LAST_DIAGNOSTIC =
      Column.optional(
          "diagnostic",
          TEXT,
          "left(a.diagnostic, 100)",
          "The first 100 characters of what the refusing server said last.");
  private static final Column CAUSE =
      Column.optionalWord("cause", "a.cause", CAUSES, "Why it is blocked.");
  static final List<Column> SEARCHED_IN_ADDRESSES =
      List.of(
          ADDRESS_TEXT, NAME, Column.optional("words", TEXT, "a.diagnostic", "The whole of it."));

  static final List<Column> OF_ADDRESSES =
      List.of(
          ADDRESS_TEXT,
          Column.optional("domain", DOMAIN, "a.domain", "The domain of the address."),
          Column.optional("contact", NUMBER, "a.contact_id", "The number of the contact.")
              .foundBy("a.contact_id"),
          NAME,
          Column.optional("contactKey", TEXT, "c.key", "The contact's key in your system."),
          Column.of(
              "formerEmployee",
              FLAG,
              "(c.former_employee_at is not null)",
              "Whether the contact is marked as having left."),
          Column.word("state", "a.state", List.of("usable", "blocked"), "How the address stands.")
              .placedBy(CAUSE),
          CAUSE,
          Column.optional("blockedAt", TIME, "a.blocked_at", "Since when it is blocked."),
          Column.of("bounces", NUMBER, "a.bounces::bigint", "How many bounces count."),
          Column.optional("lastBounceAt", TIME, "a.last_bounce_at", "When it last bounced."),
          Column.optionalWord("verdict", "a.verdict", VERDICTS, "Of the last bounce."),
          Column.optionalWord("category", "a.category", CATEGORIES, "Of the last bounce."),
          Column.optionalWord("fault", "a.fault", FAULTS, "Of the last bounce."),
          Column.optional("status", STATUS, "a.status", "Of the last bounce."),
          LAST_DIAGNOSTIC);

  private static final Column NUMBER_OF_BLOCKED =
      Column.of("number", NUMBER, "a.number", "Its place in the order of blocking.");
  private static final Route ADDRESSES_BY_BLOCKING =
      new Route(
          "blocked-addresses",
          Optional.of("a.state <> 'blocked'"),
          List.of(NUMBER_OF_BLOCKED),
          List.of(TAG));
  private static final Route ADDRESSES_BY_CONTACT =
      new Route(
          "addresses-by-contact",
          Optional.of("a.contact_id is null"),
          List.of(CONTACT),
          List.of(TAG));

  /** Every address that was ever heard of. */
  public static final RowList<ListedAddress> ADDRESSES =
      new RowList<>(
              "addresses",
              "true",
              OF_ADDRESSES,
              List.of(TAG),
              SEARCHED_IN_ADDRESSES,
              new Order(ADDRESS_TEXT, false),
              ListedAddress.class)
          .routed(ADDRESSES_BY_CONTACT, "contactName", "contactKey", "formerEmployee")
          .routed(ADDRESSES_BY_BLOCKING, "state", "cause", "blockedAt");

  private static final Route BLOCKED_BY_CONTACT =
      new Route(
          "blocked-addresses-by-contact",
          Optional.of("a.contact_id is null"),
          List.of(CONTACT),
          List.of(NUMBER_OF_BLOCKED));

  /** Blocked addresses, of all mailings. */
  public static final RowList<ListedAddress> BLOCKED =
      new RowList<>(
              "blocked-addresses",
              "true",
              OF_ADDRESSES,
              List.of(NUMBER_OF_BLOCKED),
              SEARCHED_IN_ADDRESSES,
              new Order(
                  OF_ADDRESSES.stream()
                      .filter(column -> column.name().equals("blockedAt"))
                      .findFirst()
                      .orElseThrow(),
                  true),
              ListedAddress.class)
          .routed(BLOCKED_BY_CONTACT, "contactName", "contactKey", "formerEmployee");

  private static final Column MAILING =
      Column.of("mailing", NUMBER, "r.mailing_id", "The mailing.");
  private static final Column RECIPIENT_TAG =
      Column.of("tag", NUMBER, "r.tag", "The number of the address, made from its text.");
  private static final Column RECIPIENT_ADDRESS =
      Column.optional("address", ADDRESS, "a.email", "The recipient.").foundBy("r.tag");

  private static final Route RECIPIENTS_BY_ADDRESS =
      new Route(
          "recipients-by-address", Optional.empty(), List.of(TAG_OF_ADDRESS), List.of(MAILING));
  private static final Route RECIPIENTS_BY_BLOCKING =
      new Route(
          "recipients-by-blocking",
          Optional.of("coalesce(a.state, 'usable') <> 'blocked'"),
          List.of(NUMBER_OF_BLOCKED),
          List.of(MAILING, RECIPIENT_TAG));
  private static final Route RECIPIENTS_BY_CONTACT =
      new Route(
          "recipients-by-contact",
          Optional.of("a.contact_id is null"),
          List.of(CONTACT),
          List.of(RECIPIENT_TAG, MAILING));

  private static final Column SENT_AT =
      Column.optional("sentAt", TIME, "r.sent_at", "When mail was sent.");
  private static final Column DELIVERED_AT =
      Column.optional("deliveredAt", TIME, "r.delivered_at", "When it was delivered.");
  private static final Column OPENED_AT =
      Column.optional("openedAt", TIME, "r.opened_at", "When it was first opened.");
  private static final Column BOUNCED_AT =
      Column.optional("bouncedAt", TIME, "r.bounced_at", "When a bounce first counted.");
  private static final Column COMPLAINED_AT =
      Column.optional("complainedAt", TIME, "r.complained_at", "When they complained.");

  /** What became of every mailing at every recipient. */
  public static final RowList<ListedRecipient> RECIPIENTS =
      new RowList<>(
              "recipients",
              "true",
              List.of(
                  MAILING,
                  RECIPIENT_ADDRESS,
                  Column.optional("domain", DOMAIN, "a.domain", "The domain of the recipient."),
                  NAME,
                  Column.optional("contactKey", TEXT, "c.key", "The contact's key in your system."),
                  Column.optional(
                      "recipientKey", TEXT, "r.recipient_key", "Your own key of this recipient."),
                  flag("sent", "r.sent_at is not null", "Mail was sent.").placedBy(SENT_AT),
                  flag("delivered", "r.delivered_at is not null", "It was reported as delivered.")
                      .placedBy(DELIVERED_AT),
                  flag("opened", "r.opened_at is not null", "It was reported as opened.")
                      .placedBy(OPENED_AT),
                  flag("bounced", "r.bounced_at is not null", "A bounce of this mailing counted.")
                      .placedBy(BOUNCED_AT),
                  flag("complained", "r.complained_at is not null", "The recipient complained.")
                      .placedBy(COMPLAINED_AT),
                  flag(
                          "blocked",
                          "coalesce(a.state = 'blocked', false)",
                          "The address is blocked now.")
                      .placedBy(CAUSE),
                  flag(
                      "ready",
                      "r.sent_at is null and r.bounced_at is null"
                          + " and coalesce(a.state, 'usable') <> 'blocked'",
                      "Ready to send: not sent yet, and not blocked."),
                  SENT_AT,
                  DELIVERED_AT,
                  OPENED_AT,
                  BOUNCED_AT,
                  COMPLAINED_AT,
                  Column.optionalWord("verdict", "r.verdict", VERDICTS, "Of the newest bounce."),
                  Column.optionalWord(
                      "category", "r.category", CATEGORIES, "Of the newest bounce."),
                  Column.optionalWord("fault", "r.fault", FAULTS, "Of the newest bounce."),
                  CAUSE),
              List.of(MAILING, RECIPIENT_TAG),
              List.of(RECIPIENT_ADDRESS, NAME),
              new Order(MAILING, true),
              ListedRecipient.class)
          .tallied(
              "r.rows",
              "mailing",
              "sent",
              "delivered",
              "opened",
              "bounced",
              "complained",
              "blocked",
              "ready",
              "verdict",
              "category",
              "fault",
              "cause")
          .routed(RECIPIENTS_BY_ADDRESS, "address", "domain")
          .routed(RECIPIENTS_BY_BLOCKING, "blocked", "cause")
          .routed(RECIPIENTS_BY_CONTACT, "contactName", "contactKey");

  private static final Column MAILING_ID =
      Column.of("id", NUMBER, "m.id", "The number of the mailing.");
  private static final Column MAILING_NAME =
      Column.optional("name", TEXT, "m.name", "How a classic return path calls it.");
  private static final Column MAILING_TITLE =
      Column.optional("title", TEXT, "m.title", "How people call it.");

  /** Mailings with their totals. */
  public static final RowList<ListedMailing> MAILINGS =
      new RowList<>(
          "mailings",
          "true",
          List.of(
              MAILING_ID,
              MAILING_NAME,
              MAILING_TITLE,
              Column.of("createdAt", TIME, "m.created_at", "When it was made or first heard of.")),
          List.of(MAILING_ID),
          List.of(MAILING_NAME, MAILING_TITLE),
          new Order(MAILING_ID, true),
          ListedMailing.class);

  private static final Column DUE =
      Column.of("dueAt", TIME, "d.due_at", "When another try makes sense.");

  /** Recipients due for another try after a soft bounce. */
  public static final RowList<ListedRetry> RETRIES =
      new RowList<>(
          "retries",
          "true",
          List.of(
              MAILING,
              RECIPIENT_ADDRESS,
              DUE,
              Column.of("lastBounceAt", TIME, "r.last_bounce_at", "When it last bounced."),
              Column.word("category", "r.category", CATEGORIES, "Of the last bounce."),
              Column.of("bounces", NUMBER, "a.bounces::bigint", "How many bounces count.")),
          List.of(MAILING, RECIPIENT_TAG),
          List.of(RECIPIENT_ADDRESS),
          new Order(DUE, false),
          ListedRetry.class);

  private Lists() {}

  /** A list by its name in the API. */
  public static Optional<RowList<?>> named(String name) {
    return switch (name) {
      case "bounces" -> Optional.of(BOUNCES);
      case "complaints" -> Optional.of(COMPLAINTS);
      case "addresses" -> Optional.of(ADDRESSES);
      case "blocked-addresses" -> Optional.of(BLOCKED);
      case "recipients" -> Optional.of(RECIPIENTS);
      case "mailings" -> Optional.of(MAILINGS);
      case "retries" -> Optional.of(RETRIES);
      case "contacts" -> Optional.of(BookLists.CONTACTS);
      case "selections" -> Optional.of(BookLists.SELECTIONS);
      case "projects" -> Optional.of(BookLists.PROJECTS);
      case "members" -> Optional.of(BookLists.MEMBERS);
      case "audit" -> Optional.of(OperationLists.AUDIT);
      case "jobs" -> Optional.of(OperationLists.JOBS);
      default -> Optional.empty();
    };
  }

  private static Column flag(String name, String sql, String description) {
    return Column.of(name, FLAG, "(" + sql + ")", description);
  }
}
