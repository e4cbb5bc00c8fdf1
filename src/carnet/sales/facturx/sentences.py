"""A broken rule as a French sentence that says what to fill in, and where. Pure."""

from carnet.sales.facturx.saxon import Broken

_CLIENT = "sur la fiche du client"
_FIRM = "dans les réglages de l’entreprise"
# By the beginning of the rule: the longest that fits wins.
SENTENCES = {
    "XSD": "Carnet n’a pas su écrire la facture électronique",
    "BR-FR-01": "Le numéro de la facture dépasse 35 caractères : raccourcissez le modèle de numéro dans Réglages, Documents.",
    "BR-FR-02": "Le numéro de la facture ne peut contenir que des lettres sans accent, des chiffres et + - _ / : corrigez le modèle de numéro dans Réglages, Documents.",
    "BR-FR-03": "Une date est hors de 2000 à 2099 : vérifiez la date de la facture, son échéance et la date de livraison.",
    "BR-FR-05_BT-22_PMT": "Il manque la mention de l’indemnité de recouvrement de 40 € : complétez les mentions dans Réglages, Documents.",
    "BR-FR-05_BT-22_PMD": "Il manque la mention des pénalités de retard : complétez les mentions dans Réglages, Documents.",
    "BR-FR-05_BT-22_AAB": "Il manque la mention sur l’escompte (ou son absence) : complétez les mentions dans Réglages, Documents.",
    "BR-FR-06": "Une mention de paiement est écrite deux fois : gardez-la une seule fois.",
    "BR-FR-08": "La nature des opérations manque : dites si la facture porte sur des biens, des services ou les deux.",
    "BR-FR-09_BT-29": f"Le SIRET de l’entreprise ne va pas avec son SIREN : corrigez-le {_FIRM}.",
    "BR-FR-09_BT-46": f"Le SIRET du client ne va pas avec son SIREN : corrigez-le {_CLIENT}.",
    "BR-FR-10": f"Il manque le SIRET de votre entreprise : écrivez-le {_FIRM}.",
    "BR-FR-11": f"Il manque le SIREN du client : écrivez-le {_CLIENT}.",
    "BR-FR-12": f"Le client n’a pas d’adresse de facturation électronique : son SIREN suffit, écrivez-le {_CLIENT}.",
    "BR-FR-13": f"Votre entreprise n’a pas d’adresse de facturation électronique : son SIRET suffit, écrivez-le {_FIRM}.",
    "BR-FR-15": "Une ligne porte une catégorie de TVA inconnue en France : choisissez son taux dans la liste.",
    "BR-FR-16": "Une ligne porte un taux de TVA qui n’existe pas en France : choisissez son taux dans la liste.",
    "BR-FR-21": f"L’adresse de facturation électronique du client doit commencer par son SIREN : vérifiez le SIREN {_CLIENT}.",
    "BR-FR-22": f"L’adresse de facturation électronique de l’entreprise doit commencer par son SIREN : vérifiez-la {_FIRM}.",
    "BR-FR-23": "Une adresse de facturation électronique contient un caractère interdit : lettres, chiffres, - _ . seulement.",
    "BR-FR-25": "Une adresse de facturation électronique est trop longue : 125 caractères au plus.",
    "BR-FR-32": "Un SIREN n’a pas 9 chiffres : vérifiez celui du client et celui de l’entreprise.",
    "BR-FR-CO-05": "Un avoir doit dire quelle facture il corrige : choisissez-la.",
    "BR-FR-CO-07": "L’échéance est avant la date de la facture : corrigez l’échéance.",
    "BR-FR-CO-08": "Une facture d’acompte ne peut pas être une facture de solde : choisissez l’une ou l’autre.",
    "BR-FR-CO-09": "La facture se dit déjà payée, mais il reste un montant à payer : vérifiez les règlements.",
    "BR-FR-DEC-02": "Une quantité est trop longue : quatre décimales au plus.",
    "BR-FR-DEC-03": "Un prix unitaire ne peut pas être négatif : mettez plutôt la quantité en négatif.",
    "BR-02": "Il manque le numéro de la facture.",
    "BR-06": f"Il manque le nom de votre entreprise : écrivez-le {_FIRM}.",
    "BR-07": f"Il manque le nom du client : écrivez-le {_CLIENT}.",
    "BR-08": f"Il manque l’adresse de votre entreprise : écrivez-la {_FIRM}.",
    "BR-10": f"Il manque l’adresse du client : écrivez-la {_CLIENT}.",
    "BR-16": "La facture n’a aucune ligne : ajoutez-en une.",
    "BR-25": "Une ligne n’a pas de désignation : écrivez ce que vous vendez.",
    "BR-27": "Un prix unitaire ne peut pas être négatif : mettez plutôt la quantité en négatif.",
    "BR-AE-02": f"L’autoliquidation demande le n° de TVA du client : écrivez-le {_CLIENT}.",
    "BR-AE-03": f"L’autoliquidation demande le n° de TVA du client : écrivez-le {_CLIENT}.",
    "BR-AE-04": f"L’autoliquidation demande le n° de TVA du client : écrivez-le {_CLIENT}.",
    "BR-CO-25": "Il manque l’échéance ou les conditions de paiement : choisissez-les.",
    "BR-CO-26": f"Il manque le SIRET ou le n° de TVA de votre entreprise : écrivez-le {_FIRM}.",
    "BR-E-10": "Une ligne est exonérée de TVA : dites pourquoi, dans Réglages, Documents.",
    "BR-S-02": f"Il manque le n° de TVA de votre entreprise : écrivez-le {_FIRM}.",
    "BR-S-03": f"Il manque le n° de TVA de votre entreprise : écrivez-le {_FIRM}.",
    "BR-E-02": f"Il manque le SIRET ou le n° de TVA de votre entreprise : écrivez-le {_FIRM}.",
    "BR-Z-02": f"Il manque le n° de TVA de votre entreprise : écrivez-le {_FIRM}.",
    "BR-CO-": "Les totaux de la facture ne tombent pas juste",
    "BR-S-0": "Les totaux de TVA ne tombent pas juste",
}


def said(broken: Broken) -> str:
    """Of a rule that nobody can mend by filling in something: what it is, so that who repairs can find it."""
    fits = [beginning for beginning in SENTENCES if broken.rule.startswith(beginning)]
    if not fits:
        return f"La facture électronique serait refusée (règle {broken.rule}) : {broken.text}"
    sentence = SENTENCES[max(fits, key=len)]
    if sentence.endswith("."):
        return sentence
    return (
        f"{sentence} (règle {broken.rule}). Ce n’est pas à vous de le corriger : donnez ce message à qui vous dépanne."
    )
