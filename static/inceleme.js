// The review page by hand and by key.  Everything works without it, by plain forms; it only
// lights up what belongs together, saves a field when it is left, and listens to keys.
"use strict";

(() => {
  const review = document.querySelector("[data-review]");
  if (!review) return;
  const form = review.querySelector("form");
  const told = form.querySelector("[data-told]");
  const seen = form.elements.namedItem("seen");
  const isOpen = Boolean(told);

  // Lighting up ---------------------------------------------------------------
  const fields = () => [...form.querySelectorAll("[data-field]")].filter((field) => field.getClientRects().length);
  const controlOf = (field) => field.querySelector("input:not([type=hidden]), textarea, select");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = still ? "auto" : "smooth";

  function light(...parts) {
    review.querySelectorAll(".is-lit").forEach((one) => one.classList.remove("is-lit"));
    parts.filter(Boolean).forEach((one) => one.classList.add("is-lit"));
  }

  function showBox(field) {
    const box = field.dataset.field && document.getElementById(field.dataset.field);
    light(field, box);
    if (!box) return;
    const pane = box.closest(".pages");
    const there = box.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (there.top < frame.top || there.bottom > frame.bottom || there.left < frame.left || there.right > frame.right) {
      pane.scrollBy({
        top: there.top - frame.top - frame.height / 3,
        left: there.left - frame.left - frame.width / 3,
        behavior,
      });
    }
  }

  function enter(field) {
    const hidden = field.closest("details:not([open])");
    if (hidden) hidden.open = true;
    const control = controlOf(field);
    if (control) control.focus();
  }

  review.addEventListener("focusin", (event) => {
    const field = event.target.closest("[data-field]");
    if (field) showBox(field);
  });

  review.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const target = document.getElementById(link.getAttribute("href").slice(1));
    if (!target) return;
    const field = target.matches("[data-field]") ? target : link.closest("[data-field]");
    if (!field) return;
    event.preventDefault();
    if (link.closest("form")) {
      showBox(field);
      if (target === field) enter(field);
    } else {
      // Several fields may stand in one box: each further click leads to the next of them.
      const there = [...form.querySelectorAll("[data-field]")].filter((one) => one.dataset.field === link.id);
      const lit = there.indexOf(review.querySelector("[data-field].is-lit"));
      const next = there.length ? there[(lit + 1) % there.length] : field;
      enter(next);
      next.scrollIntoView({ block: "center", behavior });
    }
  });

  // Saving --------------------------------------------------------------------
  let line = Promise.resolve();
  let saving = 0;
  let current = null; // where the keys stand
  const kept = new Map();
  form.querySelectorAll("[data-field]").forEach((field) => {
    const control = controlOf(field);
    if (control) kept.set(control, control.value);
  });

  function complain(field, sentence) {
    const place = field.querySelector(".error");
    const control = controlOf(field);
    place.textContent = sentence;
    place.hidden = !sentence;
    if (sentence) {
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", place.id);
    } else {
      control.removeAttribute("aria-invalid");
      control.removeAttribute("aria-describedby");
    }
  }

  async function save(field, control) {
    const value = control.value;
    field.dataset.state = "saving";
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
    body.set("seen", seen.value);
    body.set("kart", form.elements.namedItem("kart").value);
    body.set(control.name, value);
    let answer;
    let result;
    try {
      answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      result = await answer.json();
    } catch {
      field.dataset.state = "failed";
      complain(field, "Kaydedilemedi; bağlantıyı denetleyip yeniden deneyin.");
      return;
    }
    if (!answer.ok) {
      field.dataset.state = "failed";
      complain(field, result.error);
      return;
    }
    complain(field, "");
    field.dataset.state = "saved";
    kept.set(control, value);
    seen.value = result.seen;
    told.textContent = "Kaydedildi.";
    showIssues(result.issues);
  }

  // What is asked changes with every save, but never under a pressed finger or a standing focus.
  const asked = document.getElementById("konular");
  let isPressed = false;
  let waiting = null;
  function showIssues(html) {
    if (isPressed) {
      waiting = html;
      return;
    }
    waiting = null;
    const issues = () => [...asked.querySelectorAll(".issue")];
    const at = issues().indexOf(current);
    const hadFocus = asked.contains(document.activeElement);
    asked.innerHTML = html;
    if (at >= 0) current = issues()[Math.min(at, issues().length - 1)] || null;
    if (hadFocus && current) stand(current);
  }
  document.addEventListener("pointerdown", () => {
    isPressed = true;
  });
  ["pointerup", "pointercancel"].forEach((name) => document.addEventListener(name, () => {
    setTimeout(() => {
      isPressed = false;
      if (waiting !== null) showIssues(waiting);
    });
  }));

  form.addEventListener("change", (event) => {
    const field = event.target.closest("[data-field]");
    if (!isOpen || !field || kept.get(event.target) === event.target.value) return;
    if (event.target.matches("textarea") && event.target.value.trim().includes("\n")) {
      submit("kaydet");
      return;
    }
    saving += 1;
    line = line.then(() => save(field, event.target)).finally(() => { saving -= 1; });
  });

  function submit(what) {
    const button = document.createElement("button");
    button.name = "islem";
    button.value = what;
    button.hidden = true;
    line.then(() => {
      form.append(button);
      form.requestSubmit(button);
    });
  }

  // A save under way changes what the next form must say it has seen.
  form.addEventListener("submit", (event) => {
    if (!saving) return;
    event.preventDefault();
    const what = event.submitter ? event.submitter.value : "kaydet";
    // Not at once: a form does not listen while it still tells of being submitted.
    setTimeout(() => submit(what));
  });

  // Keys ----------------------------------------------------------------------
  const help = document.getElementById("tuslar");
  const toggle = help.querySelector("[data-keys]");
  help.hidden = false;
  try {
    toggle.checked = localStorage.getItem("inceleme-tuslar") !== "kapali";
  } catch {
    toggle.checked = true;
  }
  toggle.addEventListener("change", () => {
    try {
      localStorage.setItem("inceleme-tuslar", toggle.checked ? "acik" : "kapali");
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  });

  const isTyping = (target) => target.matches("input, textarea, select");
  function stand(one) {
    if (!one) return;
    const hidden = one.closest("details:not([open])");
    if (hidden) hidden.open = true;
    one.tabIndex = -1;
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: "center", behavior });
    current = one;
  }

  function step(all, by) {
    if (!all.length) return;
    const here = document.activeElement.closest("[data-field], .issue") || current;
    const at = all.indexOf(here);
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
    stand(all[next]);
  }

  function stepIssue(by) {
    const issues = [...form.querySelectorAll(".issue")];
    const at = issues.indexOf(current);
    if (at + by >= issues.length || !issues.length) {
      if (by > 0) card("next");
      return;
    }
    if (at >= 0 && at + by < 0) {
      card("prev");
      return;
    }
    const issue = issues[at < 0 ? (by > 0 ? 0 : issues.length - 1) : at + by];
    stand(issue);
    const field = document.getElementById(issue.dataset.issue);
    if (field && field.matches("[data-field]")) showBox(field);
  }

  function card(rel) {
    const link = document.querySelector(`.way a[rel=${rel}]`);
    if (link) link.click();
  }

  function act(name) {
    const here = document.activeElement.closest("[data-field], .issue");
    if (!here) return;
    const acts = here.matches(".issue") ? here : form.querySelector(`[data-acts="${here.id}"]`);
    const button = acts && acts.querySelector(`[data-act=${name}]`);
    if (button) button.click();
  }

  function split() {
    const field = document.activeElement.closest("[data-field]");
    const control = field && controlOf(field);
    if (!control || !control.matches("textarea")) return;
    control.focus();
    told.textContent = "İmleci bölünecek yere getirip Enter’a, sonra Esc’ye basın.";
  }

  const KEYS = {
    j: () => step(fields(), 1),
    ArrowDown: () => step(fields(), 1),
    k: () => step(fields(), -1),
    ArrowUp: () => step(fields(), -1),
    n: () => stepIssue(1),
    p: () => stepIssue(-1),
    N: () => card("next"),
    P: () => card("prev"),
    s: split,
    b: () => act("join"),
    u: () => act("up"),
    d: () => act("down"),
    o: () => act("settle"),
    "?": () => {
      help.open = !help.open;
      help.querySelector("summary").focus();
    },
    Enter: () => {
      const here = document.activeElement;
      if (here.matches("[data-field]")) enter(here);
      else if (here.matches(".issue")) {
        const field = document.getElementById(here.dataset.issue);
        if (field && field.matches("[data-field]")) enter(field);
        else if (field) stand(field);
      }
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !toggle.checked) return;
    const target = event.target;
    if (isTyping(target)) {
      const field = target.closest("[data-field]");
      if (event.key === "Escape" && field) {
        event.preventDefault();
        stand(field);
      } else if (event.key === "Enter" && field && target.matches("input")) {
        event.preventDefault();
        stand(field);
      }
      return;
    }
    const isControl = target.matches("a, button, summary");
    if (isControl && (event.key === "Enter" || event.key.startsWith("Arrow"))) return;
    const key = KEYS[event.key];
    if (!key) return;
    event.preventDefault();
    key();
  });

  // Where the address leads, the keys go on.
  function arrive() {
    const firstBox = review.querySelector(".pages .box");
    if (firstBox) {
      const pane = firstBox.closest(".pages");
      const tops = [...pane.querySelector("svg").querySelectorAll(".box")].map((box) => box.getBoundingClientRect().top);
      pane.scrollTop += Math.min(...tops) - pane.getBoundingClientRect().top - pane.clientHeight / 6;
    }
    const name = decodeURIComponent(location.hash.slice(1));
    const target = name && document.getElementById(name);
    if (!target) return;
    if (target.matches("[data-field], .issue")) stand(target);
    else if (name === "b-konular") stand(form.querySelector(".issue"));
    else if (target.matches(".block")) stand(target.querySelector("[data-field]"));
  }
  arrive();

  // Drawing where a missed row stands --------------------------------------------
  const SVG = "http://www.w3.org/2000/svg";
  const pages = [...review.querySelectorAll("svg[data-page]")];
  form.querySelectorAll("[data-draw]").forEach((button) => {
    if (!pages.length) return;
    button.hidden = false;
    button.addEventListener("click", () => draw(button.closest(".new-row").querySelector("[data-area]")));
  });

  function pointOn(svg, event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  }

  function draw(area) {
    review.classList.add("is-drawing");
    told.textContent = "Sayfada satırın çevresine bir kutu çizin.";
    const stop = new AbortController();
    pages.forEach((svg) => {
      svg.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        svg.setPointerCapture(event.pointerId);
        const from = pointOn(svg, event);
        const rect = document.createElementNS(SVG, "rect");
        rect.classList.add("drawn");
        svg.append(rect);
        const sides = (move) => {
          const to = pointOn(svg, move);
          return [Math.min(from.x, to.x), Math.min(from.y, to.y), Math.max(from.x, to.x), Math.max(from.y, to.y)];
        };
        svg.addEventListener("pointermove", (move) => {
          const [x0, top, x1, bottom] = sides(move);
          rect.setAttribute("x", x0);
          rect.setAttribute("y", top);
          rect.setAttribute("width", x1 - x0);
          rect.setAttribute("height", bottom - top);
        }, { signal: stop.signal });
        svg.addEventListener("pointerup", (up) => {
          area.value = [svg.dataset.page, ...sides(up).map((side) => Math.max(side, 0).toFixed(2))].join(" ");
          review.classList.remove("is-drawing");
          told.textContent = "Yer seçildi.";
          stop.abort();
          area.closest(".new-row").querySelector("textarea").focus();
        }, { signal: stop.signal });
      }, { signal: stop.signal });
    });
  }
})();
