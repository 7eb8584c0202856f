package org.rebound.receiver.phrase;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Finds all of many phrases in one pass over a text (Aho and Corasick, 1975), as a double array.
 *
 * <p>Time is linear in the text, whatever the phrases. Immutable and thread-safe.
 */
public final class PhraseAutomaton {

  /** Told of every occurrence, in order of its end. */
  public interface Listener {
    /**
     * A phrase was found.
     *
     * @param phrase its index in the list that the automaton was made of
     * @param end index after its last character
     * @return whether to go on
     */
    boolean found(int phrase, int end);
  }

  /** The most blanks in a row that count as one space; it bounds how far apart words may stand. */
  private static final int LONGEST_GAP = 80;

  private static final char NEVER = 0xffff;

  private final char[] classes = new char[0x10000];
  private final char blank;
  private int[] base = new int[1024];
  private int[] check = new int[1024];
  private int[] fail = new int[1024];
  private int[] output = new int[1024]; // index of the phrase that ends here, plus one
  private int[] outputLink = new int[1024]; // next state on the way of failures that ends a phrase

  private PhraseAutomaton(List<String> phrases, IntUnaryOperator fold, boolean gaps) {
    Arrays.fill(check, -1);
    Node root = new Node();
    char used = 0;
    for (int phrase = 0; phrase < phrases.size(); phrase++) {
      Node node = root;
      for (char written : phrases.get(phrase).toCharArray()) {
        char c = (char) fold.applyAsInt(written);
        if (classes[c] == 0) {
          classes[c] = ++used;
        }
        node = node.next.computeIfAbsent(classes[c], k -> new Node());
      }
      if (node == root || node.phrase != 0) {
        throw new IllegalArgumentException(
            "a phrase is empty or there twice: \"" + phrases.get(phrase) + "\"");
      }
      node.phrase = phrase + 1;
    }
    for (int c = 0; c < classes.length; c++) {
      classes[c] = classes[fold.applyAsInt(c)];
    }
    blank = gaps && classes[' '] != 0 ? classes[' '] : NEVER;
    place(root);
    link(root);
  }

  /**
   * Finds the phrases letter for letter.
   *
   * @throws IllegalArgumentException when one is empty, or there twice
   */
  public static PhraseAutomaton exact(List<String> phrases) {
    return new PhraseAutomaton(phrases, c -> c, false);
  }

  /**
   * Finds the phrases in running text: case does not matter, and up to 80 blanks in a row, line
   * ends among them, are one space.
   *
   * @throws IllegalArgumentException when one is empty, there twice but for its case, or begins or
   *     ends with a blank or has two in a row
   */
  public static PhraseAutomaton inRunningText(List<String> phrases) {
    for (String phrase : phrases) {
      if (phrase.startsWith(" ") || phrase.endsWith(" ") || phrase.contains("  ")) {
        throw new IllegalArgumentException("a phrase has a blank too many: \"" + phrase + "\"");
      }
    }
    return new PhraseAutomaton(phrases, PhraseAutomaton::folded, true);
  }

  /** Reports every phrase in the first {@code length} characters, until told to stop. */
  public void search(char[] text, int length, Listener listener) {
    int state = 0;
    int gap = 0;
    for (int i = 0; i < length; i++) {
      char c = classes[text[i]];
      if (c == 0) {
        state = 0;
        gap = 0;
        continue;
      }
      if (c == blank) {
        if (++gap > 1 && gap != LONGEST_GAP + 1) {
          continue;
        }
        state = gap == 1 ? state : 0;
      } else {
        gap = 0;
      }
      state = step(state, c);
      for (int at = output[state] != 0 ? state : outputLink[state]; at != 0; at = outputLink[at]) {
        if (!listener.found(output[at] - 1, i + 1)) {
          return;
        }
      }
    }
  }

  private static int folded(int c) {
    return isBlank((char) c) ? ' ' : Character.toLowerCase((char) c);
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u3000';
  }

  private int step(int from, char c) {
    int state = from;
    while (true) {
      int next = base[state] + c;
      if (next < check.length && check[next] == state) {
        return next;
      }
      if (state == 0) {
        return 0;
      }
      state = fail[state];
    }
  }

  private void place(Node root) {
    ArrayDeque<Node> open = new ArrayDeque<>(List.of(root));
    int firstFree = 1;
    check[0] = 0;
    while (!open.isEmpty()) {
      Node node = open.poll();
      output[node.state] = node.phrase;
      if (node.next.isEmpty()) {
        continue;
      }
      int[] keys = node.next.keySet().stream().mapToInt(k -> k).toArray();
      while (firstFree < check.length && check[firstFree] >= 0) {
        firstFree++;
      }
      int start = Math.max(1, firstFree - keys[0]);
      while (!fits(start, keys)) {
        start++;
      }
      base[node.state] = start;
      for (Map.Entry<Character, Node> child : node.next.entrySet()) {
        child.getValue().state = start + child.getKey();
        check[child.getValue().state] = node.state;
        open.add(child.getValue());
      }
    }
  }

  private boolean fits(int start, int[] keys) {
    int needed = start + keys[keys.length - 1] + 1;
    if (needed > check.length) {
      int old = check.length;
      int size = Math.max(needed, old * 2);
      base = Arrays.copyOf(base, size);
      check = Arrays.copyOf(check, size);
      Arrays.fill(check, old, size, -1);
      fail = Arrays.copyOf(fail, size);
      output = Arrays.copyOf(output, size);
      outputLink = Arrays.copyOf(outputLink, size);
    }
    for (int key : keys) {
      if (check[start + key] >= 0) {
        return false;
      }
    }
    return true;
  }

  private void link(Node root) {
    ArrayDeque<Node> open = new ArrayDeque<>(root.next.values());
    while (!open.isEmpty()) {
      Node node = open.poll();
      for (Map.Entry<Character, Node> child : node.next.entrySet()) {
        int state = child.getValue().state;
        fail[state] = step(fail[node.state], child.getKey());
        int behind = fail[state];
        outputLink[state] = output[behind] != 0 ? behind : outputLink[behind];
        open.add(child.getValue());
      }
    }
  }

  private static final class Node {
    private final TreeMap<Character, Node> next = new TreeMap<>();
    private int phrase;
    private int state;
  }
}
