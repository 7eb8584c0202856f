/** Holds rebound-return-path.mjs against the vectors, and against what only JavaScript can get wrong. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { NoSigningKey, ReturnPathMinter, UnsupportedAddress } from "../rebound-return-path.mjs";

function outcome(vector) {
  try {
    const minter = new ReturnPathMinter(vector.keys, vector.domain);
    return minter.mint(vector.mailing, vector.address, new Date(vector.now));
  } catch (error) {
    assert.ok(error.message && !error.message.includes(vector.keys.slice(-64)));
    return error;
  }
}

function isRight(vector, seen) {
  if (vector.unsupportedBy?.includes("javascript")) {
    return seen instanceof UnsupportedAddress;
  }
  if (vector.refused) {
    return seen instanceof (vector.refused === "noSigningKey" ? NoSigningKey : RangeError);
  }
  return seen === vector.returnPath;
}

const vectors = JSON.parse(readFileSync(process.argv[2], "utf8"));
let right = 0;
for (const vector of vectors) {
  const seen = outcome(vector);
  if (isRight(vector, seen)) {
    right++;
  } else {
    console.log("WRONG:", vector, "\n  saw:", seen);
  }
}
const minter = new ReturnPathMinter(vectors[0].keys, "bounces.example.com");
for (const mailing of [1.5, Number.NaN, Infinity, "7", null, undefined, true, 2n ** 40n, 0n]) {
  assert.throws(() => minter.mint(mailing, "user@example.com"), RangeError);
}
for (const recipient of [null, undefined, 7, {}]) {
  assert.throws(() => minter.mint(7, recipient), RangeError);
}
assert.throws(() => minter.mint(7, "user@example.com", new Date(Number.NaN)), RangeError);
assert.equal(minter.mint(7n, "user@example.com"), minter.mint(7, "user@example.com"));
assert.ok(!inspect(minter).includes(vectors[0].keys.trim().slice(-64)));
console.log(`${right} of ${vectors.length} vectors are right`);
process.exit(right === vectors.length && right > 100 ? 0 : 1);
