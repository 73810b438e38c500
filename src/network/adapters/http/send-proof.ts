import type { Reply } from '../../../platform/http/index.js';
import type { Proof, ProofType } from '../../domain/proof.js';

const endings: Readonly<Record<ProofType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** A stranger’s file: taken away as a file, never opened as a page of ours, kept by no cache. */
export const sendProof = (reply: Reply, { mediaType, bytes }: Proof): Reply =>
  reply
    .headers({
      'content-type': mediaType,
      'content-disposition': `attachment; filename="justificatif.${endings[mediaType]}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    .send(Buffer.from(bytes));
