"""Names of people of the West, by generation, and how a household is entered."""

from collections import Counter
from dataclasses import dataclass
from random import Random

from carnet.clients.record import Record

SURNAMES = """
    Abélard, Aubineau, Audouinet, Baranger, Barbarit, Baudonnière, Bellouard, Benesteau, Bernaudeau, Besnardeau, Bidaud, Biteau, Blanchardon, Bodineau,
    Boissinot, Bonnaudet, Bossoreil, Boudault, Bouteillé, Brangeon, Braudel, Bretaudeau, Brossier, Bureau-Caillé, Cailleteau, Cassin, Cesbronneau,
    Chaigneau, Charrieau, Chataigner, Chauvière, Chevrollier, Chironneau, Clénet, Cochardeau, Coiscaud, Coulonnier, Courilleau, Coutancin, Cousseau,
    Cussonneau, Dabin, Davideau, Defois, Deniau, Devaud, Dixneuf, Doizon, Drapeau, Drouillard, Durandet, Épaud, Esseul, Fillaudeau, Fonteneau, Foulonneau,
    Fradin, Frouin, Gaboriau, Gallardeau, Garreau, Gelineau, Girardeau, Godinier, Gourdon, Graveleau, Grellier, Grimaud, Guédon, Guignard, Guilbaud,
    Guilloteau, Hérault, Hervouët, Huchon, Humeau, Jaunâtre, Jolivet, Jousselin, Juhel, Lacroix-Piou, Landreau, Largeau, Legeay, Lépinette, Loizeau,
    Lusson, Macé, Maindron, Malinge, Marsault, Maudet, Mériau, Métayer, Mignonneau, Moinard, Morillon, Mousseau, Nauleau, Neau, Oger, Onillon, Papin,
    Paquereau, Pavageau, Pellerin, Péraud, Pérocheau, Piffeteau, Pineau, Piou, Poirier, Poupelin, Praud, Prin, Puaud, Rabouin, Raimbeau, Rambaud, Rautureau,
    Redureau, Réthoré, Richardeau, Ripoche, Rochais, Rousselot, Sachot, Sauvaget, Savary, Sécher, Simonneau, Sionneau, Sourice, Soulard, Subileau, Supiot,
    Tessier-Lainé, Terrien, Tharreau, Tignon, Tisseau, Tricoire, Turpault, Vendé, Vétault, Vigneron, Vincendeau, Vrignaud, Yvon
    """.replace("\n", " ")  # fmt: skip
# Born before 1960, between 1960 and 1982, after.
MEN = (
    "René, Marcel, André, Michel, Gérard, Bernard, Joseph, Guy, Maurice, Jean-Claude, Daniel, Roger, Yves, Gilbert, Claude, Louis-Marie, Raymond, Jacques",
    "Philippe, Thierry, Pascal, Christophe, Éric, Laurent, Bruno, Stéphane, Franck, Olivier, Didier, Frédéric, Hervé, Jean-Luc, Fabrice, Sébastien, David, Cédric, Jean-Noël",
    "Julien, Kévin, Maxime, Romain, Thomas, Florian, Antoine, Guillaume, Benjamin, Alexis, Clément, Mathieu, Baptiste, Valentin, Jérémy, Quentin, Adrien, Corentin, Anthony",
)  # fmt: skip
WOMEN = (
    "Monique, Thérèse, Marie-Thérèse, Bernadette, Odile, Jeannine, Madeleine, Suzanne, Yvette, Denise, Simone, Paulette, Marie-Josèphe, Colette, Ginette, Andrée, Geneviève",
    "Isabelle, Sylvie, Nathalie, Catherine, Véronique, Christelle, Sandrine, Valérie, Corinne, Anne-Marie, Béatrice, Laurence, Stéphanie, Karine, Florence, Brigitte, Pascale",
    "Camille, Marion, Élodie, Aurélie, Mélanie, Justine, Pauline, Laura, Manon, Lucie, Anaïs, Chloé, Émilie, Mathilde, Noémie, Charlène, Ophélie, Solenn, Élise, Maëva",
)  # fmt: skip
OLD, MIDDLE, YOUNG = 0, 1, 2


@dataclass(frozen=True)
class Household:
    values: Record
    generation: int
    partner: str = ""  # first name of the second person, if any


def _listed(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


class Families:
    """Draws households; the same name and first name never come twice."""

    def __init__(self, rng: Random) -> None:
        self._surnames = _listed(SURNAMES)
        rng.shuffle(self._surnames)
        self._firsts = [[_shuffled(MEN[age], rng), _shuffled(WOMEN[age], rng)] for age in (OLD, MIDDLE, YOUNG)]
        self._drawn: Counter[str] = Counter()
        self._met: set[tuple[str, str]] = set()

    def household(self, rng: Random) -> Household:
        age = rng.choices((OLD, MIDDLE, YOUNG), (26, 42, 32))[0]
        surname, man, woman = self._family(age)
        drawn = rng.random()
        if drawn < 0.46:
            return Household(
                {"civility": "M. et Mme", "name": surname, "first_name": man, "partner_first_name": woman}, age, woman
            )
        if drawn < 0.56:
            other = self._next("surname", self._surnames)
            values = {"name": surname, "first_name": man, "partner_name": other, "partner_first_name": woman}
            return Household({"civility": "M. et Mme", **values}, age, woman)
        civility, first = ("Mme", woman) if rng.random() < 0.5 else ("M.", man)
        return Household({"civility": civility, "name": surname, "first_name": first}, age)

    def person(self, rng: Random) -> tuple[str, str, str]:
        """(civility, first name, name) of somebody at work."""
        age = rng.choice((MIDDLE, YOUNG))
        sex = rng.randrange(2)
        return ("M.", "Mme")[sex], rng.choice(self._firsts[age][sex]), rng.choice(self._surnames)

    def _family(self, age: int) -> tuple[str, str, str]:
        """A surname, a man and a woman; neither has already been met under that surname."""
        surname, (men, women) = self._next("surname", self._surnames), self._firsts[age]
        man, woman = self._next(f"man{age}", men), self._next(f"woman{age}", women)
        while {(surname, man), (surname, woman)} & self._met:
            man, woman = self._next(f"man{age}", men), self._next(f"woman{age}", women)
        self._met |= {(surname, man), (surname, woman)}
        return surname, man, woman

    def _next(self, kind: str, names: list[str]) -> str:
        self._drawn[kind] += 1
        return names[self._drawn[kind] % len(names)]


def _shuffled(text: str, rng: Random) -> list[str]:
    names = _listed(text)
    rng.shuffle(names)
    return names
