// Steps are saved when they are ticked. Without this script the button beneath them does it.
(() => {
  "use strict";

  for (const form of document.querySelectorAll("form[data-steps]")) {
    const button = form.querySelector("button");
    const status = form.querySelector("[role=status]");
    button.hidden = true;
    form.addEventListener("change", async (event) => {
      const box = event.target;
      const body = new FormData(form);
      box.disabled = true;
      try {
        const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
        if (answer.type !== "opaqueredirect") {
          throw new Error();
        }
        for (const was of form.querySelectorAll("input[name=was]")) {
          was.remove();
        }
        for (const done of form.querySelectorAll("input[name=done]:checked")) {
          const was = document.createElement("input");
          Object.assign(was, { type: "hidden", name: "was", value: done.value });
          form.append(was);
        }
        status.textContent = form.dataset.steps;
      } catch {
        box.checked = !box.checked;
        status.textContent = form.dataset.stepsFailed;
      } finally {
        box.disabled = false;
        box.focus();
      }
    });
  }
})();
