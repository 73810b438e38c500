import { describe, expect, it } from '@jest/globals';
import { proofTypeOf } from './proof.js';

describe('a proof', () => {
  it.each([
    ['%PDF-1.7 …', 'application/pdf'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['<html>', null],
    ['%PD', null],
    ['', null],
    ['PK\x03\x04', null],
  ])('beginning with %j is told by its bytes: %s', (bytes, type) => {
    expect(proofTypeOf(Buffer.from(bytes, 'latin1'))).toBe(type);
  });
});
