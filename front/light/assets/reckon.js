// Reckons an amount with a helper as its numbers are typed; the server reckons it again, and what it says stands.
document.addEventListener("input", (event) => {
  "use strict";
  const box = event.target, form = box.form;
  if (!form || !form.elements.state || box.name === "method") return;
  const { state, amount, method } = form.elements, how = box.name.split(":")[0], value = (each) => Number(each.value) || 0;
  const helped = box.name.includes(":"), none = box.name === "state" && box.value !== "asked";
  const numbers = [...form.elements].filter((each) => each.name.includes(":"));
  // Another helper, an amount of one's own and "none" each put an end to what was reckoned before.
  const over = (each) => none || (box.name === "amount") || (helped && each.name.split(":")[0] !== how);
  for (const each of numbers.filter(over)) each.value = "";
  if (none) amount.value = method.value = "";
  if (box.name !== "state") state.value = "asked";
  if (!helped) return;
  const mine = numbers.filter((each) => each.name.split(":")[0] === how), times = mine.some((each) => !each.dataset.times);
  const sum = mine.reduce((made, each) => made + value(each) * Number(each.dataset.times), 0);
  amount.value = +(times ? mine.reduce((made, each) => made * value(each), 0.01) : sum).toFixed(2);
}, true);
