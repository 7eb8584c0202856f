package org.rebound.receiver.classify;

import java.util.List;

/**
 * A report, read and judged.
 *
 * @param kind the kind of the message as a whole: that of its gravest finding
 * @param format the format that read it
 * @param findings one a recipient; empty when the report names nobody and means nobody
 */
public record Reading(Kind kind, String format, List<Finding> findings) {

  public Reading {
    findings = List.copyOf(findings);
  }
}
