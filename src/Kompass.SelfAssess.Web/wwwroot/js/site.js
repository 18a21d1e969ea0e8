// Small helps that every page works without.
(() => {
  "use strict";

  // An error summary takes the focus, so that it is read first.
  document.querySelector("[data-error-summary]")?.focus();

  // Copy buttons are of no use without script and are therefore hidden until here.
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const status = document.getElementById(button.getAttribute("aria-describedby"));
    if (!field || !navigator.clipboard) {
      continue;
    }
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        if (status) {
          status.textContent = button.dataset.copied;
        }
      } catch {
        field.focus();
        field.select();
      }
    });
  }

  for (const field of document.querySelectorAll("[data-select-all]")) {
    field.addEventListener("focus", () => field.select());
  }

  // On a phone the row of tabs scrolls sideways: the one that is open should be seen.
  for (const tab of document.querySelectorAll(".k-tabs [aria-current]")) {
    const row = tab.closest("ul");
    row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }

  // Print shows what is folded.
  const folded = [];
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("main details:not([open])")) {
      details.open = true;
      folded.push(details);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const details of folded.splice(0)) {
      details.open = false;
    }
  });
})();
