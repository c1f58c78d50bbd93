// uPlot, loaded when a chart is drawn, and the colors of the page for it.
import { dollars } from "/money.js";

let loading = null;

export function loadPlot() {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "/libraries/uplot.js";
    script.addEventListener("load", () => done(window.uPlot));
    script.addEventListener("error", failed);
    document.head.append(script);
  });
  return loading;
}

export function colors() {
  const style = getComputedStyle(document.documentElement);
  const names = ["ink", "quiet", "line", "paper", "bar", "talk", "gone"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

function font(pixels = 12) {
  return `${pixels}px ${getComputedStyle(document.querySelector("figcaption, .rule")).fontFamily}`;
}

// Calls `draw` when the width of the box or the color scheme changes.
export function redrawn(box, draw) {
  let width = 0;
  new ResizeObserver(() => {
    if (box.clientWidth === width) return;
    width = box.clientWidth;
    draw();
  }).observe(box);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}

// The look of an axis.
export function axisOf({ quiet, line }) {
  return { stroke: quiet, font: font(), grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
}

// The powers of ten around positive figures.
export function powers(figures) {
  let [low, high] = [Infinity, 0];
  for (const figure of figures) {
    low = Math.min(low, figure);
    high = Math.max(high, figure);
  }
  if (high === 0) return [1e6, 1e9];
  const [from, to] = [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high))];
  return from === to ? [from, to * 10] : [from, to];
}

// An axis of dollars with a line at each power of ten.
export function dollarAxis(axis, [least, most]) {
  const lines = [];
  for (let line = least; line <= most * 1.01; line *= 10) lines.push(line);
  return { ...axis, size: 56, splits: () => lines, values: () => lines.map(dollars), filter: (_, splits) => splits };
}
