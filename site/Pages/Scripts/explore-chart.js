// The chart of the explore page: each deal by its date and its amount in dollars, with marks for what is not known exactly.
import { loadPlot, colors, axisOf, redrawn, powers, dollarAxis } from "/plot.js";
import { dateInWords } from "/dates.js";

const second = 1000;
const reach = 24; // How near a pointer has to be to a deal, in pixels.

function markOf(context, deal, [x, y], color, size, paper) {
  context.fillStyle = context.strokeStyle = color;
  context.beginPath();
  if (deal.stage === "ended") {
    context.moveTo(x - size, y - size);
    context.lineTo(x + size, y + size);
    context.moveTo(x + size, y - size);
    context.lineTo(x - size, y + size);
    context.stroke();
    return;
  }
  context.arc(x, y, size, 0, 2 * Math.PI);
  if (deal.stage === "talks") {
    context.fillStyle = paper;
    context.fill();
    context.stroke();
  } else {
    context.fill();
  }
}

function line(context, ...points) {
  context.beginPath();
  points.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
}

// An arrow of fixed length for an open bound: up for "at least", down for "up to".
function arrow(context, [x, y], up, size) {
  const tip = y + (up ? -4 : 4) * size;
  line(context, [x, y], [x, tip]);
  line(context, [x - size, tip + (up ? size : -size)], [x, tip], [x + size, tip + (up ? size : -size)]);
}

function uncertainty(context, plot, deal, at, size) {
  const [x, y] = at;
  if (deal.last > deal.first) {
    const [from, to] = [deal.first, deal.last].map((time) => plot.valToPos(time / second, "x", true));
    line(context, [from, y], [to, y]);
  }
  if (deal.high === null) {
    arrow(context, at, true, size);
  } else if (deal.low === 0) {
    arrow(context, at, false, size);
  } else if (deal.high > deal.low) {
    const top = plot.valToPos(deal.high, "y", true);
    line(context, [x, y], [x, top]);
    line(context, [x - size, top], [x + size, top]);
  }
}

// `box` is the element of the chart. The result has show(deals), which draws those that have an amount in dollars.
export function dealChart(box) {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.setAttribute("role", "status");
  tip.hidden = true;
  let [deals, places, plot, pinned, chosen] = [[], [], null, false, -1];

  const middle = (deal) => (deal.first + deal.last) / 2;

  function points(chart) {
    const [{ ctx: context }, palette, size] = [chart, colors(), Math.max(2.5, Math.min(4, box.clientWidth / 180)) * devicePixelRatio];
    const color = { settled: palette.bar, talks: palette.talk, ended: palette.gone };
    places = deals.map((deal) => [chart.valToPos(middle(deal) / second, "x", true), chart.valToPos(deal.figure, "y", true)]);
    context.save();
    context.lineWidth = devicePixelRatio;
    context.globalAlpha = deals.length > 2000 ? 0.35 : 0.6;
    deals.forEach((deal, i) => {
      context.strokeStyle = color[deal.stage];
      uncertainty(context, chart, deal, places[i], size);
    });
    context.globalAlpha = deals.length > 2000 ? 0.6 : 0.9;
    context.lineWidth = 1.5 * devicePixelRatio;
    deals.forEach((deal, i) => markOf(context, deal, places[i], color[deal.stage], size, palette.paper));
    context.restore();
    return null;
  }

  function options(width) {
    const palette = colors();
    const axis = axisOf(palette);
    const [least, most] = powers(deals.map(({ figure }) => figure));
    const days = deals.flatMap(({ first, last }) => [first, last]);
    const bounds = days.reduce(([low, high], time) => [Math.min(low, time), Math.max(high, time)], [Infinity, -Infinity]);
    const margin = Math.max(30 * 86400, (bounds[1] - bounds[0]) / second / 50);
    return {
      width, height: Math.round(Math.min(480, Math.max(320, width * 0.6))),
      legend: { show: false }, cursor: { show: false },
      tzDate: (time) => window.uPlot.tzDate(new Date(time * second), "Etc/UTC"),
      scales: {
        x: { range: () => [bounds[0] / second - margin, bounds[1] / second + margin] },
        y: { distr: 3, range: () => [least, most] },
      },
      axes: [axis, dollarAxis(axis, [least, most])],
      series: [{}, { paths: points, points: { show: false } }],
    };
  }

  async function draw() {
    await loadPlot();
    plot?.destroy();
    plot = null;
    hide();
    box.hidden = deals.length === 0;
    if (deals.length === 0 || box.clientWidth === 0) return;
    plot = new window.uPlot(options(box.clientWidth), [deals.map((deal) => middle(deal) / second), deals.map(({ figure }) => figure)], box);
    box.append(tip);
  }

  function hide() {
    [tip.hidden, pinned, chosen] = [true, false, -1];
  }

  function describe(i) {
    chosen = i;
    const deal = deals[i];
    const link = document.createElement("a");
    link.href = `/deals/${deal.id}/`;
    link.textContent = `${deal.company}, ${dateInWords(deal.date)}`;
    const amount = deal.usdText ? `${deal.amount} (${deal.usdText})` : deal.amount;
    tip.replaceChildren(link, document.createElement("br"), [deal.roundText, amount, deal.statusText].filter(Boolean).join(", "));
    tip.hidden = false;
    const [x, y] = places[i].map((place) => place / devicePixelRatio);
    tip.style.left = `${Math.max(0, Math.min(x + 8, box.clientWidth - tip.offsetWidth))}px`;
    tip.style.top = `${y > tip.offsetHeight + 16 ? y - tip.offsetHeight - 12 : y + 12}px`;
  }

  function nearest(event) {
    const frame = box.getBoundingClientRect();
    const [x, y] = [(event.clientX - frame.left) * devicePixelRatio, (event.clientY - frame.top) * devicePixelRatio];
    let [best, distance] = [-1, (reach * devicePixelRatio) ** 2];
    places.forEach(([left, top], i) => {
      const away = (left - x) ** 2 + (top - y) ** 2;
      if (away <= distance) [best, distance] = [i, away];
    });
    return best;
  }

  box.addEventListener("pointermove", (event) => {
    if (pinned || tip.contains(event.target) || event.pointerType === "touch") return;
    const at = nearest(event);
    if (at < 0) hide();
    else if (at !== chosen) describe(at);
  });
  box.addEventListener("pointerleave", () => { if (!pinned) hide(); });
  box.addEventListener("click", (event) => {
    if (tip.contains(event.target)) return;
    const at = nearest(event);
    if (at < 0) return void hide();
    describe(at);
    pinned = true;
  });
  box.addEventListener("keydown", (event) => {
    if (event.target !== box || places.length === 0) return;
    const last = places.length - 1;
    const to = {
      ArrowRight: Math.min(last, chosen + 1), ArrowLeft: chosen < 0 ? last : Math.max(0, chosen - 1), Home: 0, End: last,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      describe(to);
      pinned = true;
    } else if (event.key === "Enter" && chosen >= 0) {
      location.assign(`/deals/${deals[chosen].id}/`);
    } else if (event.key === "Escape") {
      hide();
    }
  });
  redrawn(box.parentElement, draw);

  return {
    show(found) {
      deals = found.filter(({ figure }) => figure > 0).sort((left, right) => middle(left) - middle(right));
      return draw();
    },
  };
}
