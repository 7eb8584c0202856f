"""Holds rebound_return_path.py against the vectors, and against what only Python can get wrong."""

import datetime
import json
import sys

from rebound_return_path import NoSigningKey, ReturnPathMinter, UnsupportedAddress


def outcome(vector):
    try:
        minter = ReturnPathMinter(vector["keys"], vector["domain"])
        now = datetime.datetime.fromisoformat(vector["now"].replace("Z", "+00:00"))
        return minter.mint(vector["mailing"], vector["address"], now)
    except (ValueError, NoSigningKey) as error:
        assert str(error) and vector["keys"][-64:] not in str(error)
        return error


def is_right(vector, seen):
    if "python" in vector.get("unsupportedBy", ""):
        return isinstance(seen, UnsupportedAddress)
    if vector.get("refused") == "noSigningKey":
        return isinstance(seen, NoSigningKey)
    if "refused" in vector:
        return isinstance(seen, ValueError)
    return seen == vector["returnPath"]


def refused(call):
    try:
        call()
    except ValueError:
        return True
    return False


with open(sys.argv[1], encoding="utf-8") as file:
    vectors = json.load(file)
wrong = [(vector, outcome(vector)) for vector in vectors]
wrong = [(vector, seen) for vector, seen in wrong if not is_right(vector, seen)]
for vector, seen in wrong:
    print(f"WRONG: {vector}\n  saw: {seen!r}")
any_minter = ReturnPathMinter(vectors[0]["keys"], "bounces.example.com")
assert refused(lambda: any_minter.mint(1.0, "user@example.com"))
assert refused(lambda: any_minter.mint(True, "user@example.com"))
assert refused(lambda: any_minter.mint("7", "user@example.com"))
assert refused(lambda: any_minter.mint(7, b"user@example.com"))
assert refused(lambda: any_minter.mint(7, "user@example.com", datetime.datetime(2026, 1, 1)))
assert any_minter.mint(7, "user@example.com").endswith("@bounces.example.com")
assert vectors[0]["keys"][-65:-1] not in repr(any_minter)
print(f"{len(vectors) - len(wrong)} of {len(vectors)} vectors are right")
sys.exit(1 if wrong or len(vectors) < 100 else 0)
