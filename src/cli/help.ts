export const help = `def — Data Emploi-Formation, observatoire régional emploi-formation

Usage : def <commande> [arguments]

Commandes
  build               Construit une diffusion et la publie, sauf si un dépôt y entre : elle attend alors d'être approuvée.
  serve               Construit si besoin, puis sert l'observatoire sur http://HOST:PORT.
  sources             Liste les jeux de données déclarés, leurs fichiers attendus et ce qui est trouvé.
  check FICHIER       Reconnaît la source d'un fichier et le contrôle. N'enregistre rien.
                      --annote SORTIE.xlsx : écrit le fichier à rendre à l'expéditeur, cellules fausses en rouge.
                      --precedent ANCIEN : dit ce qui a changé depuis la livraison précédente.
  explain ADRESSE     Remonte d'un chiffre (/chiffres/…) jusqu'aux lignes des fichiers dont il vient.
  kit TERRITOIRE      Écrit le kit d'un comité (PDF, PPTX, XLSX, ODS, images) : def kit zone-emploi/2804 --out DOSSIER
                      --template page, diagnostic, metier, filiere, branche ou seniors ; --date AAAA-MM-JJ, jour de la séance ;
                      --sur filiere:agriculture, fap2021-228:V0X60 ou fap2021-86:S1X : filière, métier, famille de métiers.
                      --tous bassin : un kit pour chaque bassin de la région.
                      --charte MODELE.potx : avec la couleur, la police et le logo de ce modèle PowerPoint.
                      Plusieurs territoires vus comme un seul : epci:200065597,epci:241400514.
  monograph           Écrit la monographie régionale d'une année (PDF, XLSX, ODS) : def monograph --year 2019 --out DOSSIER
  replay DIFFUSION    Refait une diffusion (identifiant ou version) à partir des fichiers gardés et compare les empreintes, fichier par
                      fichier. Ne publie rien ; dit ce qui a changé quand elle ne peut plus être refaite à l'identique.
  proof DIFFUSION     Fait revérifier par un autre solveur (glpsol, paquet glpk-utils) les preuves du secret ; un DOSSIER de plus garde les
                      programmes, confidentiels. --un-sur 10 : un programme sur dix.
  connect [SOURCE]    Rapatrie le fichier d'un jeu de données depuis son adresse officielle ; sans argument, liste les connecteurs.
  essai               Sans miroir : organisations, comptes, chartes et lots de démonstration, pour voir le secret à l'œuvre.
                      --publier : compose ensuite la diffusion, la fait approuver par l'autre compte de démonstration et la publie.
  backup CIBLE        Sauvegarde tout le dossier de données dans un fichier .tar.gz ou un dossier, service en marche ou non.
  restore SOURCE      Remet une sauvegarde en place, dans un dossier de données vide.
  bench               Mesure la construction et les pages sur cette machine.
                      bench pages             la fiche de territoire, cent fois par seconde
                      bench flux [lignes]     un gros dépôt, de la réception au lot
                      bench cubes [lignes…]   un cube, à côté d'un script écrit à la main
                      bench requetes [lignes] [questions] des tableaux, à côté de SQL, de ClickHouse et de Malloy
                      bench secret [cases…]   le masquage et sa preuve
                      bench kits              un kit puis quarante, tirés de la diffusion de DATA_DIR

Variables d'environnement
  PORT                Port d'écoute (3000)
  HOST                Adresse d'écoute (localhost)
  DATA_DIR            Dossier des données (./var)
  SOURCES_MIRROR      Dossier de fichiers officiels à utiliser à la place des données d'essai
  REGION              Code Insee de la région (28)
  PUBLIC_URL          Adresse du site telle qu'on la tape (http://localhost:PORT)
  DATABASE_URL        Serveur PostgreSQL à employer à la place de celui que le produit démarre
  SMTP_URL            Serveur qui envoie les messages (smtps://…) ; sans lui, ils sont écrits dans DATA_DIR/outbox
  MAIL_FROM           Adresse d'où partent les messages
  DROP_DIR            Dossier surveillé où les partenaires posent leurs fichiers (DATA_DIR/depot)
  FRANCE_TRAVAIL_CLIENT_ID, FRANCE_TRAVAIL_CLIENT_SECRET   Compte des interfaces partenaires de France Travail
  OIDC_ISSUER         Fournisseur d'identité ; avec OIDC_PROFILE (keycloak ou proconnect), OIDC_CLIENT_ID, OIDC_CLIENT_SECRET

Code de sortie : 0 seulement si rien ne bloque.
`;
