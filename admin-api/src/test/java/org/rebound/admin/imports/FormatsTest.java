package org.rebound.admin.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rebound.receiver.imports.EntryKind;
import org.rebound.receiver.imports.ImportEntry;

/** What files of each tool say, as read by their format; the samples are made up. */
class FormatsTest {

  @Test
  void sendGridFilesAreReadAsTheCallerSaysTheyAre() {
    assertThat(
            read(
                ImportFormat.SENDGRID,
                EntryKind.COMPLAINTS,
                "email,created,ip\na@b.example,1700000000,192.0.2.9\n"))
        .containsExactly("a@b.example complaints s, complaint (2023-11-14T22:13:20Z)");
    assertThat(
            read(
                ImportFormat.SENDGRID,
                EntryKind.SOFT,
                "[{\"created\":1443651154,\"email\":\"a@b.example\",\"reason\":\"blocked, try later\",\"status\":\"4.0.0\"}]"))
        .containsExactly(
            "a@b.example soft s, soft bounce: blocked, try later (2015-09-30T22:12:34Z)");
  }

  @Test
  void sesListIsReadAsTheApiAnswersItAndAsBulkActionsTakeIt() {
    String json =
        """
        {"SuppressedDestinationSummaries": [
          {"EmailAddress": "a@b.example", "Reason": "COMPLAINT", "LastUpdateTime": 1586552585.077},
          {"EmailAddress": "c@d.example", "Reason": "BOUNCE", "LastUpdateTime": "2020-04-10T21:03:05+00:00"}],
         "NextToken": "x"}
        {"SuppressedDestinationSummaries": [
          {"EmailAddress": "e@f.example", "Reason": "BOUNCE", "LastUpdateTime": 1586552585}]}
        """;
    assertThat(read(ImportFormat.SES, json))
        .containsExactly(
            "a@b.example complaints s, complaint (2020-04-10T21:03:05Z)",
            "c@d.example bounces s, bounce (2020-04-10T21:03:05+00:00)",
            "e@f.example bounces s, bounce (2020-04-10T21:03:05Z)");
    assertThat(read(ImportFormat.SES, "a@b.example,BOUNCE\nc@d.example, COMPLAINT\n"))
        .containsExactly("a@b.example bounces s, bounce", "c@d.example complaints s, complaint");
    assertThat(read(ImportFormat.SES, "{\"emailAddress\":\"a@b.example\",\"reason\":\"BOUNCE\"}\n"))
        .containsExactly("a@b.example bounces s, bounce");
    assertThat(
            read(
                ImportFormat.SES,
                "Email address,Suppression reason,Last updated\na@b.example,Complaint,x\n"))
        .containsExactly("a@b.example complaints s, complaint (x)");
  }

  @Test
  void mailgunFilesAreReadInBothForms() {
    assertThat(
            read(
                ImportFormat.MAILGUN,
                EntryKind.BOUNCES,
                "address,code,error,created_at\na@b.example,550,\"No such, mailbox\",\"Fri, 21 Oct 2011 11:02:55 UTC\"\n"))
        .containsExactly(
            "a@b.example bounces s, bounce: No such, mailbox (Fri, 21 Oct 2011 11:02:55 UTC)");
    assertThat(
            read(
                ImportFormat.MAILGUN,
                EntryKind.UNSUBSCRIBES,
                "{\"items\":[{\"address\":\"a@b.example\",\"tags\":[\"*\"],\"created_at\":\"x\"}],\"paging\":{\"next\":\"https://x\"}}"))
        .containsExactly("a@b.example unsubscribes s, unsubscribed (x)");
  }

  @Test
  void postmarkSuppressionsTellTheirKinds() {
    String json =
        """
        {"Suppressions":[
          {"EmailAddress":"a@b.example","SuppressionReason":"HardBounce","Origin":"Recipient","CreatedAt":"2019-12-10T08:58:33-05:00"},
          {"EmailAddress":"c@d.example","SuppressionReason":"SpamComplaint","Origin":"Recipient","CreatedAt":"x"},
          {"EmailAddress":"e@f.example","SuppressionReason":"ManualSuppression","Origin":"Customer","CreatedAt":"x"}]}
        """;
    assertThat(read(ImportFormat.POSTMARK, json))
        .containsExactly(
            "a@b.example bounces s, bounce: HardBounce (2019-12-10T08:58:33-05:00)",
            "c@d.example complaints s, complaint: SpamComplaint (x)",
            "e@f.example unsubscribes s, unsubscribed: ManualSuppression (x)");
  }

  @Test
  void listmonkBouncesAndSubscribersAreRead() {
    String bounces =
        """
        {"data":{"results":[
          {"id":1,"type":"hard","source":"api","created_at":"2024-08-20T23:54:22Z","email":"a@b.example","campaign":{"id":1,"name":"x"}},
          {"id":2,"type":"soft","source":"api","created_at":"x","email":"c@d.example"},
          {"id":3,"type":"complaint","source":"ses","created_at":"x","email":"e@f.example"}]}}
        """;
    assertThat(read(ImportFormat.LISTMONK, bounces))
        .containsExactly(
            "a@b.example bounces s, bounce: api (2024-08-20T23:54:22Z)",
            "c@d.example soft s, soft bounce: api (x)",
            "e@f.example complaints s, complaint: ses (x)");
    String subscribers =
        "uuid,email,name,attributes,status,created_at,updated_at\n"
            + "u,a@b.example,Anna,\"{\"\"city\"\": \"\"Aarhus\"\"}\",blocklisted,x,y\n"
            + "u,c@d.example,Carl,{},enabled,x,y\n";
    assertThat(read(ImportFormat.LISTMONK, subscribers))
        .containsExactly(
            "a@b.example unsubscribes s, unsubscribed (x)", "c@d.example usable s, usable (x)");
  }

  @Test
  void mailmanMembersMayBearNames() {
    assertThat(read(ImportFormat.MAILMAN, "a@b.example\nCarl C. <c@d.example>\n\n"))
        .containsExactly("a@b.example bounces s, bounce", "c@d.example bounces s, bounce");
  }

  @Test
  void sympaSubscribersWithoutABounceAreLeftOut() {
    String dump =
        """
        bounce 1286454000 1286554000 12 5.1.1
        date 1286454000
        email a@b.example
        gecos Anna
        reception mail

        date 1286454000
        email c@d.example
        reception mail

        email e@f.example
        bounce 1286454000 1286554000 3 4.2.2
        """;
    assertThat(read(ImportFormat.SYMPA, dump))
        .containsExactly(
            "a@b.example bounces s, bounce: 1286454000 1286554000 12 5.1.1",
            "c@d.example usable s, usable",
            "e@f.example soft s, soft bounce: 1286454000 1286554000 3 4.2.2");
    assertThat(read(ImportFormat.SYMPA, "a@b.example\n"))
        .containsExactly("a@b.example bounces s, bounce");
  }

  @Test
  void whatClassifySaysBlocksAsThePolicyDoes() {
    String lines =
        """
        {"file":"x","kind":"bounce","format":"dsn","recipients":[{"address":"a@b.example","verdict":"hard","fault":"recipient","category":"mailbox_unknown","diagnostic":"550 no <a@b.example>","explanation":{"rule":"r","weighed":[]}}]}
        {"file":"y","kind":"bounce","format":"dsn","recipients":[{"address":"c@d.example","verdict":"hard","fault":"sender","category":"sender_blocked","diagnostic":"no"}]}
        {"file":"z","kind":"delayed","format":"dsn","recipients":[{"address":"e@f.example","verdict":null,"fault":"unknown","category":"unknown","diagnostic":"wait"}]}
        """;
    assertThat(read(ImportFormat.CLASSIFY, lines))
        .containsExactly(
            "a@b.example bounces s, bounce: 550 no [address]",
            "c@d.example soft s, soft bounce: no",
            "e@f.example usable s, usable: wait");
  }

  @Test
  void anyCsvIsReadWithAnyDelimiterQuotesAndMark() {
    ImportOptions.ColumnNames columns =
        new ImportOptions.ColumnNames(
            Optional.of("2"), Optional.of("Grund"), Optional.of("seit"), Optional.empty());
    String rows =
        "Name;Adresse;Grund;Seit\n\"A; B\";a@b.example;\"er sagte \"\"nein\"\"\nzweimal\";2020\n";
    for (String text : List.of(rows, "\uFEFF" + rows, rows.replace("\n", "\r\n"))) {
      assertThat(read(csv(columns, Optional.empty(), Optional.empty()), text))
          .containsExactly("a@b.example bounces s, bounce: er sagte \"nein\" zweimal (2020)");
    }
    ImportOptions.ColumnNames second =
        new ImportOptions.ColumnNames(
            Optional.of("2"), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(
            read(
                csv(second, Optional.of('\t'), Optional.of(false)),
                "x\ta@b.example\ny\tc@d.example\n"))
        .containsExactly("a@b.example bounces s, bounce", "c@d.example bounces s, bounce");
  }

  @Test
  void badLinesOfEveryKindLeaveTheOthersAlone() {
    String text =
        "email,reason\n"
            + "a@b.example,x\n"
            + "=cmd|'/c calc'!A1,x\n"
            + "c@d.example,x,too many\n"
            + "\0@d.example,x\n"
            + "x".repeat(70_000)
            + "\n"
            + "\"open@d.example,x\n"
            + "e@f.example,x\n";
    ImportOptions csv = csv(none(), Optional.empty(), Optional.empty());
    List<String> faults = new ArrayList<>();
    assertThat(read(csv, text.getBytes(StandardCharsets.UTF_8), faults))
        .containsExactly("a@b.example bounces s, bounce", "e@f.example bounces s, bounce");
    assertThat(faults)
        .containsExactly(
            "3 is not a mail address",
            "4 has 3 cells, and the first line 2",
            "5 has a NUL",
            "6 longer than 65536 bytes",
            "7 a quote is opened and never closed");
  }

  @Test
  void otherEncodingsAreNamed() {
    ImportOptions csv = csv(none(), Optional.empty(), Optional.empty());
    List<String> faults = new ArrayList<>();
    byte[] latin = "email,name\na@b.example,J\u00f6rg\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(csv, latin, faults)).isEmpty();
    assertThat(faults).containsExactly("2 not UTF-8");
    for (Charset wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
      byte[] octets = "\uFEFFemail\na@b.example\n".getBytes(wide);
      assertThatThrownBy(() -> read(csv, octets, faults)).hasMessageContaining("UTF-16");
    }
    assertThatThrownBy(() -> read(csv, new byte[] {'P', 'K', 3, 4, 0}, faults))
        .hasMessageContaining("spreadsheet");
  }

  @Test
  void jsonThatBreaksOffIsRefusedAsAWhole() {
    for (String text :
        List.of(
            "[{\"address\":\"a@b.example\"},",
            "[{\"address\":\"a@b.example\"}] trailing",
            "[".repeat(100_000),
            "{\"address\":\"" + "a".repeat(100_000) + "\"}")) {
      assertThatThrownBy(() -> read(ImportFormat.CLASSIFY, text))
          .as(text.substring(0, Math.min(40, text.length())))
          .hasMessageContaining("JSON");
    }
  }

  @Test
  void quotesThatNeverCloseAreReadOnceAndNotOverAndOver() {
    ImportOptions csv = csv(none(), Optional.empty(), Optional.empty());
    byte[] hostile = ("email,x\n" + "x\",\",\n".repeat(500_000)).getBytes(StandardCharsets.UTF_8);
    List<String> faults = new ArrayList<>();
    assertThat(read(csv, hostile, faults)).isEmpty();
    assertThat(faults.size()).isLessThan(500_000);
  }

  private static ImportOptions.ColumnNames none() {
    return new ImportOptions.ColumnNames(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static ImportOptions csv(
      ImportOptions.ColumnNames columns, Optional<Character> delimiter, Optional<Boolean> header) {
    return new ImportOptions(
        ImportFormat.CSV,
        "s",
        Optional.empty(),
        EnumSet.allOf(EntryKind.class),
        columns,
        delimiter,
        header);
  }

  private static List<String> read(ImportFormat format, String text) {
    return read(options(format, Optional.empty()), text);
  }

  private static List<String> read(ImportFormat format, EntryKind entries, String text) {
    return read(options(format, Optional.of(entries)), text);
  }

  private static ImportOptions options(ImportFormat format, Optional<EntryKind> entries) {
    return new ImportOptions(
        format,
        "s",
        entries,
        EnumSet.allOf(EntryKind.class),
        none(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<String> read(ImportOptions options, String text) {
    List<String> faults = new ArrayList<>();
    List<String> entries = read(options, text.getBytes(StandardCharsets.UTF_8), faults);
    assertThat(faults).isEmpty();
    return entries;
  }

  private static List<String> read(ImportOptions options, byte[] content, List<String> faults) {
    List<String> entries = new ArrayList<>();
    EntryReader reader = new EntryReader(options);
    try (ListFile file = ListFiles.open(new ByteArrayInputStream(content), options)) {
      boolean more = true;
      while (more) {
        try {
          Optional<ListedRow> row = file.next();
          more = row.isPresent();
          if (more) {
            ImportEntry entry = reader.read(row.get());
            entries.add(entry.address() + " " + entry.kind().code() + " " + entry.reason());
          }
        } catch (BadLine e) {
          faults.add(e.fault().line() + " " + e.fault().problem());
        }
      }
      return entries;
    } catch (IOException | UnreadableFile e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
