// Saves the draft of an action as it is written, keeps what could not be saved, and lets digits choose a level.
// Without this script the form of the page does the same with its buttons.
(() => {
  "use strict";

  // A page brought back by the browser as it was would show an old report.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    }
  });

  const prefix = "kompass-atgard-";
  const typingPause = 800;
  const longestPause = 60_000;

  function stored(use) {
    try {
      return use(localStorage);
    } catch {
      // Without storage an unsaved report lives as long as the page.
      return null;
    }
  }

  function recall(key) {
    try {
      return JSON.parse(stored((storage) => storage.getItem(key))) ?? null;
    } catch {
      return null;
    }
  }

  const forget = (which) =>
    stored((storage) => Object.keys(storage).filter((key) => key.startsWith(prefix) && which(key)).forEach((key) => storage.removeItem(key)));

  const today = new Date().toISOString().slice(0, 10);
  forget((key) => !(recall(key)?.until >= today));
  const sent = document.querySelector("[data-forget-reports]")?.dataset.forgetReports;
  if (sent) {
    forget((key) => key.startsWith(prefix + sent));
  }

  const page = document.getElementById("autosave");
  const form = document.getElementById("report");
  if (form) {
    answerByDigits();
    askForHundred();
  }
  if (!page || !form || page.dataset.conflict === "true") {
    return;
  }

  const words = page.dataset;
  const key = prefix + words.key;
  const status = document.getElementById("autosave-status");
  const notice = document.getElementById("autosave-notice");
  const version = form.querySelector("[data-version]");
  let dirty = false;
  let sending = null;
  let stopped = false;
  let failures = 0;
  let timer = 0;
  let leaving = false;
  // On a shared computer the next person finds nothing of the one before.
  forget((other) => !other.startsWith(key.slice(0, prefix.length + 32)));

  // Everything but the token and the version: what the person says.
  const said = () => [...new FormData(form)].filter(([name]) => name !== "__RequestVerificationToken" && name !== "Form.Version");

  function keep() {
    stored((storage) => storage.setItem(key, JSON.stringify({ until: words.until, version: version.value, said: said() })));
  }

  function say(state, text, again = false) {
    if (!status) {
      return;
    }
    status.dataset.state = state;
    status.textContent = text;
    if (again) {
      status.append(" ", button(words.textRetry, "k-link", send));
    }
  }

  function button(text, className, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  function tell(text, kind = "warning") {
    notice.textContent = text;
    notice.dataset.kind = kind;
    notice.hidden = text === "";
  }

  function fault({ field, message, hundred }) {
    const place = document.getElementById(field);
    const frame = place?.matches(".k-field, details") ? place : place?.closest(".k-field");
    if (!frame) {
      tell(message);
      return;
    }
    const line = document.createElement("p");
    line.className = "k-error";
    line.id = `${field}-script-error`;
    line.setAttribute("role", "alert");
    line.dataset.scriptError = "";
    line.textContent = message;
    frame.dataset.invalid = "true";
    const control = place.matches("input, textarea, select") ? place : null;
    if (control) {
      control.before(line);
      control.setAttribute("aria-invalid", "true");
    } else {
      frame.querySelector("legend, summary").after(line);
    }
    const folded = frame.closest("details");
    if (folded) {
      folded.open = true;
    }
    if (hundred) {
      document.getElementById("hundred").hidden = false;
    }
  }

  function clearFaults() {
    for (const line of form.querySelectorAll("[data-script-error]")) {
      const frame = line.closest("[data-invalid]");
      frame.removeAttribute("data-invalid");
      frame.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
      line.remove();
    }
  }

  function changed(pause) {
    dirty = true;
    keep();
    clearTimeout(timer);
    if (pause > 0) {
      timer = setTimeout(send, pause);
    } else {
      send();
    }
  }

  function send() {
    clearTimeout(timer);
    sending ??= sendAll().finally(() => {
      sending = null;
    });
    return sending;
  }

  async function sendAll() {
    while (dirty && !stopped) {
      dirty = false;
      if (failures === 0) {
        say("saving", words.textSaving);
      }
      let response;
      try {
        response = await fetch(words.address, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" }, redirect: "error" });
      } catch {
        response = { status: 0 };
      }
      const reply = response.json ? await response.json().catch(() => ({})) : {};
      if (!settle(response.status, reply)) {
        return;
      }
    }
  }

  /** True if what has been changed meanwhile may be sent. */
  function settle(code, reply) {
    if (code === 200) {
      failures = 0;
      clearFaults();
      version.value = reply.version;
      if (dirty) {
        keep();
      } else {
        stored((storage) => storage.removeItem(key));
        tell("");
        say("saved", words.textSaved.replace("{0}", reply.savedAt));
      }
      return true;
    }
    if (code === 422) {
      failures = 0;
      clearFaults();
      reply.forEach(fault);
      say("failed", words.textFailed);
      return dirty;
    }
    if (code === 409) {
      // The page that answers shows both reports and lets the person choose.
      stopped = true;
      tell(`${reply.message} `);
      notice.append(button(words.textBoth, "k-link", () => {
        leaving = true;
        form.requestSubmit(form.querySelector("button[value=save]"));
      }));
    } else if (code === 400 || code === 403 || code === 410) {
      stopped = true;
      tell(reply.message ?? words.textOutdated);
    } else {
      dirty = true;
      failures += 1;
      tell(words.textOffline);
      timer = setTimeout(send, Math.min(longestPause, 1000 * 2 ** failures));
    }
    say("failed", words.textFailed, !stopped);
    return false;
  }

  form.addEventListener("change", () => changed(0));
  form.addEventListener("input", (event) => {
    if (event.target.matches('textarea, input:not([type="radio"], [type="checkbox"])')) {
      changed(typingPause);
    }
  });

  // The buttons of the form save all of it themselves, so only a save under way has to arrive first: its version is the form's.
  form.addEventListener("submit", async (event) => {
    if (leaving) {
      return;
    }
    if (sending === null) {
      leaving = true;
      return;
    }
    event.preventDefault();
    clearTimeout(timer);
    await Promise.race([sending, new Promise((resolve) => setTimeout(resolve, 6000))]);
    leaving = true;
    form.requestSubmit(event.submitter);
  });

  window.addEventListener("beforeunload", (event) => {
    if (!leaving && (dirty || sending !== null)) {
      send();
      event.preventDefault();
    }
  });
  window.addEventListener("online", () => dirty && send());

  resume();
  // What was written while this script was on its way nobody has heard of.
  if (!dirty && [...form.elements].some(isTouched)) {
    changed(0);
  }

  function isTouched(control) {
    return control.matches('[type="radio"], [type="checkbox"]')
      ? control.checked !== control.defaultChecked
      : control.type !== "hidden" && control.defaultValue !== undefined && control.value !== control.defaultValue;
  }

  // What an earlier visit could not save. A fault on the page is newer than anything kept.
  function resume() {
    const left = recall(key);
    if (!left || document.querySelector("[data-error-summary]") || JSON.stringify(left.said) === JSON.stringify(said())) {
      forget((other) => other === key);
      return;
    }
    for (const control of form.elements) {
      if (!control.name?.startsWith("Form.") || control.name === "Form.Version" || control.name.endsWith(".Question") || (control.type === "hidden" && control.value === "")) {
        continue;
      }
      const given = left.said.filter(([name]) => name === control.name).map(([, value]) => value);
      if (control.type === "radio" || control.type === "checkbox") {
        control.checked = given.includes(control.value);
      } else {
        control.value = given[0] ?? "";
      }
      if (given.some((value) => value !== "")) {
        const folded = control.closest("details");
        if (folded && (control.type !== "radio" || control.checked)) {
          folded.open = true;
        }
      }
    }
    version.value = left.version;
    tell(words.textUnsent, "success");
    changed(0);
  }

  // Klar with less than 100 per cent is asked about, never mended in silence.
  function askForHundred() {
    const ask = document.getElementById("hundred");
    const percent = document.getElementById("Form_Percent");
    const look = () => {
      ask.hidden = form.querySelector('[name="Form.Status"]:checked')?.value !== "Done" || percent.value.trim() === "100";
    };
    form.addEventListener("change", look);
    percent.addEventListener("input", look);
    ask.querySelector("button").addEventListener("click", (event) => {
      event.preventDefault();
      percent.value = "100";
      look();
      percent.focus();
      percent.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  function answerByDigits() {
    const writesText = (element) => element?.matches?.('textarea, select, input:not([type="radio"], [type="checkbox"])') === true;
    const questions = [...form.querySelectorAll("[data-question]")];
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey || writesText(event.target)) {
        return;
      }
      const value = /^[0-5]$/.test(event.key) ? event.key : event.key.toLowerCase() === "v" ? "6" : null;
      const question = value === null ? null : (document.activeElement?.closest?.("[data-question]") ?? inView(questions));
      const choice = question?.querySelector(`[name$=".Value"][value="${value}"]`);
      if (choice) {
        event.preventDefault();
        choice.checked = true;
        choice.focus();
        choice.closest("label").scrollIntoView({ block: "nearest" });
        choice.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }

  // Only a question that is unfolded and on the screen: elsewhere a digit means nothing.
  function inView(questions) {
    return questions.find((question) => {
      const { top, bottom, height } = question.getBoundingClientRect();
      return height > 0 && bottom > window.innerHeight * 0.3 && top < window.innerHeight * 0.7;
    });
  }
})();
