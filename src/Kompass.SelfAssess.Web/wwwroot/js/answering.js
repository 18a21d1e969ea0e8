// Saves each answer as it is given, keeps what could not be saved, and lets the keyboard answer.
// Without this script the form of the page does the same with its buttons.
(() => {
  "use strict";

  // A page brought back by the browser as it was would show old answers.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    }
  });

  const prefix = "kompass-svar-";
  const timePrefix = "kompass-sparad-";
  const stepKey = "kompass-steg";
  forgetExpired();
  focusAfterStep();

  const forget = document.querySelector("[data-forget]");
  if (forget?.dataset.forget) {
    remember(keyOf(forget.dataset.forget), null);
    session((storage) => storage.removeItem(timePrefix + plain(forget.dataset.forget)));
  }

  const leftover = document.querySelector("[data-leftover]");
  if (leftover) {
    showLeftover(leftover);
  }

  const page = document.getElementById("autosave");
  if (!page) {
    return;
  }

  const words = page.dataset;
  const storeKey = keyOf(words.participant);
  const timeKey = timePrefix + plain(words.participant);
  // On a shared computer the next person finds nothing of the one before.
  forgetEntries((key) => key !== storeKey);
  const form = document.getElementById("questionnaire");
  const submission = document.getElementById("submit-answers");
  const status = document.getElementById("autosave-status");
  const notice = document.getElementById("autosave-notice");
  const typingPause = 800;
  const longestPause = 60_000;
  const secondsToWaitBeforeLeaving = 6;

  // What is not saved yet, by question code. An entry that the server refused or that is in conflict is "held" until the person acts.
  const pending = new Map();
  let token = words.token;
  let sending = null;
  let failures = 0;
  let retryTimer = 0;
  let typingTimer = 0;
  let stopped = false;
  let leaving = false;

  // The round closed before these could be sent: only this browser has them, and the person decides.
  function showLeftover(section) {
    const key = keyOf(section.dataset.leftover);
    const given = [...document.querySelectorAll(".k-typed")].map((line) => line.textContent);
    for (const answer of Object.values(recall(key))) {
      for (const text of [answer?.comment, answer?.evidenceLink]) {
        if (!text || given.some((line) => line.includes(text))) {
          continue;
        }
        const code = document.createElement("strong");
        code.textContent = answer.question;
        const line = document.createElement("p");
        line.className = "k-typed";
        line.append(code, ` ${text}`);
        section.querySelector("[data-leftover-texts]").append(line);
        section.hidden = false;
      }
    }
    section.querySelector("button").addEventListener("click", () => {
      remember(key, null);
      section.hidden = true;
      document.getElementById("innehall").focus();
    });
  }

  // Storage

  function plain(participant) {
    return participant.replaceAll("-", "");
  }

  function keyOf(participant) {
    return prefix + plain(participant);
  }

  function session(use) {
    try {
      return use(sessionStorage);
    } catch {
      // What is kept there is a convenience.
      return null;
    }
  }

  function forgetEntries(which) {
    try {
      for (const key of Object.keys(localStorage).filter((key) => key.startsWith(prefix) && which(key))) {
        localStorage.removeItem(key);
      }
    } catch {
      // Without storage there is nothing to forget.
    }
  }

  function forgetExpired() {
    const today = new Date().toISOString().slice(0, 10);
    forgetEntries((key) => recall(key).until < today);
  }

  // Somebody who went on within the questionnaire is read the new page's heading instead of starting outside it.
  function focusAfterStep() {
    const stepped = session((storage) => {
      const step = storage.getItem(stepKey);
      storage.removeItem(stepKey);
      return step;
    });
    if (!stepped || document.querySelector("[data-error-summary]")) {
      return;
    }
    const asked = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    const choice = asked?.querySelector('input[type="radio"]:checked') ?? asked?.querySelector('input[type="radio"]');
    if (choice) {
      // Going to the address's fragment takes the focus away, so this waits for it.
      window.addEventListener("load", () => setTimeout(() => choice.focus()));
      return;
    }
    const heading = document.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  const step = () => session((storage) => storage.setItem(stepKey, "1"));

  function remember(key, value) {
    try {
      if (value === null) {
        localStorage.removeItem(key);
      } else {
        localStorage.setItem(key, JSON.stringify(value));
      }
    } catch {
      // Without storage an unsaved answer lives as long as the page.
    }
  }

  function recall(key) {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      return {};
    }
  }

  // Only the question at hand is touched: another tab may keep others in the same place.
  function keep(code) {
    const { until, ...unsaved } = recall(storeKey);
    if (pending.has(code)) {
      unsaved[code] = pending.get(code).answer;
    } else {
      delete unsaved[code];
    }
    remember(storeKey, Object.keys(unsaved).length === 0 ? null : { ...unsaved, until: words.until });
  }

  const rememberTime = (time) => session((storage) => storage.setItem(timeKey, time));
  const recallTime = () => session((storage) => storage.getItem(timeKey));

  // Questions on the page

  const questions = form ? [...form.querySelectorAll("[data-question]")] : [];
  const questionOf = (element) => element?.closest?.("[data-question]") ?? null;
  const find = (code) => questions.find((question) => question.dataset.question === code) ?? null;
  const field = (question, name) => question.querySelector(`[name$=".${name}"]`);
  const choices = (question) => [...question.querySelectorAll('[name$=".Value"]')];
  const valueOf = (question) => choices(question).find((choice) => choice.checked)?.value ?? "";
  const isUnanswered = (question) => valueOf(question) === "";

  function read(question) {
    return {
      question: question.dataset.question,
      value: valueOf(question),
      comment: field(question, "Comment").value,
      evidenceKind: field(question, "EvidenceKind").value,
      evidenceLink: field(question, "EvidenceLink").value,
      version: field(question, "Version").value,
    };
  }

  function write(question, answer) {
    for (const choice of choices(question)) {
      choice.checked = choice.value === answer.value;
    }
    field(question, "Comment").value = answer.comment;
    field(question, "EvidenceKind").value = answer.evidenceKind;
    field(question, "EvidenceLink").value = answer.evidenceLink;
    field(question, "Version").value = answer.version;
    shown(question);
  }

  const tidy = (text) => text.replaceAll("\r\n", "\n").trim();

  const same = (one, other) =>
    one.value === other.value && tidy(one.comment) === tidy(other.comment) && one.evidenceKind === other.evidenceKind && tidy(one.evidenceLink) === tidy(other.evidenceLink);

  // What the page says

  function say(state, text) {
    if (!status) {
      return;
    }
    status.dataset.state = state;
    status.textContent = text;
    if (state === "failed") {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "k-link";
      button.textContent = words.textRetry;
      button.addEventListener("click", () => {
        stopped = false;
        send();
      });
      status.append(" ", button);
    }
  }

  function sayWaiting() {
    const waiting = [...pending.values()].filter((entry) => !entry.held).length;
    say("failed", waiting === 1 ? words.textWaitingOne : words.textWaiting.replace("{0}", waiting));
  }

  function tell(text, { link = null, kind = "warning" } = {}) {
    notice.textContent = text;
    notice.dataset.kind = kind;
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = link;
      anchor.textContent = link.split("fraga=").pop();
      notice.append(" ", anchor);
    }
    notice.hidden = text === "";
  }

  function fault(question, name, message) {
    const control = name === "value" ? choices(question)[0] : field(question, name === "comment" ? "Comment" : "EvidenceLink");
    const frame = name === "value" ? question.querySelector(".k-rubric") : control.closest(".k-field");
    const id = `${control.id}-script-error`;
    let line = document.getElementById(id);
    if (!line) {
      line = document.createElement("p");
      line.className = "k-error";
      line.id = id;
      line.setAttribute("role", "alert");
      line.dataset.scriptError = "";
      if (name === "value") {
        question.querySelector(".k-rubric-frame").before(line);
      } else {
        control.before(line);
      }
    }
    line.textContent = message;
    frame.dataset.invalid = "true";
    control.setAttribute("aria-invalid", "true");
  }

  function clearFaults(question) {
    for (const line of question.querySelectorAll("[data-script-error]")) {
      const frame = line.closest(".k-field, .k-rubric");
      frame.removeAttribute("data-invalid");
      frame.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
      line.remove();
    }
  }

  // Counts and folded lines follow the answers on the page; "of" never changes, so only the first number is touched.
  const answeredAtLoad = new Map(questions.map((question) => [question, choices(question).some((choice) => choice.defaultChecked && choice.value !== "")]));

  function countUp(element, step) {
    if (element && step !== 0) {
      element.textContent = element.textContent.replace(/\d+/, (number) => String(Number(number) + step));
    }
  }

  function shown(question) {
    const answered = !isUnanswered(question);
    const step = Number(answered) - Number(answeredAtLoad.get(question));
    answeredAtLoad.set(question, answered);
    const current = document.querySelectorAll('[aria-current="page"] .k-contents-count');
    for (const count of current) {
      countUp(count, step);
      countUp(count.closest("li[data-open]")?.querySelector("a > .k-contents-count"), step);
    }
    countUp(document.querySelector(".k-contents-folded > summary .k-muted"), step);
    countUp(document.querySelector('label[for="progress"]'), step);
    const progress = document.getElementById("progress");
    if (progress) {
      progress.value += step;
    }
    foldLine(question, answered);
    clearButton(question, answered);
  }

  function foldLine(question, answered) {
    const summary = question.matches("details") ? question.querySelector("summary") : null;
    if (!summary) {
      return;
    }
    summary.querySelector(".k-question-code").textContent =
      `${question.dataset.question} · ${answered ? words.textAnswered : words.textUnanswered}`;
    let line = summary.querySelector(".k-fold-answer");
    if (!line) {
      line = document.createElement("span");
      line.className = "k-fold-answer";
      summary.querySelector(".k-fold-words").append(line);
    }
    const chosen = choices(question).find((choice) => choice.checked)?.closest("label");
    const name = chosen?.querySelector(".k-rubric-name")?.textContent ?? chosen?.textContent.trim() ?? "";
    const digit = chosen?.querySelector(".k-rubric-digit")?.textContent;
    line.textContent = digit ? `${digit} ${name}` : name;
    line.hidden = !answered;
  }

  function clearButton(question, answered) {
    const pills = question.querySelector(".k-pills");
    let button = pills.querySelector("[data-clear]");
    if (!button) {
      button = document.createElement("button");
      button.type = "button";
      button.className = "k-link k-clear";
      button.dataset.clear = "";
      button.textContent = words.textClear;
      button.addEventListener("click", () => {
        choices(question)[0].focus();
        choose(question, "");
      });
      pills.append(button);
    }
    button.hidden = !answered;
  }

  // Saving

  function changed(question, pause) {
    if (question.previousElementSibling?.matches("[data-conflict]") || question.querySelector("[data-conflict]")) {
      // Two answers stand beside each other; the choice between them saves.
      return;
    }
    clearFaults(question);
    const answer = read(question);
    pending.set(answer.question, { answer, held: false });
    keep(answer.question);
    clearTimeout(typingTimer);
    if (failures > 0) {
      sayWaiting();
    }
    if (pause > 0) {
      typingTimer = setTimeout(send, pause);
    } else {
      send();
    }
  }

  function nextEntry() {
    for (const entry of pending.values()) {
      if (!entry.held) {
        return entry;
      }
    }
    return null;
  }

  function send() {
    clearTimeout(retryTimer);
    clearTimeout(typingTimer);
    sending ??= sendAll().finally(() => {
      sending = null;
    });
    return sending;
  }

  async function sendAll() {
    for (let entry = nextEntry(); entry && !stopped; entry = nextEntry()) {
      if (failures === 0) {
        say("saving", words.textSaving);
      }
      const outcome = await post(entry.answer);
      if (!settle(entry, outcome)) {
        return;
      }
    }
  }

  async function post(answer, again = true) {
    const body = new URLSearchParams({
      Question: answer.question,
      Value: answer.value,
      Comment: answer.comment,
      EvidenceKind: answer.evidenceKind,
      EvidenceLink: answer.evidenceLink,
      Version: answer.version,
    });
    let response;
    try {
      response = await fetch(words.address, { method: "POST", body, headers: { RequestVerificationToken: token, Accept: "application/json" }, redirect: "error" });
    } catch {
      return { status: 0 };
    }
    const reply = await response.json().catch(() => ({}));
    if (response.status === 400 && reply.reason === "token" && again && (await renewToken())) {
      return post(answer, false);
    }
    return { status: response.status, reply };
  }

  // The form's token grows old when the browser is closed or somebody signs in; the page has a new one.
  async function renewToken() {
    try {
      const response = await fetch(location.pathname, { headers: { Accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("autosave");
      if (!response.ok || !fresh) {
        return false;
      }
      token = fresh.dataset.token;
      const hidden = form?.querySelector('[name="__RequestVerificationToken"]');
      if (hidden) {
        hidden.value = token;
      }
      return true;
    } catch {
      return false;
    }
  }

  /** True if the next entry may be sent. */
  function settle(entry, { status: code, reply }) {
    const { answer } = entry;
    const question = find(answer.question);
    switch (code) {
      case 200:
        failures = 0;
        saved(entry, question, reply);
        return true;
      case 409:
        failures = 0;
        hold(answer.question);
        if (question) {
          ask(question, reply);
        } else {
          elsewhere(answer.question);
        }
        say("failed", words.textFailed);
        return true;
      case 422:
        failures = 0;
        hold(answer.question);
        if (question) {
          open(question);
          fault(question, reply.reason === "comment" ? "comment" : reply.reason === "link-text" ? "link" : "value", reply.message);
        } else {
          elsewhere(answer.question);
        }
        say("failed", words.textFailed);
        return true;
      case 410:
        stopped = true;
        if (reply.reason === "submitted") {
          pending.clear();
          remember(storeKey, null);
        } else {
          for (const held of [...pending.keys()]) {
            hold(held);
          }
        }
        tell(reply.message);
        say("failed", words.textFailed);
        return false;
      case 400:
      case 403:
        stopped = true;
        tell(reply.message ?? words.textOutdated);
        say("failed", words.textFailed);
        return false;
      default:
        failures += 1;
        sayWaiting();
        tell(words.textOffline);
        retryTimer = setTimeout(send, Math.min(longestPause, 1000 * 2 ** failures));
        return false;
    }
  }

  function saved(entry, question, reply) {
    const { answer } = entry;
    if (question) {
      field(question, "Version").value = reply.version;
    }
    const current = pending.get(answer.question);
    if (current === entry) {
      pending.delete(answer.question);
    } else if (current) {
      // Changed again while it was on its way: the next save builds on this one.
      current.answer.version = String(reply.version);
    }
    keep(answer.question);
    if (nextEntry() === null && pending.size === 0) {
      tell("");
      if (reply.savedAt) {
        rememberTime(reply.savedAt);
        say("saved", words.textSaved.replace("{0}", reply.savedAt));
      } else {
        say("saved", "");
      }
    }
  }

  function hold(code) {
    const entry = pending.get(code);
    if (entry) {
      entry.held = true;
    }
    keep(code);
  }

  function elsewhere(code) {
    const subArea = code.split(".").slice(0, -1).join(".");
    tell(words.textElsewhere.replace("{0}", code), { link: `${words.address.replace(/\/spara$/, "")}/${subArea}?fraga=${code}` });
  }

  // Two answers

  function ask(question, stored) {
    open(question);
    const code = question.dataset.question;
    const block = document.getElementById("conflict-template").content.firstElementChild.cloneNode(true);
    const fill = (selector, text) => {
      const element = block.querySelector(selector);
      element.textContent = text;
      element.hidden = text === "";
    };
    block.dataset.conflict = code;
    block.dataset.stored = JSON.stringify(stored);
    fill("[data-stored-answer]", stored.text);
    fill("[data-stored-comment]", stored.comment);
    fill("[data-stored-link]", stored.evidenceLink);
    const text = block.querySelector("p");
    text.lastChild.textContent = text.lastChild.textContent.replace("{0}", code);
    for (const element of block.querySelectorAll("[id]")) {
      element.id = `${question.id}-${element.id}`;
    }
    for (const label of block.querySelectorAll("label[for]")) {
      label.htmlFor = `${question.id}-${label.htmlFor}`;
    }
    for (const radio of block.querySelectorAll("[name]")) {
      radio.name = `${question.id}-conflict`;
    }
    const rubric = question.querySelector(".k-rubric");
    rubric.before(block);
    listen(block, question);
    block.querySelector("fieldset").focus();
  }

  function listen(block, question) {
    const stored = JSON.parse(block.dataset.stored);
    block.addEventListener("change", (event) => {
      event.stopPropagation();
      const mine = event.target.value === "mine";
      block.remove();
      if (mine) {
        field(question, "Version").value = stored.version;
        changed(question, 0);
      } else {
        write(question, { ...stored, version: String(stored.version) });
        pending.delete(stored.question);
        clearFaults(question);
        keep(stored.question);
        say("saved", "");
      }
      (choices(question).find((choice) => choice.checked) ?? choices(question)[0]).focus();
      document.querySelector("[data-error-summary]")?.remove();
    });
  }

  function open(question) {
    if (question.matches("details")) {
      question.open = true;
    }
  }

  // Answering

  function choose(question, value) {
    for (const choice of choices(question)) {
      choice.checked = choice.value === value;
    }
    // Whoever types a digit looks at the page, not at the caret: the chosen row comes into view.
    choices(question).find((choice) => choice.checked)?.closest("label")?.scrollIntoView({ block: "nearest" });
    shown(question);
    changed(question, 0);
  }

  function unfoldNext(question) {
    const next = questions.slice(questions.indexOf(question) + 1).find(isUnanswered);
    if (next) {
      open(next);
    }
  }

  function inView() {
    const opened = questions.filter((question) => !question.matches("details:not([open])"));
    return opened.find((question) => question.getBoundingClientRect().bottom > window.innerHeight * 0.3) ?? opened[0] ?? null;
  }

  function goOn(question) {
    const next = questions.slice(questions.indexOf(question) + 1).find(isUnanswered);
    if (next) {
      open(next);
      choices(next)[0].focus({ preventScroll: true });
      next.scrollIntoView({ block: "start" });
    } else {
      form.requestSubmit(form.querySelector("[data-go-on]"));
    }
  }

  const shortcutsOn = document.getElementById("shortcuts-on");
  const dialog = document.getElementById("shortcuts");
  const shortcutsKey = "kompass-kortkommandon";
  shortcutsOn.checked = recall(shortcutsKey) !== false;
  shortcutsOn.addEventListener("change", () => remember(shortcutsKey, shortcutsOn.checked ? null : false));

  const writesText = (element) =>
    element?.matches?.('textarea, select, [contenteditable=""], [contenteditable="true"], input:not([type="radio"], [type="checkbox"], [type="button"], [type="submit"])') === true;

  function onKey(event) {
    const goesOn = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (event.defaultPrevented || event.isComposing || event.altKey || (writesText(event.target) && !goesOn) || dialog.open) {
      return;
    }
    const question = questionOf(document.activeElement) ?? inView();
    if (goesOn) {
      if (question) {
        event.preventDefault();
        goOn(question);
      }
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key === "?") {
      event.preventDefault();
      dialog.showModal();
      return;
    }
    if (!question || !shortcutsOn.checked) {
      return;
    }
    const value = /^[0-5]$/.test(event.key) ? event.key : { v: "6", e: "7", delete: "" }[event.key.toLowerCase()];
    if (value !== undefined) {
      event.preventDefault();
      open(question);
      choose(question, value);
      const chosen = choices(question).find((choice) => choice.checked) ?? choices(question)[0];
      chosen.focus();
      if (value !== "") {
        unfoldNext(question);
      }
    }
  }

  document.addEventListener("keydown", onKey);

  for (const question of questions) {
    clearButton(question, !isUnanswered(question));
  }

  form?.addEventListener("change", (event) => {
    const question = questionOf(event.target);
    if (!question) {
      return;
    }
    if (event.target.type === "radio") {
      const first = !answeredAtLoad.get(question);
      shown(question);
      if (first) {
        unfoldNext(question);
      }
    }
    changed(question, 0);
  });

  form?.addEventListener("input", (event) => {
    const question = questionOf(event.target);
    if (question && writesText(event.target) && event.target.tagName !== "SELECT") {
      changed(question, typingPause);
    }
  });

  for (const block of form?.querySelectorAll("[data-conflict]") ?? []) {
    const question = find(block.dataset.conflict);
    if (question) {
      listen(block, question);
    }
  }

  // Leaving

  const unsaved = () => [...pending.values()].some((entry) => !entry.held) || sending !== null;

  async function saveFirst(event) {
    if (leaving || !unsaved()) {
      leaving = true;
      step();
      return;
    }
    event.preventDefault();
    await sendOrWait();
    if (unsaved()) {
      tell(stopped ? notice.textContent : words.textOffline);
      return;
    }
    leaving = true;
    event.target.requestSubmit(event.submitter);
  }

  const sendOrWait = () => Promise.race([send(), new Promise((resolve) => setTimeout(resolve, secondsToWaitBeforeLeaving * 1000))]);

  form?.addEventListener("submit", saveFirst);
  submission?.addEventListener("submit", saveFirst);

  window.addEventListener("beforeunload", (event) => {
    if (!leaving && (pending.size > 0 || sending !== null)) {
      send();
      event.preventDefault();
    }
  });

  // A link within the page set waits for the last save instead of asking whether to leave.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[href]");
    const elsewhereOrHere = !link || link.origin !== location.origin || (link.pathname === location.pathname && link.hash !== "");
    if (elsewhereOrHere || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    if (link.pathname.startsWith(words.address.replace(/\/spara$/, ""))) {
      step();
    }
    if (navigator.onLine && (!unsaved() || stopped)) {
      return;
    }
    event.preventDefault();
    await sendOrWait();
    if (navigator.onLine) {
      location.assign(link.href);
    } else {
      // The browser would show an error page instead of the question.
      tell(words.textOffline);
    }
  });

  window.addEventListener("online", () => send());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && pending.size > 0) {
      send();
    }
  });

  // What an earlier visit could not save

  function resume() {
    const left = Object.values(recall(storeKey)).filter((answer) => typeof answer?.question === "string");
    for (const answer of left) {
      const question = find(answer.question);
      if (question) {
        const stored = read(question);
        if (same(stored, answer)) {
          keep(answer.question);
          continue;
        }
        write(question, answer);
        open(question);
      }
      pending.set(answer.question, { answer, held: false });
    }
    if (pending.size > 0) {
      send().then(() => {
        if (pending.size > 0) {
          return;
        }
        if (submission) {
          // The review was written before they were saved.
          location.reload();
        } else {
          tell(words.textUnsent, { kind: "success" });
        }
      });
    }
  }

  const time = recallTime();
  if (status && status.textContent.trim() === "" && time) {
    say("saved", words.textSaved.replace("{0}", time));
  }
  // What was answered while this script was on its way nobody has heard of; a kept answer that differs is older.
  const isTouched = (control) =>
    control.type === "radio" ? control.checked !== control.defaultChecked : control.type !== "hidden" && control.defaultValue !== undefined && control.value !== control.defaultValue;
  for (const question of questions.filter((own) => [...own.querySelectorAll("input, textarea")].some(isTouched))) {
    shown(question);
    changed(question, typingPause);
  }
  resume();
})();
