export const MODALITIES = ['phone_now', 'phone_booked', 'video', 'on_site'] as const;

/** How a session is held: phone at once, phone by appointment, video, or the interpreter in the room. */
export type Modality = (typeof MODALITIES)[number];
