import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { Database, ReferenceCache } from '../../../platform/database/index.js';
import { findLanguages, type Language } from '../../domain/languages/languages.js';
import type { EnrolmentState } from '../../domain/professional.js';
import { Directory } from './directory.js';

export type Named = Readonly<{ id: Id; name: string }>;
export type NamedProfessional = Named & Readonly<{ status: EnrolmentState }>;

/** What people call those whom ids stand for, all of one network; what has no name there is null. */
export type NamesInNetwork = Readonly<{
  professional: (id: Id | null) => string | null;
  practice: (id: Id | null) => string | null;
  provider: (id: Id | null) => string | null;
  /** In the order of their family names. */
  professionals: readonly NamedProfessional[];
  practices: readonly Named[];
  /** In the order in which they are asked. */
  providers: readonly Named[];
}>;

/** The names of a network's people and places, for pages that show many of them: from memory, as the directory is. */
@Injectable()
export class NetworkNames {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReferenceCache) private readonly cache: ReferenceCache,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  of(networkId: Id): Promise<NamesInNetwork> {
    return this.cache.get(networkId, 'names', async () => {
      const [professionals, practices, providers] = await Promise.all([
        this.database.rows<NamedProfessional>(sql`
          SELECT id, given_name || ' ' || family_name AS name, status FROM professional
           WHERE network_id = ${networkId} ORDER BY family_name, given_name, id`),
        this.database.rows<Named>(
          sql`SELECT id, name FROM practice WHERE network_id = ${networkId} ORDER BY name, id`,
        ),
        this.directory.providers(networkId),
      ]);
      return {
        professional: nameIn(professionals),
        practice: nameIn(practices),
        provider: nameIn(providers),
        professionals,
        practices,
        providers: providers.map(({ id, name }) => ({ id, name })),
      };
    });
  }
}

const nameIn = (all: readonly Named[]): ((id: Id | null) => string | null) => {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  return (id) => (id && names.get(id)) ?? null;
};

const byCode = new Map(findLanguages().map((language) => [language.code, language]));

/** The catalogue's entry of this code. */
export const languageOfCode = (code: string | null): Language | undefined =>
  code === null ? undefined : byCode.get(code);
