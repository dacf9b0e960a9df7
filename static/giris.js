// The unit's page by key.  Everything works without it, by one plain form; it saves a row a moment
// after its person stops typing, keeps what could not be sent in this browser, and counts as one types.
"use strict";

(() => {
  const form = document.querySelector("form[data-entry]");
  if (!form) return;
  const PAUSE = 1200; // milliseconds without a key before a row is saved
  const AGAIN = 5000; // between two tries while the server cannot be reached
  const STORE = `kent-karnesi-giris:${form.dataset.entry}`;
  const rows = [...form.querySelectorAll("[data-row]")];
  const bar = form.querySelector("[data-bar]");
  const help = document.getElementById("tuslar");
  const keysOn = help.querySelector("[data-keys]");

  // A row and its fields --------------------------------------------------------
  const prefix = (row) => `pg${row.dataset.row}-`;
  const seenOf = (row) => form.elements.namedItem(`${prefix(row)}seen`);
  const controls = (row) => [...row.querySelectorAll("input, textarea, select")]
    .filter((one) => one.name.startsWith(prefix(row)) && one.type !== "hidden");
  const texts = (row) => controls(row).filter((one) => one.type !== "file" && one.type !== "checkbox");
  const filesOf = (row) => controls(row).filter((one) => one.type === "file");
  const nameOf = (row, one) => one.name.slice(prefix(row).length);
  const fieldOf = (row, name) => form.elements.namedItem(prefix(row) + name);
  const typed = (row) => Object.fromEntries(texts(row).map((one) => [nameOf(row, one), one.value]));
  const same = (one, other) => Object.keys(one).every((name) => plain(one[name]) === plain(other[name]));
  const plain = (text) => (text ?? "").replaceAll("\r\n", "\n").trim();
  const isOpen = (row) => Boolean(seenOf(row)) && Boolean(fieldOf(row, "value"));
  const open = rows.filter(isOpen);
  const saved = new Map(); // what the server has of each row, as its fields would show it
  const timers = new Map();
  const line = new Map(); // one save of a row after the other
  const refused = new Set(); // what is typed there has to be changed before it is sent again
  let waiting = false; // the server cannot be reached, or the session has ended
  let leaving = false;

  const isDirty = (row) => isOpen(row) && (!same(typed(row), saved.get(row)) || filesOf(row).some((one) => one.files.length));
  const isHeld = (row) => Boolean(row.querySelector("[data-conflict]"));

  // What this browser keeps until the server has it ------------------------------
  function stored() {
    try {
      return JSON.parse(localStorage.getItem(STORE)) || {};
    } catch {
      return {};
    }
  }

  function store(kept) {
    try {
      if (Object.keys(kept).length) localStorage.setItem(STORE, JSON.stringify(kept));
      else localStorage.removeItem(STORE);
    } catch {
      // Without storage only the open page keeps what is typed.
    }
  }

  function remember(row) {
    const kept = stored();
    if (isDirty(row)) kept[row.dataset.row] = { seen: seenOf(row).value, fields: typed(row) };
    else delete kept[row.dataset.row];
    store(kept);
  }

  // Numbers as Turkish hands write them -------------------------------------------
  // Ten-thousandths as a whole number; null for a blank, undefined where only the server can say.
  function figure(text) {
    const written = text.trim().replace(/^%\s?|\s?%$/g, "");
    if (!written || written === "-") return null;
    const parts = /^([-−]?)([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]{1,4}))?$/.exec(written);
    if (!parts) return undefined;
    const [, sign, whole, fraction = ""] = parts;
    const isAmbiguous = fraction.length === 3 && !whole.includes(".") && whole.length <= 3 && whole !== "0";
    if (isAmbiguous || (/^0./.test(whole))) return undefined;
    const size = BigInt(whole.replaceAll(".", "") + fraction.padEnd(4, "0"));
    return sign ? -size : size;
  }

  function exact(text) {
    const [whole, fraction = ""] = text.split(".");
    const size = BigInt(whole.replace("-", "") + fraction.slice(0, 4).padEnd(4, "0"));
    return whole.startsWith("-") ? -size : size;
  }

  function written(size) {
    const digits = (size < 0n ? -size : size).toString().padStart(5, "0");
    const whole = digits.slice(0, -4).replace(/\B(?=(?:[0-9]{3})+$)/g, ".");
    const fraction = digits.slice(-4).replace(/0+$/, "");
    return `${size < 0n ? "−" : "+"}${whole}${fraction ? `,${fraction}` : ""}`;
  }

  // Undefined where there is nothing to compare, or only the server can say.
  function deviation(row) {
    const value = figure(fieldOf(row, "value").value);
    if (row.dataset.target === undefined || value === null || value === undefined) return undefined;
    const how = fieldOf(row, "reported_as");
    const isPart = how && how.value === "increment";
    if (isPart && row.dataset.carried === undefined) return undefined;
    const distance = value + (isPart ? exact(row.dataset.carried) : 0n) - exact(row.dataset.target);
    const away = distance < 0n ? -distance : distance;
    return away <= exact(row.dataset.tolerance) ? 0n : distance;
  }

  // What is asked, and how far the page is ----------------------------------------
  const isBlank = (row, name) => !(fieldOf(row, name)?.value || "").trim();

  function judge(row) {
    const why = row.querySelector("[data-why]");
    const distance = deviation(row);
    const value = fieldOf(row, "value").value.trim();
    const isFilled = !isBlank(row, "deviation_reason") || !isBlank(row, "corrective_measure");
    const asks = Boolean(distance);
    const isUnsaid = asks && (isBlank(row, "deviation_reason") || isBlank(row, "corrective_measure"));
    if (asks && !row.wasAsked) why.open = true;
    if (!asks && row.wasAsked && !isFilled) why.open = false;
    row.wasAsked = asks;
    why.classList.toggle("is-asked", isUnsaid);
    why.hidden = !asks && !isFilled && (!value || distance === 0n || row.dataset.target === undefined);
    row.querySelector("[data-deviation]").textContent = asks
      ? `Hedeften sapma ${written(distance)} ${row.dataset.unit || ""}`.trim()
      : distance === 0n ? "Hedefe ulaşıldı" : "";
    row.toggleAttribute("data-entered", Boolean(value) || !isBlank(row, "explanation"));
    row.toggleAttribute("data-unsaid", Boolean(value) && isUnsaid);
  }

  function count() {
    const entered = rows.filter((row) => row.hasAttribute("data-entered")).length;
    const unsaid = rows.filter((row) => row.hasAttribute("data-unsaid")).length;
    form.querySelector("[data-tally]").textContent = `${entered}/${rows.length} girildi${unsaid ? ` · ${unsaid} gerekçe eksik` : ""}`;
  }

  const lacks = (row) => !row.hasAttribute("data-entered") || ["data-unsaid", "data-troubled", "data-returned"]
    .some((mark) => row.hasAttribute(mark)) || Boolean(row.querySelector(".error, [data-asks] .ask"));

  const only = form.querySelector("[data-only]");
  function sift() {
    const isOn = only.querySelector("input").checked;
    rows.forEach((row) => { row.hidden = isOn && !lacks(row) && !row.contains(document.activeElement); });
    form.querySelectorAll("section.section").forEach((part) => {
      const inside = [...part.querySelectorAll("[data-row]")];
      part.hidden = inside.length > 0 && inside.every((row) => row.hidden);
    });
  }

  // Saving ------------------------------------------------------------------------
  function tell(row, sentence, state = "") {
    const place = row.querySelector("[data-told]");
    if (!place) return;
    place.textContent = sentence;
    place.dataset.state = state;
  }

  function sayBar(sentence, isWaiting = false) {
    if (bar.textContent !== sentence) bar.textContent = sentence;
    bar.classList.toggle("is-waiting", isWaiting);
  }

  function complain(row, errors) {
    row.querySelectorAll(".error[data-new]").forEach((one) => one.remove());
    row.querySelectorAll(".error").forEach((one) => one.remove());
    texts(row).concat(filesOf(row)).forEach((one) => one.removeAttribute("aria-invalid"));
    Object.entries(errors || {}).forEach(([name, sentences]) => {
      const control = name === "__all__" ? null : fieldOf(row, name);
      const place = document.createElement("div");
      place.dataset.new = "";
      sentences.forEach((sentence) => {
        const said = document.createElement("p");
        said.className = "error";
        said.dataset.new = "";
        said.textContent = sentence;
        place.append(said);
      });
      if (control) {
        place.id = `${control.id}_error`;
        document.getElementById(place.id)?.remove();
        control.setAttribute("aria-invalid", "true");
        control.setAttribute("aria-describedby", place.id);
        control.after(place);
        const hidden = control.closest("details:not([open])");
        if (hidden) hidden.open = true;
      } else {
        row.querySelector(".entry__fields").prepend(place);
      }
    });
  }

  function later(row, pause = PAUSE) {
    clearTimeout(timers.get(row));
    timers.set(row, setTimeout(() => save(row), pause));
  }

  function save(row) {
    clearTimeout(timers.get(row));
    const next = (line.get(row) || Promise.resolve()).then(() => send(row));
    line.set(row, next);
    return next;
  }

  function token() {
    const cookie = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
    return cookie ? cookie[1] : form.elements.namedItem("csrfmiddlewaretoken").value;
  }

  async function send(row) {
    if (!isDirty(row) || isHeld(row) || leaving) return;
    const sent = typed(row);
    const body = new FormData();
    body.set("kisi", form.dataset.person);
    body.set(seenOf(row).name, seenOf(row).value);
    Object.entries(sent).forEach(([name, text]) => body.set(prefix(row) + name, text));
    const chosen = filesOf(row).map((one) => [one, [...one.files]]);
    chosen.forEach(([one, files]) => files.forEach((file) => body.append(one.name, file)));
    tell(row, "kaydediliyor…");
    let answer;
    let said;
    try {
      answer = await fetch(row.dataset.save, {
        method: "POST",
        body,
        redirect: "manual",
        headers: { Accept: "application/json", "X-CSRFToken": token() },
      });
      const isSaid = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      if (isSaid) said = await answer.json();
    } catch {
      return lost(row, "kaydedilmedi, bağlantı bekleniyor");
    }
    if (!said) {
      const hasEnded = answer.type === "opaqueredirect" || answer.status === 403;
      return lost(row, hasEnded ? "kaydedilmedi, oturum kapandı" : "kaydedilmedi, sunucu bekleniyor", hasEnded);
    }
    reached();
    heard(row, sent, chosen, said, answer);
  }

  function heard(row, sent, chosen, said, answer) {
    if (said.status !== undefined) {
      row.querySelector("[data-status]").innerHTML = said.status;
      row.querySelector("[data-evidence]").innerHTML = said.evidence;
      ask(row, said.asks);
    }
    if (said.conflict) {
      row.conflict = said;
      complain(row, {});
      tell(row, "kaydedilmedi, satır bu arada değişti", "failed");
    } else {
      complain(row, said.errors);
      const isKept = answer.ok;
      if (isKept) {
        seenOf(row).value = said.seen;
        chosen.forEach(([one, files]) => { if (one.files.length === files.length) one.value = ""; });
        settle(row, sent, said.fields, said.errors || {});
      }
      tell(row, isKept ? `kaydedildi ${said.at}` : "kaydedilmedi", isKept ? "" : "failed");
      refused[isKept ? "delete" : "add"](row);
    }
    remember(row);
    judge(row);
    count();
    sayState();
    if (isDirty(row) && !refused.has(row) && !isHeld(row)) later(row);
  }

  // A question that was answered stays answered while it is asked about the same value.
  function ask(row, html) {
    const place = row.querySelector("[data-asks]");
    const sure = place.querySelector("input:checked")?.value;
    place.innerHTML = html;
    place.querySelectorAll("input[type=checkbox]").forEach((box) => { box.checked = box.value === sure; });
  }

  // The server's own writing goes into a field that nobody has typed in since.
  function settle(row, sent, fields, errors) {
    saved.set(row, { ...sent });
    Object.entries(fields).forEach(([name, text]) => {
      const control = fieldOf(row, name);
      if (!control || control.type === "file" || errors[name]) return;
      if (plain(control.value) !== plain(sent[name])) return;
      saved.get(row)[name] = text;
      if (control !== document.activeElement || plain(text) === "") control.value = text;
      else control.addEventListener("blur", () => { if (plain(control.value) === plain(sent[name])) control.value = text; }, { once: true });
      if (control === document.activeElement) saved.get(row)[name] = control.value;
    });
  }

  function lost(row, sentence, hasEnded = false) {
    tell(row, sentence, "failed");
    waiting = true;
    remember(row);
    sayBar("");
    if (hasEnded) {
      const link = document.createElement("a");
      link.href = form.dataset.login;
      link.target = "_blank";
      link.textContent = "yeni sekmede giriş yapın";
      bar.replaceChildren("Oturum kapandı; yazdıklarınız bu tarayıcıda duruyor: ", link);
      bar.classList.add("is-waiting");
    } else {
      sayBar("Kaydedilmedi, bağlantı bekleniyor. Yazdıklarınız bu tarayıcıda duruyor.", true);
    }
    later(row, AGAIN);
  }

  function reached() {
    if (!waiting) return;
    waiting = false;
    open.filter((row) => isDirty(row) && !refused.has(row)).forEach((row) => later(row, 0));
  }

  function sayState() {
    if (waiting) return;
    const left = open.filter(isDirty).length;
    sayBar(left ? `${left} satır henüz kaydedilmedi.` : "Hepsi kaydedildi.", false);
  }

  async function saveAll() {
    refused.clear();
    await Promise.all(open.filter(isDirty).map((row) => save(row)));
    sayState();
  }

  const retry = () => open.filter((row) => isDirty(row) && !refused.has(row)).forEach((row) => { if (waiting) save(row); });
  addEventListener("online", retry);
  addEventListener("focus", retry);

  // Typing --------------------------------------------------------------------------
  form.addEventListener("input", (event) => {
    const row = event.target.closest("[data-row]");
    if (!row || !isOpen(row) || !event.target.name?.startsWith(prefix(row)) || event.target.type === "checkbox") return;
    refused.delete(row);
    judge(row);
    count();
    remember(row);
    if (!isDirty(row)) clearTimeout(timers.get(row));
    else if (!isHeld(row)) later(row, event.target.type === "file" ? 0 : PAUSE);
  });
  form.addEventListener("focusout", (event) => {
    const row = event.target.closest("[data-row]");
    if (row && isOpen(row) && !row.contains(event.relatedTarget) && isDirty(row) && !refused.has(row)) later(row, 0);
  });
  only.addEventListener("change", sift);
  form.addEventListener("focusin", () => { if (only.querySelector("input").checked) sift(); });

  // A row that two people wrote -----------------------------------------------------------
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[name=benimki], [name=simdiki]");
    const row = button && button.closest("[data-row]");
    if (!row || !row.conflict) return;
    event.preventDefault();
    const said = row.conflict;
    delete row.conflict;
    row.querySelector("[data-asks]").replaceChildren();
    seenOf(row).value = said.seen;
    saved.set(row, { ...typed(row), ...said.fields });
    if (button.name === "simdiki") {
      Object.entries(said.fields).forEach(([name, text]) => {
        const control = fieldOf(row, name);
        if (control && control.type !== "file") control.value = text;
      });
      tell(row, "şimdiki değer tutuldu");
    }
    remember(row);
    judge(row);
    count();
    fieldOf(row, "value").focus();
    if (button.name === "benimki") save(row);
  });

  // Sending the form -----------------------------------------------------------------------
  let isSent = false;
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (isSent) {
      event.preventDefault();
      return;
    }
    if (button && button.name === "islem" && button.value === "taslak") {
      event.preventDefault();
      saveAll();
      return;
    }
    if (!navigator.onLine) {
      event.preventDefault();
      sayBar("Gönderilmedi, bağlantı bekleniyor. Yazdıklarınız bu tarayıcıda duruyor.", true);
      return;
    }
    event.preventDefault();
    isSent = true;
    open.forEach((row) => { clearTimeout(timers.get(row)); if (isDirty(row)) remember(row); });
    // A save under way changes what the form must say it has seen.
    Promise.all([...line.values()]).then(() => {
      leaving = true;
      form.elements.namedItem("csrfmiddlewaretoken").value = token();
      keepPlace();
      const pressed = document.createElement("input");
      pressed.type = "hidden";
      pressed.name = button ? button.name : "islem";
      pressed.value = button ? button.value : "gonder";
      form.append(pressed);
      form.querySelectorAll("button").forEach((one) => { one.disabled = true; });
      HTMLFormElement.prototype.submit.call(form);
    });
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // the page as it is now, not as it was left
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && open.some(isDirty)) event.preventDefault();
  });

  function keepPlace() {
    try {
      sessionStorage.setItem(STORE, JSON.stringify({ focus: document.activeElement.id, top: scrollY }));
    } catch {
      // Then the page opens at its top.
    }
  }

  function findPlace() {
    try {
      const place = JSON.parse(sessionStorage.getItem(STORE));
      sessionStorage.removeItem(STORE);
      if (!place) return;
      const first = form.querySelector("[data-troubled]");
      const control = place.focus && document.getElementById(place.focus);
      const asked = first && ["[data-asks] input, [data-asks] button", "[aria-invalid=true]", "input:not([type=hidden])"]
        .map((what) => first.querySelector(what)).find(Boolean);
      if (asked) asked.focus();
      else {
        scrollTo(0, place.top);
        if (control) control.focus({ preventScroll: true });
      }
    } catch {
      // Then the page opens at its top.
    }
  }

  // Keys --------------------------------------------------------------------------------------
  help.hidden = false;
  only.hidden = false;
  try {
    keysOn.checked = localStorage.getItem("kent-karnesi-tuslar") !== "kapali";
  } catch {
    keysOn.checked = true;
  }
  function quickTab() {
    // Alt+↓ leads into what Tab then passes by.
    open.forEach((row) => row.querySelectorAll("summary").forEach((one) => { one.tabIndex = keysOn.checked ? -1 : 0; }));
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
    const shown = open.filter((one) => !one.hidden);
    const next = shown[shown.indexOf(row) + by];
    if (!next) return;
    const value = fieldOf(next, "value");
    value.focus();
    value.select();
  }

  addEventListener("keydown", (event) => {
    if (!keysOn.checked) return;
    const isOrder = event.ctrlKey || event.metaKey;
    if (isOrder && event.key.toLowerCase() === "s") {
      event.preventDefault();
      saveAll();
      return;
    }
    if (isOrder && event.key === "Enter") {
      event.preventDefault();
      form.requestSubmit(form.querySelector(".act-bar [value=gonder]"));
      return;
    }
    const row = event.target.closest?.("[data-row]");
    if (!row || !isOpen(row) || isOrder) return;
    const isValue = event.target === fieldOf(row, "value");
    if (event.altKey && event.key === "ArrowDown") {
      event.preventDefault();
      const parts = [...row.querySelectorAll("[data-more]")];
      const part = parts[(parts.indexOf(event.target.closest("[data-more]")) + 1) % parts.length];
      part.open = true;
      part.querySelector("textarea, input").focus();
    } else if (!event.altKey && isValue && (event.key === "Enter" || event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(row, event.key === "ArrowUp" || event.shiftKey ? -1 : 1);
    } else if (!isValue && event.key === "Escape") {
      fieldOf(row, "value").focus();
    }
  });

  // What an earlier visit could not send ---------------------------------------------------------
  function offer() {
    const kept = stored();
    const left = open.filter((row) => kept[row.dataset.row] && !same(kept[row.dataset.row].fields, typed(row)));
    store(Object.fromEntries(left.map((row) => [row.dataset.row, kept[row.dataset.row]])));
    if (!left.length) return;
    const place = form.querySelector("[data-found]");
    place.className = "ask stack";
    const head = document.createElement("p");
    head.innerHTML = "<strong></strong>";
    head.firstChild.textContent = `Bu tarayıcıda kaydedilmemiş ${left.length} satır duruyor.`;
    const list = document.createElement("ul");
    list.className = "list";
    left.forEach((row) => Object.entries(kept[row.dataset.row].fields).forEach(([name, text]) => {
      const control = fieldOf(row, name);
      if (!control || plain(control.value) === plain(text)) return;
      const one = document.createElement("li");
      const label = row.querySelector(`label[for="${control.id}"]`)?.firstChild.textContent.trim() || "";
      one.textContent = `${row.dataset.code}, ${label}: şimdi “${control.value || "boş"}”, yazdığınız “${text || "boş"}”`;
      list.append(one);
    }));
    const acts = document.createElement("p");
    acts.className = "cluster";
    acts.append(button("Yazdıklarımı geri getir", "btn", () => bring(left, kept)), button("Sil", "btn btn--quiet", () => store({})));
    place.append(head, list, acts);
  }

  function button(label, look, act) {
    const one = document.createElement("button");
    one.type = "button";
    one.className = look;
    one.textContent = label;
    one.addEventListener("click", () => {
      act();
      const place = form.querySelector("[data-found]");
      place.replaceChildren();
      place.className = "";
    });
    return one;
  }

  // What was seen when it was typed goes with it: where more has changed since, the server asks.
  function bring(left, kept) {
    left.forEach((row) => {
      const { seen, fields } = kept[row.dataset.row];
      seenOf(row).value = seen;
      Object.entries(fields).forEach(([name, text]) => {
        const control = fieldOf(row, name);
        if (control) control.value = text;
      });
      judge(row);
      remember(row);
      save(row);
    });
    count();
    fieldOf(left[0], "value").focus();
  }

  // What a refused form brought back is typed, and not saved: it waits for a hand, not for a pause.
  open.forEach((row) => {
    saved.set(row, typed(row));
    if (row.dataset.stands !== undefined) {
      saved.set(row, JSON.parse(row.dataset.stands));
      refused.add(row);
    }
    judge(row);
  });
  count();
  quickTab();
  offer();
  findPlace();
})();
