package org.rebound.receiver.ledger;

import java.util.Optional;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.classify.Finding;

/**
 * A finding with the recipient of record.
 *
 * @param finding what the report says; empty when it speaks of nobody
 * @param tag whom it counts for; empty when nobody can be named
 * @param email the address behind the tag, once something named it
 * @param foreign whether the report speaks of somebody else than the return path
 */
record Attributed(
    Optional<Finding> finding,
    Optional<AddressTag> tag,
    Optional<MailAddress> email,
    boolean foreign) {}
