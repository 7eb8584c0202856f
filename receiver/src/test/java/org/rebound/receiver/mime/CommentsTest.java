package org.rebound.receiver.mime;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comments anywhere (RFC 5322): section 3 of the check-list of what a receiver must read. */
class CommentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no (really) | no",
        "(really) no | no",
        "a (b (c) d) e | a  e",
        "dns(the DNS);mx | dns;mx",
        "text/(kind)plain | text/plain",
        "\"a (b)\" (c) | \"a (b)\"",
        "(a \\) b) c | c",
        "a (never closed; b | a (never closed; b",
        "a (b (c) d | a (b (c) d",
        "a) b | a) b",
        "() a | a",
      })
  void commentsComeOffAndNothingElse(String value, String bare) {
    assertThat(Comments.without(value)).isEqualTo(bare);
  }

  @Test
  void millionsOfOpenParenthesesAreReadOnce() {
    String open = "(".repeat(2_000_000);

    assertThat(Comments.without("a " + open + " b")).hasSize(2_000_004);
    assertThat(Comments.without("a " + open + ")".repeat(2_000_000) + " b")).isEqualTo("a  b");
    assertThat(Comments.without("()".repeat(1_000_000))).isEmpty();
  }

  @Property
  void whatIsLeftHoldsNoCommentAnyMore(
      @ForAll @Chars({'(', ')', '"', '\\', 'a', ' '}) @StringLength(max = 12) String value) {
    String bare = Comments.without(value);

    assertThat(bare.length()).isLessThanOrEqualTo(value.length());
    if (value.indexOf('"') < 0 && value.indexOf('\\') < 0 && bare.indexOf('(') < 0) {
      assertThat(Comments.without(bare)).isEqualTo(bare);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(a) multipart/report (b); (c) boundary (d) = (e) \"x (y)\" (f)",
        "multipart/(a)report; boundary=\"x (y)\"(b); (c(d)) report-type=(e)delivery-status",
        "multipart/report (never closed; boundary=\"x (y)\"",
      })
  void typeIsReadBetweenComments(String value) {
    ContentType type = ContentType.parse(value);

    assertThat(type.mediaType()).isEqualTo("multipart/report");
    assertThat(type.parameter("boundary")).contains("x (y)");
  }
}
