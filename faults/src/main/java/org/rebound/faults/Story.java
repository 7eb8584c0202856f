package org.rebound.faults;

/**
 * One kind of fault or attack.
 *
 * @param name as the command line has it
 * @param few how many times in the short form
 * @param many how many times in the long form
 * @param teller does it, and says in one line what was seen
 */
record Story(String name, int few, int many, Teller teller) {

  /** Does it so many times; throws when the promise did not hold. */
  interface Teller {
    /** Says in one line what was seen. */
    String tell(int times) throws Exception;
  }
}
