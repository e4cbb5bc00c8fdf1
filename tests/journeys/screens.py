"""Every screen of the house, and how one comes to it: in its fullest state, refused or unfolded, which holds the others.

The walk inspects them; a screen without its line is not done.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from carnet.accounts import invitation
from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.catalogue.models import Product
from carnet.clients.models.client import Client
from carnet.deliveries.models import DeliveryNote
from carnet.invoices.models import Invoice, Payment, Reminder
from carnet.jobs.models import Job
from carnet.mail.models import MailSettings, Message
from carnet.quotes.models import Quote

Arrange = Callable[[Page], None]
LONG = "Société coopérative agricole d’approvisionnement et de transformation des producteurs réunis du Haut-Bocage"


def as_it_is(page: Page) -> None:
    """Nothing to do first."""


@dataclass(frozen=True)
class Screen:
    name: str
    path: str
    arrange: Arrange = as_it_is
    signed_in: bool = True
    breaks_down: bool = False  # on purpose


def press(name: str, role: str = "button") -> Arrange:
    return lambda page: page.locator("main").get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]


def unfold_all(page: Page) -> None:
    page.locator("main details").evaluate_all("all => all.forEach(one => one.open = true)")


def open_keys(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("#raccourcis")).to_be_visible()


def open_palette(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.locator("#palette-saisie")).to_be_focused()


def search(words: str) -> Arrange:
    def type_words(page: Page) -> None:
        page.locator("#recherche").press_sequentially(words)
        expect(page.locator("#recherche-suggestions [role=option]").first).to_be_visible()

    return type_words


def refuse(page: Page) -> None:
    """A form that asks everything to be corrected."""
    page.get_by_label("Entreprise", exact=True).check()
    unfold_all(page)
    page.locator("[name=siren]").fill("12")
    page.locator("[name=phones-0-number]").fill("pas un numéro")
    page.locator("[name=emails-0-address]").fill("sans arobase")
    press("Enregistrer")(page)
    expect(page.get_by_role("alert").first).to_be_visible()


def look_alike(page: Page) -> None:
    page.locator("[name=name]").press_sequentially("Retailleau-Baud")
    page.locator("[name=first_name]").press_sequentially("Joseph")
    page.locator("[name=addresses-0-street]").press_sequentially("La Haute Gaudinière-Neuve")
    page.locator("[name=addresses-0-postcode]").press_sequentially("49360")
    page.locator("[name=addresses-0-city]").fill("Yzernay")
    page.locator("[name=origin]").focus()
    expect(page.locator(".c-alike").first).to_be_visible()


def stopped(page: Page) -> None:
    look_alike(page)
    press("Enregistrer")(page)
    expect(page.locator("#force_reason")).to_be_visible()


def communes(page: Page) -> None:
    page.locator("[name=addresses-0-postcode]").press_sequentially("51300")
    expect(page.locator("[role=option]:visible").first).to_be_visible()


def check_two(page: Page) -> None:
    for box in page.locator("tbody input[name=client]").all()[:2]:
        box.check()
    expect(page.locator("[data-bulk]")).to_be_visible()


def preview(act: str) -> Arrange:
    def ask(page: Page) -> None:
        check_two(page)
        page.locator("[data-bulk]").get_by_role("button", name=act).click()
        expect(page.get_by_role("heading", name="Qui est touché")).to_be_visible()

    return ask


OLD_FILE = """Nom;Prénom;Adresse;CP;Ville;Tél.
Retailleau-Baud;Joseph;La Haute Gaudinière-Neuve;49360;Yzernay;0639982972
Pasquereau;Élodie;12 rue des Lilas;49300;Cholet;261913307
Thoumazeau;Rémi;4 rue Haute;49300;Cholet;pas un numéro
"""


def send_a_file(page: Page) -> None:
    """The file of before, as a spreadsheet left it."""
    page.locator("#file").set_input_files(
        {"name": "anciens-clients.csv", "mimeType": "text/csv", "buffer": OLD_FILE.encode()}
    )
    press("Continuer")(page)
    expect(page.get_by_role("button", name="Voir le verdict de chaque ligne")).to_be_visible()


def judge_a_file(page: Page) -> None:
    from carnet.jobs.lane import take_one

    send_a_file(page)
    press("Voir le verdict de chaque ligne")(page)
    take_one("long")
    page.reload()
    expect(page.get_by_text("Rien n’est encore écrit")).to_be_visible()


def write_a_quote(page: Page) -> None:
    """A client found, a work unfolded, a line of one's own, an option, a discount."""
    page.locator("#editeur-recherche").press_sequentially("trois moulins")
    expect(page.locator("[data-client-search] [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("[data-client]")).to_be_visible()
    page.locator("[name=subject]").fill("Fenêtres et volets du premier étage")
    line = page.locator("[data-rows] textarea")
    line.first.press_sequentially("volet solaire 1200, posé")
    expect(page.get_by_role("option", name="Ouvrage déplié").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(line.nth(4)).to_be_visible()
    count = line.count()
    line.nth(count - 1).fill("Protection des sols et nettoyage de fin de chantier")
    line.nth(count - 1).press("Tab")
    for text in ("1", "forfait", "180"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    line.nth(count).fill("Moustiquaire enroulable")
    line.nth(count).press("Alt+o")
    page.locator("[data-cell=unit_price]").nth(count).fill("95")
    page.locator("[name=allowance_percent]").fill("3")
    line.nth(1).focus()
    expect(page.locator("[data-state]")).to_contain_text("Enregistré à")


def sign(page: Page) -> None:
    """A hand goes through the frame."""
    page.locator("[name=name]").fill("Lucie Chauvigné")
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    frame = canvas.bounding_box()
    assert frame
    page.mouse.move(frame["x"] + 30, frame["y"] + 60)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(frame["x"] + 30 + step * 15, frame["y"] + (25 if step % 2 else 70))
    page.mouse.up()


def write_it_wrong(page: Page) -> None:
    write_a_quote(page)
    page.locator("[data-cell=quantity]").nth(1).fill("deux")
    page.get_by_role("button", name="Texte", exact=True).click()
    page.keyboard.type("Une explication que personne ne lira jusqu’au bout. " * 4)
    page.locator("[data-tool=costs]").click()
    press("Enregistrer")(page)
    expect(page.locator("[data-error]")).to_be_visible()


def client_in_a_quote(page: Page) -> None:
    page.get_by_role("main").get_by_role("link", name="Nouveau client").click()
    look_alike(page)


def conflict(client: Client, somebody: User) -> Arrange:
    def save_second(page: Page) -> None:
        seen = Client.objects.get(pk=client.pk)
        Client.change({seen.pk: {"warning": f"{seen.warning}!"}}, by=Actor(somebody, Source.SCREEN))
        unfold_all(page)
        page.locator("[name=warning]").fill("Sonner deux fois")
        press("Enregistrer")(page)
        expect(page.locator("[name=theirs]").first).to_be_visible()

    return save_second


def delete_one(page: Page) -> None:
    """Somebody entered by mistake, on whom nothing hangs."""
    by = Actor(User.objects.get(username="etienne"), Source.SCREEN)
    outcome = Client.create([{"name": "Corbeillard", "first_name": "Odilon"}], by=by)[0]
    assert outcome.client_id
    Client.bin([outcome.client_id], by=by)
    page.reload()
    expect(page.get_by_role("button", name="Restaurer")).to_be_visible()


def end_a_work(owner: User) -> Arrange:
    def told(page: Page) -> None:
        _exported(owner)
        page.reload()
        expect(page.locator(".c-news .c-banner").first).to_be_visible()

    return told


def of_the_demonstration() -> list[Screen]:
    """Looked at by direction, which may do everything."""
    person = Client.objects.filter(kind="person", partner_first_name__gt="", main_phone__gt="").earliest("pk")
    hotel = Client.objects.get(name="Hôtel des Trois Moulins")
    prospect = Client.objects.active().filter(status="prospect").latest("pk")
    forgotten = Client.objects.get(inactive_reason="erasure")
    owner, seller = User.objects.get(username="etienne"), User.objects.get(username="hugo")
    leaver = User.objects.get(username="gerard")
    done = Job.objects.filter(state="done", kind="exchange.export").first() or _exported(owner)
    failed = _not_sent(owner)
    work = Product.objects.get(reference="OUV-BAIE")
    drafted, waiting = Quote.objects.drafts().earliest("pk"), Quote.objects.pending().earliest("pk")
    signed = Quote.objects.accepted().filter(lines__option=True, acceptances__means="screen").earliest("pk")
    replaced = Quote.objects.filter(state="superseded").earliest("pk")
    letter = Reminder.objects.latest("pk")
    late, final = Invoice.objects.overdue().earliest("pk"), Invoice.objects.issued().filter(type="final").latest("pk")
    credit, prepared = (
        Invoice.objects.filter(type="credit_note").earliest("pk"),
        Invoice.objects.drafts().earliest("pk"),
    )
    paid = Payment.objects.filter(cancels=None).earliest("pk")
    started = DeliveryNote.objects.filter(state="issued", order__state="partial").earliest("pk")
    received = DeliveryNote.objects.filter(state="signed").exclude(drawing="").earliest("pk")
    here, few = f"/clients/{hotel.pk}/", "/clients/?departement=44"
    return [
        Screen("accueil", "/"),
        Screen("raccourcis", "/", open_keys),
        Screen("palette", "/", open_palette),
        Screen("recherche", "/", search("bernard paul")),
        Screen("liste", "/clients/"),
        Screen("liste-filtres", "/clients/?statut=client&departement=85&tri=ville"),
        Screen("liste-trouves", "/clients/?q=retaileau"),
        Screen("liste-personne", "/clients/?q=introuvable"),
        Screen("liste-vues", few, press("Vues")),
        Screen("liste-colonnes", few, press("Colonnes", "link")),
        Screen("liste-cochee", few, check_two),
        Screen("lot", few, preview("Confier à un commercial")),
        Screen("liste-exporter", few, press("Exporter", "link")),
        Screen("fiche", here),
        Screen("fiche-actes", f"/clients/{prospect.pk}/", press("Autres actes")),
        Screen("fiche-couple", f"/clients/{person.pk}/"),
        Screen("fiche-prospect", f"/clients/{prospect.pk}/"),
        Screen("fiche-oubli", f"/clients/{forgotten.pk}/"),
        Screen("historique", f"/clients/{person.pk}/historique/"),
        Screen("nouveau-tout", "/clients/nouveau/", unfold_all),
        Screen("nouveau-communes", "/clients/nouveau/", communes),
        Screen("nouveau-arrete", "/clients/nouveau/", stopped),
        Screen("nouveau-refuse", "/clients/nouveau/", refuse),
        Screen("modifier", f"{here}modifier/", unfold_all),
        Screen("modifier-conflit", f"{here}modifier/", conflict(hotel, seller)),
        Screen("convertir", f"/clients/{prospect.pk}/convertir/"),
        Screen("reattribuer", f"{here}reattribuer/"),
        Screen("desactiver-refuse", f"{here}desactiver/", press("Désactiver")),
        Screen("supprimer", f"{here}supprimer/"),
        Screen("fichiers", f"{here}fichiers/"),
        Screen("portefeuilles", "/clients/portefeuilles/"),
        Screen("portefeuille-nouveau", f"/clients/portefeuilles/nouveau/?de={seller.pk}"),
        Screen("corbeille", "/clients/corbeille/", delete_one),
        Screen("a-propos", "/a-propos/"),
        Screen("travail-fini", "/", end_a_work(owner)),
        Screen("importer-colonnes", "/imports/", send_a_file),
        Screen("importer-verdicts", "/imports/", judge_a_file),
        Screen("importer", "/imports/"),
        Screen("exports", "/exports/"),
        Screen("sav-garanties", "/sav/garanties/"),
        Screen("articles", "/articles/"),
        Screen("article-ouvrage", f"/articles/{work.pk}/", unfold_all),
        Screen("article-modifier", f"/articles/{work.pk}/modifier/"),
        Screen("devis", "/devis/"),
        Screen("devis-a-relancer", "/devis/?etat=a-relancer&tri=validite"),
        Screen("devis-brouillon", f"/devis/{drafted.pk}/"),
        Screen("devis-signe", f"/devis/{signed.pk}/", press("Plus")),
        Screen("devis-remplace", f"/devis/{replaced.pk}/"),
        Screen("devis-accepter-refuse", f"/devis/{waiting.pk}/accepter/", press("Enregistrer l’acceptation")),
        Screen("devis-refuser", f"/devis/{waiting.pk}/refuser/"),
        Screen("fiche-devis", f"/clients/{signed.client_id}/devis/"),
        Screen("devis-nouveau", "/devis/nouveau/"),
        Screen("devis-faux", "/devis/nouveau/", write_it_wrong),
        Screen("devis-client", "/devis/nouveau/", client_in_a_quote),
        Screen("factures", "/factures/"),
        Screen("factures-plus", "/factures/?etat=en-retard", press("Imprimer, exporter")),
        Screen("facture-retard", f"/factures/{late.pk}/", press("Plus")),
        Screen("facture-solde", f"/factures/{final.pk}/"),
        Screen("facture-avoir", f"/factures/{credit.pk}/"),
        Screen("facture-modifier", f"/factures/{prepared.pk}/modifier/", unfold_all),
        Screen("facture-emettre", f"/factures/{prepared.pk}/emettre/"),
        Screen("facture-faire-avoir", f"/factures/{late.pk}/avoir/", press("Préparer l’avoir")),
        Screen("reglement", f"/factures/reglements/nouveau/{late.client_id}/", press("Enregistrer")),
        Screen("reglement-fait", f"/factures/reglements/{paid.pk}/"),
        Screen("relances", "/factures/relances/"),
        Screen("relance", f"/factures/relances/{letter.pk}/"),
        Screen("compte", f"/factures/comptes/{final.client_id}/"),
        Screen("compte-envoyer", f"/factures/comptes/{final.client_id}/envoyer/"),
        Screen("journal", "/factures/journal/"),
        Screen("fiche-factures", f"/clients/{late.client_id}/factures/"),
        Screen("importer-articles", "/imports/?pour=catalogue"),
        Screen("commandes", "/commandes/"),
        Screen("commande", f"/commandes/{started.order_id}/"),
        Screen("livraison-preparer", f"/livraisons/nouvelle/{started.order_id}/"),
        Screen("livraison-signer", f"/livraisons/{started.pk}/signer/"),
        Screen("livraison", f"/livraisons/{received.pk}/"),
        Screen("documents-reglages", "/documents/reglages/"),
        Screen("documents-refuses", "/documents/reglages/", refuse_documents),
        Screen("messages", "/messages/"),
        Screen("message-echec", f"/messages/{failed.pk}/"),
        Screen("messages-reglages", "/messages/reglages/"),
        Screen("messages-modeles", "/messages/modeles/"),
        Screen("messages-modele", "/messages/modeles/mail.document/"),
        Screen("travaux", "/travaux/"),
        Screen("travail", f"/travaux/{done.pk}/"),
        Screen("planning", "/travaux/planning/"),
        Screen("reglages", "/reglages/"),
        Screen("utilisateurs", "/utilisateurs/"),
        Screen("utilisateur", f"/utilisateurs/{seller.pk}/"),
        Screen("utilisateur-ferme", f"/utilisateurs/{leaver.pk}/"),
        Screen("utilisateur-nouveau", "/utilisateurs/nouveau/"),
        Screen("utilisateur-invite", f"/utilisateurs/{seller.pk}/invitation/"),
        Screen("compte", "/mon-compte/"),
        Screen("erreur-404", "/clients/999999/"),
        Screen("erreur-403", "/style/erreur/403/"),
        Screen("erreur-500", "/style/erreur/500/", breaks_down=True),
        Screen("connexion-refusee", "/connexion/", press("Se connecter"), signed_in=False),
        Screen("invitation", invitation.path_for(seller), signed_in=False),
        Screen("invitation-finie", "/invitation/ancienne/", signed_in=False),
    ]


def _not_sent(owner: User) -> Message:
    """An outbox of two messages, one of which its server refused."""
    by = Actor(owner, Source.SCREEN)
    MailSettings.change(by=by, host="smtp.bouvreuil.example", sender="contact@bouvreuil.example")
    for number in (142, 143):
        found = Message.queue(
            by=by, to="client@port.example", subject=f"Votre devis DV-2026-0{number}", body="Bonjour."
        )
    Message.objects.filter(pk=found.pk).update(
        state="failed", why="L’adresse client@port.example est refusée par le serveur."
    )
    return found


def refuse_documents(page: Page) -> None:
    page.locator("[name=documents-iban]").fill("FR76 0000")
    press("Enregistrer")(page)
    expect(page.get_by_role("alert").first).to_be_visible()


def _exported(owner: User) -> Job:
    from carnet.exchange import exporting
    from carnet.jobs.lane import take_one

    job = exporting.start("clients", "", "csv", by=Actor(owner, Source.SCREEN))
    while take_one(job.lane):
        job.refresh_from_db()
    return job


def of_an_empty_house(key: str) -> list[Screen]:
    """Before the set-up, by the link that the server printed."""
    return [
        Screen("installation-refusee", f"/premiere-installation/?cle={key}", press("Commencer")),
        Screen("installation-fermee", "/premiere-installation/?cle=fausse"),
    ]


def of_an_empty_file() -> list[Screen]:
    return [
        Screen("vide-accueil", "/"),
        Screen("vide-liste", "/clients/"),
        Screen("vide-travaux", "/travaux/"),
        Screen("vide-planning", "/travaux/planning/"),
    ]
