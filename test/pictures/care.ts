import type { Camera } from './camera.js';
import type { SomeDays } from './some-days.js';

/** What professionals and secretariats see, on a phone. */
export const pictureCare = async (camera: Camera, { visitId }: SomeDays): Promise<void> => {
  await camera.as('secretariat@rouen.example', 'phone', async (page) => {
    await page.goto('/book');
    await camera.take(page, 'secretariat-pour-qui');
    await page.goto('/bookings');
    await camera.take(page, 'secretariat-demandes', { to: 'h2:has-text("Passées")' });
  });
  await camera.as('gp@rouen.example', 'phone', async (page) => {
    await page.goto('/call');
    await camera.take(page, 'professionnel-appeler', { to: 'button:has-text("Chercher")' });
    await page.goto('/book');
    await camera.take(page, 'professionnel-reserver', { from: 'h1', to: 'fieldset:has-text("Comment")' });
    await page.goto(`/bookings/${visitId}`);
    await camera.take(page, 'professionnel-demande', { from: 'h1', to: 'main .actions' });
    await page.goto('/call');
    await page.getByRole('button', { name: /^dari/ }).click();
    await page.waitForURL(/\/call\/./);
    await camera.take(page, 'professionnel-composer', { to: 'button:has-text("Je n’appelle pas")' });
  });
};
