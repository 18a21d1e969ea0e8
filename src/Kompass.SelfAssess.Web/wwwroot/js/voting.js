// Keeps the voter's page and the wall in step with the meeting, and sends a vote without leaving the page.
// Without this script both are plain pages with forms and a link that fetches them again.
(() => {
  "use strict";

  // A page brought back by the browser as it was would show an old question.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    }
  });

  const page = document.querySelector("[data-poll]");
  if (!page) {
    return;
  }

  const over = "slut";
  const pause = 2000;
  const longestPause = 30_000;
  const waitForAnswer = 10_000;
  const status = document.getElementById("poll-status");
  let timer = 0;
  let failures = 0;
  let asking = false;
  let sending = false;
  let unsent = null;

  // Votes begun: what was fetched before the last one is old.
  let votes = 0;

  const say = (words) => {
    if (status.textContent !== words) {
      status.textContent = words;
    }
  };

  const parts = (where) => [...where.querySelectorAll("[data-live]")];

  // Takes over what has changed. The rest stays, with its focus and what has been chosen in it.
  function show(html, always) {
    const next = new DOMParser().parseFromString(html, "text/html").querySelector("[data-poll]");
    if (!next) {
      return false;
    }
    for (const part of parts(next)) {
      const old = parts(page).find((other) => other.dataset.live === part.dataset.live);
      if (!old || (!always && old.dataset.state === part.dataset.state)) {
        continue;
      }
      const focused = old.contains(document.activeElement) ? document.activeElement : null;
      const opened = [...old.querySelectorAll("details")].map((details) => details.open);
      const news = !always && part.dataset.news !== old.dataset.news ? part.dataset.news : "";
      old.replaceWith(document.adoptNode(part));
      if (focused) {
        const again = (focused.id && document.getElementById(focused.id)) || part.querySelector("[data-error-summary], h1");
        again?.focus({ preventScroll: !always });
        opened.forEach((open, index) => {
          const details = part.querySelectorAll("details")[index];
          if (details && !always) {
            details.open = open;
          }
        });
      }
      if (always) {
        part.querySelector("[data-error-summary]")?.focus();
        part.scrollIntoView({ block: "nearest" });
      }
      if (news) {
        document.getElementById("poll-news").textContent = news;
        part.querySelector("h1")?.scrollIntoView({ block: "nearest" });
      }
    }
    page.dataset.tag = next.dataset.tag;
    document.title = new DOMParser().parseFromString(html, "text/html").title;
    return true;
  }

  const get = (address, more) => fetch(address, { cache: "no-store", signal: AbortSignal.timeout(waitForAnswer), ...more });

  const pollAddress = () => `${page.dataset.poll}${page.dataset.poll.includes("?") ? "&" : "?"}v=${encodeURIComponent(page.dataset.tag)}`;

  function later(after) {
    clearTimeout(timer);
    if (page.dataset.tag !== over) {
      // A room full of phones should not ask in the same moment.
      timer = setTimeout(ask, after * (0.85 + Math.random() * 0.3));
    }
  }

  function failed() {
    failures++;
    say(unsent ? page.dataset.unsent : page.dataset.lost);
    later(Math.min(pause * 2 ** failures, longestPause));
  }

  function reached() {
    if (failures > 0) {
      failures = 0;
      say("");
    }
    later(pause);
  }

  async function ask() {
    if (document.hidden || asking || sending) {
      return;
    }
    if (unsent) {
      await send();
      return;
    }
    asking = true;
    const before = votes;
    try {
      const changed = await hasChanged();
      const fresh = changed ? await get(location.href) : null;
      const html = fresh?.ok ? await fresh.text() : null;
      if (before !== votes) {
        return;
      }
      if (changed === null || (changed && !(html && show(html, false)))) {
        failed();
      } else {
        reached();
      }
    } catch {
      if (before === votes) {
        failed();
      }
    } finally {
      asking = false;
    }
  }

  // Null where nobody knows.
  async function hasChanged() {
    const answer = await get(pollAddress());
    if (answer.status === 404 || answer.redirected) {
      // The meeting does not know this browser any more, or nobody is signed in: the page itself says what to do.
      location.reload();
    }
    return answer.ok && !answer.redirected ? answer.status !== 204 : null;
  }

  // Sent again until there is an answer: the same vote twice is one vote. One at a time, so that the last one is the last to arrive.
  async function send() {
    sending = true;
    try {
      while (unsent) {
        const vote = unsent;
        const answer = await get(vote.address, { method: "POST", body: vote.fields });
        if (answer.status >= 500 || answer.status === 429) {
          failed();
          return;
        }
        if (unsent !== vote) {
          continue;
        }
        unsent = null;
        if (!show(await answer.text(), true)) {
          location.reload();
          return;
        }
        reached();
      }
    } catch {
      failed();
    } finally {
      sending = false;
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-vote]");
    if (!form) {
      return;
    }
    event.preventDefault();
    votes++;
    unsent = { address: form.action, fields: new URLSearchParams(new FormData(form)) };
    clearTimeout(timer);
    if (!sending) {
      send();
    }
  });

  function askNow() {
    clearTimeout(timer);
    ask();
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      askNow();
    }
  });

  // A phone that has its network back should not sit out the pause.
  window.addEventListener("online", askNow);

  later(pause);
})();
