// The code of a card stands after the # of the address, which is sent to no server. It goes into the form, and out of
// the address, so that it does not stay in the list of pages that were visited.
const field = document.getElementById("code");
const code = location.hash.slice(1);
if (field && /^[0-9A-Za-z-]{12,20}$/.test(code)) {
  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
}
