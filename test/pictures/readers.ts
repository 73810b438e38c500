import type { Camera } from './camera.js';
import type { Page } from 'playwright-core';

/** What those see who answer, read, or open networks. */
export const pictureReaders = async (camera: Camera): Promise<void> => {
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
  });
  await camera.as('coordination@rouen.example', 'desktop', async (page) => {
    await page.goto('/budgets/statements/new');
    await page.getByLabel('Convention').selectOption({ label: await labelOf(page, 'MDM-2021') });
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Une autre période', { exact: true }).check();
    await page.getByLabel('Premier jour, pour une autre période').fill('2022-03-01');
    await page.getByLabel('Dernier jour, compris').fill('2022-12-31');
    await page.getByRole('button', { name: 'Préparer le projet' }).click();
    await page.locator('article').waitFor();
    await camera.take(page, 'coordination-releve', { to: 'h2:has-text("Régularisations")' });
    await page.getByRole('link', { name: 'Émettre ce relevé' }).click();
    await page.getByRole('button', { name: 'Émettre ce relevé' }).click();
    await page.getByText('est émis').waitFor();
  });
  await camera.as('financeur@mdm.example', 'desktop', async (page) => {
    await page.goto('/statements');
    await page.getByRole('link', { name: 'Lire le relevé' }).first().click();
    await page.locator('article').waitFor();
    await camera.take(page, 'financeur-releve', { to: 'h2:has-text("Régularisations")' });
  });
  await camera.as('admin@truchement.example', 'desktop', async (page) => {
    await page.goto('/networks');
    await camera.take(page, 'administration-reseaux');
  });
};

/** What a choice is called in full, by the reference that it ends with. */
const labelOf = async (page: Page, reference: string): Promise<string> =>
  (await page.locator('option', { hasText: reference }).first().textContent()) ?? '';
