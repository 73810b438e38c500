import type { Camera } from './camera.js';
import type { SomeDays } from './some-days.js';

/** What a coordinator sees, at a desk: a network that begins, and one that lives. */
export const pictureCoordination = async (camera: Camera, days: SomeDays): Promise<void> => {
  await camera.byLink('coordination@evreux.example', 'desktop', async (page) => {
    await camera.take(page, 'coordination-premiers-pas');
  });
  await camera.as('coordination@rouen.example', 'desktop', async (page) => {
    await page.goto('/overview');
    await camera.take(page, 'coordination-accueil', { to: 'a:has-text("Toutes les conventions")' });
    await page.goto('/network');
    await camera.take(page, 'coordination-professionnels', { from: 'h1', to: 'table' });
    await page.goto(`/network/providers/${days.ismId}/tariffs`);
    await page.getByRole('link', { name: 'Lire et essayer' }).click();
    await page.waitForURL(/\/tariffs\/./);
    await camera.take(page, 'coordination-tarif', { from: 'h1' });
    await page.goto(`/calls/imports/${days.importId}`);
    await page
      .getByRole('link', { name: /Code client inconnu/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Rattacher l’appel' }).waitFor();
    await camera.take(page, 'coordination-regler', { from: 'main' });
    await page.goto(`/budgets/${days.agreementId}`);
    await camera.take(page, 'coordination-budget', { from: 'main', to: 'svg.chart' });
    await page.goto('/calls');
    await page.locator('tbody a').first().click();
    await page.waitForURL(/\/calls\/./);
    await camera.take(page, 'coordination-consommation', { from: 'main' });
    await page.getByRole('link', { name: 'Corriger' }).click();
    await page.getByLabel('Pourquoi').selectOption({ index: 1 });
    await page.getByLabel('Minutes', { exact: true }).fill('12');
    await page.getByRole('button', { name: 'Voir le nouveau prix' }).click();
    await page.getByRole('button', { name: 'Enregistrer la correction' }).waitFor();
    await camera.take(page, 'coordination-corriger', { from: 'h1', to: '[aria-labelledby=preview]' });
  });
};
