"""Sentences with their figures marked: "{bounds=measure|words}".

Bounds are "5" exact, "5.." open above, "..5" open below, "5..9" a range; the measure may be left out, then it
is not compared. A sentence without marks holds no figure. All are invented.
"""

WRITTEN = [
    "{5200=people|5.200 personnes} ont été recensées.",
    "{5200=people|5 200 personnes} ont été recensées.",
    "{5200=people|5\u202f200 personnes} ont été recensées.",
    "{5200=people|5\u00a0200 personnes} ont été recensées.",
    "{5200=people|5'200 personnes} ont été recensées.",
    "{5200=people|5’200 personnes} ont été recensées.",
    "{5200|Cinq mille deux cents habitants} ont voté.",
    "{97|Quatre-vingt-dix-sept habitants} ont voté.",
    "{71|Soixante-et-onze communes} ont répondu.",
    "{71|Soixante et onze communes} ont répondu.",
    "{72|Septante-deux communes} ont répondu.",
    "{95|Nonante-cinq communes} ont répondu.",
    "{21|Vingt et une écoles} resteront fermées.",
    "{80|Quatre-vingts maisons} ont été inondées.",
    "{1300|Treize cents foyers} sont privés d'électricité.",
    "{12|Une douzaine de barques} dérivaient.",
    "{50|Une cinquantaine d'attaques} ont été revendiquées.",
    "{1000|Un millier d'arbres} sont tombés.",
    "{2000000000=money|Deux milliards d'euros} seront débloqués.",
    "{1200000=money|1,2 million d'euros} a été versé.",
    "{3500000000=money|3,5 milliards de dollars} manquent.",
    "{2500000|Deux millions et demi d'électeurs} se sont abstenus.",
    "{2500000|Deux millions cinq cent mille électeurs} se sont abstenus.",
    "{6|Une demi-douzaine de chalets} ont brûlé.",
    "{10..100|Des dizaines de chalets} ont brûlé.",
    "{100..1000|Plusieurs centaines de chalets} ont brûlé.",
    "{1000..10000|Plusieurs milliers de clients} attendent.",
    "{10000..100000|Des dizaines de milliers de clients} attendent.",
    "{1000000..10000000|Des millions d'abeilles} sont mortes.",
    "{30000=volume|30.000 litres d'eau} ont été pompés.",
    "{40|Une petite quarantaine de volontaires} sont venus.",
]

BOUNDED = [
    "{9..=injured|Au moins neuf blessés} sont à déplorer.",
    "{9..=injured|Pas moins de neuf blessés} sont à déplorer.",
    "{5000..|Plus de 5.000 clients} attendent.",
    "{..5000|Moins de 5.000 clients} attendent.",
    "{..5000|Un peu moins de 5.000 clients} attendent.",
    "{5000|Quelque 5.000 clients} attendent.",
    "Les {5000|quelque 5.000 clients} attendent.",
    "{5000|Près de 5.000 clients} attendent.",
    "{1000|Près d'un millier de clients} attendent.",
    "{20..|Plus d'une vingtaine de clients} attendent.",
    "{5000|Environ 5.000 clients} attendent.",
    "{5000|5.000 clients environ} attendent.",
    "{50..|50 clients au moins} attendent.",
    "{..50|50 clients au maximum} attendent.",
    "La salle accueillera {..300|jusqu'à 300 spectateurs}.",
    "{20..30=length|Entre 20 et 30 km de bouchons} étaient signalés.",
    "{20..30|20 à 30 clients} attendent.",
    "{5..6|Cinq ou six clients} attendent.",
    "{2000..3000|Deux à trois mille clients} attendent.",
    "{500000000..600000000=money|500 à 600 millions d'euros} seront nécessaires.",
    "{10..20|Entre une dizaine et une vingtaine de clients} attendent.",
    "Il y avait de {200..300|200 à 300 clients}.",
]

CHANGES = [
    "Le nombre de lits est passé de {50|50} à {30|30}.",
    "L'armée réduira le nombre de ses soldats de {4.000|4.000} à {2.500|2.500}.",
    "Le taux a reculé de {9,5=percent|9,5} à {8,1=percent|8,1 %}.",
    "Le prix est passé de {12=money|12 euros} à {15=money|15 euros}.",
]

UNITS = [
    "Le chômage a augmenté de {3=percent|3 %}.",
    "{52,3=percent|52,3 % des voix} sont allées au maire sortant.",
    "La candidate obtient {52=percent|52 pour cent des suffrages}.",
    "Il est tombé {250=rainfall|250 mm de pluie} en six heures.",
    "Il est tombé {250=rainfall|250 millimètres d'eau} en une nuit.",
    "Le feu a parcouru {800=area|800 hectares}.",
    "Les enquêteurs ont saisi {2=mass|deux tonnes de cocaïne}.",
    "Des rafales à {140=speed|140 km/h} ont été relevées.",
    "Il faisait {41,5=temperature|41,5 °C} à l'ombre.",
    "Il faisait {38=temperature|38 degrés} à l'ombre.",
    "Il a été condamné à {1500=money|1.500 euros d'amende}.",
    "Il a été condamné à une amende de {1500=money|1.500 euros}.",
    "Le club réclame {3000000=money|3 M€}.",
    "La rivière est montée de {2=length|deux mètres}.",
    "L'épicentre se trouvait à {30=length|une trentaine de kilomètres} de la côte.",
]

TOLLS = [
    "L'accident a fait {1=deaths|un mort} et {3=injured|trois blessés}.",
    "L'explosion a fait {14=deaths|quatorze morts}, {2=missing|deux disparus} et {75=injured|75 blessés}.",
    "L'éboulement, faisant {1=deaths|un mort}, a coupé la route.",
    "{1=deaths|Un mort} et {9..=injured|au moins neuf blessés}, dont {2=injured|deux} grièvement.",
    "{12=injured|Douze personnes} ont été blessées, dont {4=injured|quatre} grièvement.",
    "Le bilan est de {12=deaths|12 morts}: {5=deaths|cinq} à Brinville, {7=deaths|sept} à Saint-Orme.",
    "Les pluies ont tué {6=deaths|six personnes}.",
    "{6=deaths|Six personnes} ont perdu la vie.",
    "{3=injured|Trois policiers} et {2=injured|deux passants} ont été blessés.",
    "{24=arrested|Vingt-quatre hooligans} ont été interpellés.",
    "{8=detained|Huit personnes} ont été placées en garde à vue.",
    "La police a procédé à {35=arrested|35 interpellations}.",
    "La police a interpellé {35=arrested|35 personnes}.",
    "{5=vehicles_burned|Cinq voitures} ont été incendiées.",
    "{300=displaced|Trois cents habitants} ont été évacués.",
    "Le séisme a détruit {40=buildings_damaged|quarante maisons}.",
    "{2=hostages|Deux otages} ont été libérés.",
]

ELLIPTIC = [
    "{5000=participants|Quelque 5.000 personnes} ont défilé, contre {3000=participants|3.000} samedi dernier.",
    "{200=participants|Deux cents personnes} ont manifesté. Ils étaient {65000|65.000} la semaine dernière.",
    "{345=arrested|345 personnes} ont été interpellées, dont {281=detained|281} placées en garde à vue.",
    "{7|Sept élus} ont voté pour, {3|trois} autres se sont abstenus.",
    "La police a estimé à {3500=participants|3.500} le nombre de manifestants.",
    "Il y avait {45|45 candidats}, soit {12=percent|12 %} de plus.",
]

NOT_FIGURES = [
    "Un homme de 34 ans a été entendu.",
    "Paul Ternel, 34 ans, et sa sœur (31 ans) ont été entendus.",
    "Âgé de 34 ans, il a été entendu.",
    "La réunion commence à 16H15 et finit à 20 heures.",
    "Rendez-vous à 19h30, puis vers 8 h.",
    "Le procureur a requis quinze ans de prison.",
    "La grève a duré trois jours et deux nuits.",
    "Ils ont gagné 2-1 puis 6-3, 6-4.",
    "Ils se sont imposés 3 à 1.",
    "Elle est arrivée 3e, derrière le 1er et la deuxième.",
    "L'article 16 du règlement et la page 12 du rapport le disent.",
    "Appelez le 04 68 11 22 33 ou le +33 6 11 22 33 44.",
    "L'A7, la D 942 et la RN 7 sont coupées.",
    "Un Boeing 737, un F-16 et un 4x4 ont été vus au G20.",
    "Il habite au 12, rue des Lilas, 75011 Paris.",
    "Il habite 12 rue des Lilas.",
    "Pour l'acte 8, le groupe 3 reste au niveau 2.",
    "Ils étaient à deux doigts de renoncer, un à un.",
    "L'un des voisins l'a vu une fois, à mille lieues de là.",
    "Les deux policiers se sont enfuis.",
    "Un homme a été aperçu.",
    "Le Loiret (45) est en vigilance orange.",
    "Le match de Ligue 1 se joue à huis clos.",
    "Il roulait dans un véhicule neuf.",
    "Elle a été mise en quarantaine.",
    "Le 4-4-2 du sélectionneur a déçu.",
    "C'est deux fois plus qu'avant.",
    "En 2019, le texte n° 4 a été retiré.",
    "Deux-roues et trois-quarts ont été oubliés.",
    "Les manifestants arrivent par centaines.",
]

STORIES = [
    # a flood
    "Les inondations ont fait {14=deaths|quatorze morts} et {75=injured|75 blessés}, dont {4=injured|quatre} graves.",
    "Il est tombé {250..300=rainfall|entre 250 et 300 mm de pluie} en six heures, l'équivalent de trois mois.",
    "La crue a atteint {7,68=length|7,68 mètres} à Brinville.",
    "{350|350 pompiers} et {7|sept hélicoptères} ont été mobilisés; {1500=displaced|1.500 habitants} ont été évacués.",
    "{99|Quatre-vingt-dix-neuf communes} ont été inondées.",
    "Les dégâts sont évalués à {200000000=money|200 millions d'euros}.",
    # an attack
    "L'assaillant a tué {3=deaths|trois personnes} et en a blessé {15=injured|quinze}.",
    "Le bilan s'alourdit à {5=deaths|cinq morts}.",
    "Le bilan est passé de {3=deaths|trois} à {5=deaths|cinq morts}.",
    "{2=injured|Deux des blessés} sont entre la vie et la mort.",
    "{720|720 membres des forces de l'ordre} sont à sa recherche.",
    # a trial
    "Le tribunal l'a condamné à deux ans de prison, dont un an ferme, et à {10000=money|10.000 euros d'amende}.",
    "{11|Onze prévenus} comparaissent depuis lundi; {27|27 parties civiles} sont attendues.",
    "L'avocat général a requis trente ans de réclusion, assortis d'une période de sûreté de vingt ans.",
    # an election
    "Le maire sortant l'emporte avec {51,3=percent|51,3 % des voix}, contre {48,7=percent|48,7 %} à son rival.",
    "La liste obtient {23=seats|23 sièges} sur 35.",
    "La participation s'établit à {62=percent|62 %}, en baisse de {4|quatre points}.",
    "Elle recueille {12345=votes|12.345 voix}.",
    # a strike
    "{40=percent|40 % des conducteurs} étaient en grève, {9|neuf points} de plus que la veille.",
    "{75=percent|Trois trains sur quatre} circulent; {60=percent|six usagers sur dix} s'en plaignent.",
    "La direction annonce la suppression de {650=jobs|650 postes}.",
    "Les syndicats réclament une hausse de {300=money|300 euros} par mois.",
    # sports
    "Le club a été battu 3-0 devant {42000|42.000 spectateurs}.",
    "Le transfert, estimé à {60000000=money|60 millions d'euros}, a été annulé.",
    "Elle a gagné le 400 mètres en 50 secondes 12.",
    "Il a inscrit {12=goals|douze buts} cette saison.",
    "Le coureur compte deux minutes d'avance.",
    # a fire, a crash
    "L'appareil, avec {144|144 passagers} et {6|six membres d'équipage} à bord, s'est écrasé.",
    "Le feu a détruit {12=buildings_damaged|douze maisons} et parcouru {1200=area|1.200 hectares}.",
    "Le car roulait à {90=speed|90 km/h}.",
    # an epidemic
    "Le pays compte désormais {2345=cases|2.345 cas} et {61=deaths|61 décès}, soit {7=deaths|sept} de plus que la veille.",
]

MORE = [
    "L'attaque a coûté la vie à {12=deaths|douze soldats} et blessé {37=injured|trente-sept} autres.",
    "Le parti perd {14=seats|14 sièges} et n'en conserve que {63=seats|63}.",
    "Les manifestants étaient {30000..35000|entre 30.000 et 35.000}, {120000|120.000} selon les syndicats.",
    "{33,33=percent|Près d'un électeur sur trois} s'est abstenu.",
    "{50=percent|La moitié des salariés} ont débrayé.",
    "Il y aurait {40000..50000|40 à 50.000 militants}.",
    "Le thermomètre est descendu à -{-12=temperature|12 °C}.",
    "{10=deaths|Dix personnes} sont décédées et {1000..10000=injured|plusieurs milliers} ont été blessées.",
    "Sur place, {300|300 curieux} attendaient.",
    "La trentaine, il travaille dans un corps de sécurité du Mouvement 5 étoiles.",
    "{412=arrested|412 personnes} ont été arrêtées, dont {378=charged|378 mises en examen}.",
    "Elle réclame {40..70=percent|entre 40 % et 70 % des sommes dues}.",
]
MORE += [
    "Le cortège est arrivé avec les militants et {106=injured|106 personnes} ont été blessées.",
    "Il a perdu {4|4 points de popularité}, au plus bas à {25=percent|25 %}.",
    "Le champion de France 2007 et 2008 des poids lourds est là.",
]
MORE += [
    "La mesure coûtera {0,1..0,2=percent|0,1 à 0,2 % de croissance}.",
    "Les prix devraient connaître une hausse de {5..10=percent|5 à 10 %}.",
    "Il dort dans une pièce de {2=length|2 mètres} sur 3.",
]
