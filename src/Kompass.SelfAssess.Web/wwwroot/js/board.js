// Moves cards of the board by mouse and by keyboard; both end in the same request. Without this script every card has a form that does the same.
(() => {
  "use strict";

  const board = document.querySelector("[data-board]");
  const status = document.getElementById("tavla-status");
  const handles = board ? [...board.querySelectorAll(".k-board-handle")] : [];
  if (!status || handles.length === 0) {
    return;
  }

  const columns = [...board.querySelectorAll(".k-board-column")];
  const listOf = (column) => column.querySelector(".k-board-cards");
  const columnOf = (card) => card.closest(".k-board-column");
  const placeOf = (card) => [...card.parentElement.children].indexOf(card);
  const say = (text) => {
    status.textContent = text;
  };
  const words = (text, card) => {
    const column = columnOf(card);
    const values = [card.dataset.title, column.dataset.name, placeOf(card) + 1, listOf(column).children.length];
    return text.replace(/\{(\d)\}/g, (_, index) => values[Number(index)]);
  };
  // The card in hand: where it came from, so that it can go back.
  let held = null;
  let moving = false;

  const count = () => {
    for (const column of columns) {
      const cards = listOf(column).children.length;
      column.querySelector(".k-board-count").textContent = cards;
      // Not while a mouse holds a card: a column must not change its width under it.
      if (!held?.dragged) {
        column.dataset.empty = cards === 0;
      }
    }
  };
  const put = (card, list, place) => {
    const others = [...list.children].filter((other) => other !== card);
    list.insertBefore(card, others[place] ?? null);
    count();
  };

  const take = (card) => {
    held = { card, list: card.parentElement, place: placeOf(card) };
    card.dataset.held = "true";
  };
  const letGo = () => {
    const { card } = held;
    delete card.dataset.held;
    card.querySelector(".k-board-handle").setAttribute("aria-pressed", "false");
    const from = held;
    held = null;
    return from;
  };
  const cancel = () => {
    const from = letGo();
    put(from.card, from.list, from.place);
    say(words(board.dataset.cancelled, from.card));
  };

  const drop = async () => {
    const from = letGo();
    const { card } = from;
    count();
    if (card.parentElement === from.list && placeOf(card) === from.place) {
      say(words(board.dataset.cancelled, card));
      return;
    }
    const form = card.querySelector(".k-board-form");
    const body = new FormData(form);
    body.set("version", card.dataset.version);
    body.set("status", columnOf(card).dataset.status);
    body.set("place", placeOf(card));
    try {
      const answer = await fetch(location.pathname, { method: "POST", body, headers: { "X-Requested-With": "fetch" }, redirect: "manual" });
      const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
      if (!answer.ok) {
        throw new Error(said.refused ?? board.dataset.failed);
      }
      card.dataset.version = said.version;
      form.elements.version.value = said.version;
      form.elements.status.value = columnOf(card).dataset.status;
      say(words(board.dataset.dropped, card));
    } catch (error) {
      put(card, from.list, from.place);
      say(error instanceof TypeError ? board.dataset.failed : error.message);
      status.classList.remove("k-hidden");
    }
  };

  // Keyboard: Space or Enter takes a card, arrows move it, Space or Enter puts it down, Escape takes it back.
  const step = (card, key) => {
    const column = columnOf(card);
    const to = columns[columns.indexOf(column) + (key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0)];
    if (!to) {
      return;
    }
    const up = key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : 0;
    const place = Math.max(0, Math.min(placeOf(card) + up, listOf(to).children.length));
    moving = true;
    put(card, listOf(to), place);
    card.querySelector(".k-board-handle").focus();
    moving = false;
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
    say(words(board.dataset.at, card));
  };

  for (const handle of handles) {
    handle.hidden = false;
    const card = handle.closest(".k-board-card");
    card.draggable = true;

    handle.addEventListener("click", () => {
      if (held?.card === card) {
        drop();
      } else {
        if (held) {
          cancel();
        }
        take(card);
        handle.setAttribute("aria-pressed", "true");
        say(words(board.dataset.grabbed, card));
      }
    });
    handle.addEventListener("keydown", (event) => {
      if (held?.card !== card) {
        return;
      }
      if (event.key.startsWith("Arrow")) {
        event.preventDefault();
        step(card, event.key);
      } else if (event.key === "Escape") {
        event.preventDefault();
        cancel();
        // The card was taken out of its place and put back, which loses the focus.
        handle.focus();
      }
    });
    handle.addEventListener("blur", () => {
      if (held?.card === card && !moving) {
        cancel();
      }
    });

    card.addEventListener("dragstart", (event) => {
      if (held) {
        cancel();
      }
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", card.dataset.title);
      take(card);
      held.dragged = true;
    });
    card.addEventListener("dragend", () => {
      if (held?.card === card) {
        cancel();
      }
    });
  }

  for (const column of columns) {
    column.addEventListener("dragover", (event) => {
      if (!held?.dragged) {
        return;
      }
      event.preventDefault();
      const others = [...listOf(column).children].filter((other) => other !== held.card);
      const below = others.findIndex((other) => event.clientY < other.getBoundingClientRect().top + (other.offsetHeight / 2));
      const place = below < 0 ? others.length : below;
      if (columnOf(held.card) !== column || placeOf(held.card) !== place) {
        put(held.card, listOf(column), place);
      }
    });
    column.addEventListener("drop", (event) => {
      if (held?.dragged) {
        event.preventDefault();
        drop();
      }
    });
  }

  board.dataset.ready = "true";
})();
