import { Details, Select, usePage } from '../../../web/index.js';
import { categories } from '../../domain/agreement.js';
import { budgetWords } from './budget-words.js';
import { payersWords } from './payers-words.js';

/** For whom a session would be, as far as it decides who pays; empty where it is not said. */
export type WhoseNeed = Readonly<{ practice: string; profession: string; category: string }>;

type NeedFieldsProps = Readonly<{
  whose: WhoseNeed;
  practices: readonly Readonly<{ id: string; name: string }>[];
}>;

/** Where, by whom and for what kind of patient: `practice`, `profession` and `category`. */
export function NeedFields({ whose, practices }: NeedFieldsProps) {
  const page = usePage();
  const { forWhom } = payersWords(page);
  const words = budgetWords(page);
  const unsaid = { value: '', label: forWhom.unsaid };
  return (
    <Details summary={forWhom.title} isOpen={Object.values(whose).some((value) => value !== '')}>
      <div class="fields fields-2">
        <Select
          id="practice"
          name="practice"
          label={forWhom.practice}
          value={whose.practice}
          options={[unsaid, ...practices.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <Select
          id="profession"
          name="profession"
          label={forWhom.profession}
          value={whose.profession}
          options={[unsaid, ...Object.entries(words.professions).map(([value, label]) => ({ value, label }))]}
        />
        <Select
          id="category"
          name="category"
          label={forWhom.category}
          value={whose.category}
          options={[unsaid, ...categories.map((value) => ({ value, label: words.categories[value] }))]}
        />
      </div>
    </Details>
  );
}
