package org.rebound.admin.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import org.rebound.receiver.classify.Classification;
import org.rebound.receiver.classify.Explanation;
import org.rebound.receiver.classify.Finding;
import org.rebound.receiver.classify.Reading;
import org.rebound.receiver.classify.Verdict;

/** One JSON object a line and message; what is not known is {@code null}. */
final class ReadingJson implements ReadingPrinter {

  private final JsonFactory json = new JsonFactory();
  private final PrintStream out;

  ReadingJson(PrintStream out) {
    this.out = out;
  }

  @Override
  public void print(String file, int number, Reading reading) throws IOException {
    StringWriter line = new StringWriter(512);
    try (JsonGenerator to = json.createGenerator(line)) {
      to.writeStartObject();
      to.writeStringField("file", file);
      if (number > 0) {
        to.writeNumberField("message", number);
      }
      to.writeStringField("kind", reading.kind().code());
      to.writeStringField("format", reading.format());
      to.writeArrayFieldStart("recipients");
      for (Finding finding : reading.findings()) {
        write(to, finding);
      }
      to.writeEndArray();
      to.writeEndObject();
    }
    out.println(line);
  }

  private static void write(JsonGenerator to, Finding finding) throws IOException {
    Classification said = finding.classification();
    to.writeStartObject();
    to.writeStringField("address", finding.recipient().map(Object::toString).orElse(null));
    to.writeStringField(
        "finalRecipient", finding.finalRecipient().map(Object::toString).orElse(null));
    to.writeStringField("verdict", said.verdict().map(Verdict::code).orElse(null));
    to.writeStringField("fault", said.fault().code());
    to.writeStringField("category", said.category().code());
    to.writeStringField("status", finding.status().map(Object::toString).orElse(null));
    to.writeStringField("reply", finding.reply().map(Object::toString).orElse(null));
    to.writeStringField("diagnostic", finding.diagnostic());
    write(to, said.explanation());
    to.writeEndObject();
  }

  private static void write(JsonGenerator to, Explanation explanation) throws IOException {
    to.writeObjectFieldStart("explanation");
    to.writeStringField("rule", explanation.rule());
    to.writeStringField("rulePack", explanation.rulePack());
    to.writeStringField("field", explanation.field());
    to.writeStringField("evidence", explanation.evidence());
    to.writeArrayFieldStart("weighed");
    for (Explanation.Weighed weighed : explanation.weighed()) {
      to.writeStartObject();
      to.writeStringField("rule", weighed.rule());
      to.writeStringField("field", weighed.field());
      to.writeStringField("evidence", weighed.evidence());
      to.writeStringField("category", weighed.category().code());
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeEndObject();
  }
}
