"""First names and surnames of people living in France, folded: to tell one from the other, and often the sex."""

from carnet.matching.vocabulary import pairs, word_set

MEN = word_set(
    """
    abdel abdelkader achille adam adolphe adrien ahmed aime alain alban albert alexandre alexis alfred ali
    amaury ambroise amedee anatole andre ange anthony antoine antonio aristide armand arnaud arthur auguste
    augustin aurelien baptiste barnabe basile bastien benjamin benoit bernard brice bruno camille carlos casimir
    cedric cesar charles christian christophe claude clement clovis come constant constantin corentin cyprien
    cyril cyrille damien daniel david denis desire didier dominique dylan edgar edmond edouard elie eloi emile
    emmanuel enzo eric ernest erwan etienne eugene fabien fabrice felix ferdinand fernand fernando firmin
    flavien florian francis franck franco francois frederic gabriel gael gaetan gaspard gaston gauthier gautier
    geoffroy georges gerard germain ghislain gilbert gilles giovanni giuseppe godefroy gonzague gregoire gregory
    guillaume gustave guy gwenael hamid hassan hector henri henry herve honore hubert hugo hugues ibrahim ignace
    igor isaac isidore ivan jacky jacques jean jean-claude jean-francois jean-jacques jean-louis jean-luc
    jean-marc jean-marie jean-michel jean-paul jean-pierre jean-yves jeremie jeremy jerome jimmy joao joel johan
    jonathan jordan joris jose joseph josselin juan jules julien karim kevin kylian lambert laurent leandre leo
    leon leonard leonce leopold lilian lionel loic louis luc lucas lucien ludovic luis malo manuel marc marceau
    marcel marcelin marin mario marius martin mathias mathieu mathis matthias matthieu maurice maxence maxime
    medard mehdi melvin michel mickael mikael mohamed morgan nathan nicolas nino noah noel norbert octave odilon
    olivier omar oscar ossian pablo pascal patrice patrick paul paulo pedro philippe pierre prosper quentin
    rachid raphael raymond regis remi remy renaud rene richard robert roberto robin roch rodolphe rodrigue roger
    roland romain roman ronan ruben sacha said salomon salvador samuel sebastien serge simon steeve stephane
    steve sylvain sylvestre tanguy teddy theo theodore theophile thibaud thibault thibaut thierry thomas
    timothee titouan tom tony tristan ugo urbain valentin valere valery victor vincent virgile walter wilfrid
    wilfried william xavier yanis yann yannick yassine yoann yohan younes youssef yvan yves yvon zacharie
    """
)
WOMEN = word_set(
    """
    agnes aicha alberte albertine alexandra alice amandine amelie ana anais andree angelique anita anne
    anne-marie anne-sophie annette annick annie apolline arlette armelle aude audrey augustine aurelie aurore
    barbara beatrice benedicte bernadette berthe blandine brigitte camille carine carmen carole caroline
    catherine cathy cecile celestine celine chantal charlotte chloe christiane christine claire clara clarisse
    claudine clemence clemencia clementine clothilde colette constance coralie corinne cynthia daniele danielle
    delphine denise diane dolores dorothee edith eglantine eleonore eliane elisabeth elise ella elodie elsa
    emilie emma emmanuelle enora ernestine estelle eugenie euphrasie eva eve evelyne fabienne fanny farida
    fatima felicie fernande flavie flora florence francine francoise frederique gabrielle gaelle genevieve
    georgette germaine gertrude ghislaine gilberte ginette gisele gwenaelle gwenola helene heloise henriette
    hermine honorine hortense huguette ines irene irma isabelle isaure jacqueline jade jeanne jennifer jessica
    jocelyne joelle johanna josephine josette josiane judith julie juliette justine karine katia khadija
    laetitia laura laure laurence lea leila lena liliane lilou lina lisa lise lola lorraine lou louane louise
    lucette lucie lucienne lucile lucinda ludivine lydia lydie madeleine maelle maelys maeva magali malika manon
    marcelle margaux margot marguerite maria marianne marie marie-christine marie-claude marie-france
    marie-laure marie-therese marielle marina marine marion marlene martha marthe martine maryse maryvonne
    mathilde mathurine maud maurane melanie melina melissa mercedes michele micheline michelle mireille monique
    morgane muriel mylene myriam nadia nadine nathalie nelly nicole nicolette nina ninon noemie nolwenn nora
    oceane octavie odette odile olga olivia olympe ophelie pascale pascaline patricia paule paulette pauline
    pelagie perrine philomene rachel raphaelle raymonde rebecca regine renee rolande romane rosa rosalie rose
    roselyne roxane rozenn sabine sabrina salome samia samira sandra sandrine sara sarah severine sidonie simone
    sixtine soizic solange solene solenne sonia sophie stella stephanie suzanne suzy sybille sylviane sylvie
    tatiana teresa therese tiphaine ursule valentine valerie vanessa vera veronique victoire victoria violette
    virginia virginie viviane yasmine yolande yvelise yvette yvonne zelie zoe
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
