// Dollars as people write them: "$600M", "$1.5B". Three significant digits are kept.
const sizes = [[1e12, "T"], [1e9, "B"], [1e6, "M"], [1e3, "k"]];

export function dollars(figure) {
  const [size, unit] = sizes.find(([least]) => figure >= least) ?? [1, ""];
  const number = Number((figure / size).toPrecision(3));
  return `$${number >= 1000 ? number.toLocaleString("en") : number}${unit}`;
}

// An interval in words; `high` is null or Infinity if there is no upper bound.
export function range({ low, high, isAbout }) {
  const isOpen = high === null || high === Infinity;
  if (isOpen) return low > 0 ? `at least ${dollars(low)}` : "unknown";
  if (dollars(low) === dollars(high)) return `${isAbout || low !== high ? "about " : ""}${dollars(low)}`;
  return low === 0 ? `up to ${dollars(high)}` : `between ${isAbout ? "about " : ""}${dollars(low)} and ${dollars(high)}`;
}
