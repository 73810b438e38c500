type Icon = Readonly<{ src: string; sizes: string; type: string; purpose?: 'maskable' }>;

/** What a telephone is told so that the page stands among its applications. @param icons their addresses */
export const manifestOf = (icons: Readonly<{ small: string; large: string; maskable: string }>): string => {
  const list: readonly Icon[] = [
    { src: icons.small, sizes: '192x192', type: 'image/png' },
    { src: icons.large, sizes: '512x512', type: 'image/png' },
    { src: icons.maskable, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ];
  return JSON.stringify({
    id: '/call',
    name: 'Truchement',
    short_name: 'Truchement',
    description: 'Un interprète en consultation, à portée de téléphone',
    lang: 'fr',
    start_url: '/call',
    scope: '/',
    display: 'standalone',
    background_color: '#f8f1ee',
    theme_color: '#fffdfb',
    icons: list,
  });
};
