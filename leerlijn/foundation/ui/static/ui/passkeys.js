// A form with data-passkey ("create" or "get") is sent once this device has answered; what went wrong is unhidden.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const say = (when) => {
    for (const said of form.querySelectorAll("[data-when]")) said.hidden = said.dataset.when !== when;
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    say("");
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return say("old");
    const options = JSON.parse(form.dataset.options).publicKey;
    try {
      const answer = form.dataset.passkey === "create"
        ? await navigator.credentials.create({publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options)})
        : await navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options)});
      form.elements.answer.value = JSON.stringify(answer);
      form.submit();
    } catch (failed) {
      say(failed.name === "InvalidStateError" ? "known" : "refused");
    }
  });
}
