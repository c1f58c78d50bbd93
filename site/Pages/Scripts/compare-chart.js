// Valuations of several companies over time, on one scale.
import { loadPlot, colors, axisOf, redrawn, powers, dollarAxis } from "/plot.js";
import { worthsOf } from "/compare-figures.js";

const names = ["bar", "talk", "gone", "quiet"];

export function worthChart(box, organizations) {
  let plot = null;

  async function draw() {
    await loadPlot();
    plot?.destroy();
    const worths = organizations.map(worthsOf);
    const drawn = worths.map((points, i) => [points, i]).filter(([points]) => points.length > 0);
    if (drawn.length === 0 || box.clientWidth === 0) return;
    const palette = colors();
    const axis = axisOf(palette);
    const [least, most] = powers(drawn.flatMap(([points]) => points.map(([, figure]) => figure)));
    const data = window.uPlot.join(drawn.map(([points]) => [points.map(([time]) => time), points.map(([, figure]) => figure)]));
    const times = data[0];
    const margin = Math.max(30 * 86400, (times.at(-1) - times[0]) / 30);
    plot = new window.uPlot({
      width: box.clientWidth, height: 320, legend: { show: false }, cursor: { show: false },
      tzDate: (time) => window.uPlot.tzDate(new Date(time * 1000), "Etc/UTC"),
      scales: { x: { range: () => [times[0] - margin, times.at(-1) + margin] }, y: { distr: 3, range: () => [least, most] } },
      axes: [axis, dollarAxis(axis, [least, most])],
      series: [{}, ...drawn.map(([, i]) => ({
        label: organizations[i].organization.name, stroke: palette[names[i]], width: 2, spanGaps: true,
        paths: window.uPlot.paths.stepped({ align: 1 }), points: { show: true, size: 7, fill: palette[names[i]] },
      }))],
    }, data, box);
  }

  redrawn(box, draw);
}
