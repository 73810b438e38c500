import { entry } from '../language.js';

/**
 * Arabic and its spoken forms, then the Berber languages.
 *
 * `apc` covers the whole Levant since ISO 639-3 withdrew `ajp` in 2023. Berber as a whole has a code in
 * ISO 639-2 only (`ber`, a collection), so "berbère" and "amazigh" are aliases that lead to each of them.
 */
export const arabicAndBerber = [
  entry('ara', 'arabe', 'العربية', {
    aliases: ['arabe dialectal'],
    forms: [
      ...['arb', 'ary', 'arq', 'aeb', 'ayl', 'mey', 'arz', 'apd', 'shu', 'pga'],
      ...['apc', 'acm', 'afb', 'acw', 'ayn', 'acq'],
    ],
  }),
  entry('arb', 'arabe littéral', 'العربية الفصحى', {
    aliases: ['arabe standard', 'arabe classique', 'arabe littéraire', 'arabe moderne', 'fousha'],
  }),
  entry('ary', 'arabe marocain', 'الدارجة المغربية', {
    aliases: ['darija', 'marocain', 'arabe maghrébin'],
  }),
  entry('arq', 'arabe algérien', 'الدارجة الجزائرية', {
    aliases: ['darja', 'derja', 'algérien', 'arabe maghrébin'],
  }),
  entry('aeb', 'arabe tunisien', 'الدارجة التونسية', {
    aliases: ['tounsi', 'tunisien', 'arabe maghrébin'],
  }),
  entry('ayl', 'arabe libyen', 'اللهجة الليبية', { aliases: ['libyen'] }),
  entry('mey', 'hassaniya', 'حسانية', {
    aliases: ['hassanya', 'hassania', 'arabe hassaniya', 'arabe mauritanien', 'maure'],
  }),
  entry('arz', 'arabe égyptien', 'مصري', { aliases: ['égyptien', 'masri'] }),
  entry('apd', 'arabe soudanais', 'اللهجة السودانية', { aliases: ['soudanais', 'arabe du Darfour'] }),
  entry('shu', 'arabe tchadien', 'اللهجة التشادية', { aliases: ['tchadien', 'arabe choa', 'arabe shuwa'] }),
  entry('pga', 'arabe de Juba', 'Arabi Juba', { aliases: ['juba', 'arabe du Soudan du Sud'] }),
  entry('apc', 'arabe levantin', 'اللهجة الشامية', {
    aliases: [
      ...['syrien', 'libanais', 'palestinien', 'jordanien', 'syro-libanais', 'chami'],
      ...['arabe du Levant', 'arabe du Proche-Orient', 'arabe moyen-oriental'],
    ],
    uncoded: ['arabe syrien', 'arabe libanais', 'arabe palestinien', 'arabe jordanien'],
  }),
  entry('acm', 'arabe irakien', 'اللهجة العراقية', {
    aliases: ['irakien', 'iraquien', 'arabe mésopotamien', 'arabe moyen-oriental'],
  }),
  entry('afb', 'arabe du Golfe', 'اللهجة الخليجية', {
    aliases: ['khaliji', 'koweïtien', 'arabe koweïtien', 'émirati', 'qatari', 'bahreïni'],
  }),
  entry('acw', 'arabe du Hedjaz', 'اللهجة الحجازية', {
    aliases: ['hijazi', 'hedjazi', 'arabe saoudien', 'saoudien'],
  }),
  entry('ayn', 'arabe yéménite de Sanaa', 'اللهجة الصنعانية', { aliases: ['yéménite', 'sanaani'] }),
  entry('acq', 'arabe yéménite de Taëz et d’Aden', 'اللهجة التعزية العدنية', {
    aliases: ['yéménite', 'taizzi', 'adeni'],
  }),

  entry('kab', 'kabyle', 'Taqbaylit', { aliases: ['berbère de Kabylie', 'berbère', 'amazigh'] }),
  entry('shy', 'chaoui', 'Tacawit', {
    aliases: ['chaouia', 'tachaouit', 'berbère des Aurès', 'berbère', 'amazigh'],
  }),
  entry('mzb', 'mozabite', 'Tumẓabt', { aliases: ['mzab', 'berbère du Mzab', 'berbère', 'amazigh'] }),
  entry('rif', 'rifain', 'Tarifit', {
    aliases: ['rif', 'tarifit', 'rifi', 'berbère du Rif', 'berbère', 'amazigh'],
  }),
  entry('shi', 'chleuh', 'ⵜⴰⵛⵍⵃⵉⵜ', {
    aliases: ['tachelhit', 'tachelhite', 'tacelhit', 'soussi', 'berbère du Souss', 'berbère', 'amazigh'],
  }),
  entry('tzm', 'tamazight du Maroc central', 'Tamaziɣt', {
    aliases: ['tamazight', 'berbère du Moyen Atlas', 'berbère de l’Atlas', 'berbère', 'amazigh'],
  }),
  entry('zgh', 'amazighe standard marocain', 'ⵜⴰⵎⴰⵣⵉⵖⵜ', {
    aliases: ['tamazight standard', 'berbère standard', 'berbère', 'amazigh'],
  }),
  entry('tmh', 'touareg', 'ⵜⴰⵎⴰⵛⴰⵆ', {
    aliases: ['tamasheq', 'tamachek', 'tamacheq', 'tamahaq', 'tamajaq', 'berbère', 'amazigh'],
  }),
];
