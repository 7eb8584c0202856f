package org.rebound.receiver.ledger;

/**
 * One mailing at one address: where an address has its one vote.
 *
 * @param mailing the mailing's number
 * @param tag the address
 */
record Place(long mailing, long tag) implements Comparable<Place> {

  @Override
  public int compareTo(Place other) {
    int byTag = Long.compare(tag, other.tag);
    return byTag != 0 ? byTag : Long.compare(mailing, other.mailing);
  }
}
