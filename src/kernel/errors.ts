/** A sentence in the two languages that the product speaks; French is the one shown unless English is asked for. */
export type Bilingual = Readonly<{ fr: string; en: string }>;

/** One field that can't be taken, named by its JSON pointer (RFC 6901). */
export type FieldProblem = Readonly<{
  pointer: string;
  message: Bilingual;
  /** It takes one of some codes or ids, which only a program reads: a form has a list to choose from. */
  isChoice?: boolean;
}>;

export type ProblemDetails = Readonly<{
  /** The last part of the stable path `/problems/<type>`. */
  type: string;
  title: Bilingual;
  detail: Bilingual;
  errors?: readonly FieldProblem[];
  /** Figures that the caller needs in order to act, such as the new fee. */
  facts?: Readonly<Record<string, unknown>>;
}>;

/** Something that the program refuses, in words that say what to do. Never a fault of the program itself. */
export abstract class Refusal extends Error {
  constructor(readonly problem: ProblemDetails) {
    super(problem.detail.en);
    this.name = new.target.name;
  }
}

/** What was sent can't be read as what was asked for. */
export class InvalidInput extends Refusal {
  constructor(errors: readonly FieldProblem[], detail?: Bilingual) {
    super({
      type: 'invalid-input',
      title: { fr: 'Données à corriger', en: 'Invalid input' },
      detail: detail ?? {
        fr: 'Certains champs sont à corriger : voyez la liste.',
        en: 'Some fields must be corrected: see the list.',
      },
      errors,
    });
  }
}

/** It does not exist, or the caller may not know whether it does. */
export class NotFound extends Refusal {
  constructor() {
    super({
      type: 'not-found',
      title: { fr: 'Introuvable', en: 'Not found' },
      detail: {
        fr: 'Cet élément n’existe pas, ou vous n’y avez pas accès.',
        en: 'It does not exist, or you may not see it.',
      },
    });
  }
}

/** The state of things has moved since the caller looked. */
export class Conflict extends Refusal {}

/** A rule of the trade says no. */
export class RuleRefused extends Refusal {}

/** The act asked for is not one that the present state allows. */
export class StateConflict extends Conflict {
  constructor(detail: Bilingual, facts?: Readonly<Record<string, unknown>>) {
    super({
      type: 'state-conflict',
      title: { fr: 'Action impossible en l’état', en: 'Not possible in the present state' },
      detail,
      facts,
    });
  }
}
