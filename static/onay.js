// n and p lead to the next and the previous figure that waits.  Everything works without it.
"use strict";

(() => {
  const path = document.querySelector("[data-keys]");
  const next = document.querySelector("a[rel=next]");
  const previous = document.querySelector("a[rel=prev]");
  if (!path || !(next || previous)) return;

  // Keys of one letter can be turned off (WCAG 2.1.4); this browser remembers it.
  const KEPT = "onay-tuslari";
  const recall = () => { try { return localStorage.getItem(KEPT); } catch { return null; } };
  const remember = (text) => { try { localStorage.setItem(KEPT, text); } catch { /* private window */ } };
  const label = document.createElement("label");
  const toggle = document.createElement("input");
  label.className = "check hint";
  toggle.type = "checkbox";
  toggle.checked = recall() !== "kapali";
  toggle.addEventListener("change", () => remember(toggle.checked ? "acik" : "kapali"));
  label.append(toggle, "n: sonraki, p: önceki tuşları açık");
  path.append(label);

  document.addEventListener("keydown", (event) => {
    if (!toggle.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    const link = { n: next, p: previous }[event.key.toLowerCase()];
    if (link) link.click();
  });
})();
