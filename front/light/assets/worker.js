// Gives the pages of entering from this phone where the network does not, and keeps them whenever it does.
const NAME = "laurel", FILES = [/* kept */];
self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});

async function answer(request) {
  const cache = await caches.open(NAME), kept = await cache.match(request);
  if (kept && new URL(request.url).search.startsWith("?v=")) return kept;
  const stop = new AbortController(), clock = setTimeout(() => stop.abort(), kept ? 4000 : 30000);
  try {
    const got = await fetch(request, { signal: stop.signal });
    if (got.status >= 500 && kept) return kept;
    if (!got.ok || got.redirected || got.type !== "basic") return got;
    // All of it, while the clock still runs: a connection may stall half way.
    const whole = new Response(await got.blob(), { status: got.status, headers: got.headers });
    await cache.put(request, whole.clone());
    return whole;
  } catch (error) {
    const list = new URL(request.url).pathname;
    const other = kept || (request.mode === "navigate" && (await cache.match(list, { ignoreSearch: true })));
    if (other) return other;
    throw error;
  } finally { clearTimeout(clock); }
}
