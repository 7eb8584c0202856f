package org.rebound.receiver.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any HTML gives bounded text, and text that was escaped comes back. */
class HtmlTextFuzzTest {

  @FuzzTest
  void escapedTextComesBackAndAnyHtmlGivesText(FuzzedDataProvider data) {
    String words = data.consumeString(80);
    String html = data.consumeRemainingAsString();
    String read = HtmlText.of(html, 300);
    assertThat(read).hasSizeLessThanOrEqualTo(301);
    assertThat(HtmlText.of(html, 1_000_000)).hasSizeLessThanOrEqualTo(html.length());
    String escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String line = collapsed(words);
    assertThat(collapsed(HtmlText.of(escaped, 1_000))).isEqualTo(line);
    assertThat(collapsed(HtmlText.of("<p class='x'><!-- > -->" + escaped + "</p>", 1_000)))
        .isEqualTo(line);
    assertThat(collapsed(HtmlText.of("<style>p > a {}</style>" + escaped + "<script>", 1_000)))
        .isEqualTo(line);
    assertThat(HtmlText.of("a<b>" + "b" + "</b>c", 1_000)).isEqualTo("abc");
  }

  private static String collapsed(String text) {
    StringBuilder line = new StringBuilder();
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ') {
        space = true;
        continue;
      }
      if (space && line.length() > 0) {
        line.append(' ');
      }
      space = false;
      line.append(c);
    }
    return line.toString();
  }
}
