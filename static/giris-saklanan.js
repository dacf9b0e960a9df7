// What could not be sent stays in this browser, by person, period and unit, until the server has it.
"use strict";

function keptIn(place) {
  function all() {
    try {
      return JSON.parse(localStorage.getItem(place)) || {};
    } catch {
      return {};
    }
  }

  function put(kept) {
    try {
      if (Object.keys(kept).length) localStorage.setItem(place, JSON.stringify(kept));
      else localStorage.removeItem(place);
    } catch {
      // Without storage only the open page keeps what is typed.
    }
  }

  function button(label, look, act) {
    const one = document.createElement("button");
    one.type = "button";
    one.className = look;
    one.textContent = label;
    one.addEventListener("click", act);
    return one;
  }

  function differences(rows, row, fields) {
    return Object.entries(fields).flatMap(([name, text]) => {
      const control = rows.fieldOf(row, name);
      if (!control || rows.same({ name: control.value }, { name: text })) return [];
      const label = row.querySelector(`label[for="${control.id}"]`)?.firstChild.textContent.trim() || "";
      const one = document.createElement("li");
      one.textContent = `${row.dataset.code}, ${label}: şimdi “${control.value || "boş"}”, yazdığınız “${text || "boş"}”`;
      return [one];
    });
  }

  return {
    keep(row, entry) {
      const kept = all();
      if (entry) kept[row.dataset.row] = entry;
      else delete kept[row.dataset.row];
      put(kept);
    },

    // What an earlier visit could not send is shown, and brought back only where it is asked for.
    offer(rows, where, bring) {
      const kept = all();
      const left = rows.open.filter((row) => kept[row.dataset.row] && !rows.same(kept[row.dataset.row].fields, rows.typed(row)));
      put(Object.fromEntries(left.map((row) => [row.dataset.row, kept[row.dataset.row]])));
      if (!left.length) return;
      const head = document.createElement("p");
      head.append(document.createElement("strong"));
      head.firstChild.textContent = `Bu tarayıcıda kaydedilmemiş ${left.length} satır duruyor.`;
      const list = document.createElement("ul");
      list.className = "list";
      list.append(...left.flatMap((row) => differences(rows, row, kept[row.dataset.row].fields)));
      const done = () => {
        where.replaceChildren();
        where.className = "";
      };
      const acts = document.createElement("p");
      acts.className = "cluster";
      acts.append(
        button("Yazdıklarımı geri getir", "btn", () => { done(); bring(left, kept); }),
        button("Sil", "btn btn--quiet", () => { done(); put({}); }),
      );
      where.className = "ask stack";
      where.append(head, list, acts);
    },
  };
}
