const HOUR_MS = 3_600_000;

/** A session that nobody uses ends after half a day: the next person at the desk finds it closed in the morning. */
export const IDLE_MS = 12 * HOUR_MS;
/** However much it is used, a session ends after a month. */
export const LIFE_MS = 30 * 24 * HOUR_MS;
/** A sign-in link is read within minutes, or asked for again. */
export const LINK_MS = 15 * 60_000;
/** A key answers within minutes, or is asked again. */
export const CHALLENGE_MS = 5 * 60_000;

export const before = (at: Date, milliseconds: number): Date => new Date(at.getTime() - milliseconds);
export const after = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);
