import type { Camera } from './camera.js';
import type { SomeDays } from './some-days.js';

/** What those see who answer, read, or open networks. */
export const pictureReaders = async (camera: Camera, { agreementId }: SomeDays): Promise<void> => {
  await camera.byLink('association@rouen.example', 'phone', async (page) => {
    await page.goto('/offers');
    await camera.take(page, 'prestataire-offres', { to: 'a:has-text("Répondre")' });
    await page.getByRole('link', { name: 'Répondre' }).first().click();
    await page.getByRole('button', { name: 'Accepter l’intervention' }).waitFor();
    await camera.take(page, 'prestataire-repondre', { from: 'h1' });
  });
  await camera.as('financeur@ctai.example', 'desktop', async (page) => {
    await page.goto('/agreements');
    await camera.take(page, 'financeur-conventions');
    await page.goto(`/agreements/${agreementId}`);
    await camera.take(page, 'financeur-utilisation', {
      from: 'h2:has-text("Mois par mois")',
      to: 'table:has-text("arabe")',
    });
  });
  await camera.as('admin@truchement.example', 'desktop', async (page) => {
    await page.goto('/networks');
    await camera.take(page, 'administration-reseaux');
  });
};
