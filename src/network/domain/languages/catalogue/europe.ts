import { entry } from '../language.js';

/** Europe, with the languages of the Roma. French is absent: it is what the interpreter brings. */
export const europe = [
  entry('rus', 'russe', 'русский'),
  entry('ukr', 'ukrainien', 'українська'),
  entry('bel', 'biélorusse', 'беларуская', { aliases: ['bélarusse', 'bélarussien'] }),
  entry('pol', 'polonais', 'polski'),
  entry('ces', 'tchèque', 'čeština'),
  entry('slk', 'slovaque', 'slovenčina'),
  entry('slv', 'slovène', 'slovenščina'),
  entry('hun', 'hongrois', 'magyar'),
  entry('ron', 'roumain', 'română', { uncoded: ['moldave'] }),
  entry('bul', 'bulgare', 'български'),
  entry('mkd', 'macédonien', 'македонски'),
  entry('hbs', 'serbo-croate', 'srpskohrvatski', {
    aliases: ['yougoslave', 'croato-serbe', 'BCMS'],
    forms: ['srp', 'bos', 'hrv', 'cnr'],
  }),
  entry('srp', 'serbe', 'српски', { aliases: ['srpski'] }),
  entry('bos', 'bosnien', 'bosanski', { aliases: ['bosniaque'] }),
  entry('hrv', 'croate', 'hrvatski'),
  entry('cnr', 'monténégrin', 'crnogorski'),
  entry('sqi', 'albanais', 'shqip', { forms: ['aln', 'als'], aliases: ['kosovar'] }),
  entry('aln', 'albanais guègue', 'gegërisht', {
    aliases: ['guègue', 'gheg', 'albanais du Kosovo', 'albanais du Nord'],
  }),
  entry('als', 'albanais tosque', 'toskërisht', { aliases: ['tosque', 'tosk', 'albanais du Sud'] }),
  entry('ell', 'grec', 'ελληνικά'),
  entry('lit', 'lituanien', 'lietuvių'),
  entry('lav', 'letton', 'latviešu'),
  entry('est', 'estonien', 'eesti'),
  entry('fin', 'finnois', 'suomi', { aliases: ['finlandais'] }),
  entry('swe', 'suédois', 'svenska'),
  entry('nor', 'norvégien', 'norsk'),
  entry('dan', 'danois', 'dansk'),
  entry('deu', 'allemand', 'Deutsch'),
  entry('gsw', 'alémanique', 'Alemannisch', { uncoded: ['alsacien', 'suisse allemand'] }),
  entry('nld', 'néerlandais', 'Nederlands', { aliases: ['hollandais'], uncoded: ['flamand'] }),
  entry('eng', 'anglais', 'English'),
  entry('spa', 'espagnol', 'español', { aliases: ['castillan', 'castellano'] }),
  entry('cat', 'catalan', 'català'),
  entry('por', 'portugais', 'português', {
    aliases: ['brésilien'],
    uncoded: ['portugais du Brésil', 'portugais d’Afrique'],
  }),
  entry('ita', 'italien', 'italiano'),
  entry('mlt', 'maltais', 'Malti'),

  entry('rom', 'romani', 'romani čhib', {
    aliases: ['rom', 'rrom', 'rromani', 'romanès', 'romanes', 'tsigane', 'tzigane'],
    forms: ['rmy', 'rmn', 'rmc', 'rmo'],
  }),
  entry('rmy', 'romani vlax', 'rromani ćhib', {
    aliases: ['vlax', 'kalderash', 'lovari', 'romani de Roumanie'],
  }),
  entry('rmn', 'romani des Balkans', 'romani čhib', {
    aliases: ['arli', 'erli', 'romani de Bulgarie', 'romani du Kosovo'],
  }),
  entry('rmc', 'romani des Carpates', 'romaňi čhib', { aliases: ['romani de Slovaquie'] }),
  entry('rmo', 'sinti', 'Sintitikes', { aliases: ['sinto', 'manouche', 'romani sinti'] }),
];
