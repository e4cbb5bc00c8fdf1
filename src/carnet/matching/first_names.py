"""First names and surnames of people living in France, folded: to tell one from the other, and often the sex."""

from carnet.matching.vocabulary import pairs, word_set

MEN = word_set(
    """
    abdallah abdel abdelaziz abdelkader abdellah abderrahmane abdou abdoul abdoulaye aboubacar achille adam
    adama adil adolphe adrien ahmed ahmet aime alain alassane alban albert alexandre alexi alexis alfred ali
    aliou amadou amar amaury ambroise amedee amine anatole andre andrzej ange anthony antoine antonin antonio
    arezki aristide armand armel arnaud arthur auguste augustin aurelien axel aymeric aziz bakary baptiste
    barnabe basile bastien bechir belkacem benjamin benoit bernard bilal boubacar brahim brandon brice brieuc
    bruno camille carlo carlos casimir cedric cesar charles cheikh christian christophe claude clement clovis
    come constant constantin corentin cyprien cyril cyrille damien daniel david denis denys desire didier
    dimitri djamel dominique dragan driss dylan edgar edmond edouard edwin elias elie eloi elouan emeric emile
    emmanuel enguerran enzo eric erik ernest ernst erwan etienne eugene evan ewen fabien fabrice faouzi fares
    farid felix ferdinand fernand fernando fethi firmin flavien florian francesco francis franck franco
    francois frederic gabriel gael gaetan gaspard gaston gauthier gautier gauvain geoffrey geoffroy georges
    georgi gerard germain ghislain gilbert gilles gino giovanni giuseppe godefroy gonzague goulven gregoire
    gregor gregory guillaume gurvan gustave guy gwenael gwendal habib hakim hamid hamza hans haroun hassan
    hector henri henry herve hicham honore houari hubert hugo hugues hussein ibrahim ibrahima idriss ignace
    igor ilyes ioan isaac isidore ismael issa ivan jacky jacques jamal jean jean-bernard jean-charles
    jean-christophe jean-claude jean-daniel jean-denis jean-francois jean-jacques jean-louis jean-luc
    jean-marc jean-marie jean-michel jean-noel jean-pascal jean-paul jean-philippe jean-pierre jean-rene
    jean-robert jean-yves jeff jeremie jeremy jerome jimmy joachim joao joaquim joel joffrey johan johann
    johnny jonathan jordan jorge joris jose joseph josselin juan juergen jules julien jurgen kamel karim kenan
    kevin khaled khalid killian krzysztof kurt kylian lahcen lambert larbi laurent leandre leo leon leonard
    leonce leopold lilian lionel loic louis luc lucas lucian lucien ludovic luigi luis maciej maelan malik
    malo mamadou manuel marc marceau marcel marcelin marek marin mario marius markus marouane martin matheo
    mathias mathieu mathis matthias matthieu matthis maurice maxence maxime medard mehdi mehmet melvin mensah
    michel mickael mickey miguel mikael milan miloud mohamed mohammed moktar morgan mouloud mourad moussa
    moustapha mustafa mustapha nabil nacer nadir nassim nathan nelson nicolas nino noa noah noel norbert
    nordine noureddine octave odilon olaf olivier omar oscar ossian othmane ousmane pablo paolo pascal patrice
    patrick patryk paul paulo pawel pedro perig philibert philippe pierre pierre-alain pierre-henri
    pierre-louis pierre-marie pierre-yves piotr prosper quentin rachid rafael ramon raphael rayan raymond reda
    regis remi remy renaud rene ricardo richard robert roberto robin roch rodolphe rodrigue roger roland
    romain roman ronan ruben rui sacha said salomon salvador sami samir samuel sebastien sekou serge seydou
    sidi simon slimane sofiane soufiane souleymane stanislas steeve stefan stephane steve sven sylvain
    sylvestre tahar tanguy tarek tarik tariq teddy thanh theo theodor theodore theophile thibaud thibault
    thibaut thierry thomas timothee titouan titus tom tomasz tony tristan tugdual ugo urbain valentin valere
    valery vasco vassili victor vincent virgile vladimir walter wassim werner wilfrid wilfried wilhelm william
    wojciech xavier yacine yanis yann yannick yassine yaya yoan yoann yohan yohann youcef youenn younes youri
    youssef yvan yves yvon zacharie zakaria zinedine
    """
)
WOMEN = word_set(
    """
    adja agathe agnes agnieszka aicha aissatou alberte albertine alexandra alice alima amandine amel amelie
    amina aminata ana ana-maria anais andrea andree angelique anita anna-maria anne anne-cecile anne-claire
    anne-laure anne-lise anne-marie anne-sophie annette annick annie apolline arlette armelle asma assia astou
    aude audrey augustine aurelie aurore awa ayaan ayse bahia barbara beatrice benedicte bernadette berthe
    binta bintou blandine bouchra brigitte camille carine carmen carole caroline catarina catherine cathy
    cecile celestine celine chahinez chaima chantal charlene charlotte chloe christiane christine claire clara
    clarisse claudine clemence clemencia clementine clothilde colette concetta constance coralie corinne
    cynthia dalila daniele danielle delphine denise diane djamila djeneba dolores dorota dorothee edith edwige
    eglantine eleonore eliane elif elisa elisabeth elise ella elodie elsa emilie emine emma emmanuelle enora
    ernestine esma estelle eugenie euphrasie eva eve evelyne fabienne fadila faiza fanny fanta farida fatiha
    fatim fatima fatma fatou fatoumata felicie fernanda fernande flavie flora florence francine francoise
    frederique gabrielle gaelle genevieve georgette germaine gertrude ghislaine gilberte ginette gisele gretel
    gulsen gwenaelle gwenola gwladys habiba hafida hafsa hajar halima hanane hatice heidi helene heloise
    henriette hermine honorine hortense houda huguette ibtissam ilham iman ines ingrid ioana irene irma
    isabelle isaure jacqueline jade jamila jeanne jennifer jessica joana joanna jocelyne joelle johanna
    josephine josette josiane judith julie juliette justine kadiatou karima karine katarzyna katia khadidja
    khadija khady kheira laetitia latifa laura laure laurence lea leila lena lila liliane lilou lina linda
    lisa lise lola lorraine lou louane loubna louise lucette lucie lucienne lucile lucinda ludivine luisa
    lydia lydie madeleine maelle maelys maeva magali mahaut mai malgorzata malika mame manon manuela marcelle
    margaux margot marguerite maria mariam mariama marianne marie marie-ange marie-anne marie-chantal
    marie-christine marie-claire marie-claude marie-france marie-helene marie-jose marie-laure marie-line
    marie-louise marie-noelle marie-paule marie-pierre marie-rose marie-therese marielle marijke marina marine
    marion marlene martha marthe martine maryse maryvonne mathilde mathurine maud maurane melanie melina
    melissa mercedes meriem michele micheline michelle mina mireille monique morgane mounia muriel mylene
    myriam nabila nadia nadine naima najat najet nathalie nawal ndeye nejma nelly nicole nicolette nina ninon
    noemie nolwenn nora nour noura nouria oceane octavie odette odile olga olivia olympe ombeline ophelie
    ouarda oumou pascale pascaline patricia paule paulette pauline pelagie perrine philomene rachel rachida
    radia rahma rajae ramata rania raphaelle raymonde rebecca regine renee rokhaya rolande romane rosa rosalie
    rose rose-marie roselyne roxane rozenn sabah sabine sabrina sadia safia saida salima salma salome samia
    samira sanaa sandra sandrine sara sarah selma severine shirley sidonie siham sihem simone sixtine soizic
    solange solene solenn solenne sonia sophie soraya souad soumia stella stephanie suzanne suzy sybille
    sylviane sylvie tatiana teresa therese thi tiphaine touria ursula ursule valentine valerie vanessa vera
    veronique victoire victoria violette virginia virginie viviane wafa wassila yamina yasmina yasmine yolande
    ysaline yvelise yvette yvonne zahia zahra zeinab zelie zeynep zoe zohra zoulikha
    """
)
UNISEX = word_set(
    """
    alix andrea ange camille charlie claude dominique eden eloi jackie lou maxime morgan noa sacha stephane
    yannick
    """
)
# Pet names and spellings that are not one typing slip apart; `_` is a space.
NICKNAMES = pairs(
    """
    alex=alexandre manu=emmanuel fred=frederic phil=philippe nico=nicolas seb=sebastien steph=stephane
    ben=benjamin max=maxime tom=thomas thom=thomas jojo=joel cathy=catherine kathy=catherine domi=dominique
    isa=isabelle nath=nathalie sandy=sandrine vero=veronique pat=patrick chris=christophe christo=christophe
    dan=daniel dany=daniel mick=mickael mike=mickael greg=gregory guigui=guillaume lolo=laurent
    babette=elisabeth francky=franck jeannot=jean pierrot=pierre margot=marguerite gus=gustave zaza=isabelle
    lili=liliane flo=florence caro=caroline val=valerie dede=andre bob=robert bernie=bernard josy=josiane
    momo=mohamed med=mohamed mohammed=mohamed muhamed=mohamed jf=jean_francois jp=jean_pierre jc=jean_claude
    jm=jean_marc jl=jean_luc jy=jean_yves jb=jean_baptiste jj=jean_jacques mc=marie_christine mf=marie_france
    am=anne_marie
    """
)
# Share of the most common surnames among people living in France, in thousandths (orders of magnitude).
COMMON_SURNAMES = {
    name: float(share)
    for name, share in pairs(
        """
    martin=3.5 bernard=1.9 dubois=1.7 thomas=1.7 robert=1.6 richard=1.5 petit=1.5 durand=1.5 leroy=1.3
    moreau=1.3 simon=1.3 laurent=1.2 lefebvre=1.2 michel=1.2 garcia=1.2 david=1.1 bertrand=1.1 roux=1.1
    vincent=1.0 fournier=1.0 morel=1.0 girard=1.0 andre=0.9 lefevre=0.9 mercier=0.9 dupont=0.9 lambert=0.8
    bonnet=0.8 francois=0.8 martinez=0.8 legrand=0.7 garnier=0.7 faure=0.7 rousseau=0.7 blanc=0.7 guerin=0.7
    muller=0.7 henry=0.7 roussel=0.7 nicolas=0.7 perrin=0.7 morin=0.7 mathieu=0.6 clement=0.6 gauthier=0.6
    dumont=0.6 lopez=0.6 fontaine=0.6 chevalier=0.6 robin=0.6 nguyen=0.6 masson=0.6 sanchez=0.6 gerard=0.6
    boyer=0.5 denis=0.5 lemaire=0.5 duval=0.5 joly=0.5 gautier=0.5
        """
    ).items()
}
