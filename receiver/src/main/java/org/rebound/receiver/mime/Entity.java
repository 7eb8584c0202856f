package org.rebound.receiver.mime;

/**
 * Where a part lies in the received bytes, which are shared and never written to.
 *
 * @param depth how many multiparts and messages it lies within
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: it is a window, not a value
record Entity(byte[] bytes, int bodyStart, int end, Headers headers, int depth) {}
