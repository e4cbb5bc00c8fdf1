"""Certain proofs of one client: what the strict control refuses. Never a phone or an address alone."""

_CONTRADICTS = {
    ("born", "D"),
    ("siren", "D"),
    ("siret", "D"),
    ("number", "D"),
    ("sex", "D"),
    ("form", "D"),
    ("couple", "1"),
}


def is_certain(seen: dict[str, str]) -> bool:
    if seen.get("siret") == "E":
        return True
    if any(item in _CONTRADICTS for item in seen.items()):
        return False
    if seen.get("siren") == "E" and seen.get("name"):
        return True
    whole_name = seen.get("name") == "E" or (seen.get("surname") == "E" and seen.get("first") == "E")
    if not whole_name:
        return False
    reached = "E" in (seen.get("mobile"), seen.get("landline"), seen.get("email"))
    return seen.get("born") == "E" or seen.get("number") == "E" or (seen.get("place") == "E" and reached)
