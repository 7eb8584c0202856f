package org.rebound.receiver.classify;

/**
 * The words of a rule, found in a text.
 *
 * @param start index of their first character in the text as it came
 * @param end index after their last
 */
record Hit(Rule rule, int start, int end) {}
