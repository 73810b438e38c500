import { Inject, Injectable } from '@nestjs/common';
import { AgreementBook, Budgets, type AgreementOnRecord, type BudgetReport } from '../funding/index.js';
import type { Id } from '../kernel/ids.js';
import type { ProcessRole } from '../platform/config/config.js';
import { Directory } from '../network/index.js';
import { html, type Html } from './html.js';
import { dayInWords, money } from './words.js';

/** What runs, where that is nobody's secret: in the embedded default. */
export type Surroundings = Readonly<{
  version: string;
  role: ProcessRole;
  queue: 'PostgreSQL' | 'Redis';
  simulatorUrl: string;
}>;

type Envelope = Readonly<{ agreement: AgreementOnRecord; budget: BudgetReport }>;

/**
 * What anyone finds at `/`. Figures are a network's own business: they are shown only where the program was told that all it
 * holds is a demonstration.
 */
@Injectable()
export class FrontPage {
  private surroundings: Surroundings | null = null;

  constructor(
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
    @Inject(Budgets) private readonly budgets: Budgets,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  /** Only for the embedded default. */
  tellAll(surroundings: Surroundings): void {
    this.surroundings = surroundings;
  }

  /** @param isWell whether database and queue answer */
  async main(isWell: boolean): Promise<Html> {
    const { surroundings } = this;
    if (!surroundings) return html`${opening(isWell)}${links}`;
    const networks = isWell ? await this.networks() : [];
    return html`${opening(isWell)}${networks}
      <div class="columns">${running(surroundings)}${links}</div>`;
  }

  private async networks(): Promise<Html[]> {
    const all = await this.agreements.all(EVERYTHING);
    const ids = [...new Set(all.map(({ networkId }) => networkId))];
    return Promise.all(
      ids.map((id) =>
        this.network(
          id,
          all.filter(({ networkId }) => networkId === id),
        ),
      ),
    );
  }

  private async network(id: Id, agreements: readonly AgreementOnRecord[]): Promise<Html> {
    const { name } = await this.directory.network(id);
    const envelopes = await Promise.all(
      agreements.map(async (agreement): Promise<Envelope[]> => {
        const budget = await this.budgets.of(agreement);
        return budget ? [{ agreement, budget }] : [];
      }),
    );
    const sorted = envelopes.flat().sort((a, b) => (a.agreement.startsOn < b.agreement.startsOn ? -1 : 1));
    return html`<section class="stack" aria-labelledby="n-${id}">
      <h2 id="n-${id}">${name}</h2>
      <div class="envelopes">${sorted.map(envelope)}</div>
    </section>`;
  }
}

// The demonstration's figures are shown to all, so they are read as whoever may read all.
const EVERYTHING = { role: 'admin', accountId: '', email: '' } as const;

const opening = (isWell: boolean): Html =>
  html`<div class="page-head">
    <h1 class="headline">
      ${isWell ? html`Truchement est <b>en marche</b>.` : html`Truchement <b>ne peut pas travailler</b> : la base ou la file ne répond pas.`}
    </h1>
    <p class="lede">
      L’interprétariat des réseaux de professionnels de santé, de la demande de rendez-vous au compte rendu du
      financeur.
    </p>
  </div>`;

const envelope = ({ agreement, budget }: Envelope): Html => {
  const { grantedCents, committedCents, consumedCents, availableCents } = budget;
  const share = (cents: number): string =>
    `${grantedCents > 0 ? ((100 * cents) / grantedCents).toFixed(2) : 0}%`;
  const said = `Sur ${money(grantedCents)} accordés : ${money(consumedCents)} consommés, ${money(committedCents)} engagés, ${money(availableCents)} disponibles`;
  return html`<article class="sheet" aria-labelledby="a-${agreement.id}">
    <div>
      <h3 id="a-${agreement.id}">${agreement.title}</h3>
      <p class="soft small">${dayInWords(agreement.startsOn)} – ${dayInWords(agreement.endsOn)}</p>
    </div>
    <p><span class="figure">${money(availableCents)}</span> <span class="soft">disponibles</span></p>
    <svg class="bar" role="img" aria-label="${said}">
      <rect class="fill-consumed" width="${share(consumedCents)}" height="100%" />
      <rect
        class="fill-committed"
        x="${share(consumedCents)}"
        width="${share(committedCents)}"
        height="100%"
      />
    </svg>
    <dl class="legend">
      <div>
        <dt>consommé</dt>
        <dd class="money">${money(consumedCents)}</dd>
      </div>
      <div>
        <dt>engagé</dt>
        <dd class="money">${money(committedCents)}</dd>
      </div>
      <div>
        <dt>disponible</dt>
        <dd class="money">${money(availableCents)}</dd>
      </div>
      <div class="total">
        <dt>accordé</dt>
        <dd class="money">${money(grantedCents)}</dd>
      </div>
    </dl>
  </article>`;
};

const running = ({ version, role, queue, simulatorUrl }: Surroundings): Html =>
  html`<section class="stack" aria-labelledby="running">
    <h2 id="running">Ce qui tourne</h2>
    <dl class="facts">
      <div>
        <dt>version</dt>
        <dd>${version}</dd>
      </div>
      <div>
        <dt>rôle</dt>
        <dd>${role === 'all' ? 'web et tâches' : role}</dd>
      </div>
      <div>
        <dt>base de données</dt>
        <dd>PostgreSQL embarqué</dd>
      </div>
      <div>
        <dt>file des tâches</dt>
        <dd>dans ${queue}</dd>
      </div>
      <div>
        <dt>prestataires simulés</dt>
        <dd><a href="${simulatorUrl}/control/accounts">${simulatorUrl}</a></dd>
      </div>
    </dl>
  </section>`;

const links = html`<section class="stack" aria-labelledby="links">
  <h2 id="links">Aller voir</h2>
  <ul class="actions">
    <li><a class="button button-main" href="/api/docs">Ouvrir la page de l’API</a></li>
    <li><a class="button" href="/api/openapi.json">La même, pour un programme</a></li>
    <li><a class="button" href="/health/ready">L’état de santé</a></li>
  </ul>
</section>`;
