"""First names usual in France since 1940, folded: they tell the name from the first name when capitals do not."""

from carnet.kernel.text import words

FIRST_NAMES = frozenset(
    words("""
    abdel adele adeline adrien adrienne agathe agnes ahmed aicha aime aimee alain alan albane albert alex alexandra
    alexandre alexia alexis ali alice alicia aline alison alix alphonse amandine ambre amelia amelie amina amine anais
    anastasia andre andrea andree ange angele angelina angelique anita anna annabelle anne annick annie anouk anthony
    antoine antonin antonio antony apolline ariane aristide arlette armand armelle arnaud arthur astrid aude audrey
    auguste augustin aurelia aurelie aurelien aurore axel axelle aymeric baptiste barbara barthelemy bastien baudouin
    beatrice ben benedicte benjamin benoit berenice bernadette bernard berthe bertrand blanche blandine boris brice
    brigitte bruno camelia camille candice capucine carine carla carlos carole caroline cassandra catherine cathy
    cecile cecilia cedric celeste celestin celia celine cendrine chantal charlene charles charline charlotte chloe
    christel christelle christian christiane christine christophe clara clarisse claude claudette claudie claudine
    clea clelia clemence clement clementine cleo clotilde clovis colette colin coline constance constant coralie
    coraline corentin corinne cyprien cyril cyrille damien daniel daniele danielle danny david deborah delphine denis
    denise desire diana diane didier dimitri dominique donatien dorian doriane dorothee dylan eddy edgar edith edmond
    edmonde edouard elea elena eleonore eliane elie eliette elisa elisabeth elise ella elodie eloise elsa elvire
    emeline emeric emile emilie emilien emilienne emma emmanuel emmanuelle enora enzo eric erika ernest erwan erwann
    esteban estelle esther ethan etienne eugene eugenie eva evan evelyne ewen eymeric ezio fabien fabienne fabrice
    fanny fatiha fatima faustine felicie felix ferdinand fernand fernande flavie flavien fleur flora flore florence
    florent florentin florian floriane francette francine francis francisco franck francois francoise fred frederic
    frederique gabin gabriel gabrielle gaby gael gaelle gaetan gaspard gaston gautier genevieve geoffrey geoffroy
    georges georgette georgina gerald geraldine gerard germain germaine gerome ghislain ghislaine gilbert gilberte
    gildas gilles gillian ginette gisele giselle giulia goulven gregoire gregory guenole guilhem guillaume guillemette
    gustave guy gwenael gwenaelle gwendal gwendoline gwenola habib hakim hamza hanna hannah hassan helena helene
    heloise henri henriette herve hilaire honore honorine hortense houria hubert hugo hugues ibrahim ilan iliana ines
    ingrid irene iris irma isaac isabelle isaline ismael ivan jacinthe jack jacky jacqueline jacques jade jamal james
    jamila janine jasmine jason jean jeanine jeanne jeannette jeannine jennifer jeremie jeremy jerome jessica jessy
    jim joachim joao jocelyn jocelyne joel joelle johan johann johanna john jonas jonathan jordan jordane jorge jose
    josee joseph josephine josette josiane josselin josyane joyce juan judith jules julia julian juliane julie julien
    julienne juliette june justin justine kamel karen karim karima karine karl katell katia kelly kenza kevin khadija
    khaled kilian killian kylian laetitia laila lamia lana lara laura laure laureen laurence laurene laurent laurie
    lea leana leandre leila lena leo leon leonard leone leonie leontine leopold leslie lia liam lidia lila lilian
    liliane lilou lily lina linda line lionel lisa lise lisette livia loan loane loic lola lorena lorenzo loris lou
    louane louis louisa louise louisette louison loup luc luca lucas lucette lucie lucien lucienne lucile lucille
    ludivine ludovic luis lydia lydie lylou maceo madeleine mae mael maelle maelys maeva magali magalie maggy mahe
    maia malek malik malo mamadou manon manuel manuela marc marceau marcel marcelle marcelline margaux margot
    marguerite maria mariam marianne marie marielle mariette marilyne marin marina marine mario marion marius
    marjolaine marjorie marlene marthe martial martine mary maryline maryse maryvonne mateo matheo mathias mathieu
    mathilde mathis mathys matis matthias matthieu maud maurice mauricette max maxence maxime maximilien maya mehdi
    melanie melina melinda melissa melodie melvin mercedes meryem michael michaela michel michele micheline michelle
    mickael mickaelle miguel mila milan milena mireille miriam mohamed mohammed moise monique morgan morgane mouna
    mounir mourad muriel mustapha mylene myriam nabil nadege nadia nadine nael nahel naima nancy naomi natacha natalia
    natasha nathalie nathan nathanael nawel nelly nicolas nicole nina nino noam noe noel noelie noeline noelle noemie
    nolan nolwenn nora norah norbert nour nouria oceane octave octavie odette odile olga olive olivia olivier omar
    ophelie orlane oscar othmane ottilie owen paola paolo pascal pascale patrice patricia patrick paul paula paule
    paulette paulin pauline pedro perrine philibert philippe philippine philomene pierre pierrette pierrick priscilla
    prosper quentin quitterie rachel rachid rachida rafael raissa ralph ramon raoul raphael raphaelle rayan raymond
    raymonde rebecca regine regis reine remi remy renaud rene renee ricardo richard rita robert roberte robin roch
    rodolphe rodrigo rodrigue roger roland rolande romain romane romaric romeo romuald romy ronan rosa rosalie rose
    roselyne rosette roxane ruben ryan sabine sabrina sacha salim salma salome salvador sam samantha sami samia samir
    samira sammy samson samuel samy sandra sandrine sandy santiago sara sarah sasha saskia sauveur sebastien segolene
    selena selim selma serge sergio servane severin severine shana shirley sibylle sidonie simeon simon simone sixte
    sixtine sofia sofiane solal solange solene solenn solenne soline sonia sophia sophie soraya soren stella stephane
    stephanie stephen steve steven suzanne suzette suzy swann sybille sylvain sylvaine sylvester sylvestre sylvette
    sylviane sylvie tanguy tania tara tatiana teddy teo teresa tess tessa thais thea theo theodore theophile therese
    thibaud thibault thibaut thierry thomas tiago tifaine tifenn tim timeo timothe timothee titouan tom tonio tony
    toussaint tristan tugdual typhaine ugo ulysse urbain ursula valentin valentine valerian valerie valery vanessa
    vera veronique victoire victor victoria victorien victorine vincent vincente violaine violette virgile virginie
    vivian viviane vivien vladimir wahid walid walter wassim wendy werner wilfrid wilfried william willy xavier yael
    yaelle yan yanick yanis yann yannick yannis yasmina yasmine yassine yoan yoann yoanna yohan yohann yolaine yolande
    youcef youen youn youri youssef yuna yvan yve yveline yves yvette yvon yvonne zachary zahia zahra zelia zelie
    zinedine zita zoe zohra
    """)
)
