import { describe, expect, it } from '@jest/globals';
import { unusable } from './data-folder.js';
import { explainFailure } from './explain-failure.js';

const folder = {
  root: '/srv/truchement/.data',
  cluster: '/srv/truchement/.data/pg/cluster',
  password: '/srv/truchement/.data/pg/password',
  unfinished: '/srv/truchement/.data/pg.unfinished',
  log: '/srv/truchement/.data/postgres.log',
};

describe('what PostgreSQL says when it fails', () => {
  it.each([
    [
      'FATAL:  could not write to file "pg_wal/xlogtemp.12": No space left on device',
      'DiskFull',
      'Le disque est plein',
    ],
    [
      'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use',
      'PortUnavailable',
      'Le port 5433',
    ],
    [
      'initdb: error: could not look up effective user ID 1234: user does not exist',
      'AccountUnavailable',
      'pas de nom',
    ],
    [
      'initdb: error: could not access directory "/srv": Permission denied',
      'DataFolderNotWritable',
      'could not access',
    ],
    [
      'FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use',
      'FormerServerLingers',
      'démarrer',
    ],
    [
      'PANIC:  could not locate a valid checkpoint record',
      'ServerFailed',
      'could not locate a valid checkpoint record',
    ],
  ])('%s → %s', (words, name, message) => {
    const error = explainFailure('démarrer', words, { folder, port: 5433 });
    expect(error.name).toBe(name);
    expect(error.message).toContain(message);
  });
});

describe('what the system says of a data folder', () => {
  it.each([
    ['ENOSPC', 'Le disque est plein'],
    ['EDQUOT', 'Le disque est plein'],
    ['EROFS', 'le disque est en lecture seule'],
    ['EACCES', 'n’y a pas les droits'],
  ])('%s → %s', (code, message) => {
    expect(unusable(folder.root, Object.assign(new Error(code), { code })).message).toContain(message);
  });

  it('is passed on as it is when it is none of these', () => {
    const odd = Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
    expect(unusable(folder.root, odd)).toBe(odd);
  });
});
