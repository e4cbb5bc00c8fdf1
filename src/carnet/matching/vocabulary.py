"""The words French files are made of: legal forms, trades, civilities, street types.

Everything here is folded (lower case, no accent). Lists are meant to be read and completed; `_` is a space.
"""


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def pairs(text: str) -> dict[str, str]:
    """`"av=avenue bd=boulevard"` → a dictionary."""
    return dict(pair.replace("_", " ").split("=") for pair in text.split())


LEGAL_FORMS = pairs(
    """
    sarl=sarl eurl=eurl sas=sas sasu=sasu sa=sa sci=sci snc=snc ei=ei eirl=eirl earl=earl gaec=gaec scea=scea
    scp=scp selarl=selarl selas=selas selasu=selasu scop=scop scic=scic scm=scm gfa=gfa gie=gie sccv=sccv
    scev=scev gaf=gaf cuma=cuma epic=epic epa=epa sem=sem spl=spl sivom=sivom sivu=sivu
    autoentrepreneur=ei microentreprise=ei microentrepreneur=ei
    autoentreprise=ei
    """
)
# Forms of one firm that follow one another, or that people write for one another.
FORM_FAMILIES = pairs(
    """
    sarl=firm eurl=firm sas=firm sasu=firm sa=firm snc=firm ei=firm eirl=firm scop=firm sci=estate sccv=estate
    gfa=estate earl=farm gaec=farm scea=farm scev=farm cuma=farm scp=practice selarl=practice selas=practice
    selasu=practice scm=practice
    """
)
# Words that name no firm in particular: left out of the heart of a name.
GENERIC = word_set(
    """
    a and associe associes au aux by chez cie co compagnie d de des du en ent entr entreprise entreprises et
    etabl etablissement etablissements ets fils france frere freres gerant gerante groupe l la le les ltd m
    madame maison me maitre docteur dr mlle mme monsieur mr pere prive privee public publique soc societe soeurs sous ste succ
    successeur successeurs sur the
    """
)
TRADES = word_set(
    """
    agence agencement agri agricole alarme alarmes ambulance ambulances amenagement antiquites apiculture
    aquaculture architecte architectes architecture artisan artisanat artisans ascenseurs assainissement assurance
    assurances atelier ateliers auberge audit audition auditions auto automobile automobiles autos avitaillement
    avocat avocats bagagerie bains bar barber bat bateaux batiment beaute bennes beton betons bijouterie bijoux
    biscuiterie blanchisserie bois boissons boucherie boucheries boulangerie boulangeries boutique
    brasserie brocante broderie btp cabinet cafe calorifugeage camping campings carrelage carrelages carreleur
    carrieres carrosserie cartonnage cave caves centre ceramique chambres charcuterie charcuteries
    charpente charpentes chaudronnerie chauffage chauffagiste chaussures chocolaterie chocolatier clim
    climatisation clinique cloisons cloture clotures club coaching coiff coiffeur coiffure commerce communication
    comptabilite comptable comptables confection confiserie conseil conseils conserverie constructeur construction
    constructions consulting cordonnerie coursier courtage courtier courtiers coutellerie couture couverture
     coworking creation creations credit creperie creperies cuisine cuisines cycles danse debarras deco
    decoration demenagement demenagements demolition dentaire dentiste depannage depannages desamiantage design
    desinfection detection developpement diagnostic diagnostics diffusion digital distribution domaine domotique
    droguerie ebenisterie ecole ecurie ecuries edition editions elagage elec electricien electricite electromenager
    electronique elevage emballage emballages encadrement energetique energie energies enseigne enseignes entretien
    epicerie epiceries equipement equipements equitation espace espaces est esthetique etancheite europe
    evenementiel evenements expert expertise experts exploitation export fabrication facade facades ferme fermes
    fermeture fermetures ferraille ferronnerie fiduciaire film finance finances financiere fiscalite fitness
    fleuriste fleurs foncier fonciere forage forages forestier formation fourniture fournitures foyer froid froids
    fromagerie fromages fruits fumisterie funeraire funeraires galerie garage garages garde gardien gardiennage
     geometre geometres gestion gite gites glaces glacier global graineterie granit graphique graphisme gravure
    grill gym habillement habitat holding horlogerie horticole horticulture hotel hotellerie hotels huissier
    huissiers immo immobilier immobiliere import impression impressions imprimerie imprimeur industrie industriel
    industries infirmier infirmiere infirmieres infirmiers informatique informatiques ingenierie installation
    installations institut interieur interieurs international invest investissement investissements irrigation
    isolation jardin jardinage jardinerie jardins jeux joaillerie jouets juridique kebab kine
    kinesitherapie laboratoire laboratoires lavage laverie librairie librairies lingerie literie livraison location
    locations logistique luminaires luthier machines maconnerie maconneries magasin maintenance maraichage
    maraicher marbrerie marketing maroquinerie materiaux mecanique mecaniques medecin medical medicale menage
    menuiserie menuiseries mercerie messagerie metal metallerie meuble meubles meunerie minoterie
    miroiterie mobilier mode moquette moteurs moto motos moulage multi multimedia musique mutuelle naturopathe
    nautique nautisme negoce nettoyage nord notaire notaires notariat nuisibles onglerie opticien opticiens optique
    orthopedie orthophoniste osteopathe osteopathie ouest outillage papeterie papiers parfumerie parquet parquets
    participations patisserie patisseries patissier patrimoine paysage paysager paysagers paysages paysagiste
    paysagistes peche pedicure peinture peintures pensions pepiniere pepinieres pharmacie pharmacien
    pharmacies photo photographie piscine piscines pizza pizzeria plaquiste plasturgie platre platrerie plomberie
    plombier plus pneu pneus podologue poissonnerie pompes ponts porcelaine poterie prefabrication presse pressing
    pretaporter primeur primeurs pro production productions propre proprete psychologue publicite publics
    puericulture quincaillerie radiologie ramonage ravalement recouvrement recyclage reliure renovation reparation
    reparations restaurant restauration retouches revetement revetements robinetterie salaisons sanitaire
    sciage scierie securite sellerie semences serigraphie serrurerie service services signaletique snack
    soins solaire solutions sophrologie soudure spectacles sport sports store stores studio sud supermarche surgeles
    surveillance system systemes tabac tapisserie tatouage taxi taxis technique techniques technologie
    technologies telecom telecoms terrasse terrassement terrassements terrassier textile textiles theatre tissus
    toilettage toiture toitures tolerie tonnellerie torrefaction tourisme tournage tp traduction traitement traiteur
    traiteurs transit transport transporteur transports travaux tuyauterie usinage vannerie vehicules vente verrerie
    verts vetements veterinaire veterinaires viande viandes vins viticole viticulteur viticulture vitrerie voilerie
    voirie volailles volets voyages vtc web zinguerie
    """
)
# Trades that are surnames too: beside one other word alone they do not make a firm (`Lucas Jardin`).
SURNAME_TRADES = word_set(
    "bar bois cave club est expert ferme fleurs froid garde jardin metal mode nord ouest ponts sud vente"
)
# Heads of public bodies and of associations: "mairie" and "école" of one town are two clients.
TOWN_HALL = word_set("mairie commune ville municipalite")
PUBLIC_HEADS = word_set(
    """
    agglomeration bibliotheque ccas chambre cias college communaute conseil creche crematorium departement ecole
    ehpad gendarmerie hopital lycee mairie maison maternelle mediatheque metropole office piscine prefecture
    region sdis sivom sivu syndicat tresorerie tribunal universite
    """
)
ASSOCIATION_HEADS = word_set(
    """
    adapei adapt amicale apel asso assoc association cercle club comite federation fnath foyer mjc ogec union
    """
)
CONDOMINIUM_WORDS = word_set(
    """
    aful asl bat batiment cop copro coprop coproprietaire coproprietaires copropriete ensemble imm immeuble
    immobilier lotissement res residence scop sdc sdcop syndic syndicat
    """
)
COUPLE_TITLES = frozenset(
    title.replace("_", " ")
    for title in word_set(
        """
    m_et_mme mr_et_mme m_ou_mme mr_ou_mme m_mme mr_mme monsieur_et_madame monsieur_madame mme_et_m mme_et_mr
    mme_m madame_et_monsieur m_et_madame monsieur_et_mme mm famille m_et_m mmes
        """
    )
)
# Civilities, with the sex they tell; `?` tells none.
TITLES = {
    title: sex.strip("?")
    for title, sex in pairs(
        """
        m=M mr=M monsieur=M mme=F madame=F mlle=F mademoiselle=F melle=F ms=F mrs=F dr=? docteur=? me=? maitre=?
        pr=? veuve=F vve=F mdme=F mne=F
        """
    ).items()
}
PROFESSIONS = word_set("dr docteur me maitre pr professeur")
BORN_AS = word_set("nee ne epouse ep epse veuve vve")
STREET_TYPES = pairs(
    """
    rue=rue r=rue avenue=avenue av=avenue ave=avenue aven=avenue boulevard=boulevard bd=boulevard bld=boulevard
    bvd=boulevard boul=boulevard blvd=boulevard bvard=boulevard chemin=chemin ch=chemin chem=chemin che=chemin
    chm=chemin impasse=impasse imp=impasse place=place pl=place plc=place route=route rte=route allee=allee
    allees=allee all=allee quai=quai q=quai cours=cours crs=cours square=square sq=square passage=passage
    pass=passage pas=passage faubourg=faubourg fbg=faubourg fg=faubourg lotissement=lotissement lot=lotissement
    hameau=hameau ham=hameau lieudit=lieudit ld=lieudit residence=residence res=residence zone=zone za=zone
    zi=zone zac=zone zae=zone parc=parc villa=villa sentier=sentier sente=sentier venelle=venelle rond=rond
    voie=voie cite=cite clos=clos esplanade=esplanade montee=montee promenade=promenade traverse=traverse
    """
)
ADDRESS_WORDS = pairs(
    """
    st=saint ste=sainte gal=general gen=general mal=marechal marechal=marechal dr=docteur pdt=president
    pres=president cdt=commandant cne=capitaine col=colonel lt=lieutenant prof=professeur pr=professeur gd=grand
    gde=grande pt=petit pte=petite nd=notre_dame fr=freres premier=1 1er=1 1ere=1
    """
)
ADDRESS_STOP = word_set("de du des la le les l d a au aux et sur sous en lieu dit")
# The word and the one after it say where in the building: they do not tell two addresses apart.
IN_BUILDING = word_set(
    """
    app appart appartement appt apt bal bat batiment boite bp code cs esc escalier etage etg interphone lgt
    logement porte tsa
    """
)
# First labels of the mail domains that belong to everybody.
GENERIC_MAIL = word_set(
    """
    9online aliceadsl aol bbox bouygtel cegetel club-internet courriel dbmail email free gmail gmx googlemail
    hotmail icloud laposte live mac mail mailo me messagerie msn neuf noos nordnet numericable orange outlook
    proton protonmail sfr tele2 voila wanadoo yahoo ymail
    """
)
# Local parts that name a desk, not a person: in common between two firms, they say nothing.
MAIL_ROLES = word_set(
    "contact info infos accueil compta comptabilite direction facturation factures secretariat commercial mairie"
)
# Local parts or domains that mean "none".
NO_MAIL = word_set(
    """
    aaa abc absent aucun aucune azerty emailinconnu inconnu mailinconnu na nc ne-pas-repondre neant
    nepasrepondre no-email no-mail no-reply noemail nomail non none noreply null pas pas-de-mail pas-email
    pas.de.mail pas.email pas_de_mail pasdadresse pasdemail pasdemel pasemail pasmail refus refuse rien sans
    sans.mail sansemail sansmail test x xx xxx xxxx
    """
)
# Particles stick to the surname: `Le Goff`, `de la Tour`.
PARTICLES = word_set("de du des d la le l van von der den ben el da dos di del mac mc saint st ste sainte o")
# Words that betray a firm, without naming its trade.
FIRM_WORDS = word_set(
    "ets etablissements etablissement societe entreprise groupe compagnie freres associes mairie commune cabinet garage"
)
# A name that begins or ends so is a firm's: `Chez Louis`, `Dupont et Fils`.
FIRM_BEGINNINGS = (
    "chez",
    "au",
    "aux",
    "atelier",
    "l atelier",
    "comptoir",
    "le comptoir",
    "la maison",
    "ferme",
    "la ferme",
)
FIRM_ENDINGS = (
    "et fils",
    "pere et fils",
    "fils",
    "et filles",
    "et fille",
    "freres",
    "et freres",
    "et cie",
    "et co",
    "et associes",
    "soeurs",
)
