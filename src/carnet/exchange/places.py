"""The addresses of a line: the main one, those of billing, delivery and sites, whole addresses in one cell. Pure."""

from carnet.exchange import cells as split
from carnet.exchange import repair
from carnet.exchange.fields import ADDRESS_FIELDS, GROUPS
from carnet.exchange.repair import Repaired
from carnet.exchange.row import Layout, Record, Row
from carnet.kernel.text import fold, squeeze

_ROLES = {"": "main", "home": "main", "billing": "billing", "delivery": "delivery", "site": "site"}


class Places:
    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.groups = layout.groups(tuple(_ROLES), own=ADDRESS_FIELDS)

    def read(self, row: Row) -> list[Record]:
        found: list[Record] = []
        for group, prefix in self.groups:
            if address := self._read_one(row, group, prefix):
                repeated = address["role"] != "site" and any(_same(address, other) for other in found)
                if not repeated:
                    found.append(address)
        return found

    def _read_one(self, row: Row, group: str, prefix: str) -> Record | None:
        street = self._street(row, prefix)
        country = split.country(row.get(prefix + "country"))
        postcode, city = self._town(row, prefix)
        whole = row.at(self.layout.first.get(prefix + "address"), keep_lines=True)
        if whole or (street and not postcode and not city):
            street, postcode, city, country = self._whole(row, whole or street, street, postcode, city, country)
        if not (street or postcode or city):
            return None
        address = {"role": self._role(group), "street": "" if repair.is_filler(street) else street, "city": city}
        address["label"] = squeeze(row.get(prefix + "label")) or (GROUPS["home"] if group == "home" else "")
        address["postcode"] = self._postcode(row, prefix, postcode, country)
        address["country"] = country
        address["insee"] = row.get(prefix + "insee")
        address["access_notes"] = squeeze(row.get(prefix + "access_notes"))
        return {name: row.clean(name, value) for name, value in address.items() if value}

    def _street(self, row: Row, prefix: str) -> str:
        """Every column of the address, one under the other."""
        lines = [row.at(index, keep_lines=True) for index in self.layout.columns.get(prefix + "street", ())]
        return "\n".join(dict.fromkeys(squeeze(part) for line in lines for part in line.split("\n") if part.strip()))

    def _town(self, row: Row, prefix: str) -> tuple[str, str]:
        postcode, city = row.get(prefix + "postcode"), squeeze(row.get(prefix + "city"))
        if town := row.get(prefix + "town"):
            if found := split.town(town):
                row.note(found[0])
                return found[0].value, found[1]
            return postcode, city or squeeze(town)
        if city and not postcode and (found := split.town(city)):
            row.note(Repaired("", f"code postal trouvé dans la ville : {found[0].value}"))
            return found[0].value, found[1]
        return postcode, city

    def _postcode(self, row: Row, prefix: str, postcode: str, country: str) -> str:
        try:
            repaired = repair.postcode(postcode, country)
        except ValueError as error:
            row.wrong("postcode", self.layout.first.get(prefix + "postcode"), error)
            return ""
        row.note(repaired)
        return repaired.value

    def _whole(
        self, row: Row, whole: str, street: str, postcode: str, city: str, country: str
    ) -> tuple[str, str, str, str]:
        if place := split.whole_address(whole):
            found: tuple[str, str, str] | None = (place.street, place.postcode, place.city)
            country = place.country or country
        else:
            found = self.layout.tidy.address(whole)
        if not found:
            return street or whole, postcode, city, country
        row.note(Repaired("", f"adresse lue : {', '.join(part.replace(chr(10), ' ') for part in found if part)}"))
        own = "" if whole == street else street
        return own or found[0], postcode or found[1], city or found[2], country

    def _role(self, group: str) -> str:
        """The first address of a file that has no plain one is the main address."""
        first = self.groups[0][0]
        return "main" if group == first and group in {"billing", "home"} else _ROLES[group]


def _same(one: Record, other: Record) -> bool:
    return all(fold(one.get(name, "")) == fold(other.get(name, "")) for name in ("street", "postcode", "city"))
