/**
 * Windows-1252, as the Encoding Standard has it (https://encoding.spec.whatwg.org/index-windows-1252.txt).
 * Not `TextDecoder`: many releases of Node, 20.20 among them, read 0x80–0x9F as Latin-1 and make a control character of
 * every € (https://github.com/nodejs/node/issues/56542).
 */
export const windows1252 = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\x80-\x9f]/g, (sign) => HIGH[sign.charCodeAt(0) - 0x80]!);

const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
