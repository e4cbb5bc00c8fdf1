"""What a column of a client list may hold, and the headings that French and English programs give it. Pure data.

A field in a group is written `group.field`: `delivery.street`, `site2.city`, `contact.phone`.
"""

from carnet.kernel.text import words

FIELDS: dict[str, str] = {
    "id": "Identifiant",
    "number": "N° de client",
    "kind": "Type",
    "status": "Statut",
    "is_client": "Est un client",
    "is_prospect": "Est un prospect",
    "is_company": "Est une société",
    "civility": "Civilité",
    "name": "Nom",
    "first_name": "Prénom",
    "full_name": "Nom et prénom, ou raison sociale",
    "company": "Raison sociale",
    "partner_name": "Nom du conjoint",
    "partner_first_name": "Prénom du conjoint",
    "birth_date": "Date de naissance",
    "trade_name": "Nom commercial",
    "legal_form": "Forme juridique",
    "siren": "SIREN",
    "siret": "SIRET",
    "vat_number": "N° de TVA",
    "naf": "Code NAF",
    "service_code": "Code service",
    "commitment_number": "N° d’engagement",
    "street": "Adresse",
    "address": "Adresse complète",
    "postcode": "Code postal",
    "city": "Ville",
    "town": "Code postal et ville",
    "country": "Pays",
    "insee": "Code INSEE",
    "access_notes": "Accès",
    "label": "Libellé de l’adresse",
    "phone": "Téléphone",
    "mobile": "Portable",
    "fax": "Télécopie",
    "email": "E-mail",
    "without_email": "Sans e-mail",
    "website": "Site web",
    "role": "Rôle",
    "job_title": "Fonction",
    "salesperson": "Commercial",
    "origin": "Origine",
    "payment_terms": "Règlement",
    "notes": "Notes",
    "warning": "À savoir",
    "tags": "Étiquettes",
    "created_at": "Date de création",
}
GROUPS: dict[str, str] = {
    "billing": "Facturation",
    "delivery": "Livraison",
    "site": "Chantier",
    "home": "Domicile",
    "contact": "Contact",
}
ADDRESS_FIELDS = frozenset(
    {"street", "address", "postcode", "city", "town", "country", "insee", "access_notes", "label"}
)
CONTACT_FIELDS = frozenset({"civility", "name", "first_name", "full_name", "role", "job_title", "phone", "email"})
# Several columns may feed them; of the others, the first column wins.
MANY = frozenset({"street", "phone", "mobile", "fax", "email", "notes", "tags"})
# Recognised, and left aside on purpose: labels of telephones, accounting codes, totals.
IGNORED = "-"

# One spelling for each word of a heading.
SAME_WORD: dict[str, str] = {
    word: spelling
    for spelling, variants in {
        "tel": "telephone phone tph telephones phones telephonique",
        "mobile": "portable port gsm mob cellulaire cell cellular portables",
        "mail": "email courriel mel emails mails messagerie",
        "adresse": "adr addr address adresses",
        "rue": "street voie",
        "n": "num numero no nr number",
        "societe": "ste company entreprise organization organisation societes",
        "naissance": "naiss birth birthday birthdate anniversaire",
        "notes": "note commentaire commentaires remarque remarques observation observations memo comment comments",
        "fax": "telecopie telecopieur",
        "prenom": "prenoms",
        "ville": "city localite town",
        "pays": "country",
        "civilite": "civ civilites",
        "complement": "cplt compl complementaire suite",
        "tva": "vat",
        "web": "internet url website",
        "etiquettes": "tags tag etiquette labels smarttags libelles",
        "livraison": "delivery shipping liv",
        "facturation": "billing invoice facture fact",
        "domicile": "home personnel personnelle perso prive privee",
        "bureau": "business work travail siege principal principale main",
        "contact": "interlocuteur contacts",
        "prospect": "prospects",
        "creation": "created cree",
        "representant": "vendeur salesperson",
    }.items()
    for word in variants.split()
}
# Words that may be dropped when the whole heading is not known.
IDLE_WORDS = frozenset(
    words("du de la le les des d l au a client clients tiers customer partner the of value valeur bureau fixe iso fr")
)
GROUP_WORDS: dict[str, str] = {
    "livraison": "delivery",
    "facturation": "billing",
    "chantier": "site",
    "travaux": "site",
    "domicile": "home",
    "contact": "contact",
}

# Headings by field, one a line or separated by « | », as people and programs write them.
HEADINGS: dict[str, str] = {
    "id": "id | identifiant | id tiers | external id | id externe | rowid | ref externe | id client | customer id",
    "number": """
        n client | code client | numero client | n° | numéro | code | code tiers | n compte | compte | référence |
        ref | numéro compte | réf client | reference client | code (tiers) | compte client | compte tiers |
        customer code | customer number | client number | n dossier | numéro de tiers | compte comptable client |
        n de client
    """,
    "kind": """
        type | type client | type de client | type du tiers | nature | catégorie client | company type | kind |
        particulier / professionnel | pro / particulier | type de tiers | profil | type contact | type de societe
    """,
    "status": """
        statut | status | etat client | statut client | prospect / client | client / prospect | type de relation |
        prospect ou client | statut commercial
    """,
    "is_client": "est un client | is client | is customer | customer rank",
    "is_prospect": "est un prospect | prospect | is prospect",
    "is_company": "is company | est une société | is a company | société (oui/non) | professionnel",
    "civility": """
        civilité | titre | title | politesse | titre de civilité | mme m | m mme | qualité | honorific | prefix |
        name prefix | formule de politesse | salutation | intitule civilite
    """,
    "name": """
        nom | nom de famille | last name | family name | surname | lastname | nom client | nom usuel | nom d'usage |
        nom ou raison sociale
    """,
    "first_name": "prénom | first name | given name | firstname | prénom client | petit nom",
    "full_name": """
        nom et prénom ou raison sociale
        | nom complet | nom prénom | prénom nom | nom et prénom | prénom et nom | nom & prénom | nom / prénom |
        nom raison sociale | nom / raison sociale | raison sociale / nom | raison sociale nom | client | tiers |
        name | full name | display name | nom affiché | nom du tiers | intitulé | désignation | dénomination |
        libellé | société / nom | nom société ou nom prénom | raison sociale ou nom | complete name
        | file as | nom client ou raison sociale | clients | nom (tiers) | nom - prénom | identité | customer |
        contact client
    """,
    "company": """
        raison sociale | société | entreprise | company | company name | organization name | nom de la société |
        nom société | nom entreprise | nom de l'entreprise | organisation | organization 1 - name | raison soc | rs
        | dénomination sociale | nom juridique | legal name | organisme | établissement | customer company
    """,
    "partner_name": "nom conjoint | nom du conjoint | nom 2ème personne | nom conjointe",
    "partner_first_name": "prénom conjoint | prénom du conjoint | prénom conjointe",
    "birth_date": """
        date de naissance | date naiss | né le | née le | naissance | birthday | date of birth | birth date | ddn
    """,
    "trade_name": """
        nom commercial | enseigne | nom alternatif | nom alternatif (commercial, marque, ...) | alias | abrégé |
        marque | trade name | alias name | nom d'enseigne
    """,
    "legal_form": "forme juridique | forme | statut juridique | legal form | type entité légale | forme jur",
    "siren": "siren | n siren | numéro siren | code siren | id prof 1 | siren siret | company registry | rcs siren",
    "siret": "siret | n siret | numéro siret | code siret | id prof 2 | siret siège | siret / siren",
    "vat_number": """
        n tva | tva intracommunautaire | numéro de tva | n° tva intracommunautaire | tva intra | vat | tax id |
        n identifiant | vat number | code tva intracommunautaire | tva intracom | id tva |
        numéro de tva intracommunautaire | n tva intra | tva cee
    """,
    "naf": "naf | ape | code naf | code ape | naf ape | ape naf | naf (ape) | id prof 3 | code naf / ape",
    "service_code": "code service | service chorus | code service chorus",
    "commitment_number": "n engagement | numéro d'engagement | n d engagement | engagement",
    "street": """
        adresse | rue | adresse 1 | adresse 2 | adresse 3 | adresse 4 | complément | complément adresse |
        adresse suite | complément d'adresse | adresse ligne 1 | adresse ligne 2 | adresse ligne 3 | adresse (suite)
        | street | street2 | street 2 | adresse : partie 1 | adresse : partie 2 | address line 1 | address line 2 |
        rue 2 | n° et rue | adresse postale | numéro et voie | n et voie | n° rue | voie | lieu dit | lieu-dit |
        bâtiment | résidence | adresse 1 street | adresse1 | adresse2 | adresse3 | address 1 - street |
        address 1 - extended address | ligne 1 | ligne 2 | npai | street address | rue du domicile | boite postale |
        bp | adresse rue | address1 | address2
    """,
    "address": """
        adresse complète | adresse postale complète | address 1 - formatted | full address | contact address |
        adresse et ville | adresse cp ville | adresse / cp / ville
    """,
    "postcode": """
        code postal | cp | c.p. | postal code | zip | zip code | postcode | code post | codepostal |
        address 1 - postal code | cpostal | adresse : code postal | code postale | c postal | cod postal
    """,
    "city": """
        ville | commune | localité | city | town | adresse : ville | address 1 - city | bureau distributeur |
        nom commune
    """,
    "town": """
        cp ville | code postal ville | code postal et ville | cp - ville | cp / ville | code postal / ville |
        cp et ville
    """,
    "country": """
        pays | country | code pays | pays / région | pays/région | country code | adresse : code pays | country id |
        code pays (iso 2) | country region | address 1 - country | nom du pays | country/region
    """,
    "insee": "insee | code insee | code commune",
    "label": "libellé de l'adresse | libellé adresse",
    "access_notes": "accès | access | code d'accès | digicode | instructions d'accès | consignes d'accès",
    "phone": """
        tel | tel fixe | tel 1 | tel 2 | n tel | fixe | ligne fixe | tel domicile | tel bureau | phone 1 - value |
        phone 2 - value | tel principal | autre tel | tel travail | téléphone(s) | phone number | tel pro |
        tel professionnel | other phone | primary phone | téléphone autre | coordonnées téléphoniques
    """,
    "mobile": """
        mobile | tel mobile | n mobile | n tel mobile | mobile phone | mobile number | tel gsm | mobile pro |
        mobile 1 | mobile 2 | n de mobile
    """,
    "fax": "fax | n fax | tel fax | business fax | fax number | n de fax",
    "email": """
        mail | adresse mail | e mail | adresse de messagerie | e mail address | mail 1 | mail 2 | e mail 1 value |
        e mail 2 value | adresse électronique | courriel | courrier électronique | mail principal | mail facturation
        | e mail 2 address | e mail 3 address | adresse e-mail
    """,
    "without_email": "sans mail | sans e mail | pas de mail",
    "website": "site | site web | site internet | web | page web | web page | website 1 - value | adresse web",
    "role": "rôle | role",
    "job_title": """
        fonction | poste | job title | job | position | service contact | organization 1 - title |
        organization title | fonction contact | titre du poste
    """,
    "salesperson": """
        commercial | representant | commercial(aux) | vendeur | salesperson | propriétaire | owner | user id |
        représentant | commercial attitré | suivi par | responsable commercial | chargé d'affaires | collaborateur |
        commerciaux | code représentant | nom du commercial | sales representative | technico-commercial | affecté à
        | assigné à
    """,
    "origin": """
        origine | source | origine client | provenance | origine du contact | connu par | source lead | lead source
        | canal
    """,
    "payment_terms": """
        règlement | conditions de règlement | mode de règlement | condition de paiement | conditions de paiement |
        délai de paiement | payment terms | échéance | mode de paiement | modalité de paiement
    """,
    "notes": """
        notes | note publique | note privée | note (publique) | note (privée) | information | informations | infos |
        divers | texte | description | info complémentaire | observations | bloc notes | bloc-note | notes internes
    """,
    "warning": "à savoir | alerte | attention | avertissement | point d'attention | message d'alerte",
    "tags": """
        etiquettes | catégories | catégorie | famille | famille client | groupe | group membership | segment |
        smart tags | tags | mots clés | groupes | familles | categories
    """,
    "created_at": """
        date de création | date creation | créé le | creation date | created at | date created | date d'ouverture |
        date entrée | date de saisie
    """,
    IGNORED: """
        phone 1 type | phone 1 label | phone 2 type | phone 2 label | e mail 1 type | e mail 1 label |
        address 1 type | address 1 label | website 1 type | date modification | date de modification | modifié le |
        fournisseur | code fournisseur | code comptable client | code comptable fournisseur | capital | effectifs |
        effectif | est un fournisseur | encours | plafond | solde | chiffre d'affaires | ca | remise |
        département/canton | département | région | state | etat | region | rcs/rm | rcs | address 1 - region |
        address 1 - country code | latitude | longitude | is supplier | actif | active | price list | tarif |
        nom complet de l'adresse de messagerie | nom complet de l'adresse de messagerie 2 | e-mail display name | type de messagerie |
        dernière facture | date dernier achat | code comptable | compte comptable | last update | supplier | motif du refus
    """,
}
