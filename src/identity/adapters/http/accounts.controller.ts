import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import sql from 'sql-template-tag';
import { InvalidInput, NotFound, type FieldProblem } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer, Role } from '../../../kernel/viewer.js';
import { breaks, Database } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  HttpExchange,
  Member,
  pageOf,
  PageQuery,
  ShowsPeople,
  sliceOf,
  type Exchange,
  type Page,
} from '../../../platform/http/index.js';
import { Accounts } from '../persistence/accounts.js';
import { NewAccountBody } from './accounts.dto.js';

type Scope = Readonly<
  Partial<Record<'professionalId' | 'practiceId' | 'funderId' | 'providerId', Id | null>>
>;
type Account = Readonly<{ id: Id; email: string; role: Role }> & Scope;

const example: Account = {
  id: '019ab4c0-0000-7000-8000-000000000001',
  email: 'secretariat@rouen.example',
  role: 'staff',
  professionalId: null,
  practiceId: '019ab4c0-0000-7000-8000-000000000010',
  funderId: null,
  providerId: null,
};

@ApiTags('identity')
@Controller('accounts')
export class AccountsController {
  constructor(
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Database) private readonly database: Database,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Post()
  @Allow('coordinator')
  @ApiOperation({ summary: 'Open an account for staff, a funder, a provider or another coordinator' })
  @ApiCreatedResponse({ example })
  open(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Body() body: NewAccountBody,
  ): Promise<Account> {
    const { email, role } = body;
    const scope = scopeOf(body);
    return this.commands.once(exchange, async (tx) => {
      try {
        const id = await this.accounts.open(tx, { networkId, email, role, ...scope });
        return {
          id,
          email,
          role,
          professionalId: null,
          practiceId: null,
          funderId: null,
          providerId: null,
          ...scope,
        };
      } catch (error) {
        throw scopes.some((of) => breaks(error, `account_network_id_${of}_id_fkey`)) ? new NotFound() : error;
      }
    });
  }

  @Get()
  @ShowsPeople()
  @Allow('coordinator')
  @ApiOperation({ summary: 'The accounts of the network' })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(@Member() { networkId }: NetworkViewer, @Query() query: PageQuery): Promise<Page<Account>> {
    const slice = sliceOf(query);
    const rows = await this.database.rows<Account>(sql`
      SELECT id, email, role, professional_id AS "professionalId", practice_id AS "practiceId",
             funder_id AS "funderId", provider_id AS "providerId"
        FROM account
       WHERE network_id = ${networkId} AND (${slice.after}::uuid IS NULL OR id > ${slice.after})
       ORDER BY id LIMIT ${slice.limit + 1}`);
    return pageOf(rows, slice, (account) => account);
  }
}

const scopes = ['practice', 'funder', 'provider'] as const;
const scopeNeededBy = {
  staff: 'practiceId',
  funder: 'funderId',
  provider: 'providerId',
  coordinator: null,
} as const;

/**
 * The one id that the role is bounded by.
 * @throws InvalidInput when it is missing, or when there is another one
 */
const scopeOf = (body: NewAccountBody): { practiceId?: Id; funderId?: Id; providerId?: Id } => {
  const needed = scopeNeededBy[body.role];
  const problems = (['practiceId', 'funderId', 'providerId'] as const).flatMap((field): FieldProblem[] => {
    const isGiven = typeof body[field] === 'string';
    if (isGiven === (field === needed)) return [];
    return [{ pointer: `/${field}`, message: isGiven ? notForThisRole : neededForThisRole }];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  return needed === null ? {} : { [needed]: body[needed] };
};

const neededForThisRole = { fr: 'Ce rôle a besoin de cet identifiant.', en: 'This role needs this id.' };
const notForThisRole = {
  fr: 'Ce rôle ne prend pas cet identifiant.',
  en: 'This role does not take this id.',
};
