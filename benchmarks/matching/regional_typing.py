"""How thirty years of hands, a telephone and a spreadsheet wrote the regional file."""

from typing import Any

from benchmarks.matching.regional_world import Body, Person, Region, bare
from carnet.matching import Party, Place

# Heard for one another on the telephone.
_HEARD = [
    ("d", "t"),
    ("t", "d"),
    ("b", "p"),
    ("p", "b"),
    ("m", "n"),
    ("n", "m"),
    ("en", "in"),
    ("an", "en"),
    ("eau", "o"),
    ("ou", "u"),
    ("ll", "l"),
    ("ss", "s"),
    ("qu", "k"),
    ("k", "c"),
    ("f", "ph"),
    ("y", "i"),
    ("s", "z"),
    ("c", "ss"),
    ("ier", "ié"),
    ("r", ""),
    ("e", "é"),
]


def heard(file: Region, text: str) -> str:
    low = text.lower()
    pairs = [(a, b) for a, b in _HEARD if a in low[1:]]
    if not pairs:
        return text
    a, b = file.rng.choice(pairs)
    at = low.index(a, 1)
    return text[:at] + b + text[at + len(a) :]


def struck(file: Region, text: str) -> str:
    if len(text) < 5:
        return text
    at = file.rng.randrange(1, len(text) - 1)
    return file.rng.choice(
        [
            text[:at] + text[at + 1 :],
            text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :] if at > 1 else text,
            text[:at] + text[at] + text[at:],
        ]
    )


def phone(file: Region, number: str) -> str:
    if not number:
        return ""
    draw = file.rng.random()
    if draw < 0.2:
        return number[1:]  # the spreadsheet took it for a number
    if draw < 0.24:
        return number[1:] + ".0"
    if draw < 0.5:
        return number
    if draw < 0.9:
        return ".".join(number[at : at + 2] for at in range(0, 10, 2))
    return f"(0){number[1:]}"


def where(file: Region, place: Place, again: bool) -> tuple[Place, list[str]]:
    rng, done = file.rng, []
    street = place.street
    for long, short in (
        ("rue ", "R. "),
        ("place ", "PL "),
        ("route ", "RTE "),
        ("chemin ", "CHE "),
        ("avenue ", "AV "),
        ("allée ", "ALL "),
        ("impasse ", "IMP "),
    ):
        if long in street.lower() and rng.random() < 0.5:
            at = street.lower().index(long)
            street = street[:at] + short + street[at + len(long) :]
    if street and not street[0].isdigit() and rng.random() < 0.25:
        street = rng.choice(["Lieu-dit ", "LD ", "Lieu dit "]) + street
    city = place.city
    if rng.random() < 0.6:
        street, city = bare(street).upper(), bare(city).upper()
    if rng.random() < 0.15:
        city = city.replace("Saint-", "St ").replace("SAINT-", "ST ").replace("-", " ")
    code = place.postcode
    if rng.random() < 0.1 and code.startswith("0"):
        code = code[1:]
    if rng.random() < 0.05:
        code += ".0"
    if again and rng.random() < 0.12:
        street = struck(file, street)
        done.append("street_slip")
    if again and rng.random() < 0.08:
        street = ""
        done.append("no_street")
    if again and rng.random() < 0.03:
        code = ""
        done.append("no_postcode")
    return Place(street, code, city), done


def type_person(file: Region, who: Person, again: bool) -> tuple[Party, tuple[str, ...]]:
    rng = file.rng
    done: list[str] = []
    surname, first, home = who.surname, who.first, who.home
    landline, mobile, mail = str(who.landline), str(who.mobile), str(who.mail)
    civility = "M. et Mme" if who.spouse else ("M." if who.sex == "M" else "Mme")
    if again:
        event = rng.random()
        if event < 0.25:
            surname = heard(file, surname)
            done.append("misheard")
        elif event < 0.35:
            surname = struck(file, surname)
            done.append("name_slip")
        elif event < 0.42 and who.sex == "F" and not who.spouse:
            surname = rng.choice([file.names.surname(), f"{file.names.surname()} {surname}"])
            done.append("married")
        elif event < 0.50:
            home = file.home()
            landline = file.landline() if rng.random() < 0.6 and (mobile or mail) else landline
            done.append("moved")
        elif event < 0.58:
            landline = file.landline()
            done.append("new_phone")
        if rng.random() < 0.12:
            first = first[0] + rng.choice([".", ""])
            done.append("initial")
        elif rng.random() < 0.1:
            first = ""
            done.append("no_first")
        elif rng.random() < 0.1:
            first = heard(file, first)
            done.append("first_misheard")
        if who.spouse and rng.random() < 0.6:
            civility, first = rng.choice([("M.", who.first), ("Mme", who.spouse), ("M.", "")])
            done.append("half_couple")
        if rng.random() < 0.15 and landline:
            at = rng.randrange(4, 9)
            landline = landline[:at] + landline[at + 1] + landline[at] + landline[at + 2 :]
            done.append("phone_slip")
        if rng.random() < 0.3:
            landline, mobile = rng.choice([("", mobile), (landline, "")])
        if rng.random() < 0.4:
            mail = ""
        if rng.random() < 0.4 and mobile:
            landline = ""
    if not landline and rng.random() < 0.3:
        landline = rng.choice(["0000000000", "0200000000", "0600000000"])
    if not mail and rng.random() < 0.08:
        mail = rng.choice(["nomail@nomail.fr", "pasdemail@orange.fr", "aucun@aucun.fr"])
    place, moved = where(file, home, again)
    done += moved
    values = _written(file, surname, first, civility, who, again)
    party = Party(
        kind="person" if rng.random() < 0.8 else "",
        phones=tuple(number for number in (phone(file, landline), phone(file, mobile)) if number),
        emails=(mail,) if mail else (),
        places=(place,),
        birth_date=who.born if not again or rng.random() < 0.5 else None,
        **values,
    )
    return party, tuple(done)


def _written(file: Region, surname: str, first: str, civility: str, who: Person, again: bool) -> dict[str, Any]:
    """The name as the columns of the day held it."""
    rng = file.rng
    partner = (
        {"partner_first_name": who.spouse} if who.spouse and civility == "M. et Mme" and rng.random() < 0.4 else {}
    )
    draw = rng.random()
    if draw < 0.45:
        return {"civility": civility, "name": bare(surname).upper(), "first_name": bare(first).upper(), **partner}
    if draw < 0.6:
        return {"civility": civility, "name": f"{bare(surname).upper()} {bare(first).upper()}".strip(), **partner}
    if draw < 0.7:
        title = {"M.": "M ", "Mme": "MME ", "M. et Mme": "M MME "}[civility]
        return {"name": f"{title}{bare(surname).upper()} {bare(first).capitalize()}".strip()}
    maiden = f" née {who.maiden}" if who.maiden and rng.random() < 0.5 else ""
    return {
        "civility": civility if rng.random() < 0.8 else "",
        "name": surname + maiden,
        "first_name": first,
        **partner,
    }


def type_body(file: Region, body: Body, again: bool) -> tuple[Party, tuple[str, ...]]:
    rng = file.rng
    done: list[str] = []
    name, home, number = body.names[0], body.home, body.phone
    form, manager, syndic, trade_name = body.form, body.manager if rng.random() < 0.3 else "", body.syndic, ""
    kind = body.kind
    if again:
        if len(body.names) > 1 and rng.random() < 0.45:
            name = rng.choice(body.names[1:])
            done.append("other_name")
        if rng.random() < 0.25:
            name = rng.choice([heard, struck])(file, name)
            done.append("name_slip")
        draw = rng.random()
        if draw < 0.08 and kind != "condominium" and kind != "public":
            home = file.home()
            done.append("moved")
        elif draw < 0.2:
            number = file.landline()
            done.append("new_phone")
        elif draw < 0.28 and body.form in ("EURL", "SARL", "EI"):
            form = "SARL" if body.form != "SARL" else "SAS"
            done.append("form_changed")
        elif draw < 0.6 and kind == "condominium":
            syndic, number = "Nouveau Syndic", file.landline()
            done.append("syndic_changed")
    if rng.random() < 0.08 and len(body.names) > 1 and kind == "company":
        trade_name = body.names[1]
    place, moved = where(file, home, again)
    done += moved
    if form and (form in ("GAEC", "EARL", "SCEA") or rng.random() < 0.6):
        name, form = f"{form} {name}", form if rng.random() < 0.3 else ""
    if rng.random() < 0.6:
        name = bare(name).upper()
    siren, siret = body.siren, body.siret
    if siret and rng.random() < 0.3:
        siren, siret = siret, ""
    if siren and again and rng.random() < 0.3:
        siren = ""
    if siren and rng.random() < 0.2:
        siren = str(int(siren)) + ".0"
    party = Party(
        kind=kind if rng.random() < 0.75 else "",
        name=name,
        trade_name=trade_name,
        legal_form=form,
        siren=siren,
        siret=siret if not again or rng.random() < 0.5 else "",
        phones=(phone(file, number),) if rng.random() < 0.9 else (),
        emails=(body.mail,) if body.mail and rng.random() < 0.7 else (),
        places=(place,),
        contacts=(manager,) if manager else (),
        syndic=syndic,
    )
    return party, tuple(done)
