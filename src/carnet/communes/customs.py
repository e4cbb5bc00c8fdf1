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
    ("Tignes-le-Lac", "73296", "73320"),
    ("Les Arcs", "73054", "73700"),
    ("La Tania", "73227", "73120"),
    ("L'Alpe d'Huez", "38191", "38750"),
    ("Les 2 Alpes", "38253", "38860"),
    ("Hossegor", "40304", "40150"),
    ("Saint-Denis de la Réunion", "97411", "97400"),
    ("Saint-Pierre de la Réunion", "97416", "97410"),
    ("Saint-Paul de la Réunion", "97415", "97460"),
    ("Saint-Barth", "97701", "97133"),
    ("Wallis", "98613", "98600"),
    ("Wallis-et-Futuna", "98613", "98600"),
    ("Saint-Rambert-l'Île-Barbe", "69389", "69009"),
    ("Lyon Vaise", "69389", "69009"),
    ("Lyon Part-Dieu", "69383", "69003"),
    ("La Part-Dieu", "69383", "69003"),
    ("Lyon Croix-Rousse", "69384", "69004"),
    ("Montmartre", "75118", "75018"),
    ("Hyères-les-Palmiers", "83069", "83400"),
    ("Montreuil-sous-Bois", "93048", "93100"),
    ("Cannes-la-Bocca", "06029", "06150"),
    ("Antibes-Juan-les-Pins", "06004", "06160"),
    ("Cergy-Pontoise", "95127", "95000"),
    ("Roissy CDG", "95527", "95700"),
    ("Paris Nord 2", "95527", "95700"),
    ("Les Milles", "13001", "13290"),
    ("Aix-les-Milles", "13001", "13290"),
    ("Belle-Île-en-Mer", "56152", "56360"),
    ("Île de Ré", "17369", "17410"),
    ("Île d'Oléron", "17385", "17310"),
    ("Île de Noirmoutier", "85163", "85330"),
    ("Île de Groix", "56069", "56590"),
    ("Île d'Ouessant", "29155", "29242"),
    ("Alès-en-Cévennes", "30007", "30100"),
    ("Villefranche-de-Beaujolais", "69264", "69400"),
    ("Flaine", "74014", "74300"),
    ("Isola 2000", "06073", "06420"),
    ("Pra-Loup", "04226", "04400"),
    ("Serre-Chevalier", "05161", "05240"),
    ("Superbagnères", "31042", "31110"),
    ("Hénin-Liétard", "62427", "62110"),
    ("Saint-Pierre-la-Mer", "11145", "11560"),
    ("Le Cap d'Ail", "06032", "06320"),
    ("Uriage-les-Bains", "38422", "38410"),
)

_ABROAD = """
    aix la chapelle, alger, amsterdam, anvers, athenes, barcelone, berlin, berne, bilbao, bologne, boston,
    bruges, brugge, bruxelles, brussel, brussels, bucarest, budapest, cambridge, casablanca, charleroi, chicago,
    cologne, copenhague, cracovie, dakar, dubai, dublin, dusseldorf, edimbourg, florence, francfort, fribourg, gand,
    geneve, genova, geneva, girone, glasgow, hambourg, hanovre, helsinki, istanbul, jerusalem, kiev, lausanne, le caire,
    liege, lisbonne, liverpool, livourne, londres, london, los angeles, louvain, luxembourg, madrid, malaga,
    manchester, marrakech, miami, milan, milano, moscou, munich, namur, naples, new york, oslo, ottawa, palerme, pekin,
    prague, quebec, rabat, rome, rotterdam, san francisco, san sebastian, saragosse, sarrebruck, seville, shanghai,
    stockholm, stuttgart, sydney, tanger, tokyo, toronto, tournai, treves, tunis, turin, varsovie, vatican,
    venise, verone, washington, zurich, afrique, algerie, allemagne, angleterre, autriche, belgique, bresil, cameroun,
    canada, chine, danemark, ecosse, espagne, etats unis, europe, grece, hollande, irlande, italie, japon, liban,
    madagascar, mali, maroc, norvege, pays bas, pologne, portugal, royaume uni, russie, senegal, suede, suisse, tunisie,
    turquie, ukraine, usa, andorre, abidjan, bamako, marbella, ibiza, tel aviv, caire, etranger, france
"""
_NO_PLACE = """
    neant, inconnu, inconnue, aucun, aucune, idem, sans adresse, a preciser, preciser, non renseigne, domicile,
    code postal, client, voir devis, a completer, completer, divers, bureau
"""
# Typed as such they are never a French commune half remembered: only a name that begins with these very words counts.
NOT_IN_FRANCE = frozenset(name.strip() for name in f"{_ABROAD}, {_NO_PLACE}".split(","))
# Said before or after the name of a commune without being part of it.
AROUND_A_NAME = frozenset(("commune", "ville", "mairie", "village", "bourg", "dpt", "dept", "departement"))
_AFTER = """
    centre ville nord sud est ouest gare plage bourg village aeroport port zi za zac zone industrielle artisanale
    haut bas metropole agglo agglomeration france
"""
AFTER_A_NAME = frozenset(_AFTER.split())
NOT_AN_ANSWER = frozenset({"n a", "nc", "n c", "nr", "x", "xx", "xxx", "xxxx", "nsp", "ras"})
