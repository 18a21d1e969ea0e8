// Keeps the response rate of an open round fresh while somebody looks at it. Without this script it is as fresh as the page.
(() => {
  "use strict";

  const place = document.querySelector("[data-rate]");
  const status = document.getElementById("rate-status");
  if (!place || !status) {
    return;
  }

  const pause = 30_000;
  let last = Date.now();
  let asking = false;

  const words = () => place.querySelector(".k-response-words")?.textContent.replace(/\s+/g, " ").trim() ?? "";

  const refresh = async () => {
    if (asking || document.visibilityState !== "visible" || Date.now() - last < pause) {
      return;
    }
    asking = true;
    try {
      const answer = await fetch(place.dataset.rate, { headers: { "X-Requested-With": "fetch" }, redirect: "manual", cache: "no-store" });
      if (answer.status === 204 || answer.type === "opaqueredirect") {
        // The round has closed, or the session is over: the page itself says which.
        clearInterval(timer);
      } else if (answer.ok) {
        const before = words();
        const focused = place.contains(document.activeElement);
        // A focused table keeps its place until the reader has left it.
        if (!focused) {
          place.innerHTML = await answer.text();
          if (words() !== before) {
            status.textContent = words();
          }
        }
      }
    } catch {
      // The network is away; the next time is soon.
    } finally {
      last = Date.now();
      asking = false;
    }
  };

  const timer = setInterval(refresh, 5_000);
  document.addEventListener("visibilitychange", refresh);
})();
