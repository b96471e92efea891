// Shows one part of the board after the other, and asks now and then whether the board has changed. Where no good
// answer comes, what is there stays.
"use strict";
const main = document.querySelector("main");
const button = document.querySelector("button[data-other]");
let at = 0;
let going = true;

function show() {
  const parts = [...main.querySelectorAll("section")];
  parts.forEach((part, place) => { part.hidden = place !== at % parts.length; });
}

function turn() {
  if (going) {
    at += 1;
    show();
  }
}

function stopOrGoOn() {
  going = !going;
  const other = button.dataset.other;
  button.dataset.other = button.textContent;
  button.textContent = other;
}

async function refresh() {
  try {
    const answer = await fetch(location.href, { cache: "no-cache", signal: AbortSignal.timeout(20000) });
    const text = await answer.text();
    const page = new DOMParser().parseFromString(text, "text/html").querySelector("main");
    if (answer.ok && page?.querySelector("section")) {
      main.replaceChildren(...page.childNodes);
      show();
    }
  } catch {
    // The server is away.
  }
}

button.hidden = false;
button.addEventListener("click", stopOrGoOn);
show();
setInterval(turn, 12000);
if (location.protocol !== "file:") setInterval(refresh, 60000);
