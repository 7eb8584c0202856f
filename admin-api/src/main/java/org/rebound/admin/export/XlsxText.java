package org.rebound.admin.export;

import java.util.regex.Pattern;

/**
 * Text as a cell of Office Open XML holds it: visible, with line feeds only, as long as a cell may
 * be. {@code _x0041_} stands for a character there (ECMA-376 part 1, 22.9.2.19), so that an
 * underscore with which such a thing begins is written that way itself.
 */
final class XlsxText {

  private static final Pattern CODED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
  private static final char ELLIPSIS = '\u2026';

  private XlsxText() {}

  static String of(String text) {
    String visible = PlainText.of(text);
    if (visible.indexOf('\r') >= 0) {
      visible = visible.replace("\r\n", "\n").replace('\r', '\n');
    }
    visible = cut(visible);
    return visible.indexOf("_x") < 0 ? visible : CODED.matcher(visible).replaceAll("_x005F_");
  }

  private static String cut(String text) {
    if (text.length() <= XlsxCells.MOST_CHARACTERS) {
      return text;
    }
    int end = XlsxCells.MOST_CHARACTERS - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + ELLIPSIS;
  }
}
