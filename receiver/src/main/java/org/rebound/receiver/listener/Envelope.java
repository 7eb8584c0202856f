package org.rebound.receiver.listener;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.rebound.receiver.address.MailAddress;
import org.rebound.receiver.address.Sender;

/**
 * The envelope of one received message.
 *
 * @param sessionId names the SMTP session in logs; unique over daemons
 * @param peer who connected
 * @param helo what the peer called itself; hostile text
 * @param recipients accepted by {@link Intake#recipient}, in order, without repetition
 * @param receivedAt when the end of data was read
 */
public record Envelope(
    String sessionId,
    InetAddress peer,
    String helo,
    Sender sender,
    List<MailAddress> recipients,
    Instant receivedAt) {

  public Envelope {
    recipients = List.copyOf(recipients);
  }
}
