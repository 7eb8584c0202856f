"""Mints Rebound's signed return paths without asking Rebound.

A return path is the envelope sender that says which mailing and which recipient a bounce is for.
Needs Python 3.9 and nothing else; copy this file.

It promises to mint, letter by letter, what the daemon mints from the same keys at the same time, or
to raise and say why:

* ``ValueError`` for keys, a domain, a mailing or an address that the daemon would refuse too;
* ``UnsupportedAddress`` (a ``ValueError``) for the few addresses that only the daemon should judge;
* ``NoSigningKey`` when no key may sign at that time.

Nothing it raises holds a key. The format is in Rebound's docs/return-paths.md. Keys are read once:
make a new minter when the key file has changed. Keep keys as secret as passwords: whoever has one
can forge bounces. A minter never changes and may be used by many threads.
"""

import base64
import datetime
import hashlib
import hmac
import re
import unicodedata

__all__ = ["MAX_MAILING", "NoSigningKey", "ReturnPathMinter", "UnsupportedAddress"]

MAX_MAILING = (1 << 40) - 1

_LABEL = b"rebound return path 1\0"
_ATEXT = r"[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~\x80-\U0010ffff]+"
_DOT_STRING = re.compile(_ATEXT + r"(\." + _ATEXT + r")*")
_QUOTED = re.compile(r'"((?:[^"\\]|\\[\x00-\x7e])+)"@(.*)', re.DOTALL)
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffd]")
_NAME = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST_NAME = re.compile(_NAME + r"(\." + _NAME + ")*")
_OCTET = "(25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})"
_IPV4 = re.compile(_OCTET + r"(\." + _OCTET + "){3}")
_KEY = re.compile(r"([0-9]{1,2})\s+(\S+)\s+(\S+)\s+([0-9A-Fa-f]{64})", re.ASCII)
_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?Z")


class UnsupportedAddress(ValueError):
    """An address that the daemon may take and this file does not judge: ask the API for it."""

    def __init__(self, what):
        super().__init__(
            what + "; ask Rebound instead: POST /api/v1/mailings/NUMBER/return-paths"
        )


class NoSigningKey(RuntimeError):
    """All keys have retired: get the new one."""


class ReturnPathMinter:
    """Mints return paths at one bounce domain.

    keys: the key file's text, or the lines of it that this program was given: ``id mint-from
    retire-at secret``. domain: the bounce domain, the first of ``returnPaths.domains`` in
    config.yml.
    """

    def __init__(self, keys, domain):
        self._keys = _read_keys(keys)
        self._domain = _normal_domain(domain[:-1] if domain.endswith(".") else domain)
        if not _HOST_NAME.fullmatch(self._domain) or len(self._domain) > 254 - 44:
            raise ValueError(f'no bounce domain: "{domain}"')

    @classmethod
    def load(cls, key_file, domain):
        """A minter with the keys of a file."""
        with open(key_file, encoding="utf-8") as file:
            return cls(file.read(), domain)

    def mint(self, mailing, recipient, now=None):
        """The return path of one recipient of one mailing.

        mailing: its number, 1 to 2^40 - 1; from 900,000,000,000 up Rebound gives numbers itself.
        recipient: the address as in ``RCPT TO``, with or without angle brackets.
        now: when it is minted, a ``datetime`` with a time zone; the present unless given.
        """
        if isinstance(mailing, bool) or not isinstance(mailing, int):
            raise ValueError(f"the mailing must be a whole number, not {type(mailing).__name__}")
        if not 1 <= mailing <= MAX_MAILING:
            raise ValueError(f"mailing number {mailing} is not between 1 and {MAX_MAILING}")
        if now is None:
            now = datetime.datetime.now(datetime.timezone.utc)
        if now.tzinfo is None:
            raise ValueError("the time needs a time zone, such as datetime.timezone.utc")
        now = now.astimezone(datetime.timezone.utc)
        day = now.date().toordinal() - datetime.date(1970, 1, 1).toordinal()
        if not 0 <= day <= 0xFFFF:
            raise ValueError(f"no return path can carry the day of {now.isoformat()}")
        tag = hashlib.sha256(_normal_address(recipient).encode("utf-8")).digest()[:8]
        key_id, secret = self._signing_key(now)
        head = bytes([0x10 | key_id]) + day.to_bytes(2, "big") + mailing.to_bytes(5, "big") + tag
        mac = hmac.new(secret, _LABEL + head, hashlib.sha256).digest()[:10]
        text = base64.b32encode(head + mac).decode("ascii").rstrip("=").lower()
        return f"b{text}@{self._domain}"

    def _signing_key(self, now):
        """The newest that may sign; of two the later line. Before all, the first to come."""
        when = now.strftime("%Y-%m-%dT%H:%M:%S.%f").rjust(26, "0") + "000"
        best = first = None
        for key in self._keys:
            key_id, mint_from, retire_at, secret = key
            if when < retire_at:
                if mint_from <= when and (best is None or mint_from >= best[1]):
                    best = key
                if first is None or mint_from < first[1]:
                    first = key
        chosen = best or first
        if chosen is None:
            raise NoSigningKey(
                f"no key may sign return paths at {now.isoformat()}: all are retired; get the new"
                " key"
            )
        return chosen[0], chosen[3]

    def __repr__(self):
        return f"<return paths at {self._domain} with keys {[key[0] for key in self._keys]}>"


def _read_keys(text):
    keys = []
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        where = f"line {number} of the keys: "
        fields = _KEY.fullmatch(line)
        if not fields or int(fields[1]) > 15:
            raise ValueError(
                where + "expected an id from 0 to 15, mint-from, retire-at and a secret of 64"
                " hexadecimal digits, with spaces between"
            )
        if int(fields[1]) in (key[0] for key in keys):
            raise ValueError(where + f"two keys have the id {int(fields[1])}")
        retire_at = "~" if fields[3] == "-" else _time(fields[3], where)
        keys.append((int(fields[1]), _time(fields[2], where), retire_at, bytes.fromhex(fields[4])))
    if not keys:
        raise ValueError("there is no key in the keys")
    return keys


def _time(text, where):
    """The time to the nanosecond, as a text whose order is that of time; "~" is after all."""
    fields = _TIME.fullmatch(text)
    try:
        datetime.datetime.strptime(fields[1], "%Y-%m-%dT%H:%M:%S")
    except (TypeError, ValueError):
        raise ValueError(
            where + "mint-from and retire-at must be times such as 2026-01-31T00:00:00Z (retire-at"
            " may be -)"
        ) from None
    return f"{fields[1]}.{(fields[2] or '').ljust(9, '0')}"


# What follows is the normal form of an address: section "The normal form of an address" of
# docs/return-paths.md, and the grammar of RFC 5321 section 4.1.2 with that of RFC 6531.


def _normal_address(recipient):
    if not isinstance(recipient, str):
        raise ValueError(f"the recipient must be a text, not {type(recipient).__name__}")
    if len(recipient) > 1000:
        raise _not_an_address("it is too long")
    text = recipient.strip(" \t")
    if len(text) > 1 and text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    if text.startswith("@"):
        raise UnsupportedAddress("the address begins with a route")
    quoted = _QUOTED.fullmatch(text)
    before, at, after = text.partition("@")
    if quoted:
        local, domain = re.sub(r"\\(.)", r"\1", quoted[1], flags=re.DOTALL), quoted[2]
    elif at and _DOT_STRING.fullmatch(before):
        local, domain = before, after
    else:
        raise _not_an_address("before the @ there is no local part")
    if _FORBIDDEN.search(local):
        raise _not_an_address("it has a control character, or another that no address can have")
    if any(c > "\x7f" and unicodedata.category(c) == "Cn" for c in text):
        # Whoever does not know a character does not know its lower case either.
        raise UnsupportedAddress("the address has a character that this Python's Unicode has not")
    domain = domain[:-1] if domain.endswith(".") else domain
    normal_domain = _valid_domain(domain)
    # Both lengths count, as sent and in the normal form.
    for part, host in ((local, domain), (_normal(local), normal_domain)):
        octets = len(_written(part).encode("utf-8"))
        if octets > 64 or octets + 1 + len(host.encode("utf-8")) > 254:
            raise _not_an_address("it is too long: the most is 64 octets before the @, 254 in all")
    return f"{_written(_normal(local))}@{normal_domain}"


def _valid_domain(domain):
    if domain.startswith("["):
        if _IPV4.fullmatch(domain[1:-1]) and domain.endswith("]"):
            return domain
        if domain.endswith("]") and ":" in domain[2:]:
            raise UnsupportedAddress("the domain is an address literal of another kind than IPv4")
        raise _not_an_address("the brackets after the @ hold no IP address")
    host = _normal_domain(domain)
    if (
        _FORBIDDEN.search(domain)
        or any(c == "\u3002" or unicodedata.category(c)[0] == "Z" for c in domain)
        or unicodedata.normalize("NFKC", domain) != unicodedata.normalize("NFC", domain)
        or "-." in domain + "."
        or ".-" in "." + domain
        or not _HOST_NAME.fullmatch(host)
    ):
        raise _not_an_address("after the @ there is no domain")
    return host


def _normal_domain(domain):
    if _FORBIDDEN.search(domain):
        return domain
    return ".".join(
        label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")
        for label in _normal(domain).split(".")
    )


def _normal(text):
    """Form C, lower case by the simple mapping (not that of a whole text), form C."""
    text = unicodedata.normalize("NFC", text)
    text = "".join("i" if c == "\u0130" else c.lower() for c in text)
    return unicodedata.normalize("NFC", text)


def _written(local):
    if _DOT_STRING.fullmatch(local):
        return local
    return '"' + re.sub(r'(["\\])', r"\\\1", local) + '"'


def _not_an_address(why):
    return ValueError("not a mail address: " + why)
