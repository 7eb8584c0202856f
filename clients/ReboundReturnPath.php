<?php

declare(strict_types=1);

namespace Rebound;

/**
 * Mints Rebound's signed return paths without asking Rebound: the envelope sender that says which
 * mailing and which recipient a bounce is for. Needs PHP 8.0 with 64 bits and its extension hash,
 * which every PHP has; copy this file.
 *
 * It promises to mint, letter by letter, what the daemon mints from the same keys at the same time, or
 * to throw and say why: an InvalidArgumentException for keys, a domain, a mailing or an address that
 * the daemon would refuse too, an UnsupportedAddress (an InvalidArgumentException) for addresses that
 * only the daemon should judge, a NoSigningKey when no key may sign. Nothing it throws holds a key.
 * The format is in Rebound's docs/return-paths.md.
 *
 * PHP without extensions knows neither the lower case nor the normal form of letters beyond ASCII, so
 * every address with such a letter is an UnsupportedAddress. A domain in its xn-- form is ASCII.
 *
 * Keys are read once: make a new minter when the key file has changed. Keep keys as secret as
 * passwords: whoever has one can forge bounces.
 */
final class ReturnPathMinter
{
    /** The largest number of a mailing: 2^40 - 1. */
    public const MAX_MAILING = (1 << 40) - 1;

    private const LABEL = "rebound return path 1\0";
    private const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
    private const DOT_STRING = '~^[a-z0-9!#$%&\'*+\-/=?^_`{|}\~]+(\.[a-z0-9!#$%&\'*+\-/=?^_`{|}\~]+)*$~Di';
    private const QUOTED = '/^"((?:[^"\\\\]|\\\\[\x00-\x7e])++)"@(.*)$/Ds';
    private const HOST_NAME = '/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/D';
    private const IPV4 = '/^(25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})(\.(25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})){3}$/D';
    private const KEY = '/^([0-9]{1,2})\s+(\S+)\s+(\S+)\s+([0-9A-Fa-f]{64})$/D';
    private const TIME =
        '/^(([0-9]{4})-([0-9]{2})-([0-9]{2})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])(?:\.([0-9]{1,9}))?Z$/D';

    /** @var list<array{id: int, mintFrom: string, retireAt: string, secret: string}> */
    private array $keys = [];
    private string $domain;

    /**
     * @param string $keys the key file's text, or the lines of it that this program was given: id
     *     mint-from retire-at secret
     * @param string $domain the bounce domain, the first of returnPaths.domains in config.yml, in ASCII
     */
    public function __construct(string $keys, string $domain)
    {
        $ids = [];
        foreach (preg_split('/\r\n|\r|\n/', $keys) as $index => $line) {
            $line = trim($line);
            if ($line === '' || $line[0] === '#') {
                continue;
            }
            $key = self::key($line, 'line ' . ($index + 1) . ' of the keys: ');
            if (isset($ids[$key['id']])) {
                $where = 'line ' . ($index + 1) . ' of the keys';
                throw new \InvalidArgumentException("$where: two keys have the id {$key['id']}");
            }
            $ids[$key['id']] = true;
            $this->keys[] = $key;
        }
        if ($this->keys === []) {
            throw new \InvalidArgumentException('there is no key in the keys');
        }
        $this->domain = self::lower(preg_replace('/\.$/D', '', $domain));
        if (!preg_match(self::HOST_NAME, $this->domain) || strlen($this->domain) > 254 - 44) {
            throw new \InvalidArgumentException(
                "no bounce domain: \"$domain\"; letters beyond ASCII need the form that begins with xn--"
            );
        }
    }

    /** A minter with the keys of a file. */
    public static function load(string $keyFile, string $domain): self
    {
        $keys = is_readable($keyFile) ? file_get_contents($keyFile) : false;
        if ($keys === false) {
            throw new \InvalidArgumentException("cannot read the key file $keyFile");
        }
        return new self($keys, $domain);
    }

    /**
     * The return path of one recipient of one mailing.
     *
     * @param int $mailing its number, 1 to 2^40 - 1; from 900,000,000,000 up Rebound gives numbers itself
     * @param string $recipient the address as in RCPT TO, with or without angle brackets
     * @param \DateTimeInterface|null $now when it is minted; the present unless given
     */
    public function mint(int $mailing, string $recipient, ?\DateTimeInterface $now = null): string
    {
        if ($mailing < 1 || $mailing > self::MAX_MAILING) {
            throw new \InvalidArgumentException(
                "mailing number $mailing is not between 1 and " . self::MAX_MAILING
            );
        }
        $now = \DateTimeImmutable::createFromInterface($now ?? new \DateTimeImmutable())
            ->setTimezone(new \DateTimeZone('UTC'));
        $day = intdiv($now->getTimestamp(), 86400);
        if ($now->getTimestamp() < 0 || $day > 0xffff) {
            throw new \InvalidArgumentException(
                'no return path can carry the day of ' . $now->format(DATE_ATOM)
            );
        }
        $tag = substr(hash('sha256', self::normalAddress($recipient), true), 0, 8);
        $key = $this->signingKey($now);
        $head = chr(1 << 4 | $key['id']) . pack('n', $day) . chr($mailing >> 32)
            . pack('N', $mailing & 0xffffffff) . $tag;
        $mac = substr(hash_hmac('sha256', self::LABEL . $head, $key['secret'], true), 0, 10);
        return 'b' . self::base32($head . $mac) . '@' . $this->domain;
    }

    /** Never shows a secret. */
    public function __debugInfo(): array
    {
        return ['domain' => $this->domain, 'keys' => array_column($this->keys, 'id')];
    }

    /** The newest that may sign; of two the later line. Before all of them, the first to come. */
    private function signingKey(\DateTimeImmutable $now): array
    {
        $when = $now->format('Y-m-d\TH:i:s.u') . '000';
        $best = null;
        $first = null;
        foreach ($this->keys as $key) {
            if ($when < $key['retireAt']) {
                if ($key['mintFrom'] <= $when && ($best === null || $key['mintFrom'] >= $best['mintFrom'])) {
                    $best = $key;
                }
                if ($first === null || $key['mintFrom'] < $first['mintFrom']) {
                    $first = $key;
                }
            }
        }
        return $best ?? $first ?? throw new NoSigningKey(
            'no key may sign return paths at ' . $now->format(DATE_ATOM)
                . ': all are retired; get the new key'
        );
    }

    private static function key(string $line, string $where): array
    {
        if (!preg_match(self::KEY, $line, $fields) || (int) $fields[1] > 15) {
            throw new \InvalidArgumentException(
                $where . 'expected an id from 0 to 15, mint-from, retire-at and a secret of 64 hexadecimal'
                    . ' digits, with spaces between'
            );
        }
        return [
            'id' => (int) $fields[1],
            'mintFrom' => self::time($fields[2], $where),
            'retireAt' => $fields[3] === '-' ? '~' : self::time($fields[3], $where),
            'secret' => hex2bin($fields[4]),
        ];
    }

    /** The time to the nanosecond, as a text whose order is that of time; "~" is after all. */
    private static function time(string $text, string $where): string
    {
        if (
            !preg_match(self::TIME, $text, $fields)
            || !checkdate((int) $fields[3], (int) $fields[4], max(1, (int) $fields[2]))
        ) {
            throw new \InvalidArgumentException(
                $where . 'mint-from and retire-at must be times such as 2026-01-31T00:00:00Z (retire-at'
                    . ' may be -)'
            );
        }
        return $fields[1] . '.' . str_pad($fields[6] ?? '', 9, '0');
    }

    private static function base32(string $octets): string
    {
        $text = '';
        $buffer = 0;
        $bits = 0;
        foreach (unpack('C*', $octets) as $octet) {
            $buffer = ($buffer << 8 | $octet) & 0xfff;
            for ($bits += 8; $bits >= 5; $bits -= 5) {
                $text .= self::ALPHABET[$buffer >> ($bits - 5) & 31];
            }
        }
        return $text . self::ALPHABET[$buffer << (5 - $bits) & 31];
    }

    /**
     * Section "The normal form of an address" of docs/return-paths.md, as far as ASCII goes, and the
     * grammar of RFC 5321 section 4.1.2.
     */
    private static function normalAddress(string $recipient): string
    {
        if (strlen($recipient) > 1000) {
            throw self::notAnAddress('it is too long');
        }
        if (preg_match('/[\x80-\xff]/', $recipient)) {
            throw new UnsupportedAddress('the address has a letter beyond ASCII');
        }
        $text = trim($recipient, " \t");
        $text = preg_match('/^<(.*)>$/Ds', $text, $inside) ? $inside[1] : $text;
        $at = strpos($text, '@');
        if ($at === 0) {
            throw new UnsupportedAddress('the address begins with a route');
        }
        if (preg_match(self::QUOTED, $text, $parts)) {
            $local = preg_replace('/\\\\(.)/s', '$1', $parts[1]);
            $domain = $parts[2];
        } elseif ($at !== false && preg_match(self::DOT_STRING, substr($text, 0, $at))) {
            $local = substr($text, 0, $at);
            $domain = substr($text, $at + 1);
        } else {
            throw self::notAnAddress('before the @ there is no local part');
        }
        if (preg_match('/[\x00-\x1f\x7f]/', $local)) {
            throw self::notAnAddress('it has a control character');
        }
        $written = preg_match(self::DOT_STRING, $local)
            ? $local
            : '"' . preg_replace('/["\\\\]/', '\\\\$0', $local) . '"';
        $domain = self::validDomain(preg_replace('/\.$/D', '', $domain));
        if (strlen($written) > 64 || strlen($written) + 1 + strlen($domain) > 254) {
            throw self::notAnAddress('it is too long: the most is 64 octets before the @, 254 in all');
        }
        return self::lower($written) . '@' . $domain;
    }

    private static function validDomain(string $domain): string
    {
        if (str_starts_with($domain, '[')) {
            $inside = str_ends_with($domain, ']') ? substr($domain, 1, -1) : '';
            if (preg_match(self::IPV4, $inside)) {
                return $domain;
            }
            throw (int) strpos($inside, ':') > 0
                ? new UnsupportedAddress('the domain is an address literal of another kind than IPv4')
                : self::notAnAddress('the brackets after the @ hold no IP address');
        }
        $host = self::lower($domain);
        return preg_match(self::HOST_NAME, $host)
            ? $host
            : throw self::notAnAddress('after the @ there is no domain');
    }

    /** Of ASCII alone; strtolower goes by the locale before PHP 8.2. */
    private static function lower(string $text): string
    {
        return strtr($text, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz');
    }

    private static function notAnAddress(string $why): \InvalidArgumentException
    {
        return new \InvalidArgumentException('not a mail address: ' . $why);
    }
}

/** An address that the daemon may take and this file does not judge: ask the API to mint for it. */
final class UnsupportedAddress extends \InvalidArgumentException
{
    public function __construct(string $what)
    {
        parent::__construct("$what; ask Rebound instead: POST /api/v1/mailings/NUMBER/return-paths");
    }
}

/** All keys have retired: get the new one. */
final class NoSigningKey extends \RuntimeException
{
}
