import type { Day } from '../../../kernel/civil-time.js';
import {
  Button,
  DateField,
  Details,
  Form,
  Section,
  Select,
  TextArea,
  TextField,
  type Fields,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { holders, type CodeNames } from './access-code-names.js';
import { accessCodeWords } from './access-code-words.js';

type GiveCodesProps = CodeNames &
  Readonly<{
    page: PageContext;
    path: string;
    today: Day;
    /** As they were typed. */
    fields: Fields;
    mistakes: Mistakes;
  }>;

/** The forms that give a code, or many at once. */
export function GiveCodes(props: GiveCodesProps) {
  const { page, path, fields, mistakes, agreements, today } = props;
  const words = accessCodeWords(page);
  const shared = (prefix: string) => (
    <>
      <Select
        id={`${prefix}agreementId`}
        name="agreementId"
        label={words.agreement}
        value={fields.text('agreementId')}
        error={mistakes.of(`${prefix}agreementId`)}
        options={agreements.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <DateField
        id={`${prefix}validFrom`}
        name="validFrom"
        label={words.from}
        value={fields.text('validFrom') ?? today}
        error={mistakes.of(`${prefix}validFrom`)}
        isShort
      />
    </>
  );
  return (
    <>
      <Section id="give" title={words.give}>
        <p class="soft">{words.giveDetail}</p>
        <Form action={path} once>
          <div class="fields fields-2">
            <TextField
              id="code"
              name="code"
              label={words.code}
              value={fields.text('code')}
              error={mistakes.of('code')}
              maxlength={64}
              autocomplete="off"
              spellcheck={false}
            />
            <Select
              id="holder"
              name="holder"
              label={words.holder}
              value={fields.text('holder')}
              error={mistakes.of('holder')}
              options={[{ value: 'network', label: words.network }, ...holders(props)]}
            />
            {shared('')}
          </div>
          <p>
            <Button weight="main">{words.giveIt}</Button>
          </p>
        </Form>
      </Section>
      <Details summary={words.many} isOpen={mistakes.of('lines') !== undefined}>
        <Form action={`${path}/many`}>
          <TextArea
            id="lines"
            name="lines"
            label={words.lines}
            hint={words.linesHint}
            value={fields.text('lines')}
            error={mistakes.of('lines')}
          />
          <div class="fields fields-2">{shared('many-')}</div>
          <p>
            <Button>{words.giveAll}</Button>
          </p>
        </Form>
      </Details>
    </>
  );
}
