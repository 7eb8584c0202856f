package org.rebound.receiver.verp;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rebound.receiver.address.AddressTag;
import org.rebound.receiver.address.MailAddress;

/**
 * Reads and mints return paths. Immutable, safe for use by many threads, and quick enough to be
 * asked at RCPT: it waits for nothing.
 *
 * <p>Role addresses such as postmaster are not its business: to it they are unknown.
 */
public final class ReturnPaths {

  private final Set<String> domains;
  private final String mintingDomain;
  private final Trust signedTrust;
  private final SignedDialect signed;
  private final List<ReturnPathSettings.Classic> classic;
  private final Wrappers wrappers;
  private final Clock clock;

  /**
   * Return paths by these settings.
   *
   * @throws IllegalArgumentException when a bounce domain is no domain
   */
  public ReturnPaths(ReturnPathSettings settings, KeyRing keys, Clock clock) {
    Set<String> normal = new HashSet<>();
    for (String domain : settings.domains()) {
      normal.add(
          normalize(domain)
              .orElseThrow(
                  () -> new IllegalArgumentException("no bounce domain: \"" + domain + "\"")));
    }
    domains = Set.copyOf(normal);
    mintingDomain = normalize(settings.domains().get(0)).orElseThrow();
    signedTrust = settings.signed();
    signed = new SignedDialect(keys, settings.validityDays(), signedTrust == Trust.TRUSTED);
    classic = settings.classic().stream().filter(c -> c.trust() != Trust.OFF).toList();
    wrappers = new Wrappers(this::isOurDomain);
    this.clock = clock;
  }

  /**
   * Says what a return path is: takes the wrappers off, tries the signed dialect and then the
   * classic ones in their order. Total: a path at a foreign domain is unknown.
   */
  public ReturnPathReading read(MailAddress returnPath) {
    if (!isOurDomain(returnPath.domain())) {
      return new ReturnPathReading.Unknown();
    }
    return wrappers
        .unwrap(returnPath)
        .map(this::readUnwrapped)
        .orElseGet(ReturnPathReading.Unknown::new);
  }

  /** The return path without what BATV and SRS put round it; itself when there is nothing. */
  public MailAddress unwrap(MailAddress returnPath) {
    return wrappers.unwrap(returnPath).orElse(returnPath);
  }

  /** Whether this is one of the bounce domains, in any case and as A-label or U-label. */
  public boolean isOurDomain(String domain) {
    return domains.contains(domain) || normalize(domain).map(domains::contains).orElse(false);
  }

  /**
   * Makes the signed return path of one recipient of one mailing, at the first bounce domain.
   *
   * @param mailing 1 to 2^40 - 1
   * @throws IllegalArgumentException when the mailing is out of range
   * @throws IllegalStateException when signed return paths are off, or no key may sign now
   */
  public MailAddress mint(long mailing, MailAddress recipient) {
    if (signedTrust == Trust.OFF) {
      throw new IllegalStateException("signed return paths are off; switch them on to mint");
    }
    return new MailAddress(
        signed.mint(mailing, AddressTag.of(recipient), clock.instant()), mintingDomain);
  }

  /**
   * The same with the address as text.
   *
   * @throws IllegalArgumentException also when the text is no address
   */
  public String mint(long mailing, String recipient) {
    return MailAddress.parse(recipient)
        .map(address -> mint(mailing, address).toString())
        .orElseThrow(() -> new IllegalArgumentException("not a mail address"));
  }

  private ReturnPathReading readUnwrapped(MailAddress path) {
    if (signedTrust != Trust.OFF) {
      ReturnPathReading reading = signed.read(path.localPart(), clock.instant());
      if (!(reading instanceof ReturnPathReading.Unknown)) {
        return reading;
      }
    }
    return classic.isEmpty() ? new ReturnPathReading.Unknown() : readClassic(path.normalize());
  }

  private ReturnPathReading readClassic(MailAddress path) {
    for (ReturnPathSettings.Classic setting : classic) {
      Optional<Dialect.Match> match = setting.dialect().read(path);
      if (match.isPresent()) {
        return new ReturnPathReading.Attributed(
            setting.dialect().name(),
            setting.trust() == Trust.TRUSTED,
            match.get().mailing(),
            match.get().recipient());
      }
    }
    return new ReturnPathReading.Unknown();
  }

  private static Optional<String> normalize(String domain) {
    String bare = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    return MailAddress.of("x", bare).map(address -> address.normalize().domain());
  }
}
