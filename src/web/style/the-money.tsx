import { Cents, sum } from '../../kernel/money.js';
import {
  Balance,
  BarChart,
  BudgetBar,
  BudgetLegend,
  BurnDown,
  Figure,
  Figures,
  Masked,
  Money,
  Section,
  Sheet,
  Split,
  Table,
  type Column,
} from '../components/index.js';
import { useWords } from '../page-context.js';
import { budget, months, overdrawn, type Month } from './examples.js';
import { Specimen } from './specimen.js';

/** Money, in figures and in pictures. */
export function TheMoney() {
  const words = useWords();
  const columns: readonly Column<Month>[] = [
    { title: 'Mois', cell: ({ name }) => name },
    { title: 'Appels', isNumber: true, cell: ({ calls }) => calls ?? <Masked /> },
    { title: 'Coût', isNumber: true, cell: ({ calls, cents }) => (calls ? words.money(cents) : <Masked />) },
  ];
  const all = sum(months.map(({ cents }) => cents));
  const table = (
    <Table
      caption="Appels par mois en 2022"
      hidesCaption
      isTight
      columns={columns}
      rows={months}
      total={['2022', words.number(43), words.money(all)]}
    />
  );
  const consumed = months.map(({ day }, index) => ({
    day,
    cents: sum(months.slice(0, index + 1).map(({ cents }) => cents)),
  }));
  return (
    <Section id="money" title="Argent">
      <div class="gallery">
        <Sheet>
          <Specimen>Headline : la phrase qui répond, en haut d’un écran</Specimen>
          <div class="page-head">
            <p class="headline">
              Il reste <b>{words.money(Cents(32_800))}</b>, jusque <b>vers le 13 mars</b>.
            </p>
          </div>
          <Specimen>Figure : une par écran</Specimen>
          <p>
            <Figure cents={budget.availableCents} /> <span class="soft">{words.budget.available}</span>
          </p>
          <Specimen>BudgetBar, BudgetLegend : plein consommé, hachuré engagé, pâle disponible</Specimen>
          <BudgetBar {...budget} />
          <BudgetLegend {...budget} notes={{ consumed: '43 appels', committed: '5 demandes ouvertes' }} />
        </Sheet>
        <Sheet>
          <Specimen>BudgetBar, dépassé : ce qui déborde est brique, et se dit</Specimen>
          <BudgetBar {...overdrawn} />
          <BudgetLegend {...overdrawn} />
          <Specimen>Split : l’argent d’une convention, en court</Specimen>
          <Split
            facts={[
              [words.budget.granted, words.money(Cents(1_200_000))],
              [words.budget.available, words.money(Cents(1_200_000))],
            ]}
          />
          <Specimen>Figures : quatre au plus</Specimen>
          <Figures
            facts={[
              ['par appel, en moyenne', words.money(Cents(2_423))],
              ['médecins dans la même MSP', '5 sur 6'],
            ]}
          />
          <Specimen>Balance : deux sommes qui doivent être égales</Specimen>
          <Balance>
            <span>
              <b>
                <Money cents={Cents(5_600)} />
              </b>{' '}
              sortent,
            </span>{' '}
            <span>
              <b>
                <Money cents={Cents(5_600)} />
              </b>{' '}
              entrent.
            </span>
          </Balance>
        </Sheet>
      </div>
      <Sheet>
        <Specimen>BurnDown : ce qui reste, jusqu’à quand ; son tableau dessous</Specimen>
        <BurnDown
          caption="Médecins du Monde : ce qui reste, de janvier 2022 à mars 2023"
          note={`${words.money(Cents(454))} par jour ces trois derniers mois.`}
          label="Le disponible passe de 1 500 € en mars 2022 à 458 € fin décembre, et s’épuiserait vers le 13 mars 2023."
          startsOn="2022-01-01"
          endsOn="2023-03-31"
          grantedCents={budget.grantedCents}
          consumed={consumed}
          knownUntil="2022-12-31"
          committedCents={budget.committedCents}
          today="2023-01-16"
          runOutOn="2023-03-13"
          runOutBetween={['2023-03-08', '2023-03-28']}
          handoverOn="2023-02-01"
        >
          {table}
        </BurnDown>
      </Sheet>
      {(
        [
          ['un mois', '2022-02-03', '2022-02-28'],
          ['deux ans', '2022-01-01', '2023-12-31'],
          ['cinq ans', '2022-09-01', '2027-08-31'],
        ] as const
      ).map(([term, startsOn, endsOn]) => (
        <Sheet>
          <Specimen>{`BurnDown sur ${term} : les noms gardent leurs distances`}</Specimen>
          <BurnDown
            caption={`Ce qui reste sur ${term}`}
            label={`Le disponible sur ${term}.`}
            startsOn={startsOn}
            endsOn={endsOn}
            grantedCents={budget.grantedCents}
            consumed={[{ day: startsOn, cents: Cents(2_300) }]}
            knownUntil={startsOn}
            committedCents={budget.committedCents}
            today={startsOn}
            runOutOn={null}
          >
            {table}
          </BurnDown>
        </Sheet>
      ))}
      <Sheet>
        <Specimen>BarChart sur deux ans</Specimen>
        <BarChart
          caption="Appels par mois, sur deux ans"
          label="Appels par mois, sur deux ans."
          bars={[...months, ...months].map(({ name, initial, calls }) => ({
            name,
            initial,
            value: calls === null ? null : calls * 250,
          }))}
          table={table}
        />
      </Sheet>
      <Sheet>
        <Specimen>BarChart : un mois hachuré compte moins de 5 appels</Specimen>
        <BarChart
          caption="Appels par mois"
          note="Un mois hachuré compte moins de 5 appels : son chiffre est masqué."
          label="Appels par mois : juin 5, septembre 5, octobre 6, novembre 6, décembre 5 ; les autres mois sont masqués."
          bars={months.map(({ name, initial, calls }) => ({ name, initial, value: calls }))}
          table={table}
        />
      </Sheet>
    </Section>
  );
}
