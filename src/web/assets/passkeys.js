// The forms that need a passkey. They are hidden where there is no script, or where the browser knows of no passkeys; what
// the key answers is sent as a field, so that the server answers with a page as to any other form.
(() => {
  const { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill, startAuthentication, startRegistration } =
    SimpleWebAuthnBrowser;
  if (!browserSupportsWebAuthn()) return;

  const ceremonies = { add: startRegistration, enter: startAuthentication };

  const optionsFor = async (form) => {
    const token = form.elements.namedItem('_csrf');
    const answer = await fetch(`${form.action}/options`, {
      method: 'POST',
      headers: { accept: 'application/json', ...(token && { 'x-csrf-token': token.value }) },
    });
    if (!answer.ok) throw new Error(`options: ${answer.status}`);
    return answer.json();
  };

  // The browser holds one question at a time: what is offered without a button gives way to a button that was pressed.
  let isPressed = false;

  const perform = async (form, { isOffer = false } = {}) => {
    const optionsJSON = await optionsFor(form);
    if (isOffer && isPressed) return;
    const answer = await ceremonies[form.dataset.passkey]({ optionsJSON, useBrowserAutofill: isOffer });
    form.elements.namedItem('answer').value = JSON.stringify(answer);
    form.submit();
  };

  const sentenceFor = ({ name }, { known, dismissed, failed }) => {
    if (name === 'InvalidStateError') return known;
    return name === 'NotAllowedError' || name === 'AbortError' ? dismissed : failed;
  };

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      isPressed = true;
      const said = form.querySelector('[role=status]');
      said.textContent = '';
      perform(form).catch((error) => (said.textContent = sentenceFor(error, form.dataset)));
    });
  }

  // Where browsers can, they offer the key among the addresses that they know, without a button.
  const door = document.querySelector('form[data-passkey=enter]');
  if (!door) return;
  browserSupportsWebAuthnAutofill()
    .then((can) => can && perform(door, { isOffer: true }))
    .catch(() => undefined);
})();
