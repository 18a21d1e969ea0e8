// Keeps ordered files fresh while they are made. Without this script the page has a link that asks again.
(() => {
  "use strict";

  const place = document.querySelector("[data-orders]");
  const status = document.getElementById("orders-status");
  if (!place || !status) {
    return;
  }

  const pause = 2_000;
  const states = () => [...place.querySelectorAll("li")]
    .map((order) => `${order.querySelector("h3").textContent}: ${order.querySelector(".k-tag").textContent.trim()}`).join(". ");
  const waiting = () => place.querySelector("[data-waiting]")?.dataset.waiting === "true";

  const show = (html) => {
    const before = states();
    const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
    place.innerHTML = html;
    if (focused) {
      (document.getElementById(focused) ?? place.querySelector("a, button"))?.focus();
    }
    // How many rows are done is seen; what is said aloud is that something has changed.
    if (states() !== before) {
      status.textContent = states();
    }
  };

  const ask = async () => {
    let again = true;
    if (document.visibilityState === "visible") {
      try {
        const answer = await fetch(place.dataset.orders, { headers: { "X-Requested-With": "fetch" }, redirect: "manual", cache: "no-store" });
        if (answer.ok) {
          show(await answer.text());
          again = waiting();
        } else {
          // The session is over, or the round is gone: the page itself says which.
          again = answer.status >= 500;
        }
      } catch {
        // The network is away; the next time is soon.
      }
    }
    if (again) {
      setTimeout(ask, pause);
    }
  };

  if (waiting()) {
    setTimeout(ask, pause);
  }
})();
