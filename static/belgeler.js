// While files are being read, asks every two seconds how far they are, and shows it.
// Without it the page is as true as when it was opened, and can be loaded again.
const EVERY = 2000; // milliseconds

async function refresh() {
  const shown = document.getElementById("alinanlar");
  if (!shown?.dataset.yenile) return;
  try {
    const answer = await fetch(shown.dataset.yenile);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("alinanlar");
    if (!fresh) return;
    if (fresh.dataset.yenile === undefined) return location.reload(); // the drafts are there now
    shown.replaceWith(fresh);
  } catch {
    // the server is away for a moment: ask again
  }
  setTimeout(refresh, EVERY);
}

setTimeout(refresh, EVERY);
