"""What everybody says and no official file has: places in use, cities abroad, answers that are not an answer."""

# (name, INSEE code of the commune it is most often in, its postcode there)
PLACES_IN_USE: tuple[tuple[str, str, str], ...] = (
    ("La Défense", "92026", "92400"),
    ("Paris La Défense", "92026", "92400"),
    ("La Défense", "92062", "92800"),
    ("Paris La Défense", "92062", "92800"),
    ("Marne-la-Vallée", "77083", "77420"),
    ("Saint-Quentin-en-Yvelines", "78423", "78180"),
    ("Saint-Quentin-en-Yvelines", "78297", "78280"),
    ("Disneyland", "77111", "77700"),
    ("Val-d'Europe", "77111", "77700"),
    ("Val-d'Europe", "77449", "77700"),
    ("Orly aéroport", "91479", "91550"),
    ("Rungis MIN", "94065", "94150"),
    ("Tignes le Lac", "73296", "73320"),
    ("Les Arcs", "73054", "73700"),
    ("La Tania", "73227", "73120"),
    ("L'Alpe d'Huez", "38191", "38750"),
    ("Les 2 Alpes", "38253", "38860"),
    ("Hossegor", "40304", "40150"),
    ("Port-la-Nouvelle plage", "11266", "11210"),
    ("Saint-Denis de la Réunion", "97411", "97400"),
    ("Saint-Pierre de la Réunion", "97416", "97410"),
    ("Saint-Paul de la Réunion", "97415", "97460"),
    ("Saint-Barth", "97701", "97133"),
    ("Wallis", "98613", "98600"),
)

# Typed as such they are never a French commune half remembered: only a name that begins with these very words counts.
NOT_IN_FRANCE = frozenset(
    name.strip()
    for name in """
    aix la chapelle, alger, amsterdam, anvers, athenes, barcelone, berlin, berne, bilbao, bologne, boston,
    bruges, brugge, bruxelles, brussel, brussels, bucarest, budapest, cambridge, casablanca, charleroi, chicago, cologne,
    copenhague, cracovie, dakar, dubai, dublin, dusseldorf, edimbourg, florence, francfort, fribourg, gand, geneve,
    genova, geneva, girone, glasgow, hambourg, hanovre, helsinki, istanbul, jerusalem, kiev, lausanne, le caire, liege,
    lisbonne, liverpool, livourne, londres, london, los angeles, louvain, luxembourg, madrid, malaga, manchester,
    marrakech, miami, milan, milano, moscou, munich, namur, naples, new york, oran, oslo, ottawa, palerme, pekin,
    prague, quebec, rabat, rome, rotterdam, san francisco, san sebastian, saragosse, sarrebruck, seville, shanghai,
    stockholm, stuttgart, sydney, tanger, tokyo, toronto, tournai, treves, tunis, turin, varsovie, vatican,
    venise, verone, washington, zurich, afrique, algerie, allemagne, angleterre, autriche, belgique, bresil, cameroun,
    canada, chine, danemark, ecosse, espagne, etats unis, europe, grece, hollande, irlande, italie, japon, liban,
    madagascar, mali, maroc, norvege, pays bas, pologne, portugal, royaume uni, russie, senegal, suede, suisse, tunisie,
    turquie, ukraine, usa, etranger, france,
    neant, inconnu, inconnue, aucun, aucune, idem, sans, sans adresse, a preciser, non renseigne, domicile, adresse,
    ville, commune, code postal, cp, client, test, maison, chantier, voir devis, a completer, divers, mairie, bureau
    """.split(",")
)
NOT_AN_ANSWER = frozenset({"n a", "nc", "n c", "nr", "x", "xx", "xxx", "xxxx", "nsp", "ras"})
