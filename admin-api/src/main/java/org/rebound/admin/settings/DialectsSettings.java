package org.rebound.admin.settings;

import java.util.List;
import org.rebound.receiver.verp.Trust;

/**
 * The return paths of other mail software. Nobody signs them, so that anybody can write one:
 * trusted only where nobody else can send mail here.
 */
public record DialectsSettings(
    @Setting(
            value = "Postfix: `news+user=example.com@`. off, untrusted or trusted.",
            byDefault = "off")
        Trust postfix,
    @Setting(
            value = "Postfix's default_verp_delimiters: two of the characters - + =",
            byDefault = "+=")
        String postfixDelimiters,
    @Setting(
            "The local parts that mailings are sent from by Postfix. Empty: any. Needed when they"
                + " hold the delimiter themselves.")
        List<String> postfixMailings,
    @Setting(
            value = "qmail and ezmlm: `news-user=example.com@`. off, untrusted or trusted.",
            byDefault = "off")
        Trust qmail,
    @Setting(
            value = "Mailman: `list-bounces+user=example.com@`. off, untrusted or trusted.",
            byDefault = "off")
        Trust mailman,
    @Setting(
            value = "Sympa: `bounce+user==a==example.com==list@`. off, untrusted or trusted.",
            byDefault = "off")
        Trust sympa,
    @Setting(
            value = "The template in `patternTemplate`. off, untrusted or trusted.",
            byDefault = "off")
        Trust pattern,
    @Setting(
            "A return path of your own making, with {mailing}, {recipient} and {domain}, such as"
                + " `bounces-{mailing}-{recipient}@{domain}`.")
        String patternTemplate) {}
