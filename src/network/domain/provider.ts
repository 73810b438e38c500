import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import type { Modality } from '../../kernel/modality.js';

/** Prestataire : who provides interpreters. */
export type Provider = Readonly<{
  networkId: Id;
  id: Id;
  name: string;
  /**
   * `api`: offers are sent over HTTP. `mail`: its accounts are written to, and answer on their page. `phone_code`: nothing is
   * sent, the professional dials and the call list tells.
   */
  dispatch: 'api' | 'mail' | 'phone_code';
  /** Without a slash at its end. */
  baseUrl: string | null;
  phoneNumber: string | null;
  /** The network's client number there. */
  clientNumber: string | null;
  modalities: readonly Modality[];
  /** Codes of the catalogue; empty: any language. */
  languages: readonly string[];
  /** Départements (`76`, `2A`) and communes (INSEE codes) where it comes on site; both empty: anywhere. */
  departments: readonly string[];
  communes: readonly string[];
  /** How long ahead it must be asked. */
  notice: readonly Notice[];
  answerWithinMinutes: number;
  /** Days after a session within which its usage is reported. */
  usageDueDays: number;
  call: 'professional_dials' | 'provider_calls';
  /** The lowest is asked first. */
  priority: number;
  callListMapping: Readonly<Record<string, unknown>> | null;
  suspendedOn: Day | null;
}>;

/** ISM asks for 15 minutes by phone, 24 to 48 hours or three working days on site (sourced: domain notes, "How a day works"). */
export type Notice = Readonly<{ modality: Modality }> &
  (Readonly<{ minutes: number }> | Readonly<{ workingDays: number }>);
