package org.rebound.receiver.ledger;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.address.Sender;
import org.rebound.receiver.classify.Reading;
import org.rebound.receiver.verp.ReturnPathReading;

/**
 * One received message for one return path, read and judged: all that the recorder writes down.
 *
 * @param returnPath the envelope recipient as received
 * @param attribution what the return path says; empty for postmaster and abuse
 * @param content the message as received; the recorder keeps it compressed
 * @param fingerprint what makes two messages the same: see {@link Fingerprint}
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Incoming(
    MailAddress returnPath,
    Optional<ReturnPathReading.Attributed> attribution,
    Sender sender,
    InetAddress peer,
    String helo,
    String sessionId,
    Instant receivedAt,
    byte[] content,
    Fingerprint fingerprint,
    Reading reading) {}
