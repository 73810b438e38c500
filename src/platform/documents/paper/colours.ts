/** The inks of printed documents: those of the screens, in their light dress. */
export const INK = '#301a2b';
export const SOFT = '#5e485a';
export const LINE = '#dfd1cc';
export const EDGE = '#837079';
export const PETROL = '#005563';
export const SAFFRON = '#fcb739';
export const BRICK = '#982820';
