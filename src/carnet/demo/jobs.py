"""What people ask of a joiner, in the words of the secretary, the salesperson and the fitter."""

from dataclasses import dataclass
from random import Random

from carnet.kernel.numbers import grouped


@dataclass(frozen=True)
class Job:
    """`sign` completes « Devis signé : … »; `price` in euros, tax included, low and high."""

    code: str
    sign: str
    price: tuple[int, int]
    asks: tuple[str, ...]
    visits: tuple[str, ...]
    fitted: tuple[str, ...]
    after: tuple[str, ...]
    tag: str = ""

    def amount(self, rng: Random) -> str:
        low, high = self.price
        return euros(low + rng.randrange(high - low) // 10 * 10)


def euros(amount: int) -> str:
    """`3480` → `3 480 €`, with the blanks of French typography."""
    return f"{grouped(amount)}\u00a0€"


JOBS = (
    Job("door", "porte d’entrée", (2600, 5200),
        ("Souhaite changer la porte d’entrée : l’air passe et la serrure force.", "Porte d’entrée à remplacer après une tentative d’effraction. Pressé.",
         "Veut une porte d’entrée alu gris anthracite avec un peu de vitrage."),
        ("Métré fait. Tableau 960 × 2150, seuil PMR à prévoir, dépose totale.", "Vu sur place : réservation plus large que prévu, il faut une tierce de 40 cm. Choix du modèle au showroom.",
         "Métré porte d’entrée. Hésite entre bois et alu : chiffrer les deux."),
        ("Porte d’entrée posée, réglée, 5 clés remises.", "Pose porte d’entrée terminée. Joint de finition extérieur à reprendre par temps sec."),
        ("La porte d’entrée frotte en bas depuis les fortes chaleurs. Réglage à prévoir.", "Très contents de la porte, demandent un double de clé sur carte."), "porte"),
    Job("windows", "fenêtres", (3800, 14500),
        ("Demande un devis pour remplacer sept fenêtres, simple vitrage d’origine.", "Fenêtres bois à changer côté rue, bâtiment ancien : voir l’avis de l’ABF.",
         "Veut passer toutes les fenêtres en double vitrage, demande les aides possibles.", "Buée entre les vitres de la chambre, pense à tout changer."),
        ("Métré des fenêtres : 6 × 2 vantaux, 1 œil-de-bœuf à garder. Rénovation sur dormant possible.", "Relevé fait, deux linteaux à vérifier avec le maçon. Photos dans le dossier.",
         "Métré complet. Veut du bois côté rue et du PVC derrière. Deux variantes à chiffrer."),
        ("Pose des fenêtres terminée en deux jours, évacuation faite.", "Fenêtres posées sauf la salle de bains (vitrage granité livré fendu, recommandé)."),
        ("Une poignée de fenêtre est dure, passera quelqu’un quand il sera dans le secteur.", "Demande l’attestation de performance pour le dossier d’aides."), "fenêtres"),
    Job("shutters", "volets roulants", (1900, 6800),
        ("Volets roulants à motoriser, Madame n’arrive plus à les remonter.", "Volets battants à remplacer par des roulants, façade sud.", "Un volet roulant bloqué en bas, et voudrait un prix pour les changer tous."),
        ("Métré volets : coffres apparents côté jardin, solaires possibles.", "Vu : trois volets solaires, un filaire. Il faut une nacelle pour l’étage."),
        ("Volets posés et programmés, télécommande expliquée.", "Pose volets OK. Reste une lame à changer, reçue avec un éclat."),
        ("La télécommande du volet de la cuisine ne répond plus. Piles vérifiées au téléphone.", "Demande s’il est possible de tout piloter depuis le téléphone."), "volets"),
    Job("stairs", "escalier", (3900, 9800),
        ("Escalier à refaire, trop raide pour les enfants.", "Veut un escalier quart tournant en chêne, avec rangement dessous."),
        ("Métré escalier : hauteur à franchir 2,74 m, trémie 2,40 × 0,95. Quart tournant bas.", "Prise de cotes escalier. Le mur de droite n’est pas d’équerre (3 cm)."),
        ("Escalier monté. Vitrification par le client.", "Pose de l’escalier terminée, garde-corps provisoire en attendant les balustres."),
        ("Une marche craque un peu, à revoir au printemps quand le bois aura travaillé.",), "escalier"),
    Job("closet", "dressing et placards", (1400, 5600),
        ("Cherche un dressing sous pente pour la chambre du haut.", "Placards d’entrée avec portes coulissantes, environ 3 mètres.", "Aménagement d’un placard existant, portes pliantes à remplacer."),
        ("Métré placard : 2,93 × 2,48, plinthes à découper. Décor chêne clair.", "Relevé sous pente fait au laser. Madame veut beaucoup de tiroirs."),
        ("Dressing monté, réglage des coulissants fait.", "Placards posés. Un chant à reprendre sur la tablette du bas."),
        ("Voudrait ajouter deux tablettes au dressing posé.",), "agencement"),
    Job("gate", "portail", (2400, 6900),
        ("Portail battant à remplacer, le vent l’a dégondé.", "Veut un portail coulissant motorisé, entrée de 3,50 m.", "Demande un prix pour portail et portillon assortis."),
        ("Métré portail : passage 3,42 m, refoulement à droite, piliers à reprendre par le maçon.", "Vu : pente de 4 %, le battant touchera. Proposer du coulissant."),
        ("Portail posé et motorisé, bips appairés.", "Pose portail faite. Cellule à recâbler après passage de l’électricien."),
        ("Le portail s’arrête au milieu quand il pleut. Cellules à nettoyer, expliqué au téléphone.",), "portail"),
    Job("bay", "baie coulissante", (3200, 8900),
        ("Veut ouvrir le séjour sur la terrasse avec une baie de 3 mètres.", "Baie coulissante qui ne glisse plus, devis pour la remplacer."),
        ("Métré baie : linteau à confirmer par le maçon avant commande. Seuil encastré souhaité.", "Baie 3 vantaux possible. Attention passage livraison étroit, vitrage à porter à quatre."),
        ("Baie posée, réglages faits, client content.", "Pose baie terminée à trois avec la ventouse. Habillage intérieur la semaine prochaine."),
        ("La serrure de la baie accroche, réglage fait au téléphone.",), "fenêtres"),
    Job("floor", "parquet", (1800, 6200),
        ("Parquet massif à poser dans le séjour et le couloir, 45 m².", "Parquet ancien à poncer et vitrifier, deux chambres."),
        ("Vu le support : ragréage nécessaire, humidité à 4 %. Chêne brossé choisi.", "Mesuré 52 m² avec la chute. Barres de seuil laiton."),
        ("Parquet posé, plinthes comprises. Ne pas marcher dessus avant demain soir.",), ("Une lame se soulève devant la baie. À voir avec le fournisseur.",), "parquet"),
    Job("deck", "terrasse bois", (3600, 9400),
        ("Terrasse bois autour de la maison, 35 m² environ.", "Terrasse en pin abîmée, voudrait du robinier."),
        ("Vu le terrain : plots réglables, pente vers le jardin. Demande une marche large.",), ("Terrasse terminée, échantillon d’huile laissé au client.",),
        ("Demande quel produit passer sur la terrasse avant l’hiver.",), "extérieur"),
    Job("garage", "porte de garage", (1600, 4200),
        ("Porte de garage basculante à remplacer par une sectionnelle motorisée.", "Porte de garage bloquée, voiture à l’intérieur. Urgent."),
        ("Métré garage : retombée de linteau 12 cm, il faut le rail bas. Portillon non souhaité.",), ("Porte de garage posée, deux émetteurs remis.",),
        ("Un ressort claque à l’ouverture. Passage programmé, sous garantie.",), "porte"),
    Job("roof", "fenêtres de toit", (1500, 5400),
        ("Deux fenêtres de toit à changer, elles fuient par grand vent.", "Création d’une fenêtre de toit dans la salle de bains."),
        ("Vu de l’intérieur et du toit : ardoises saines, raccord à refaire.",), ("Fenêtres de toit remplacées, habillage intérieur compris.",),
        ("Demande un store pour la fenêtre de toit sud.",), "fenêtres"),
    Job("library", "bibliothèque sur mesure", (2200, 7800),
        ("Bibliothèque sur mesure autour de la cheminée, en frêne.", "Meuble sur mesure pour le bureau, du sol au plafond."),
        ("Pris les cotes. Monsieur a un dessin très précis, à respecter.", "Relevé du salon. Échantillons de frêne laissés pour choisir la teinte."),
        ("Bibliothèque posée, une journée. Retouches de teinte à prévoir.",), ("Nous recommande à sa fille. Contact à prendre.",), "agencement"),
    Job("kitchen", "plan de travail et façades de cuisine", (2300, 8600),
        ("Façades de cuisine à changer, garde les caissons.", "Plan de travail en hêtre à remplacer, taches d’eau autour de l’évier."),
        ("Métré cuisine : plan 3,10 × 0,64 avec retour. Crédence non comprise.",), ("Plan de travail posé et huilé. Entretien expliqué.",),
        ("Demande deux charnières de rechange.",), "agencement"),
    Job("carport", "abri de voiture", (3100, 7900),
        ("Abri de voiture deux places, bois, contre le pignon.", "Préau en bois pour le camping-car, hauteur 3,20 m."),
        ("Vu l’emplacement. Déclaration préalable à faire par le client, plan fourni.",), ("Abri monté, quatre poteaux scellés.",), (), "extérieur"),
)  # fmt: skip
# What firms, town halls and farms ask for.
TRADE_JOBS = (
    Job("shopfront", "vitrine", (4200, 16500),
        ("Vitrine du magasin à refaire avec porte automatique.", "Vitrine fêlée par un caillou, sécurisation rapide puis remplacement."),
        ("Relevé de la vitrine, règlement de façade demandé à la mairie.", "Métré vitrine : 4,80 m en trois parties, porte va-et-vient."), ("Vitrine posée un lundi, jour de fermeture.",),
        ("La porte automatique reste ouverte. Réglage de la cellule.",), "vitrine"),
    Job("firedoors", "portes coupe-feu", (3300, 12800),
        ("Trois portes coupe-feu à remplacer après le passage de la commission de sécurité.", "Blocs-portes coupe-feu une demi-heure, dossier technique demandé."),
        ("Relevé des blocs-portes, sens d’ouverture à inverser sur la 2.",), ("Blocs-portes posés, procès-verbaux remis au responsable.",), ("Un ferme-porte fuit, sous garantie.",), "porte"),
    Job("partition", "cloisons vitrées", (3900, 14200),
        ("Deux bureaux à cloisonner en vitré, à faire un vendredi.", "Cloison vitrée acoustique pour la salle de réunion."),
        ("Relevé du plateau, faux plafond à renforcer. Stores intégrés demandés.",), ("Cloisons posées sur deux nuits.",), ("Demande un film dépoli à mi-hauteur.",), "agencement"),
    Job("barn", "portes de hangar", (2800, 9700),
        ("Porte coulissante de stabulation tombée de son rail.", "Deux grands vantaux bois pour le hangar, 4 m × 4 m."),
        ("Vu à la ferme : rail à remplacer, poteau à redresser. Prévoir le manitou sur place.",), ("Vantaux posés avec l’aide de l’exploitant.",), ("Un galet à remplacer, pièce en stock.",), "bois"),
    Job("fitout", "agencement", (5200, 24500),
        ("Comptoir d’accueil et rangements à refaire, plan de l’architecte joint.", "Agencement complet du local, ouverture prévue dans trois mois.", "Banque d’accueil accessible PMR, à chiffrer avec éclairage."),
        ("Réunion sur place avec l’architecte, cotes prises. Choix stratifié chêne fumé.", "Relevé du local. Livraison possible par l’arrière avant 8 h uniquement."),
        ("Agencement terminé, réserves levées sauf une étagère.",), ("Demande une variante pour la deuxième salle.",), "agencement"),
    Job("renewal", "remplacement des menuiseries", (9500, 48000),
        ("Consultation pour remplacer les menuiseries du bâtiment, réponse sous trois semaines.", "Demande un budget pour remplacer toutes les fenêtres, tranche par tranche."),
        ("Visite obligatoire faite, certificat signé. 34 châssis relevés.", "Métré de la première tranche : 18 châssis, amiante à vérifier dans les mastics."),
        ("Première tranche posée, réception sans réserve.", "Pose terminée pendant les vacances comme promis."), ("Demande le DOE complet avant de solder.",), "fenêtres"),
    Job("upkeep", "entretien des menuiseries", (450, 2600),
        ("Contrat d’entretien annuel des portes à renouveler.", "Poignées et ferme-portes à revoir dans les parties communes."),
        ("Tour du bâtiment fait : 11 points relevés, liste envoyée.",), ("Entretien annuel fait, deux ferme-portes remplacés.",), ("Porte du local à vélos encore dégradée.",), "entretien"),
)  # fmt: skip
BY_CODE = {job.code: job for job in (*JOBS, *TRADE_JOBS)}
