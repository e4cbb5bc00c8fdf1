"""Small files with the habits of the programs people leave, all of fictional people: heading, quirks, encoding."""

DOLIBARR = (
    """"s.rowid","Nom du tiers","Nom alternatif (commercial, marque, ...)","Client","Code client","Adresse","Code postal","Ville","""
    """"Code pays","Téléphone","Fax","Email","SIREN","SIRET","NAF-APE","Numéro de TVA","Type du tiers","Forme juridique","""
    """"Note (publique)","Commercial(aux)","Date création"
"12","Menuiserie Le Goff SARL","Le Goff Bois","1","CU2401-00012","4 rue du Port
ZA de Kerlann","56100","LORIENT","FR","0261911180","0261911181","contact@legoff.example","000100004","00010000400018","43.32A","","PME/TPE","SARL","","Paul Durand","2019-03-14 09:12:00"
"13","MARTIN Sophie","","2","","12 quai des Indes","56100","Lorient","FR","+33 6 39 98 11 22","","sophie@martin.example","","","","","Particulier","","Rappeler le soir","","2021-11-02 17:00:00"
"14","Mairie de Plouay","","3","CU2401-00014","1 place de la Mairie","56240","PLOUAY","FR","02 61 91 20 20","","mairie@plouay.example","000200002","","84.11Z","","Administration","","","","2022-01-05 08:00:00"
"""
).encode()

EBP = (
    "Code (tiers);Civilité;Nom;Adresse 1 (facturation);Adresse 2 (facturation);Code Postal (facturation);"
    "Ville (facturation);Code Pays (facturation);Adresse 1 (livraison);Code Postal (livraison);Ville (livraison);"
    "Téléphone fixe (facturation);Téléphone portable (facturation);E-mail (facturation);Siret;NAF;N° TVA intracommunautaire;"
    "Nom (contact) (facturation);Prénom (contact) (facturation);Solde actuel\r\n"
    "CL00001;M. et Mme;DUPONT Jean et Marie;3 impasse du Clos;;1000;BOURG EN BRESSE;FR;;;;474 00 00 00;639981212;;;;;;;0,00\r\n"
    "CL00002;SARL;GARAGE DES ALPES;ZI Nord;BP 12;1200;VALSERHONE;FR;Quai 3;73000;CHAMBERY;0199001020;;compta@garage.example;"
    "100004000 18;4520A;;ROUX;Hélène;1 254,30\r\n"
).encode("cp1252")

SAGE = (
    "Numéro compte\tIntitulé\tAbrégé\tQualité\tContact\tAdresse\tComplément\tCode postal\tVille\tPays\tTéléphone\tTélécopie\t"
    "E-mail\tSite\tN° Siret\tNAF (APE)\tN° identifiant\tReprésentant\r\n"
    "CBOUL\tBOULANGERIE DU MARCHÉ\tBOULMAR\tSociété\tMme Leroux Annie\t5 place du Marché\t\t49300\tCHOLET\tFRANCE\t"
    "02.61.91.33.44\t\tfournil@marche.example\twww.marche.example\t00010000400026\t1071C\t\tDURAND PAUL\r\n"
    "CBERN\tBERNARD Émilie\t\tMme\t\tLa Haie\tLieu-dit\t49300\tCHOLET\tFRANCE\t0261914455 / 06 39 98 22 33\t\t\t\t\t\t\t\r\n"
).encode("utf-16")

SELLSY = (
    "Type,Référence,Nom de la société,Civilité,Nom,Prénom,Email,Téléphone,Mobile,Fax,Site web,SIREN,SIRET,Code NAF,"
    "Numéro de TVA,Adresse : partie 1,Adresse : partie 2,Adresse : code postal,Adresse : ville,Adresse : code pays,"
    "Smart-tags,Propriétaire,Source\r\n"
    "Entreprise,SEL-1,Atelier Nuances,Mme,Petit,Léa,lea@nuances.example,+33261915566,,,https://nuances.example,000300000,,"
    '7410Z,,"8, rue Haute",Bâtiment B,44000,Nantes,FR,"fidèle, pro",Paul Durand,Salon\r\n'
    "Particulier,SEL-2,,M.,Nguyễn,Minh Đức,minh@nguyen.example,,0639983344,,,,,,,17 rue Basse,,44000,Nantes,FR,,,\r\n"
).encode("utf-8-sig")

GOOGLE = (
    "First Name,Last Name,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,"
    "E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Value,Address 1 - Formatted,Website 1 - Value\r\n"
    'Chloé,Fabre,,,1984-02-29,,* myContacts ::: Voisins,* Home,chloe@fabre.example,c.fabre@travail.example,Mobile,"'
    '06 39 98 44 55",,"9 rue du Lac\n74000 Annecy\nFrance",\r\n'
    "Hugo,Blanc,Hôtel du Lac,Gérant,,,,,hugo@lac.example,,Work,04 74 00 10 10 ::: 06 39 98 55 66,,,http://lac.example\r\n"
).encode()

OUTLOOK = (
    "Titre;Prénom;Nom;Société;Fonction;Rue (bureau);Ville (bureau);Code postal (bureau);Pays/Région (bureau);Rue (domicile);"
    "Ville (domicile);Code postal (domicile);Télécopie (bureau);Téléphone (bureau);Téléphone (domicile);Tél. mobile;"
    "Adresse de messagerie;Page Web;Anniversaire;Notes\r\n"
    "M.;Karim;Benali;Électricité Benali;Gérant;1 rue Neuve;Angers;49000;France;;;;;02 61 91 66 77;;06 39 98 66 77;"
    "karim@benali.example;;0/0/00;\r\n"
    "Mme;Anaïs;Le Gall;;;;;;;2 venelle des Lavoirs;Quimper;29000;;;02 61 91 77 88;;pas de mail;;12/03/1975;"
    '"Chien méchant\r\nsonner deux fois"\r\n'
).encode("cp1252")

HAND_MADE = (
    "Liste des clients au 12/03/2026;;;;;;\n\n"
    "NOM PRENOM;Adresse;Code postal Ville;Tél.;Portable;Mail;Date naiss.\n"
    "Mr BERTIN Luc;14 rue des Tilleuls;49300 CHOLET;02 61 91 88 99;639987788;luc@bertin.example;24111970\n"
    "SCI Les Tilleuls;14 rue des Tilleuls;49300 CHOLET;néant;;-;\n"
    "SDC Résidence du Parc;;49000 ANGERS;;;;\n"
    "Amicale laïque de Trémentines;mairie;49340 TREMENTINES;;;amicale@trementines.example;\n"
    'GÃ©rard MOREAU;"3 bis; rue Basse";49300 CHOLET;0639981111 (fille) ou 02 61 91 00 00;;;25569\n'
).encode()

WITHOUT_HEADINGS = (
    "MARTIN;Sophie;12 quai des Indes;56100;Lorient;02 61 91 11 80;sophie@martin.example\n"
    "LE GOFF;Yann;3 rue du Port;56100;Lorient;06 39 98 12 12;yann@legoff.example\n"
    "ROUX;Hélène;5 place du Marché;49300;Cholet;02 61 91 12 13;helene@roux.example\n"
).encode()
