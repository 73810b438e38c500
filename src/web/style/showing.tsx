import {
  BookingsList,
  ButtonLink,
  Facts,
  Files,
  Funnel,
  People,
  Relay,
  Section,
  Sheet,
  Spoken,
  Todo,
  Track,
} from '../components/index.js';
import { dari, georgian } from './examples.js';
import { Specimen } from './specimen.js';

/** Lists: of facts, of people, of what waits, of requests. */
export function Showing() {
  return (
    <Section id="showing" title="Montrer">
      <div class="gallery">
        <Sheet>
          <Specimen>Facts : des faits, un par ligne</Specimen>
          <Facts
            facts={[
              ['Adhérents', 9],
              ['Actifs sur la période', 6],
            ]}
          />
          <Specimen>People : des personnes, par leur rôle</Specimen>
          <People
            people={[
              {
                role: 'Médecin 7',
                place: 'cabinet',
                note: 'adhérent depuis le 4 octobre',
                action: (
                  <ButtonLink href="/style" weight="quiet">
                    Relancer<Spoken> Médecin 7</Spoken>
                  </ButtonLink>
                ),
              },
              { role: 'Sage-femme 1', place: 'MSP', note: 'relancée le 9 janvier' },
            ]}
          />
          <Specimen>Files : emporter</Specimen>
          <Files
            files={[
              { href: '/style', label: 'PDF, à archiver' },
              { href: '/style', label: 'Données CSV' },
            ]}
          />
        </Sheet>
        <div class="stack">
          <Specimen>Todo : ce qui presse d’abord</Specimen>
          <Todo
            isFirstUrgent
            tasks={[
              { count: 2, what: 'décisions pour le relais', note: 'avant le 1ᵉʳ février', href: '/style' },
              {
                count: 2,
                what: 'lignes d’appels à régler',
                note: '41,00 € pas encore comptés',
                href: '/style',
              },
              { count: 1, what: 'adhésion à vérifier', note: 'infirmière, reçue vendredi', href: '/style' },
            ]}
          />
          <Specimen>Funnel : de ceux qui savent à ceux qui s’en servent</Specimen>
          <Funnel
            steps={[
              { count: 60, what: 'invités' },
              { count: 9, what: 'adhérents' },
              { count: 4, what: 'ont appelé en décembre' },
            ]}
          />
        </div>
      </div>
      <Specimen>BookingsList : une demande, son jour, son fil, ce qu’on peut en faire</Specimen>
      <BookingsList
        entries={[
          {
            id: 'b1',
            day: '2023-01-24',
            hour: '10 h',
            language: georgian,
            summary: 'Téléphone, 30 min, pris en charge',
            isNow: true,
            track: (
              <Track done={['requested', 'dispatched', 'confirmed']} now="in_session">
                En ligne, 12 min
              </Track>
            ),
            actions: (
              <ButtonLink href="/style" icon="phone">
                Revoir le numéro
              </ButtonLink>
            ),
          },
          {
            id: 'b2',
            day: '2023-02-02',
            language: dari,
            summary: '14 h 15, téléphone, 30 min',
            track: <Track done={['requested', 'dispatched']} now="confirmed" ahead={['completed']} />,
            more: <p>Même interprète que le 5 décembre.</p>,
            actions: (
              <ButtonLink href="/style" icon="calendar">
                Mettre à l’agenda
              </ButtonLink>
            ),
          },
        ]}
      />
      <Relay
        from={
          <Sheet>
            <Specimen>Relay : de l’un…</Specimen>
            <p>
              <b>Médecins du Monde</b>
            </p>
          </Sheet>
        }
        to={
          <Sheet>
            <Specimen>… à l’autre</Specimen>
            <p>
              <b>CTAI</b>
            </p>
          </Sheet>
        }
      >
        <b>56,00 €</b> 2 demandes
        <br />
        passent
      </Relay>
    </Section>
  );
}
