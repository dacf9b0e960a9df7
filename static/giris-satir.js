// The rows of the unit's page: their fields, what is asked of them, what the server refused.
"use strict";

function rowsOf(form) {
  const rows = [...form.querySelectorAll("[data-row]")];
  const prefix = (row) => `${row.dataset.row}-`;
  const fieldOf = (row, name) => form.elements.namedItem(prefix(row) + name);
  const seenOf = (row) => fieldOf(row, "seen");
  const controls = (row) => [...row.querySelectorAll("input, textarea, select")]
    .filter((one) => one.name.startsWith(prefix(row)) && one.type !== "hidden" && one.type !== "checkbox");
  const texts = (row) => controls(row).filter((one) => one.type !== "file");
  const files = (row) => controls(row).filter((one) => one.type === "file");
  const typed = (row) => Object.fromEntries(texts(row).map((one) => [one.name.slice(prefix(row).length), one.value]));
  const plain = (text) => (text ?? "").replaceAll("\r\n", "\n").trim();
  const valueOf = (row) => fieldOf(row, "value");
  const first = (row) => valueOf(row) || texts(row)[0];
  const open = rows.filter(seenOf);
  const figures = rows.filter((row) => row.matches(".entry"));

  // The same text, or the same number written another way.
  function isSame(one, other) {
    if (plain(one) === plain(other)) return true;
    const size = turkishNumber.read(one ?? "");
    return size !== null && size !== undefined && size === turkishNumber.read(other ?? "");
  }
  const same = (one, other) => Object.keys(one).every((name) => isSame(one[name], other[name]));
  const isBlank = (row, name) => !(fieldOf(row, name)?.value || "").trim();

  // Undefined where there is nothing to compare, or only the server can say.
  function deviation(row) {
    const value = turkishNumber.read(valueOf(row).value);
    if (row.dataset.target === undefined || value === null || value === undefined) return undefined;
    const isPart = fieldOf(row, "reported_as")?.value === "increment";
    if (isPart && row.dataset.carried === undefined) return undefined;
    const carried = isPart ? turkishNumber.exact(row.dataset.carried) : 0n;
    const distance = value + carried - turkishNumber.exact(row.dataset.target);
    const away = distance < 0n ? -distance : distance;
    return away <= turkishNumber.exact(row.dataset.tolerance) ? 0n : distance;
  }

  // What is asked of a figure, as it is typed; the server asks the same once more.
  function judge(row) {
    if (!valueOf(row)) return;
    const why = row.querySelector("[data-why]");
    const distance = deviation(row);
    const value = valueOf(row).value.trim();
    const isFilled = !isBlank(row, "deviation_reason") || !isBlank(row, "corrective_measure");
    const isAsked = Boolean(distance);
    const isUnsaid = isAsked && (isBlank(row, "deviation_reason") || isBlank(row, "corrective_measure"));
    if (isAsked && !row.wasAsked) why.open = true;
    if (!isAsked && row.wasAsked && !isFilled) why.open = false;
    row.wasAsked = isAsked;
    why.classList.toggle("is-asked", isUnsaid);
    why.hidden = !isAsked && !isFilled && (!value || distance === 0n || row.dataset.target === undefined);
    row.querySelector("[data-deviation]").textContent = isAsked
      ? `Hedeften sapma ${turkishNumber.write(distance)} ${row.dataset.unit || ""}`.trim()
      : distance === 0n ? "Hedefe ulaşıldı" : "";
    row.toggleAttribute("data-entered", Boolean(value) || !isBlank(row, "explanation"));
    row.toggleAttribute("data-unsaid", Boolean(value) && isUnsaid);
  }

  function tally() {
    const entered = figures.filter((row) => row.hasAttribute("data-entered")).length;
    const unsaid = figures.filter((row) => row.hasAttribute("data-unsaid")).length;
    return `${entered}/${figures.length} girildi${unsaid ? ` · ${unsaid} gerekçe eksik` : ""}`;
  }

  const lacks = (row) => !row.hasAttribute("data-entered")
    || ["data-unsaid", "data-troubled", "data-returned"].some((mark) => row.hasAttribute(mark))
    || Boolean(row.querySelector(".error, [data-asks] .ask"));

  function sift(isOn) {
    figures.forEach((row) => { row.hidden = isOn && !lacks(row) && !row.contains(document.activeElement); });
    form.querySelectorAll("section.section").forEach((part) => {
      const inside = [...part.querySelectorAll(".entry")];
      part.hidden = inside.length > 0 && inside.every((row) => row.hidden);
    });
  }

  function tell(row, sentence, state = "") {
    const place = row.querySelector("[data-told]");
    place.textContent = sentence;
    place.dataset.state = state;
  }

  // Sentences under their fields, as the server writes them into the page.
  function complain(row, errors = {}) {
    row.querySelectorAll(".error").forEach((one) => one.remove());
    controls(row).forEach((one) => one.removeAttribute("aria-invalid"));
    Object.entries(errors).forEach(([name, sentences]) => {
      const control = fieldOf(row, name);
      const place = document.createElement("div");
      sentences.forEach((sentence) => {
        const said = document.createElement("p");
        said.className = "error";
        said.textContent = sentence;
        place.append(said);
      });
      if (!control) return row.querySelector("[data-asks]").before(place);
      place.id = `${control.id}_error`;
      document.getElementById(place.id)?.remove();
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", place.id);
      control.after(place);
      control.closest("details:not([open])")?.setAttribute("open", "");
    });
  }

  // A question that was answered stays answered while it is asked about the same value.
  function ask(row, html) {
    const place = row.querySelector("[data-asks]");
    const sure = place.querySelector("input:checked")?.value;
    place.innerHTML = html;
    place.querySelectorAll("input[type=checkbox]").forEach((box) => { box.checked = box.value === sure; });
  }

  function fill(row, fields) {
    Object.entries(fields).forEach(([name, text]) => {
      const control = fieldOf(row, name);
      if (control && control.type !== "file") control.value = text;
    });
  }

  return { open, prefix, fieldOf, seenOf, valueOf, first, files, typed, plain, same, judge, tally, sift, tell, complain, ask, fill };
}
