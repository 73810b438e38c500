/** What somebody shows to be a health professional: a CPS card, a certificate of registration. */
export type Proof = Readonly<{ mediaType: ProofType; bytes: Uint8Array }>;

export const LARGEST_PROOF_BYTES = 5_000_000;
/** Undecided by then, a proof is deleted all the same. */
export const PROOF_KEPT_DAYS = 30;

/** By which bytes each kind of file begins: ISO 32000, JPEG's SOI marker, PNG 5.2. Its name says nothing. */
const beginnings = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;

export type ProofType = keyof typeof beginnings;

/** @returns null for what is neither PDF, JPEG nor PNG. */
export const proofTypeOf = (bytes: Uint8Array): ProofType | null =>
  (Object.keys(beginnings) as ProofType[]).find((type) =>
    beginnings[type].every((byte, index) => bytes[index] === byte),
  ) ?? null;
