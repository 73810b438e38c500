import { entry } from '../language.js';

/** From the eastern Mediterranean to Central Asia: Iranian, Turkic, Caucasian and Aramaic languages. */
export const iranTurkeyCaucasus = [
  entry('fas', 'persan', 'فارسی', { forms: ['pes', 'prs'] }),
  entry('pes', 'farsi', 'فارسی', { aliases: ['persan d’Iran', 'persan iranien', 'iranien'] }),
  entry('prs', 'dari', 'دری', {
    aliases: ['persan d’Afghanistan', 'persan afghan', 'farsi d’Afghanistan', 'farsi dari', 'afghan'],
  }),
  entry('haz', 'hazaragi', 'هزارگی', { aliases: ['hazara', 'hazaragui'] }),
  entry('aiq', 'aïmaq', 'ایماق', { aliases: ['aimaq', 'aïmak'] }),
  entry('pus', 'pachto', 'پښتو', {
    aliases: ['pashto', 'pachtou', 'pashtou', 'pachtoune', 'pashtun', 'poushtou', 'afghan'],
  }),
  entry('bal', 'baloutche', 'بلوچی', { aliases: ['balouchi', 'baloutchi', 'baluchi', 'béloutche'] }),
  entry('tgk', 'tadjik', 'тоҷикӣ', { aliases: ['tajik'] }),

  entry('kur', 'kurde', 'Kurdî', { aliases: ['کوردی'], forms: ['kmr', 'ckb', 'sdh'] }),
  entry('kmr', 'kurde kurmandji', 'Kurmancî', {
    aliases: ['kurmandji', 'kurmanji', 'kurmandjî', 'kurde du Nord', 'kurde de Turquie', 'badini', 'behdini'],
  }),
  entry('ckb', 'kurde sorani', 'سۆرانی', {
    aliases: ['sorani', 'kurde central', 'kurde d’Irak', 'کوردیی ناوەندی'],
  }),
  entry('sdh', 'kurde du Sud', 'کوردی خوارین', {
    aliases: ['feyli', 'kurde feyli', 'kelhuri', 'kermanchahi'],
  }),
  entry('zza', 'zazaki', 'Zazakî', { aliases: ['zaza', 'dimli', 'kirmancki', 'kirdki'] }),

  entry('tur', 'turc', 'Türkçe'),
  entry('aze', 'azéri', 'azərbaycanca', { aliases: ['azerbaïdjanais'], forms: ['azj', 'azb'] }),
  entry('azj', 'azéri du Nord', 'azərbaycan dili', { aliases: ['azéri d’Azerbaïdjan'] }),
  entry('azb', 'azéri du Sud', 'تۆرکجه', { aliases: ['azéri d’Iran', 'turc d’Iran'] }),
  entry('tuk', 'turkmène', 'türkmen dili'),
  entry('uzb', 'ouzbek', 'oʻzbekcha', { aliases: ['uzbek', 'ўзбекча'] }),
  entry('kaz', 'kazakh', 'қазақ тілі'),
  entry('kir', 'kirghize', 'кыргызча', { aliases: ['kirghiz', 'kyrgyz'] }),
  entry('uig', 'ouïghour', 'ئۇيغۇرچە', { aliases: ['uyghur', 'ouïgour', 'uighur'] }),
  entry('tat', 'tatar', 'татарча'),

  entry('kat', 'géorgien', 'ქართული'),
  entry('xmf', 'mingrélien', 'მარგალური', { aliases: ['mégrélien'] }),
  entry('hye', 'arménien', 'հայերեն', { aliases: ['arménien oriental'], forms: ['hyw'] }),
  entry('hyw', 'arménien occidental', 'արեւմտահայերէն', { aliases: ['arménien de la diaspora'] }),
  entry('abk', 'abkhaze', 'аԥсуа бызшәа'),
  entry('ady', 'adyghé', 'адыгабзэ', { aliases: ['tcherkesse', 'circassien'] }),
  entry('kbd', 'kabarde', 'адыгэбзэ', { aliases: ['tcherkesse', 'circassien'] }),
  entry('che', 'tchétchène', 'нохчийн мотт'),
  entry('inh', 'ingouche', 'гӀалгӀай мотт'),
  entry('ava', 'avar', 'авар мацӀ', { aliases: ['avare'] }),
  entry('dar', 'dargwa', 'дарган мез', { aliases: ['darguine'] }),
  entry('kum', 'koumyk', 'къумукъ тил'),
  entry('lez', 'lezghien', 'лезги чӀал', { aliases: ['lezguine', 'lezgi'] }),
  entry('oss', 'ossète', 'ирон ӕвзаг'),

  entry('heb', 'hébreu', 'עברית'),
  entry('yid', 'yiddish', 'ייִדיש'),
  entry('aii', 'assyrien', 'ܣܘܪܝܬ', {
    aliases: ['soureth', 'sureth', 'assyro-chaldéen', 'araméen', 'néo-araméen'],
  }),
  entry('cld', 'chaldéen', 'ܟܠܕܝܐ', { aliases: ['assyro-chaldéen', 'araméen', 'néo-araméen'] }),
  entry('tru', 'turoyo', 'ܛܘܪܝܐ', { aliases: ['surayt', 'syriaque', 'araméen', 'néo-araméen'] }),
];
