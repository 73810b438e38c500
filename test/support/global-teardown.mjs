export default async () => {
  await globalThis.stopTestServices?.();
};
