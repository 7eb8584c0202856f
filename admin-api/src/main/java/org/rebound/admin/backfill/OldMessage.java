package org.rebound.admin.backfill;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.mime.Headers;
import org.rebound.receiver.mime.MimeReader;

/**
 * A message out of a mailbox: which return paths it may have been sent to, from whom and when, and
 * its bytes as they were before they were put there. Immutable.
 *
 * @param name where it stands, for people
 * @param headers its own header
 * @param content with CRLF as line ends, without what mailboxes add
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record OldMessage(String name, Headers headers, byte[] content) {

  /** Fields that say where a mailbox was given a message, the surest first. */
  private static final List<String> DELIVERED =
      List.of(
          "Delivered-To",
          "X-Original-To",
          "Envelope-To",
          "X-Envelope-To",
          "X-Delivered-To",
          "To",
          "Cc");

  private static final List<String> OF_MAIL =
      List.of("From", "To", "Subject", "Date", "Message-ID", "Received", "Return-Path");

  private static final int MOST_CANDIDATES = 10;
  private static final int LONGEST_DATE = 100;

  /** The message in these bytes of a mailbox, its {@code From } line included if it has one. */
  static OldMessage of(String name, byte[] stored) {
    byte[] content = StoredForm.without(stored);
    return new OldMessage(name, MimeReader.read(content).headers(), content);
  }

  /** Whether it has a field that mail has. */
  boolean isMail() {
    return OF_MAIL.stream().anyMatch(headers::has);
  }

  /** The addresses that it may have been sent to, the likeliest first. */
  List<MailAddress> candidates() {
    Set<MailAddress> candidates = new LinkedHashSet<>();
    for (String field : DELIVERED) {
      for (String value : headers.all(field)) {
        addresses(value).forEach(candidates::add);
      }
    }
    return candidates.stream().limit(MOST_CANDIDATES).toList();
  }

  /** The sender of its envelope; empty for the null sender, and where nothing says who it was. */
  Optional<MailAddress> sender() {
    return headers.first("Return-Path").flatMap(value -> addresses(value).stream().findFirst());
  }

  /** When it arrived, as its newest trace field or its date says. */
  Optional<Instant> arrived() {
    return headers
        .first("Received")
        .map(value -> value.substring(value.lastIndexOf(';') + 1))
        .flatMap(OldMessage::time)
        .or(() -> headers.first("Date").flatMap(OldMessage::time));
  }

  private static Optional<Instant> time(String text) {
    int comment = text.indexOf('(');
    String date = (comment < 0 ? text : text.substring(0, comment)).strip();
    if (date.length() > LONGEST_DATE) {
      return Optional.empty();
    }
    String plain =
        String.join(" ", List.of(date.split("\\s++"))).replaceFirst("^[A-Za-z]{3}, ?", "");
    try {
      return Optional.of(
          OffsetDateTime.parse(plain, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The addresses in a field: what stands between angle brackets, or else between commas. */
  private static List<MailAddress> addresses(String value) {
    Set<MailAddress> found = new LinkedHashSet<>();
    for (String part : value.split("[,;]", MOST_CANDIDATES * 2)) {
      int open = part.lastIndexOf('<');
      int close = part.indexOf('>', Math.max(0, open));
      String text = open >= 0 && close > open ? part.substring(open + 1, close) : part;
      MailAddress.parse(text.strip()).ifPresent(found::add);
    }
    return List.copyOf(found);
  }
}
