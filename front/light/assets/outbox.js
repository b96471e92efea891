// Keeps answers on this phone until the server has acknowledged them. Each may be sent twice: the server knows its id.
(() => {
  "use strict";
  const bar = document.getElementById("outbox"), say = bar.dataset, store = localStorage, own = `laurel ${say.owner} `;
  const forms = document.querySelectorAll("form.card");
  const kept = (start) => Object.keys(store).filter((key) => key.startsWith(start))
    .map((key) => JSON.parse(store[key])).sort((a, b) => a.at - b.at);
  const keep = (i, more) => { store[`laurel ${i.owner} ${i.id}`] = JSON.stringify(Object.assign(i, more)); };
  const drop = (i) => store.removeItem(`laurel ${i.owner} ${i.id}`);
  const read = (form) => { const all = Object.fromEntries(new FormData(form)); delete all.form_token; return all; };
  const placeOf = (all) => [all.household, all.period, all.question].join("\n");
  const of = (place) => kept(own).filter((i) => i.place === place);
  const unsent = (i) => i.state !== "saved", waits = (i) => i.state === "waiting", saved = (i) => !unsent(i);
  let busy, timer, halted;

  const fill = (form, all) => {
    for (const box of form.elements) {
      const value = (!all.take_back && all[box.name]) || "";
      if (box.type === "radio") box.checked = value === box.value;
      else if (box.name && box.type !== "hidden" && box.type !== "submit") box.value = value;
    }
  };

  const add = (all, seen) => {
    const place = placeOf(all), last = kept(own).at(-1), who = say.who, owner = say.owner;
    // What was tried may have arrived: it is sent again, before what was given after it.
    for (const i of of(place)) if (unsent(i) && !(waits(i) && i.tried)) drop(i);
    const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => (n + 256).toString(16).slice(1)).join("");
    keep({ id, at: last ? last.at + 1 : 1, owner, who, place, fields: all, seen, state: "waiting" });
    flush();
  };

  const settle = (i, told) => {
    if (told.code !== "saved") return keep(i, { state: told.code === "conflict" ? told.code : "refused", told });
    const rest = of(i.place).filter((other) => other.id !== i.id), before = rest.find(saved);
    if (before) drop(before);
    if (told.amount) i.fields.amount = told.amount;
    keep(i, { state: "saved", base: before ? before.base : i.fields.seen, seen: told.seen });
    for (const later of rest.filter(waits)) keep(later, { seen: told.seen });
  };

  // Gives "" where the server has answered, else what to do.
  const send = async (i) => {
    const stop = new AbortController(), clock = setTimeout(() => stop.abort(), 8000), type = "application/json";
    const headers = { "Content-Type": type, Accept: type, "X-Form-Token": say.token };
    keep(i, { tried: 1 });
    try {
      const body = JSON.stringify({ ...i.fields, id: i.id, seen: i.seen });
      const got = await fetch(say.to, { method: "POST", headers, body, signal: stop.signal }), told = await got.json();
      if (got.status === 401 || got.status === 403) return "sign in";
      if (got.status >= 500 || !told.code) return "later";
      if (store[own + i.id]) settle(i, told);
      return "";
    } catch { return "later"; } finally { clearTimeout(clock); }
  };

  const next = () => kept(own).find((i) => waits(i) && !of(i.place).some((other) => other.state === "conflict"));
  const flush = async () => {
    show();
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    for (let how = "", i; !how;) {
      how = (i = next()) ? await send(i) : "done";
      halted = how === "sign in";
      if (how === "later") timer = setTimeout(flush, 5000);
      show();
    }
    busy = false;
  };

  const choose = (form, i, theirs) => {
    const here = of(i.place), all = here.at(-1).fields, { seen } = i.told;
    here.filter(unsent).forEach(drop);
    if (!theirs) return add(all, seen);
    const { household, period, question } = all;
    settle({ ...i, fields: { household, period, question, seen: all.seen, ...i.told.theirs } }, { code: "saved", seen });
    fill(form, i.told.theirs);
    show();
  };

  const tell = (form, i) => {
    const box = form.querySelector(".state"), { state, told } = i;
    box.dataset.is = state;
    box.textContent = { conflict: told?.say, refused: `${say.refused} ${told?.say}` }[state] || say[state];
    if (saved(i) && i.fields.amount) form.elements.amount.value = i.fields.amount;
    if (state === "conflict") for (const whose of ["mine", "theirs"]) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", textContent: told.choice[whose], onclick: () => choose(form, i, whose === "theirs") });
      box.append(button);
    }
  };

  const show = () => {
    for (const form of forms) {
      const here = of(placeOf(read(form))), i = here.find((one) => one.state === "conflict") || here.at(-1);
      const done = here.find(saved), mark = i && i.id + i.state;
      if (done) form.elements.seen.value = done.seen;
      if (i && !form.dirty && form.told !== mark) tell(form, i);
      form.told = mark;
    }
    const others = {}, count = kept(own).filter(unsent).length, lines = count ? [say.kept.replace("{count}", count)] : [];
    for (const i of kept("laurel ")) if (i.owner !== say.owner) others[i.who] = (others[i.who] || 0) + 1;
    for (const who in others) lines.push(say.others.replaceAll("{who}", who).replace("{count}", others[who]));
    bar.firstElementChild.textContent = lines.join(" ");
    bar.lastElementChild.hidden = !halted;
    bar.hidden = !lines.length;
  };

  // Of another person only what was never sent stays; it is not sent under this name.
  kept("laurel ").filter((i) => i.owner !== say.owner && saved(i)).forEach(drop);
  for (const form of forms) {
    const here = of(placeOf(read(form))), done = here.find(saved), last = here.at(-1);
    // A page that shows another token than the answer was given over is newer than the answer.
    if (done && done.base !== form.elements.seen.value) drop(done);
    if (last && (unsent(last) || done.base === form.elements.seen.value)) fill(form, last.fields);
    const give = (more) => { form.dirty = false; add({ ...read(form), ...more }, form.elements.seen.value); };
    form.ready = () => {
      const { mark, state, amount } = read(form);
      clearTimeout(form.timer);
      if (form.dirty && (mark || amount || (state && state !== "asked")) && form.reportValidity()) give();
    };
    form.addEventListener("input", () => {
      form.dirty = true;
      form.querySelector(".state").textContent = "";
      clearTimeout(form.timer);
      form.timer = setTimeout(form.ready, 1500);
    });
    form.addEventListener("change", form.ready);
    form.addEventListener("submit", (event) => {
      const by = event.submitter;
      event.preventDefault();
      give(by && by.name ? { [by.name]: by.value } : {});
    });
  }
  for (const form of document.querySelectorAll("form[action*=sign-out]")) form.addEventListener("submit", (event) => {
    const count = kept(own).filter(unsent).length;
    if (count && !confirm(say.leave.replace("{count}", count))) return event.preventDefault();
    kept(own).forEach(drop);
    if (window.caches) caches.delete("laurel");
  });
  document.documentElement.classList.add("script");
  addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => { forms.forEach((form) => form.ready()); flush(); });
  flush();
})();
