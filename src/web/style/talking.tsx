import {
  Actions,
  Assurance,
  BackLink,
  Button,
  ButtonLink,
  CallButton,
  Code,
  Form,
  Languages,
  LanguagesMore,
  LanguageWire,
  Outcomes,
  RequestStatus,
  Section,
  Sheet,
  Speech,
  Steps,
  Thread,
  Track,
  type RequestState,
} from '../components/index.js';
import { useWords } from '../page-context.js';
import { bengali, dari, pashto, tigrinya } from './examples.js';
import { Specimen } from './specimen.js';

const states: readonly RequestState[] = [
  'requested',
  'dispatched',
  'confirmed',
  'in_session',
  'completed',
  'awaiting_usage',
  'unreported',
  'unmet',
  'cancelled',
  'no_show',
  'interpreter_no_show',
];

/** Actions, and the thread in its four forms. */
export function Talking() {
  const words = useWords();
  return (
    <>
      <Section id="actions" title="Actions">
        <Sheet>
          <Specimen>
            Button : main, une seule par écran ; quiet, revenir ou changer d’avis ; danger, ce qui ne se
            rattrape pas.
          </Specimen>
          <Actions>
            <ButtonLink href="/style" weight="main">
              Demander l’interprète
            </ButtonLink>
            <ButtonLink href="/style" icon="calendar">
              Mettre à l’agenda
            </ButtonLink>
            <ButtonLink href="/style" weight="quiet">
              Changer de date
            </ButtonLink>
            <ButtonLink href="/style" weight="danger">
              Annuler la demande
            </ButtonLink>
          </Actions>
          <Specimen>CallButton : composer un numéro</Specimen>
          <CallButton number="+33199001234" shown="01 99 00 12 34">
            {words.call.callProvider('ISM')}
          </CallButton>
          <Specimen>Outcomes : répondre d’un geste</Specimen>
          <Form action="/style" method="get" class="stack-s">
            <Outcomes>
              <Button icon="check" name="kind" value="went_well">
                C’était bien
              </Button>
              <Button name="kind" value="to_improve">
                À améliorer
              </Button>
              <Button name="kind" value="patient_absent">
                Patient absent
              </Button>
            </Outcomes>
          </Form>
          <Specimen>BackLink : revenir, au-dessus du titre</Specimen>
          <BackLink href="/style">Changer de langue</BackLink>
        </Sheet>
      </Section>
      <Section id="thread" title="Le fil">
        <div class="gallery">
          <Sheet>
            <Specimen>LanguageWire : choisir une langue ; la dernière employée d’abord.</Specimen>
            <Languages>
              <li>
                <LanguageWire language={dari} href="/style" isFirst note="votre dernier appel, le 9 août" />
              </li>
              <li>
                <LanguageWire language={tigrinya} href="/style" />
              </li>
            </Languages>
            <Specimen>LanguagesMore : les autres</Specimen>
            <LanguagesMore languages={[pashto, bengali]} href={() => '/style'} />
            <Specimen>Speech : ce qui se dit à voix haute</Specimen>
            <Speech>
              « Un interprète en <b>dari</b>, s’il vous plaît. »
            </Speech>
            <Specimen>Code : à dicter, zéro barré</Specimen>
            <Code>ROU-MG-01</Code>
            <Specimen>Assurance : la promesse, au bon moment</Specimen>
            <Assurance>{words.call.free}</Assurance>
          </Sheet>
          <Sheet>
            <Specimen>Thread : des gestes dans l’ordre</Specimen>
            <Thread
              isOnSheet
              items={[
                { state: 'done', children: 'Composez le numéro' },
                { state: 'now', children: 'Donnez votre code' },
                { state: 'ahead', children: 'Mettez le haut-parleur' },
              ]}
            />
            <Specimen>Track : où en est une demande, et par où elle passera</Specimen>
            <Track done={['requested']} now="dispatched" ahead={['confirmed', 'completed']}>
              {words.states.dispatchedTo('ISM')}
            </Track>
            <Track done={['requested', 'dispatched', 'confirmed']} now="in_session">
              {words.states.inSessionFor(words.minutes(12))}
            </Track>
            <Track done={['requested', 'dispatched']} now="unmet" />
            <Specimen>Steps : une procédure de plusieurs écrans</Specimen>
            <Steps steps={['Choisir', 'Répétition', 'Confirmation']} current={1} />
            <Specimen>RequestStatus : mot, forme et couleur, toujours ensemble</Specimen>
            <p class="row">
              {states.map((state) => (
                <RequestStatus state={state} />
              ))}
            </p>
          </Sheet>
        </div>
      </Section>
    </>
  );
}
