/* Has the service worker keep the number and the code of whoever reads this page. A browser that has no such worker just asks us. */
navigator.serviceWorker
  ?.register('/worker.js')
  .then(() => navigator.serviceWorker.ready)
  .then(({ active }) => active.postMessage('keep'))
  .catch(() => undefined);
