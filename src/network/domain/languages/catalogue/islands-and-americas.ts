import { entry } from '../language.js';

/**
 * The Indian Ocean, the Caribbean, Guiana, the Andes and the Pacific.
 *
 * Comorian has one code for each island and none for the whole. "Comorien" alone leads first to Grande
 * Comore's, the one most Comorians of mainland France come from.
 */
export const islandsAndAmericas = [
  entry('mlg', 'malgache', 'Malagasy'),
  entry('zdj', 'comorien de Grande Comore', 'Shingazidja', { aliases: ['comorien', 'shikomori'] }),
  entry('wni', 'comorien d’Anjouan', 'Shindzuani', { aliases: ['anjouanais', 'shikomori'] }),
  entry('wlc', 'comorien de Mohéli', 'Shimwali', { aliases: ['mohélien', 'shikomori'] }),
  entry('swb', 'mahorais', 'Shimaore', { aliases: ['comorien de Mayotte', 'shimaoré'] }),
  entry('buc', 'kibouchi', 'Kibushi', { aliases: ['shibushi', 'malgache de Mayotte'] }),
  entry('mfe', 'créole mauricien', 'Kreol Morisien', { aliases: ['mauricien'] }),
  entry('rcf', 'créole réunionnais', 'Kréol rényoné', { aliases: ['réunionnais'] }),
  entry('crs', 'créole seychellois', 'Kreol Seselwa', { aliases: ['seychellois'] }),

  entry('hat', 'créole haïtien', 'Kreyòl ayisyen', { aliases: ['haïtien'] }),
  entry('gcf', 'créole antillais', 'Kréyòl', { uncoded: ['créole guadeloupéen', 'créole martiniquais'] }),
  entry('gcr', 'créole guyanais', 'Kriyòl gwiyannen', { aliases: ['guyanais'] }),
  entry('jam', 'créole jamaïcain', 'Patwa', { aliases: ['jamaïcain', 'patois jamaïcain'] }),
  entry('srn', 'sranan tongo', 'Sranan Tongo', { aliases: ['taki taki', 'surinamais'] }),
  entry('djk', 'nengue tongo', 'Nenge Tongo', {
    aliases: ['nenge', 'businenge', 'bushinengue', 'taki taki'],
    uncoded: ['aluku', 'ndyuka', 'pamaka'],
  }),
  entry('srm', 'saramaka', 'Saamáka', { aliases: ['saramaccan', 'businenge'] }),
  entry('que', 'quechua', 'Runa simi', { aliases: ['kichwa'] }),

  entry('tah', 'tahitien', 'Reo Tahiti'),
  entry('wls', 'wallisien', 'Fakaʻuvea'),
];
