// Keeps the pages of entering on this phone, for a day without a network.
(async () => {
  "use strict";
  const place = document.getElementById("ready"), say = place.dataset, links = [...document.querySelectorAll("a.kept")];
  const given = Object.keys(localStorage).filter((key) => key.startsWith(`laurel ${say.owner} `))
    .map((key) => JSON.parse(localStorage[key]).fields.household);
  for (const link of links) {
    const count = given.filter((household) => household === link.dataset.household).length;
    if (count) link.dataset.given = say.given.replace("{count}", count);
  }
  if (!navigator.serviceWorker || !window.caches) return;
  if (localStorage["laurel-owner"] !== say.owner) await caches.delete("laurel");
  localStorage["laurel-owner"] = say.owner;
  await navigator.serviceWorker.register(say.worker, { scope: say.scope });
  const cache = await caches.open("laurel");
  const open = new Set();
  for (const link of [location, ...links]) {
    const { href } = link;
    const had = await cache.match(href), age = had ? Date.now() - new Date(had.headers.get("date")) : 9e9;
    const got = Math.abs(age) < 36e5 && href !== location.href ? had : await fetch(href, { redirect: "manual" }).catch(() => 0);
    if (got && got !== had && got.ok) await cache.put(href, got);
    if ((had || got.ok) && href !== location.href) place.textContent = say.ready.replace("{count}", open.add(link.dataset.household).size);
  }
})();
