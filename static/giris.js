// The unit's page by key.  Everything works without it, by one plain form; it saves a row a moment
// after its person stops typing, keeps what could not be sent in this browser, and counts as one types.
"use strict";

(() => {
  const form = document.querySelector("form[data-entry]");
  if (!form) return;
  const PAUSE = 1200; // milliseconds without a key before a row is saved
  const PATIENCE = 60000; // with a file on a slow line
  const AGAIN = 5000; // between two tries while the server cannot be reached
  const STORE = `kent-karnesi-giris:${form.dataset.entry}`;
  const rows = rowsOf(form);
  const kept = keptIn(STORE);
  const bar = form.querySelector("[data-bar]");
  const help = document.getElementById("tuslar");
  const keysOn = help.querySelector("[data-keys]");
  const only = form.querySelector("[data-only]");
  const saved = new Map(); // what the server has of each row, as its fields would show it
  const timers = new Map();
  const refused = new Set(); // what is typed there has to be changed before it is sent again
  let line = Promise.resolve(); // one save after the other
  let waiting = false; // the server cannot be reached, or the session has ended
  let leaving = false;

  const rowAt = (target) => {
    const row = target.closest?.("[data-row]");
    return rows.open.includes(row) ? row : null;
  };
  const hasFiles = (row) => rows.files(row).some((one) => one.files.length);
  const isDirty = (row) => !rows.same(rows.typed(row), saved.get(row)) || hasFiles(row);
  const isHeld = (row) => Boolean(row.querySelector("[data-conflict]"));
  const isToBeSent = (row) => isDirty(row) && !refused.has(row) && !isHeld(row);
  const remember = (row) => kept.keep(row, isDirty(row) && { seen: rows.seenOf(row).value, fields: rows.typed(row) });

  function look(row) {
    rows.judge(row);
    remember(row);
    form.querySelector("[data-tally]").textContent = rows.tally();
  }

  // Saving ------------------------------------------------------------------------
  function sayBar(sentence, isWaiting = false) {
    if (bar.textContent !== sentence) bar.textContent = sentence;
    bar.classList.toggle("is-waiting", isWaiting);
  }

  function sayState() {
    if (waiting) return;
    const left = rows.open.filter(isDirty).length;
    sayBar(left ? `${left} satır henüz kaydedilmedi.` : "Hepsi kaydedildi.");
  }

  function later(row, pause = PAUSE) {
    clearTimeout(timers.get(row));
    timers.set(row, setTimeout(() => save(row), pause));
  }

  function save(row) {
    clearTimeout(timers.get(row));
    line = line.then(() => send(row));
    return line;
  }

  async function saveAll() {
    refused.clear();
    await Promise.all(rows.open.filter(isDirty).map((row) => save(row)));
    sayState();
  }

  // Signing in anew changes it: the cookie has the present one.
  function token() {
    const cookie = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
    return cookie ? cookie[1] : form.elements.namedItem("csrfmiddlewaretoken").value;
  }

  function written(row, sent, chosen) {
    const body = new FormData();
    body.set("kisi", form.dataset.person);
    body.set(rows.seenOf(row).name, rows.seenOf(row).value);
    Object.entries(sent).forEach(([name, text]) => body.set(rows.prefix(row) + name, text));
    chosen.forEach(([one, files]) => files.forEach((file) => body.append(one.name, file)));
    return body;
  }

  async function send(row) {
    if (!isDirty(row) || isHeld(row) || leaving) return;
    const sent = rows.typed(row);
    const chosen = rows.files(row).map((one) => [one, [...one.files]]);
    const headers = { Accept: "application/json", "X-CSRFToken": token() };
    const body = written(row, sent, chosen);
    rows.tell(row, "kaydediliyor…");
    let answer;
    let said;
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      answer = await fetch(row.dataset.save, { method: "POST", body, redirect: "manual", headers, signal });
      const isSaid = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      if (isSaid) said = await answer.json();
    } catch {
      lost(row, "kaydedilmedi, bağlantı bekleniyor");
      return;
    }
    if (said) {
      reached();
      heard(row, sent, chosen, said, answer.ok);
    } else {
      const hasEnded = answer.type === "opaqueredirect" || answer.status === 403;
      lost(row, hasEnded ? "kaydedilmedi, oturum kapandı" : "kaydedilmedi, sunucu bekleniyor", hasEnded);
    }
  }

  function heard(row, sent, chosen, said, isKept) {
    if (said.status !== undefined) {
      row.querySelector("[data-status]").innerHTML = said.status;
      rows.ask(row, said.asks);
    }
    if (said.errors?.value) rows.ask(row, "");
    if (said.evidence !== undefined) row.querySelector("[data-evidence]").innerHTML = said.evidence;
    rows.complain(row, said.conflict ? {} : said.errors);
    if (said.conflict) {
      row.conflict = said;
      rows.tell(row, "kaydedilmedi, satır bu arada değişti", "failed");
    } else if (isKept) {
      rows.seenOf(row).value = said.seen;
      chosen.forEach(([one, files]) => { if (one.files.length === files.length) one.value = ""; });
      settle(row, sent, said.fields, said.errors);
      ["data-troubled", "data-returned"].forEach((mark) => row.removeAttribute(mark));
      rows.tell(row, `kaydedildi ${said.at}`);
    } else {
      refused.add(row);
      rows.tell(row, "kaydedilmedi", "failed");
    }
    look(row);
    sayState();
    if (isToBeSent(row)) later(row);
  }

  // The server's own writing goes into a field that nobody has typed in since, once it is left.
  function settle(row, sent, fields, errors) {
    saved.set(row, { ...sent });
    Object.entries(fields).forEach(([name, text]) => {
      const control = rows.fieldOf(row, name);
      const isUntouched = () => rows.plain(control.value) === rows.plain(sent[name]);
      if (!control || control.type === "file" || errors[name] || !isUntouched()) return;
      if (control !== document.activeElement || !text) {
        control.value = text;
        saved.get(row)[name] = text;
      } else {
        control.addEventListener("blur", () => {
          if (!isUntouched()) return;
          control.value = text;
          saved.get(row)[name] = text;
        }, { once: true });
      }
    });
  }

  function lost(row, sentence, hasEnded = false) {
    waiting = true;
    remember(row);
    rows.tell(row, sentence, "failed");
    sayBar("Kaydedilmedi, bağlantı bekleniyor. Yazdıklarınız bu tarayıcıda duruyor.", true);
    if (hasEnded) {
      const link = document.createElement("a");
      link.href = form.dataset.login;
      link.target = "_blank";
      link.textContent = "yeni sekmede giriş yapın";
      bar.replaceChildren("Oturum kapandı; yazdıklarınız bu tarayıcıda duruyor: ", link);
    }
    later(row, AGAIN);
  }

  function reached() {
    if (!waiting) return;
    waiting = false;
    rows.open.filter(isToBeSent).forEach((row) => later(row, 0));
  }

  const retry = () => { if (waiting) rows.open.filter(isToBeSent).forEach(save); };
  addEventListener("online", retry);
  addEventListener("focus", retry);

  // Typing --------------------------------------------------------------------------
  form.addEventListener("input", (event) => {
    const row = rowAt(event.target);
    if (!row || event.target.type === "checkbox") return;
    refused.delete(row);
    look(row);
    if (!isDirty(row)) clearTimeout(timers.get(row));
    else if (!isHeld(row)) later(row, event.target.type === "file" ? 0 : PAUSE);
  });
  form.addEventListener("focusout", (event) => {
    const row = rowAt(event.target);
    if (row && !row.contains(event.relatedTarget) && isToBeSent(row)) later(row, 0);
  });
  const sift = () => rows.sift(only.querySelector("input").checked);
  only.addEventListener("change", sift);
  form.addEventListener("focusin", () => { if (only.querySelector("input").checked) sift(); });

  // A row that two people wrote: without the script the form is sent, and the page asks the same.
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[name=benimki], [name=simdiki]");
    const row = button && rowAt(button);
    if (!row || !row.conflict) return;
    event.preventDefault();
    const said = row.conflict;
    delete row.conflict;
    row.querySelector("[data-asks]").replaceChildren();
    rows.seenOf(row).value = said.seen;
    saved.set(row, { ...rows.typed(row), ...said.fields });
    if (button.name === "simdiki") {
      rows.fill(row, said.fields);
      rows.tell(row, "şimdiki değer tutuldu");
    }
    look(row);
    rows.first(row).focus();
    if (button.name === "benimki") save(row);
  });

  // Sending the form -----------------------------------------------------------------------
  let isSent = false;
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    event.preventDefault();
    if (isSent) return;
    if (button?.name === "islem" && button.value === "taslak") {
      saveAll();
    } else if (navigator.onLine) {
      isSent = true;
      rows.open.forEach((row) => { clearTimeout(timers.get(row)); remember(row); });
      if (button?.name === "simdiki") kept.keep(rowAt(button), null);
      // A save under way changes what the form must say it has seen.
      line.then(() => leave(button?.name || "islem", button?.value || "gonder"));
    } else {
      sayBar("Gönderilmedi, bağlantı bekleniyor. Yazdıklarınız bu tarayıcıda duruyor.", true);
    }
  });

  function leave(name, value) {
    leaving = true;
    form.elements.namedItem("csrfmiddlewaretoken").value = token();
    keepPlace();
    const pressed = document.createElement("input");
    pressed.type = "hidden";
    pressed.name = name;
    pressed.value = value;
    form.append(pressed);
    form.querySelectorAll("button").forEach((one) => { one.disabled = true; });
    HTMLFormElement.prototype.submit.call(form);
  }

  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // the page as it is now, not as it was left
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && rows.open.some(isDirty)) event.preventDefault();
  });

  function keepPlace() {
    try {
      sessionStorage.setItem(STORE, JSON.stringify({ focus: document.activeElement.id, top: scrollY }));
    } catch {
      // Then the page opens at its top.
    }
  }

  const ASKED = ["[data-asks] input, [data-asks] button", "[aria-invalid=true]", "input:not([type=hidden])"];

  function findPlace() {
    let place;
    try {
      place = JSON.parse(sessionStorage.getItem(STORE));
      sessionStorage.removeItem(STORE);
    } catch {
      // Then the page opens at its top.
    }
    if (!place) return;
    const troubled = form.querySelector("[data-troubled]");
    const asked = troubled && ASKED.map((what) => troubled.querySelector(what)).find(Boolean);
    if (asked) {
      asked.focus();
      return;
    }
    scrollTo(0, place.top);
    if (place.focus) document.getElementById(place.focus)?.focus({ preventScroll: true });
  }

  // Keys --------------------------------------------------------------------------------------
  help.hidden = false;
  only.hidden = false;
  try {
    keysOn.checked = localStorage.getItem("kent-karnesi-tuslar") !== "kapali";
  } catch {
    keysOn.checked = true;
  }

  // Alt+↓ leads into what Tab then passes by.
  function quickTab() {
    rows.open.forEach((row) => row.querySelectorAll("summary").forEach((one) => { one.tabIndex = keysOn.checked ? -1 : 0; }));
  }

  keysOn.addEventListener("change", () => {
    try {
      localStorage.setItem("kent-karnesi-tuslar", keysOn.checked ? "acik" : "kapali");
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    quickTab();
  });

  function step(row, by) {
    const shown = rows.open.filter((one) => rows.valueOf(one) && !one.hidden);
    const value = rows.valueOf(shown[shown.indexOf(row) + by] || row);
    value.focus();
    value.select();
  }

  function openPart(row, target) {
    const parts = [...row.querySelectorAll("[data-more]")];
    const part = parts[(parts.indexOf(target.closest("[data-more]")) + 1) % parts.length];
    if (!part) return;
    part.open = true;
    part.querySelector("textarea, input").focus();
  }

  function isOrder(event) {
    if (!event.ctrlKey && !event.metaKey) return false;
    if (event.key.toLowerCase() === "s") saveAll();
    else if (event.key === "Enter") form.requestSubmit(form.querySelector(".act-bar [value=gonder]"));
    else return false;
    return true;
  }

  function isStep(event) {
    const row = rowAt(event.target);
    if (!row || event.ctrlKey || event.metaKey) return false;
    const isValue = event.target === rows.valueOf(row);
    const isUp = event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey);
    if (event.altKey && event.key === "ArrowDown") openPart(row, event.target);
    else if (event.key === "Escape" && !isValue) rows.first(row).focus();
    else if (isValue && !event.altKey && ["Enter", "ArrowDown", "ArrowUp"].includes(event.key)) step(row, isUp ? -1 : 1);
    else return false;
    return true;
  }

  addEventListener("keydown", (event) => {
    if (keysOn.checked && (isOrder(event) || isStep(event))) event.preventDefault();
  });

  // What was seen when it was typed goes with it: where more has changed since, the server asks.
  function bring(left, found) {
    left.forEach((row) => {
      rows.seenOf(row).value = found[row.dataset.row].seen;
      rows.fill(row, found[row.dataset.row].fields);
      look(row);
      save(row);
    });
    rows.first(left[0]).focus();
  }

  // What a refused form brought back is typed, and not saved: it waits for a hand, not for a pause.
  rows.open.forEach((row) => {
    const isBack = row.dataset.stands !== undefined;
    saved.set(row, isBack ? JSON.parse(row.dataset.stands) : rows.typed(row));
    if (isBack) refused.add(row);
    rows.judge(row);
  });
  form.querySelector("[data-tally]").textContent = rows.tally();
  quickTab();
  kept.offer(rows, form.querySelector("[data-found]"), bring);
  findPlace();
  // Where the page opens further down, what the server said is out of sight: the bar says it.
  const said = document.querySelector("[role=status].stack");
  const sight = new IntersectionObserver(([seen]) => {
    if (seen.isIntersecting) return;
    sayBar([...said.children].map((one) => one.textContent.trim()).join(" "));
    sight.disconnect();
  });
  if (said) sight.observe(said);
  setTimeout(() => sight.disconnect(), 1000); // later it is the person who scrolls
})();
