"""One client typed twice, in the ways people really do: each pair must be found, and found likely."""

from datetime import date

import pytest

from carnet.matching import Party, Place
from carnet.matching.tests.cast import (
    ANGERS,
    GARE,
    HUGO,
    LINE,
    MOBILE,
    OTHER_LINE,
    OTHER_MOBILE,
    firm,
    judge,
    person,
    share_a_key,
)

SAME: dict[str, tuple[Party, Party]] = {
    "accents and case": (person("Lefèvre", "Éléonore", phone=LINE), person("LEFEVRE", "ELEONORE", phone=LINE)),
    "a slip in the name": (person("Maindron", "Paul", phone=MOBILE), person("Maindorn", "Paul", phone=MOBILE)),
    "a doubled letter": (person("Pelletier", "Paul", phone=MOBILE), person("Peletier", "Paul", phone=MOBILE)),
    "misheard on the telephone": (person("Guéguen", "Yann", phone=LINE), person("Gueguin", "Yann", phone=LINE)),
    "d heard for t": (person("Dupond", "Luc", phone=LINE), person("Dupont", "Luc", phone=LINE)),
    "m heard for n, b for p": (person("Bonmard", "Luc", phone=LINE), person("Ponnard", "Luc", phone=LINE)),
    "name and first name swapped": (person("Maindron", "Paul", phone=LINE), person("Paul", "Maindron", phone=LINE)),
    "swapped, and a firm's kind": (
        person("Maindron", "Paul", phone=LINE),
        person("Paul", "Maindron", phone=LINE, kind="company"),
    ),
    "one column, NOM Prénom": (person("Maindron", "Paul", phone=LINE), person("MAINDRON Paul", phone=LINE)),
    "one column, Prénom Nom, kind unknown": (
        person("Maindron", "Paul", phone=LINE),
        person("Paul Maindron", phone=LINE, kind=""),
    ),
    "civility inside the name": (
        person("Maindron", "Paul", phone=LINE),
        person("Monsieur MAINDRON Paul", phone=LINE, kind=""),
    ),
    "an initial, columns swapped": (person("Cécile", "Meunier", phone=LINE), person("Cékile", "M.", phone=LINE)),
    "a name cut at thirty signs": (
        firm("STE DE COIFFURE CLOHARS-F", phone=LINE),
        firm("Société de Coiffure Clohars-Fouesnant", phone=LINE),
    ),
    "the sign and the firm that the mailbox names": (
        firm("L'Atelier de Damien", email="d.meyer@meyerprimeurs.example", phone=LINE),
        firm("Meyer Primeurs", phone=LINE),
    ),
    "a firm that bears its owner's name, with and without its form": (
        firm("SARL Mire Philippe", kind="", phone=LINE),
        person("Mire", "Philippe", kind="", phone=LINE),
    ),
    "an initial": (person("Maindron", "Paul", phone=LINE), person("Maindron", "P.", phone=LINE)),
    "initial in one column": (person("Maindron", "Paul", phone=LINE), person("P. Maindron", phone=LINE)),
    "no first name": (person("Maindron", "Paul", phone=LINE), person("Maindron", phone=LINE)),
    "a pet name": (person("Maindron", "Frédéric", phone=MOBILE), person("Maindron", "Fred", phone=MOBILE)),
    "a hyphen": (person("Maindron", "Jean-Pierre", phone=LINE), person("Maindron", "Jean Pierre", phone=LINE)),
    "initials of a double first name": (
        person("Maindron", "Jean-Pierre", phone=LINE),
        person("Maindron", "JP", phone=LINE),
    ),
    "a particle dropped": (person("Le Goff", "Anne", phone=LINE), person("Goff", "Anne", phone=LINE)),
    "two first names in another order": (
        person("Goff", "Anne Marie", phone=LINE),
        person("Goff", "Marie-Anne", phone=LINE),
    ),
    "Mme veuve": (person("Maindron", "Anne", phone=LINE), person("Mme Vve MAINDRON Anne", phone=LINE)),
    "a particle glued": (person("Le Goff", "Anne", phone=LINE), person("LEGOFF", "Anne", phone=LINE)),
    "Saint and St": (
        person("Maindron", "Paul", Place("3 rue St-Jean", "49300", "Cholet")),
        person("Maindron", "Paul", Place("3, rue Saint Jean", "49300", "CHOLET")),
    ),
    "bd and boulevard, flat, CEDEX": (
        person("Maindron", "Paul", Place("8 boulevard du Maréchal Foch", "49000", "Angers")),
        person("Maindron", "Paul", Place("8 bd du Mal Foch, appt 12", "49000", "ANGERS CEDEX")),
    ),
    "phone written +33 (0)": (
        person("Maindron", "Paul", ANGERS, phone="+33 (0)6 39 98 00 01"),
        person("Maindron", "Paul", HUGO, phone="06.39.98.00.01"),
    ),
    "phone that lost its zero": (
        person("Maindron", "Paul", ANGERS, phone=MOBILE),
        person("Maindron", "Paul", phone="639980001.0"),
    ),
    "e-mail case": (
        person("Maindron", "Paul", ANGERS, email="P.Maindron@Courriel.example"),
        person("Maindron", "Paul", email="p.maindron@courriel.example"),
    ),
    "moved house": (
        person("Maindron", "Paul", HUGO, phones=(MOBILE, LINE)),
        person("Maindron", "Paul", ANGERS, phones=(MOBILE, OTHER_LINE)),
    ),
    "changed phone": (person("Maindron", "Paul", phone=MOBILE), person("Maindron", "Paul", phone=OTHER_MOBILE)),
    "two digits of the phone swapped": (
        person("Maindron", "Paul", GARE, phone="06 39 98 00 12"),
        person("Maindron", "Paul", Place("", "49300", "Cholet"), phone="06 39 98 00 21"),
    ),
    "married name beside the birth name": (
        person("Maindron", "Claire", phone=MOBILE),
        person("Maindron-Cesbron", "Claire", phone=MOBILE),
    ),
    "married, same mobile": (
        person("Maindron", "Claire", phone=MOBILE, civility="Mme"),
        person("Cesbron", "Claire", phone=MOBILE, civility="Mme"),
    ),
    "née": (
        person("Cesbron née Maindron", "Claire", phone=LINE, civility="Mme"),
        person("Maindron", "Claire", phone=LINE, civility="Mme"),
    ),
    "birth date, one digit off": (
        person("Maindron", "Claire", birth_date=date(1971, 3, 12)),
        person("Maindron", "Claire", birth_date=date(1971, 3, 21)),
    ),
    "the couple, then the husband": (
        person("Maindron", "Paul", phone=LINE, civility="M. et Mme", partner_first_name="Claire"),
        person("Maindron", "Paul", phone=LINE, civility="M."),
    ),
    "the couple, then the wife, named": (
        person("Maindron", "Paul", phone=LINE, civility="M. et Mme", partner_first_name="Claire"),
        person("Maindron", "Claire", phone=LINE, civility="Mme"),
    ),
    "the couple, then the wife, not named": (
        person("M. et Mme MAINDRON Paul", phone=LINE),
        person("Maindron", "Claire", phone=LINE, civility="Mme"),
    ),
    "both first names in one column": (
        person("Maindron", "Paul et Claire", phone=LINE),
        person("Maindron", "Claire", phone=LINE),
    ),
    "legal form before and after": (
        firm("SARL Maindron Menuiserie", phone=LINE),
        firm("MENUISERIE MAINDRON S.A.R.L.", phone=LINE),
    ),
    "Ets for Établissements": (
        firm("Ets Maindron & Fils", phone=LINE),
        firm("Établissements Maindron et fils", phone=LINE),
    ),
    "the legal form changed": (firm("Maindron SARL", phone=LINE), firm("Maindron SAS", phone=LINE)),
    "an acronym": (firm("Menuiserie Bois Anjou", phone=LINE), firm("M.B.A.", phone=LINE)),
    "legal name and trade name": (
        firm("Maindron Holding", phone=LINE, trade_name="Au Vieux Chêne"),
        firm("Au vieux chêne", phone=LINE),
    ),
    "under the manager's name": (
        firm("SARL Maindron", phone=LINE, contact="Paul Maindron"),
        firm("MAINDRON Paul", phone=LINE),
    ),
    "the contact entered instead, with the firm's mail": (
        firm("Bois & Cie", phone=LINE, email="contact@bois-cie.example", contact="Claire Cesbron"),
        person("Cesbron", "Claire", phone=LINE, email="contact@bois-cie.example", kind=""),
    ),
    "SIRET in the SIREN column": (
        firm("Maindron", siren="000 123 457 00012"),
        firm("Maindron SARL", siret="00012345700012", siren="000123457"),
    ),
    "SIREN that lost its zeros": (
        firm("Maindron", ANGERS, siren="123457.0"),
        firm("Maindron SARL", ANGERS, siren="000 123 457"),
    ),
    "SIREN by the VAT number": (
        firm("Maindron", ANGERS, vat_number="FR 40 000123457"),
        firm("Maindron SARL", ANGERS, siren="000123457"),
    ),
    "SIREN, two digits swapped": (
        firm("Maindron SARL", phone=LINE, siren="000123457"),
        firm("Maindron SARL", phone=LINE, siren="000132457"),
    ),
    "Mairie, Commune, Ville": (
        firm("Mairie de Trémentines", phone=LINE, kind="public"),
        firm("COMMUNE DE TREMENTINES", phone=LINE, kind="public"),
    ),
    "Mairie, kind not said": (
        firm("Mairie de Trémentines", phone=LINE, kind=""),
        firm("Ville de Trémentines", phone=LINE, kind="public"),
    ),
    "CCAS in full": (
        firm("CCAS de Trémentines", phone=LINE, kind="public"),
        firm("Centre communal d'action sociale de Trémentines", phone=LINE, kind=""),
    ),
    "a residence whose syndic changed": (
        firm("Résidence Les Lilas", phone=LINE, kind="condominium", syndic="Cabinet Martin"),
        firm("SDC LES LILAS", phone=OTHER_LINE, kind="condominium", syndic="Anjou Gestion"),
    ),
    "a farm, form first": (
        firm("GAEC de la Lande", phone=LINE),
        firm("LA LANDE (GAEC)", phone=LINE),
    ),
    "everything in capitals without accents": (
        person("Créac'h", "Hélène", Place("3 allée des Bruyères", "29200", "Brest"), phone=LINE),
        person("CREACH", "HELENE", Place("3 ALLEE DES BRUYERES", "29200", "BREST"), phone=LINE),
    ),
    "postcode that lost its zero": (
        person("Maindron", "Paul", Place("4 rue du Lac", "01000", "Bourg-en-Bresse")),
        person("Maindron", "Paul", Place("4 rue du Lac", "1000", "BOURG EN BRESSE")),
    ),
    "a hamlet with and without lieu-dit": (
        person("Maindron", "Paul", Place("Lieu-dit La Lande", "49120", "Chemillé"), phone=LINE),
        person("Maindron", "Paul", Place("LA LANDE", "49120", "CHEMILLE"), phone=LINE),
    ),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME.keys())
def test_one_client_typed_twice(pair: tuple[Party, Party]) -> None:
    a, b = pair
    assert share_a_key(a, b)
    verdict = judge(a, b)
    assert verdict.score > 0.5, verdict
    assert verdict.explanation
