/**
 * Mints Rebound's signed return paths without asking Rebound: the envelope sender that says which
 * mailing and which recipient a bounce is for. Needs Node.js 18 and nothing else; copy this file.
 *
 * It promises to mint, letter by letter, what the daemon mints from the same keys at the same time,
 * or to throw and say why: a RangeError for keys, a domain, a mailing or an address that the daemon
 * would refuse too, an UnsupportedAddress (a RangeError) for the few addresses that only the daemon
 * should judge, a NoSigningKey when no key may sign. Nothing it throws holds a key. The format is in
 * Rebound's docs/return-paths.md.
 *
 * Keys are read once: make a new minter when the key file has changed. Keep keys as secret as
 * passwords: whoever has one can forge bounces.
 */
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

/** The largest number of a mailing: 2^40 - 1. */
export const MAX_MAILING = 2 ** 40 - 1;

const LABEL = "rebound return path 1\0";
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const ATEXT = "[A-Za-z0-9!#$%&'*+\\-/=?^_`{|}~\\u{80}-\\u{10ffff}]+";
const DOT_STRING = new RegExp(`^${ATEXT}(\\.${ATEXT})*$`, "u");
const QUOTED = /^"((?:[^"\\]|\\[\x00-\x7e])+)"@(.*)$/su;
const FORBIDDEN = /[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffd]/u;
const NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const HOST_NAME = new RegExp(`^${NAME}(\\.${NAME})*$`);
const OCTET = "(25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})";
const IPV4 = new RegExp(`^${OCTET}(\\.${OCTET}){3}$`);
const KEY = /^([0-9]{1,2})\s+(\S+)\s+(\S+)\s+([0-9A-Fa-f]{64})$/;
const TIME = /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?Z$/;
const SECOND = "YYYY-MM-DDTHH:MM:SS".length;

/** An address that the daemon may take and this file does not judge: ask the API to mint for it. */
export class UnsupportedAddress extends RangeError {
  constructor(what) {
    super(`${what}; ask Rebound instead: POST /api/v1/mailings/NUMBER/return-paths`);
    this.name = "UnsupportedAddress";
  }
}

/** All keys have retired: get the new one. */
export class NoSigningKey extends Error {
  constructor(now) {
    super(`no key may sign return paths at ${now}: all are retired; get the new key`);
    this.name = "NoSigningKey";
  }
}

/** Mints return paths at one bounce domain. */
export class ReturnPathMinter {
  #keys;
  #domain;

  /**
   * @param {string} keys the key file's text, or the lines of it that this program was given: id
   *     mint-from retire-at secret
   * @param {string} domain the bounce domain, the first of returnPaths.domains in config.yml
   */
  constructor(keys, domain) {
    this.#keys = readKeys(keys);
    this.#domain = normalDomain(domain.replace(/\.$/, ""));
    if (!HOST_NAME.test(this.#domain) || this.#domain.length > 254 - 44) {
      throw new RangeError(`no bounce domain: "${domain}"`);
    }
  }

  /** A minter with the keys of a file. */
  static load(keyFile, domain) {
    return new ReturnPathMinter(readFileSync(keyFile, "utf8"), domain);
  }

  /**
   * The return path of one recipient of one mailing.
   *
   * @param {number|bigint} mailing its number, 1 to 2^40 - 1; from 900,000,000,000 up Rebound gives
   *     numbers itself
   * @param {string} recipient the address as in RCPT TO, with or without angle brackets
   * @param {Date} [now] when it is minted; the present unless given
   */
  mint(mailing, recipient, now = new Date()) {
    const number = typeof mailing === "bigint" ? Number(mailing) : mailing;
    if (!Number.isInteger(number) || number < 1 || number > MAX_MAILING) {
      throw new RangeError(`mailing number ${mailing} is not between 1 and ${MAX_MAILING}`);
    }
    const day = Math.floor(now.getTime() / 86_400_000);
    if (!(day >= 0 && day <= 0xffff)) {
      throw new RangeError(`no return path can carry the day of ${now.getTime()} ms`);
    }
    const normal = normalAddress(recipient);
    const key = this.#signingKey(now.toISOString());
    const octets = Buffer.alloc(26);
    octets.writeUInt8((1 << 4) | key.id, 0);
    octets.writeUInt16BE(day, 1);
    octets.writeUIntBE(number, 3, 5);
    createHash("sha256").update(normal, "utf8").digest().copy(octets, 8, 0, 8);
    const mac = createHmac("sha256", key.secret).update(LABEL).update(octets.subarray(0, 16));
    mac.digest().copy(octets, 16, 0, 10);
    return `b${base32(octets)}@${this.#domain}`;
  }

  /** The newest that may sign; of two the later line. Before all of them, the first to come. */
  #signingKey(now) {
    const when = order(now);
    const good = this.#keys.filter((key) => when < key.retireAt);
    const may = good.filter((key) => key.mintFrom <= when);
    if (good.length === 0) {
      throw new NoSigningKey(now);
    }
    return may.length > 0
      ? may.reduce((best, key) => (key.mintFrom < best.mintFrom ? best : key))
      : good.reduce((first, key) => (key.mintFrom < first.mintFrom ? key : first));
  }

  toString() {
    return `return paths at ${this.#domain} with keys ${this.#keys.map((key) => key.id)}`;
  }
}

function readKeys(text) {
  const keys = [];
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const where = `line ${index + 1} of the keys: `;
    if (/^\s*(#|$)/.test(line)) {
      return;
    }
    const fields = KEY.exec(line.trim());
    if (!fields || Number(fields[1]) > 15) {
      throw new RangeError(
        `${where}expected an id from 0 to 15, mint-from, retire-at and a secret of 64 hexadecimal` +
          " digits, with spaces between",
      );
    }
    const id = Number(fields[1]);
    if (keys.some((key) => key.id === id)) {
      throw new RangeError(`${where}two keys have the id ${id}`);
    }
    const retireAt = fields[3] === "-" ? "~" : time(fields[3], where);
    const secret = Buffer.from(fields[4], "hex");
    keys.push({ id, mintFrom: time(fields[2], where), retireAt, secret });
  });
  if (keys.length === 0) {
    throw new RangeError("there is no key in the keys");
  }
  return keys;
}

function time(text, where) {
  const fields = TIME.exec(text);
  const date = fields && new Date(`${fields[1]}Z`);
  // Whatever does not exist, 30 February, comes out as another time or none.
  if (!date || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(fields[1])) {
    throw new RangeError(
      `${where}mint-from and retire-at must be times such as 2026-01-31T00:00:00Z (retire-at may` +
        " be -)",
    );
  }
  return order(text);
}

/** The time to the nanosecond, as a text whose order is that of time; "~" is after all. */
function order(text) {
  return `${text.slice(0, SECOND)}.${text.slice(SECOND + 1, -1).padEnd(9, "0")}`;
}

function base32(octets) {
  let text = "";
  let buffer = 0;
  let bits = 0;
  for (const octet of octets) {
    buffer = ((buffer << 8) | octet) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) {
      text += ALPHABET[(buffer >> (bits - 5)) & 31];
    }
  }
  return text + ALPHABET[(buffer << (5 - bits)) & 31];
}

// What follows is the normal form of an address: section "The normal form of an address" of
// docs/return-paths.md, and the grammar of RFC 5321 section 4.1.2 with that of RFC 6531.

function normalAddress(recipient) {
  if (typeof recipient !== "string") {
    throw new RangeError(`the recipient must be a text, not ${typeof recipient}`);
  }
  if (recipient.length > 1000) {
    throw notAnAddress("it is too long");
  }
  let text = recipient.replace(/^[ \t]+/, "").replace(/[ \t]+$/, "");
  text = /^<.*>$/s.test(text) ? text.slice(1, -1) : text;
  if (text.startsWith("@")) {
    throw new UnsupportedAddress("the address begins with a route");
  }
  const quoted = QUOTED.exec(text);
  const at = text.indexOf("@");
  let local;
  let domain;
  if (quoted) {
    local = quoted[1].replace(/\\(.)/gsu, "$1");
    domain = quoted[2];
  } else if (at > 0 && DOT_STRING.test(text.slice(0, at))) {
    local = text.slice(0, at);
    domain = text.slice(at + 1);
  } else {
    throw notAnAddress("before the @ there is no local part");
  }
  if (FORBIDDEN.test(local)) {
    throw notAnAddress("it has a control character, or another that no address can have");
  }
  if (/\p{Cn}/u.test(text) || (/[^\x00-\x7f]/.test(text) && "e\u0301".normalize() !== "\u00e9")) {
    // Whoever does not know a character does not know its lower case either.
    throw new UnsupportedAddress("the address has a character that this Node.js's Unicode has not");
  }
  domain = domain.replace(/\.$/, "");
  const host = validDomain(domain);
  // Both lengths count, as sent and in the normal form.
  for (const [part, of] of [[local, domain], [normal(local), host]]) {
    const octets = Buffer.byteLength(written(part));
    if (octets > 64 || octets + 1 + Buffer.byteLength(of) > 254) {
      throw notAnAddress("it is too long: the most is 64 octets before the @, 254 in all");
    }
  }
  return `${written(normal(local))}@${host}`;
}

function validDomain(domain) {
  if (domain.startsWith("[")) {
    if (domain.endsWith("]") && IPV4.test(domain.slice(1, -1))) {
      return domain;
    }
    throw domain.endsWith("]") && domain.indexOf(":") > 1
      ? new UnsupportedAddress("the domain is an address literal of another kind than IPv4")
      : notAnAddress("the brackets after the @ hold no IP address");
  }
  const host = normalDomain(domain);
  if (
    FORBIDDEN.test(domain) ||
    /[\u3002\p{Z}]/u.test(domain) ||
    domain.normalize("NFKC") !== domain.normalize("NFC") ||
    `${domain}.`.includes("-.") ||
    `.${domain}`.includes(".-") ||
    !HOST_NAME.test(host)
  ) {
    throw notAnAddress("after the @ there is no domain");
  }
  return host;
}

function normalDomain(domain) {
  return normal(domain)
    .split(".")
    .map((label) =>
      label.length <= 63 && /[^\x00-\x7f]/.test(label) ? `xn--${punycode(label)}` : label,
    )
    .join(".");
}

/** Form C, lower case by the simple mapping (not toLowerCase of a whole text), form C. */
function normal(text) {
  return Array.from(text.normalize("NFC"), (c) => (c === "\u0130" ? "i" : c.toLowerCase()))
    .join("")
    .normalize("NFC");
}

function written(local) {
  return DOT_STRING.test(local) ? local : `"${local.replace(/["\\]/g, "\\$&")}"`;
}

function notAnAddress(why) {
  return new RangeError(`not a mail address: ${why}`);
}

/** RFC 3492 section 6.3. */
function punycode(text) {
  const label = Array.from(text, (c) => c.codePointAt(0));
  const basic = label.filter((c) => c < 0x80);
  let encoded = String.fromCodePoint(...basic) + (basic.length > 0 ? "-" : "");
  let bias = 72;
  let delta = 0;
  let done = basic.length;
  for (let n = 0x80; done < label.length; n++, delta++) {
    const next = Math.min(...label.filter((c) => c >= n));
    delta += (next - n) * (done + 1);
    n = next;
    for (const c of label) {
      delta += c < n ? 1 : 0;
      if (c === n) {
        let q = delta;
        let k = 36;
        let t = Math.max(1, Math.min(26, k - bias));
        while (q >= t) {
          encoded += digit(t + ((q - t) % (36 - t)));
          q = Math.floor((q - t) / (36 - t));
          k += 36;
          t = Math.max(1, Math.min(26, k - bias));
        }
        encoded += digit(q);
        delta = Math.floor(done === basic.length ? delta / 700 : delta / 2);
        delta += Math.floor(delta / (done + 1));
        for (bias = 0; delta > 455; bias += 36) {
          delta = Math.floor(delta / 35);
        }
        bias += Math.floor((36 * delta) / (delta + 38));
        delta = 0;
        done++;
      }
    }
  }
  return encoded;
}

function digit(value) {
  return "abcdefghijklmnopqrstuvwxyz0123456789"[value];
}
