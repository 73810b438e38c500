import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Directory, practicesOn, type Professional } from '../../../network/index.js';

/** For whom an interpreter is asked: a professional asks for themselves, a secretariat says for whom. */
export type ForWhom = Readonly<{
  /** null: a secretariat that has not said yet, or that has nobody to say. */
  professional: Professional | null;
  /** Among whom a secretariat chooses: the enrolled who work in its practice today, by name. Empty for a professional. */
  choices: readonly Professional[];
  /** What addresses (`addressOf`) and forms (`<ForField>`) carry from page to page: `for`, of a secretariat that has said. */
  kept: Readonly<{ for?: Id }>;
}>;

/** Reads `?for=` of an address, or the field `for` of a form. */
@Injectable()
export class ReadForWhom {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  /**
   * @param asked what the address or the form says; a professional's is not looked at
   * @throws NotFound when it names nobody of the secretariat's own practice today, and for whoever is neither of the two
   */
  async read(viewer: NetworkViewer, asked: unknown): Promise<ForWhom> {
    if (viewer.role === 'professional') {
      const professional = await this.directory.professional(viewer.networkId, viewer.professionalId);
      if (!professional) throw new NotFound();
      return { professional, choices: [], kept: {} };
    }
    if (viewer.role !== 'staff') throw new NotFound();
    const choices = await this.choices(viewer.networkId, viewer.practiceId);
    const named = typeof asked === 'string' && asked !== '' ? asked : null;
    const professional = named ? choices.find(({ id }) => id === named) : choices.length === 1 && choices[0];
    if (named && !professional) throw new NotFound();
    return professional
      ? { professional, choices, kept: { for: professional.id } }
      : { professional: null, choices, kept: {} };
  }

  private async choices(networkId: Id, practiceId: Id): Promise<readonly Professional[]> {
    const { timeZone } = await this.directory.network(networkId);
    const today = dayOf(this.clock.now(), timeZone);
    const everyone = await this.directory.professionalsOf(networkId, practiceId);
    return everyone.filter(
      (one) => one.status === 'enrolled' && practicesOn(one, today).includes(practiceId),
    );
  }
}
