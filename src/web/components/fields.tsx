import type { ComponentChildren, JSX } from 'preact';
import { newId } from '../../kernel/ids.js';
import { usePage } from '../page-context.js';
import { RESUMED_FIELD } from '../resume.js';
import { Icon } from './icon.js';

/** The session's token, in every form that changes something. */
export function CsrfField() {
  const { csrfToken } = usePage();
  return csrfToken ? <input type="hidden" name="_csrf" value={csrfToken} /> : null;
}

type FormProps = Readonly<{
  action: string;
  /** A form that only asks (`get`) carries no token: its fields show in the address. */
  method?: 'post' | 'get';
  hasFile?: boolean;
  /** What it asks happens once, however often its button is pressed. */
  once?: boolean;
  /** If the session has ended meanwhile, its fields come back in the address of its page, which must read them: nothing private. */
  resumes?: boolean;
  class?: string;
  /** For buttons that stand outside of it. */
  id?: string;
  labelledBy?: string;
  children: ComponentChildren;
}>;

/** A form, with its token. Where a file goes with it the fields are read too late, so the token stands in the address. */
export function Form({
  action,
  method = 'post',
  hasFile = false,
  once = false,
  resumes = false,
  id,
  labelledBy,
  children,
  ...rest
}: FormProps) {
  const { csrfToken } = usePage();
  const address = hasFile && csrfToken ? `${action}?_csrf=${encodeURIComponent(csrfToken)}` : action;
  return (
    <form
      id={id}
      class={rest.class ?? 'fields'}
      action={address}
      method={method}
      enctype={hasFile ? 'multipart/form-data' : undefined}
      aria-labelledby={labelledBy}
    >
      {method === 'post' && !hasFile && <CsrfField />}
      {once && <input type="hidden" name="_once" value={newId()} />}
      {resumes && <input type="hidden" name={RESUMED_FIELD} value="1" />}
      {children}
    </form>
  );
}

/** What is wrong with a field and what to do, above it. */
export function FieldError({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <p class="error" id={id}>
      <Icon name="alert" /> <span>{children}</span>
    </p>
  );
}

type FieldProps = Readonly<{
  /** Unique on the page; the error summary leads to it. */
  id: string;
  label: ComponentChildren;
  /** Help comes before the field, never inside it. */
  hint?: ComponentChildren;
  error?: string;
}>;

/** What binds a control to its hint and its error. */
type Binding = Readonly<{ id: string; 'aria-describedby'?: string; 'aria-invalid'?: 'true' }>;

/** A control with its label, hint and error. */
export function Field({
  id,
  label,
  hint,
  error,
  control,
}: FieldProps & { control: (binding: Binding) => JSX.Element }) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {control({
        id,
        ...(describedBy && { 'aria-describedby': describedBy }),
        ...(error && { 'aria-invalid': 'true' as const }),
      })}
    </div>
  );
}

type InputProps = FieldProps &
  Readonly<{
    name: string;
    value?: string;
    required?: boolean;
    isShort?: boolean;
    autocomplete?: 'email' | 'username webauthn' | 'name' | 'organization' | 'off';
    inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel';
    min?: string;
    max?: string;
    step?: string;
    pattern?: string;
    maxlength?: number;
    spellcheck?: boolean;
    /** Of a file: `.csv,.xlsx`. */
    accept?: string;
  }>;

type Attributes = Omit<InputProps, 'label' | 'hint' | 'error' | 'isShort'> &
  Binding &
  Readonly<{ class?: string }>;

function inputOf(input: (attributes: Attributes) => JSX.Element) {
  return function Input({ label, hint, error, isShort, ...attributes }: InputProps) {
    return (
      <Field
        id={attributes.id}
        label={label}
        hint={hint}
        error={error}
        control={(binding) =>
          input({ class: isShort ? 'input-short' : undefined, ...attributes, ...binding })
        }
      />
    );
  };
}

export const TextField = inputOf((attributes) => <input type="text" {...attributes} />);
export const EmailField = inputOf((attributes) => <input type="email" {...attributes} />);
export const DateField = inputOf((attributes) => <input type="date" {...attributes} />);
export const TimeField = inputOf((attributes) => <input type="time" {...attributes} />);
/** Stands in a `<Form hasFile>`. */
export const FileField = inputOf((attributes) => <input type="file" {...attributes} />);

/** Several lines. */
export function TextArea({ label, hint, error, ...attributes }: InputProps) {
  const { id, name, value, required, maxlength } = attributes;
  return (
    <Field
      id={id}
      label={label}
      hint={hint}
      error={error}
      control={(binding) => (
        <textarea name={name} required={required} maxlength={maxlength} {...binding}>
          {value}
        </textarea>
      )}
    />
  );
}

export type Option = Readonly<{ value: string; label: string }>;
export type OptionGroup = Readonly<{ label: string; options: readonly Option[] }>;

type SelectProps = FieldProps &
  Readonly<{ name: string; value?: string; options: readonly (Option | OptionGroup)[]; required?: boolean }>;

/** One of a list, in groups where that helps. */
export function Select({ label, hint, error, options, value, ...attributes }: SelectProps) {
  const option = ({ value: own, label: text }: Option) => (
    <option value={own} selected={own === value}>
      {text}
    </option>
  );
  return (
    <Field
      id={attributes.id}
      label={label}
      hint={hint}
      error={error}
      control={(binding) => (
        <select {...attributes} {...binding}>
          {options.map((entry) =>
            'options' in entry ? (
              <optgroup label={entry.label}>{entry.options.map(option)}</optgroup>
            ) : (
              option(entry)
            ),
          )}
        </select>
      )}
    />
  );
}
