import {
  Actions,
  Button,
  ButtonLink,
  Choice,
  DateField,
  Details,
  EmailField,
  Empty,
  ErrorSummary,
  FileField,
  Form,
  Notice,
  Progress,
  RawLine,
  Search,
  Section,
  Select,
  Sheet,
  TextArea,
  TextField,
  TimeField,
  Waiting,
} from '../components/index.js';
import { typeset } from '../words/index.js';
import { Specimen } from './specimen.js';

/** Fields, each with its label, its help and what may be wrong. */
export function Asking() {
  return (
    <Section id="asking" title="Saisir">
      <div class="gallery">
        <Sheet>
          <Specimen>
            TextField, DateField, TimeField, Select, TextArea, FileField : l’aide vient avant
          </Specimen>
          <Form action="/style" method="get">
            <TextField
              id="k-text"
              name="place"
              label="Champ"
              hint="L’aide vient avant, jamais dans le champ."
              value="Cabinet, rive gauche"
            />
            <div class="fields fields-2">
              <DateField id="k-day" name="day" label="Jour" value="2023-01-24" />
              <TimeField id="k-time" name="time" label="Heure" value="10:00" step="300" />
            </div>
            <Select
              id="k-select"
              name="language"
              label="Liste"
              value="sqi"
              options={[
                { label: 'Vos dernières langues', options: [{ value: 'sqi', label: 'albanais' }] },
                { label: 'Toutes les langues', options: [{ value: 'prs', label: 'dari' }] },
              ]}
            />
            <TextArea
              id="k-area"
              name="comment"
              label="Plusieurs lignes"
              hint="Jamais le nom d’un patient."
            />
            <FileField id="k-file" name="file" label="Fichier" accept=".csv,.xlsx" />
          </Form>
          <Specimen>Search : chercher</Specimen>
          <Search
            action="/style"
            label="Une autre langue"
            hint={
              <>
                En français ou dans sa langue : dari,{' '}
                <bdi lang="ps" dir="rtl">
                  پښتو
                </bdi>
                …
              </>
            }
          />
        </Sheet>
        <Sheet>
          <Specimen>Choice : les réponses sont sous les yeux</Specimen>
          <Form action="/style" method="get">
            <Choice
              name="modality"
              legend="Un seul choix"
              chosen={['phone']}
              answers={[
                { value: 'phone', label: 'Par téléphone', hint: 'Pour 15 à 30 minutes.' },
                { value: 'on_site', label: 'Sur place', hint: 'Pour un échange long ou délicat.' },
              ]}
            />
            <Choice
              name="minutes"
              legend="Court, côte à côte"
              layout="pack"
              chosen={['30']}
              answers={['15', '30', '45', '60'].map((value) => ({ value, label: `${value} min` }))}
            />
            <Choice
              name="rights"
              legend="Plusieurs choix"
              hint="Une catégorie, jamais un nom."
              layout="pairs"
              isMultiple
              chosen={['ame']}
              answers={[
                { value: 'ame', label: 'AME' },
                { value: 'css', label: 'CSS' },
              ]}
            />
          </Form>
          <Specimen>Progress, Details</Specimen>
          <Progress id="k-progress" done={7} of={18}>
            7 lignes lues sur 18
          </Progress>
          <Details summary="Préciser l’interprète">
            <p>Ce dont on a rarement besoin.</p>
          </Details>
        </Sheet>
      </div>
    </Section>
  );
}

/** What happens, what is safe, and the one thing to do next. */
export function Telling() {
  return (
    <Section id="telling" title="Dire ce qui arrive">
      <div class="gallery">
        <div class="stack-s">
          <Specimen>Notice : info, ok, warn, error</Specimen>
          <Notice>La liste de janvier est attendue début février.</Notice>
          <Notice tone="ok" announced="politely">
            L’appel est rattaché à Médecin 6.
          </Notice>
          <Notice tone="warn">
            <p>
              <b>Le budget du réseau est épuisé depuis le 13 mars.</b>
            </p>
            <p>La coordination est prévenue et votre besoin est compté. Rien ne vous sera demandé.</p>
          </Notice>
          <Notice tone="error">
            {typeset('Le fichier n’est pas une liste d’appels. Ligne 1, il manque « code ».')}
          </Notice>
          <Specimen>RawLine : une ligne de fichier, ce qui cloche marqué</Specimen>
          <RawLine>
            ISM-2022-00044;<mark>ROU-MG-09</mark>;421;ara
          </RawLine>
          <Specimen>Empty : pourquoi c’est vide, et si c’est bien</Specimen>
          <Sheet>
            <Empty title="Rien ne vous attend">
              <p>Tous les appels ont un payeur, tous les relevés une réponse.</p>
            </Empty>
          </Sheet>
          <Specimen>Waiting : après une demi-seconde</Specimen>
          <Sheet>
            <Waiting>Lecture des demandes…</Waiting>
          </Sheet>
        </div>
        <Sheet>
          <Specimen>ErrorSummary, FieldError : ce qui manque, et quoi faire</Specimen>
          <ErrorSummary
            mistakes={[
              { fieldId: 'e-day', message: 'Un jour à partir du 19 janvier' },
              { fieldId: 'e-mail', message: 'Une adresse complète' },
            ]}
          />
          <Form action="/style" method="get">
            <DateField
              id="e-day"
              name="day"
              label="Jour"
              value="2023-01-17"
              error="Sur place, il faut trois jours ouvrés : à partir du jeudi 19 janvier."
            />
            <EmailField
              id="e-mail"
              name="email"
              label="Votre adresse professionnelle"
              value="medecin@"
              autocomplete="email"
              error="Il manque la fin, après l’arobase."
            />
            <Choice
              name="why"
              legend="Qui a appelé ?"
              error="Dites qui a appelé, ou que ce n’est personne du réseau."
              answers={[
                { value: '06', label: 'Médecin 6, cabinet' },
                { value: 'none', label: 'Personne du réseau' },
              ]}
            />
            <Actions>
              <Button>Corriger et envoyer</Button>
              <ButtonLink href="/style" weight="quiet">
                Revenir
              </ButtonLink>
            </Actions>
          </Form>
        </Sheet>
      </div>
    </Section>
  );
}
