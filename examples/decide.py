"""What to do about a failed call, by catalog.json alone: python3 examples/decide.py docs/catalog.json < responses

A line is {"provider": "kakao", "code": -401, "status": 401, "idempotent": true, "headers": ["Retry-After"]};
`values` has what conditions compare: {"X-Limit": "daily", "/error/reason": "quota"}.
"""

import json
import sys


def read(catalog):
    """The decisions of each code, and under None those of a response without one."""
    found = {}
    for provider in catalog["providers"]:
        found[provider["name"], None] = provider["decisions"]
        for table in provider["tables"]:
            for row in table["rows"]:
                found[provider["name"], row["code"]] = row["decisions"]
    return found


def holds(condition, values):
    name = condition.get("member") or condition["header"].lower()
    return name in values and condition.get("is", values[name]) == values[name]


def decide(decisions, provider, code=None, status=None, idempotent=False, headers=(), values={}):
    said = dict.fromkeys(map(str.lower, headers))
    said.update((name if name.startswith("/") else name.lower(), value) for name, value in values.items())
    listed = decisions.get((provider, code)) or decisions[provider, None]
    for one in listed:
        if any(first <= (status or 0) <= last for first, last in one["statuses"]):
            if all(holds(condition, said) for condition in one["when"]):
                call = "idempotent" if idempotent else "other"
                word = one["next"][call]
                wait = one["wait"] if word in ("send", "later") else None
                step, effect = one.get("step", {}).get(call), one.get("effect")
                return {"next": word, "step": step, "wait": wait, "effect": effect, "success": one["success"]}
    return {"next": "stop", "step": None, "wait": None, "effect": None, "success": False}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        known = read(json.load(file))
    for line in sys.stdin:
        print(json.dumps(decide(known, **json.loads(line)), separators=(",", ":")))
