package org.rebound.receiver.classify;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds all of many words in one pass over a text (Aho and Corasick, 1975), as a double array.
 *
 * <p>Time is linear in the text, whatever the words. Immutable and thread-safe.
 */
final class PhraseAutomaton {

  /** Told of every occurrence, in order of its end. */
  interface Listener {
    /**
     * A word was found.
     *
     * @param word its index in the list that the automaton was made of
     * @param end index after its last character
     */
    void found(int word, int end);
  }

  private final char[] classes = new char[0x10000];
  private int[] base = new int[1024];
  private int[] check = new int[1024];
  private int[] fail = new int[1024];
  private int[] output = new int[1024]; // index of the word that ends here, plus one
  private int[] outputLink = new int[1024]; // next state on the way of failures that ends a word

  /** Words must be different and not empty. */
  PhraseAutomaton(List<String> words) {
    Arrays.fill(check, -1);
    Node root = new Node();
    char used = 0;
    for (int word = 0; word < words.size(); word++) {
      Node node = root;
      for (char c : words.get(word).toCharArray()) {
        if (classes[c] == 0) {
          classes[c] = ++used;
        }
        node = node.next.computeIfAbsent(classes[c], k -> new Node());
      }
      node.word = word + 1;
    }
    place(root);
    link(root);
  }

  /** Reports every word in the first {@code length} characters. */
  void search(char[] text, int length, Listener listener) {
    int state = 0;
    for (int i = 0; i < length; i++) {
      char c = classes[text[i]];
      if (c == 0) {
        state = 0;
        continue;
      }
      state = step(state, c);
      for (int at = output[state] != 0 ? state : outputLink[state]; at != 0; at = outputLink[at]) {
        listener.found(output[at] - 1, i + 1);
      }
    }
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
      output[node.state] = node.word;
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
    private int word;
    private int state;
  }
}
