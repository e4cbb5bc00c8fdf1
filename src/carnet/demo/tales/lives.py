"""What happens to people and firms: they move, marry, close, die, change their mind."""

from carnet.demo import arcs
from carnet.demo.arcs import NADEGE, TONY
from carnet.demo.book import Book
from carnet.demo.firm import FITTER, HUGO, MALIK, OWNER, SOLENE
from carnet.demo.jobs import BY_CODE
from carnet.demo.people import OLD, YOUNG
from carnet.demo.places import at
from carnet.demo.stage import FOLLOWER
from carnet.demo.tales.telling import MARYSE, firm, household, someone

ETIENNE = OWNER.username
# The request must be answered within a month: the due date falls about three weeks from now.
ERASURE_ASKED = 9


def write(book: Book) -> None:
    _moved_house(book)
    _corrections(book)
    _changes_of_hands(book)
    _gone(book)
    _closed(book)
    _forgotten(book)
    _back_again(book)
    _this_week(book)


def _moved_house(book: Book) -> None:
    new = at("11 allée des Fauvettes-Grises", "49300", "Cholet")
    pen = someone(book, "moved0", household("M. et Mme", "Delaunière", "Christophe", "Patricia"), "Beaupréau", 1250)
    arcs.whole(pen, BY_CODE["stairs"], likely=1.0)
    pen.until(260).call_in(MARYSE, "Ont vendu la maison de Beaupréau, emménagent à Cholet. Nouvelle adresse donnée.")
    pen.wait(0).change(MARYSE, {name: new[name] for name in ("street", "postcode", "city", "insee")}, "addresses", 0)
    pen.wait(0).reassign(MARYSE, HUGO.username, "Déménagement dans le secteur de Hugo.")
    arcs.whole(pen.wait(30, 50), BY_CODE["kitchen"], likely=1.0, convert=False)
    pen.until(44).attach(HUGO.username, "Plan fenêtre cuisine.png", "Façade avant travaux.jpg")
    pen.until(9).attach(FITTER.username, "Façade après pose.jpg")

    widow = someone(
        book,
        "moved1",
        household("Mme", "Brémaudière", "Germaine", generation=OLD),
        "Cholet",
        None,
        emails=[],
        without_email=True,
    )
    widow.until(170).call_in(
        MARYSE, "Sa nièce appelle : Mme Brémaudière entre aux Jardins d’Ombeline, la maison sera louée."
    )
    widow.wait(0).change(
        MARYSE, {"role": "site", "label": "Maison louée", "access_notes": "Voir avec les locataires"}, "addresses", 0
    )
    widow.wait(0).change(
        MARYSE, at("Résidence Les Jardins d’Ombeline\nAppartement 24", "49300", "Cholet", role="billing"), "addresses"
    )
    niece = {
        "civility": "Mme",
        "first_name": "Régine",
        "name": "Aubertinet",
        "role": "family",
        "job_title": "nièce",
        "phone": book.numbers.phone(),
        "email": "",
    }
    widow.wait(0).change(MARYSE, niece, "contacts")


def _corrections(book: Book) -> None:
    """A number, a name, a mail, a tag, a warning: each change is one line, one of them is undone."""
    pen = someone(book, "phone0", household("M.", "Ouvrardière", "Thierry"), "La Séguinière", 720)
    arcs.whole(pen, BY_CODE["gate"], likely=1.0)
    pen.until(140).call_in(MARYSE, "A changé d’opérateur et de numéro.")
    pen.wait(0).change(MARYSE, {"number": book.numbers.phone(), "label": "mobile"}, "phones", 0)

    young = someone(book, "married", household("Mme", "Jaudonnet", "Margaux", generation=YOUNG), "Cholet", 560)
    arcs.whole(young, BY_CODE["closet"], likely=1.0)
    young.until(58).change(
        MARYSE, {"civility": "M. et Mme", "name": "Thibaudet-Roy", "first_name": "Quentin", "partner_first_name": "Margaux", "partner_name": "Jaudonnet"},
        reason="Mariage : dossier repris au nom du couple.",
    )  # fmt: skip

    mistaken = someone(book, "undone", household("M. et Mme", "Lépineau", "Denis", "Claudine"), "Cholet", 330)
    arcs.whole(mistaken, BY_CODE["door"], likely=1.0)
    mistaken.until(22).change(
        MARYSE, {"payment_terms": "30 jours fin de mois", "warning": "Paie en retard : voir Nadège avant de livrer."}
    )
    mistaken.wait(0).undo(MARYSE)
    mistaken.wait(0).note(MARYSE, "Je m’étais trompée de fiche, c’était pour Lépine. Corrigé.")

    access = someone(
        book, "code", household("M. et Mme", "Charbonnelle", "Éric", "Sylviane"), "Saint-Léger-sous-Cholet", 405
    )
    arcs.whole(access, BY_CODE["garage"], likely=1.0)
    access.until(32).attach(SOLENE.username, "Volets, état actuel.jpg", place=0)
    access.until(31).change(MARYSE, {"warning": "Portail : code 4A71.", "tags": ["chantier en cours", "fidèle"]})

    late = someone(book, "late", household("M.", "Bazantay", "Wilfried"), "Vihiers", 610)
    arcs.whole(late, BY_CODE["garage"], likely=1.0)
    late.until(120).note(NADEGE, "Troisième relance pour le solde. Promet un chèque vendredi.")
    late.wait(12, 14).note(NADEGE, "Toujours rien reçu. Courrier recommandé envoyé.")
    late.wait(0).change(
        NADEGE,
        {"warning": "Paie en retard : voir Nadège avant toute commande.", "payment_terms": "Comptant avant livraison"},
    )
    late.wait(15, 20).note(NADEGE, "Chèque reçu et encaissé. On reste au comptant.")


def _changes_of_hands(book: Book) -> None:
    asked = someone(
        book, "hands0", household("M. et Mme", "Sorinet-Blay", "Patrick", "Dominique"), "Mortagne-sur-Sèvre", 480
    )
    asked.wait(20, 30).call_in(MARYSE, "Voudrait traiter avec Hugo, qui a fait l’escalier de son frère.")
    asked.wait(0).reassign(MARYSE, HUGO.username, "À la demande du client.")
    arcs.whole(asked.wait(2, 4), BY_CODE["stairs"], likely=1.0)
    big = someone(book, "hands1", household("M.", "Desroncières", "Paul-Henri"), "Saumur", 230)
    arcs.whole(big, BY_CODE["renewal"], likely=1.0)
    big.until(60).reassign(ETIENNE, ETIENNE, "Château classé, je le suis moi-même.")
    big.wait(4, 9).visit(
        ETIENNE, "Vu avec l’architecte des monuments historiques : petits bois à l’identique, échantillon à fournir."
    )
    near = someone(book, "hands2", household("Mme", "Fouquereau", "Lise", generation=YOUNG), "Angers", 100)
    near.wait(1, 3).reassign(MARYSE, SOLENE.username, "Malik en congé paternité ce mois-ci.")
    near.wait(28, 32).reassign(MARYSE, MALIK.username, "Retour de Malik.")


def _gone(book: Book) -> None:
    dead = someone(
        book, "dead0", household("M. et Mme", "Hublotière", "Marcel", "Yvette", generation=OLD), "Cholet", None
    )
    dead.until(290).call_in(MARYSE, "Madame nous apprend le décès de son mari. Condoléances envoyées par Étienne.")
    dead.wait(0).change(MARYSE, {"civility": "Mme", "first_name": "Yvette", "partner_first_name": ""})
    alone = someone(book, "dead1", household("M.", "Pasquereau", "Alphonse", generation=OLD), "Maulévrier", None)
    alone.until(380).deactivate(MARYSE, "deceased", "Avis paru dans le journal, confirmé par sa fille")
    third = someone(book, "dead2", household("Mme", "Rétiveau", "Marie-Josèphe", generation=OLD), "Chemillé", 1120)
    arcs.whole(third, BY_CODE["shutters"], likely=1.0)
    third.until(75).deactivate(MARYSE, "deceased", "Le notaire a appelé pour la succession. Rien en cours")
    lost = someone(book, "lost0", household("M.", "Guitton-Mallet", "Dylan", generation=YOUNG), "Cholet", 690)
    arcs.whole(lost, BY_CODE["door"], likely=0.0)
    lost.until(310).deactivate(MARYSE, "moved", "Courrier revenu « destinataire inconnu », numéro plus attribué")
    abroad = someone(
        book, "lost1", household("M. et Mme", "Ferrandière", "Sacha", "Léa", generation=YOUNG), "Angers", 590
    )
    abroad.until(205).deactivate(MARYSE, "moved", "Partis au Canada, maison vendue")
    wrong = someone(book, "other0", household("M.", "Quartier-Lanoë", "Rodrigue"), "Bressuire", 245)
    wrong.wait(2, 4).call_out(FOLLOWER, "Cherchait un menuisier aluminium pour un bateau. Orienté vers un confrère.")
    wrong.wait(0.1, 0.4).deactivate(FOLLOWER, "other", "Hors de notre métier")
    angry = someone(book, "other1", household("M.", "Trouvaillet", "Régis"), "Nuaillé", 510)
    arcs.whole(angry, BY_CODE["bay"], likely=1.0)
    angry.until(64).note(
        ETIENNE, "Litige sur la baie réglé à l’amiable. Ne souhaite plus travailler avec nous, et réciproquement."
    )
    angry.wait(0).deactivate(ETIENNE, "other", "Litige réglé, plus de devis sans mon accord")


def _closed(book: Book) -> None:
    shop = firm(book, "closed0", "Quincaillerie Aux Mille Clous", "SARL", "Cholet", None)
    shop.until(450).deactivate(MARYSE, "closed", "Liquidation judiciaire publiée, créance déclarée par Nadège (312 €)")
    inn = firm(book, "closed1", "Bar-tabac Le Balto des Mauges", "EI", "Trémentines", 1180)
    arcs.whole(inn, BY_CODE["shopfront"], likely=1.0)
    inn.until(130).deactivate(MARYSE, "closed", "Départ en retraite sans repreneur")
    loom = firm(book, "closed2", "Bonneterie Fil & Laine d’Anjou", "SAS", "Saint-Macaire-en-Mauges", 980)
    loom.until(520).deactivate(MARYSE, "closed", "Usine fermée, bâtiment repris par la commune")


def _forgotten(book: Book) -> None:
    """The right to be forgotten: seen by direction alone until it is done."""
    pen = someone(book, "forgotten", household("Mme", "Aubrière-Lenoir", "Clarisse", generation=YOUNG), "Clisson", 300)
    arcs.whole(pen, BY_CODE["closet"], likely=0.0)
    pen.until(ERASURE_ASKED).deactivate(MARYSE, "erasure", "Demande écrite reçue par mail, identité vérifiée")


def _back_again(book: Book) -> None:
    pen = someone(book, "back", household("M. et Mme", "Moreaudeau", "Gilles", "Annick"), "Le May-sur-Èvre", 880)
    arcs.whole(pen, BY_CODE["floor"], likely=1.0)
    pen.until(330).deactivate(MARYSE, "moved", "Partis vivre à La Réunion")
    pen.until(41).call_in(
        MARYSE, "De retour au May-sur-Èvre, dans leur ancienne maison. Veulent changer la porte d’entrée."
    )
    pen.wait(0).reactivate(MARYSE)
    pen.wait(6, 8).visit(FOLLOWER, "Métré porte d’entrée fait, contents de nous retrouver.")


def _this_week(book: Book) -> None:
    """What lies on the secretary's desk today."""
    new = someone(
        book,
        "today0",
        household("M. et Mme", "Dutertrenay", "Anthony", "Cindy", generation=YOUNG),
        "Cholet",
        0.5,
        origin="Site internet",
    )
    new.call_in(
        MARYSE, "Appel reçu, rappeler {jeudi}. Six fenêtres et une porte, maison des années 60 rue du Puits-Commun."
    )
    urgent = someone(book, "today1", household("Mme", "Cassegrainet", "Odette", generation=OLD), "Cholet", None)
    urgent.until(1).call_in(MARYSE, "Porte d’entrée forcée cette nuit. Jordan passe sécuriser avant midi.")
    urgent.wait(0).visit(arcs.JORDAN, "Fermeture provisoire posée. Serrure 3 points à commander, porte réparable.")
    urgent.wait(0).note(MARYSE, "Sa fille demande une attestation pour l’assurance.")
    site = someone(book, "today2", household("M. et Mme", "Landelleau", "Mickaël", "Aurore"), "Trémentines", 96)
    arcs.whole(site, BY_CODE["bay"], likely=1.0)
    site.until(2).visit(TONY, "Jour 1 : dépose faite, linteau conforme. Vitrage livré demain matin.")
    site.until(1).visit(TONY, "Jour 2 : baie posée. Reste l’habillage intérieur.")
    site.wait(0).call_in(MARYSE, "Très contents. Demandent si on peut ajouter un volet roulant.")
