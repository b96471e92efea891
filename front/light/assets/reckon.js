// Reckons an amount with a helper as one types; the server reckons it again, and what it says stands.
document.addEventListener("input", (event) => {
  "use strict";
  const box = event.target, form = box.form;
  if (!form || !form.elements.state || box.name === "method") return;
  const { state, amount, method } = form.elements, how = box.name.split(":")[0], at = (name) => form.elements[name];
  const unit = (each) => at(`${each.name}.in`)?.selectedOptions[0].dataset.times || 1;
  // Any digits, and a comma that must set off decimals.
  const digit = (one) => (one.charCodeAt() - (one > "ऀ" && 6)) & 15;
  const plain = (text = "") => text.replace(/[٠-٩۰-۹०-९]/g, digit).replace(/[,٫](?=\d\d?$)/, ".");
  const value = (each) => (+plain(each.value || each.dataset.known) || 0) * unit(each);
  const helped = box.name.includes(":"), none = box.name === "state" && box.value !== "asked";
  // What was reckoned before ends with another helper, an amount of one's own, and "none".
  const mine = (each) => each.name.split(":")[0] === how;
  const [...numbers] = form.querySelectorAll("[data-times]:not(option)");
  for (const each of numbers) if (none || box === amount || (helped && !mine(each))) each.value = "";
  if (none) amount.value = method.value = "";
  if (box.name !== "state") state.value = "asked";
  if (!helped) return;
  let sum = 0, product = box.closest("[data-scale]").dataset.scale, times = false;
  for (const each of numbers.filter(mine)) {
    const { times: one, over, spread } = each.dataset;
    if (one) sum += value(each) * (over && value(each) > value(at(over)) ? spread : one);
    else times = product *= value(each);
  }
  amount.value = +(sum + +times).toFixed(2);
}, true);
