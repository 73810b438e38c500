import { aDataFolder, startedOn } from '../start/program.js';
import { openCamera } from './camera.js';
import { pictureCare } from './care.js';
import { pictureCoordination } from './coordination.js';
import { pictureReaders } from './readers.js';
import { makeSomeDays } from './some-days.js';

/** `npm run pictures`: starts the program as anybody would, lives a few days in it, and takes the pictures of the guides. */
const main = async (): Promise<void> => {
  const folder = aDataFolder();
  const truchement = await startedOn(folder.path);
  const camera = await openCamera(truchement.url);
  try {
    const days = await makeSomeDays(truchement, folder.path);
    await pictureCare(camera, days);
    await pictureCoordination(camera, days);
    await pictureReaders(camera);
  } finally {
    await camera.close();
    await truchement.tell('SIGINT');
    folder.remove();
  }
};

await main();
