<?php

declare(strict_types=1);

// Holds ReboundReturnPath.php against the vectors, and against what only PHP can get wrong.

use Rebound\NoSigningKey;
use Rebound\ReturnPathMinter;
use Rebound\UnsupportedAddress;

require __DIR__ . '/../ReboundReturnPath.php';
set_error_handler(static fn (int $level, string $what) => throw new ErrorException($what));

function outcome(array $vector): string|Throwable
{
    try {
        $minter = new ReturnPathMinter($vector['keys'], $vector['domain']);
        return $minter->mint($vector['mailing'], $vector['address'], new DateTimeImmutable($vector['now']));
    } catch (InvalidArgumentException | NoSigningKey $error) {
        return $error;
    }
}

function isRight(array $vector, string|Throwable $seen): bool
{
    if (str_contains($vector['unsupportedBy'] ?? '', 'php')) {
        return $seen instanceof UnsupportedAddress;
    }
    if (isset($vector['refused'])) {
        return $vector['refused'] === 'noSigningKey'
            ? $seen instanceof NoSigningKey
            : $seen instanceof InvalidArgumentException;
    }
    return $seen === $vector['returnPath'];
}

function must(bool $so, string $what): void
{
    if (!$so) {
        throw new LogicException("not so: $what");
    }
}

// A half surrogate pair, which one vector has, cannot be in a PHP string: it stands as U+FFFD here.
$text = preg_replace('/\\\\ud800(?!\\\\udf8)/', '\\ufffd', file_get_contents($argv[1]));
$vectors = json_decode($text, true, 8, JSON_THROW_ON_ERROR);
$right = 0;
foreach ($vectors as $vector) {
    $seen = outcome($vector);
    if (isRight($vector, $seen)) {
        $right++;
    } else {
        echo 'WRONG: ', json_encode($vector), "\n  saw: ", $seen, "\n";
    }
}
$minter = new ReturnPathMinter($vectors[0]['keys'], 'bounces.example.com');
must(str_ends_with($minter->mint(7, 'user@example.com'), '@bounces.example.com'), 'mints now');
must(!str_contains(print_r($minter, true), 'secret'), 'no secret is shown');
try {
    $minter->mint(7, 'jörg@example.com');
    must(false, 'refused');
} catch (UnsupportedAddress $error) {
    must(str_contains($error->getMessage(), '/api/v1/mailings/'), 'says whom to ask');
}
echo "$right of ", count($vectors), " vectors are right\n";
exit($right === count($vectors) && $right > 100 ? 0 : 1);
