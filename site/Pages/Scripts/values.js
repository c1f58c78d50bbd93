// Shows the value of a mark of a chart: under the pointer, under a finger, and with the arrow keys. Each chart is one stop of the Tab key.
// Without this script, the figures are in the table beside the chart.
const hint = 'Arrow keys read the values.';

for (const drawn of document.querySelectorAll('.drawn')) {
  const value = drawn.appendChild(document.createElement('output'));
  value.className = 'value';
  value.hidden = true;
  let current = null;

  // Of the two drawings, the style sheet shows one. Marks that are small lie above wide ones, hence by place and not by order.
  const marks = () => [...drawn.querySelectorAll('[data-label]')].filter(mark => mark.getClientRects().length)
    .map(mark => ({ mark, box: mark.getBoundingClientRect() }))
    .sort((a, b) => rank(a.box) - rank(b.box));
  const hasRows = () => drawn.querySelector('.rows') !== null;
  const rank = box => hasRows() ? box.top * 10000 + box.left : box.left * 10000 + box.top;

  const hide = () => {
    current?.mark.classList.remove('on');
    current = null;
    value.hidden = true;
  };
  const show = found => {
    hide();
    current = found;
    found.mark.classList.add('on');
    value.textContent = found.mark.dataset.label;
    value.hidden = false;
    const frame = drawn.getBoundingClientRect();
    const middle = found.box.left + found.box.width / 2 - frame.left;
    value.style.left = `${Math.max(0, Math.min(middle - value.offsetWidth / 2, frame.width - value.offsetWidth))}px`;
    const above = found.box.top - frame.top - value.offsetHeight - 8;
    value.style.top = `${above < 0 && found.box.height < 60 ? found.box.bottom - frame.top + 8 : Math.max(0, above)}px`;
  };

  const distance = ({ box }, x, y) =>
    Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const point = event => {
    const nearest = marks().map(found => ({ found, far: distance(found, event.clientX, event.clientY) }))
      .reduce((best, next) => !best || next.far < best.far ? next : best, null);
    if (!nearest || nearest.far > 32) {
      hide();
    } else if (nearest.found.mark !== current?.mark) {
      show(nearest.found);
    }
  };

  const move = step => {
    const all = marks();
    const at = all.findIndex(({ mark }) => mark === current?.mark);
    const before = at < 0 && step < 0 ? all.length : at;
    if (all.length) {
      show(all[Math.max(0, Math.min(before + step, all.length - 1))]);
    }
  };
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

  drawn.tabIndex = 0;
  drawn.setAttribute('role', 'group');
  drawn.setAttribute('aria-label', `${drawn.dataset.name}. ${hint}`);
  drawn.addEventListener('pointermove', point);
  drawn.addEventListener('pointerdown', point);
  drawn.addEventListener('pointerleave', event => event.pointerType === 'mouse' && hide());
  drawn.addEventListener('blur', hide);
  drawn.addEventListener('keydown', event => {
    if (event.key in steps) {
      event.preventDefault();
      move(steps[event.key]);
    } else if (event.key === 'Escape') {
      hide();
    }
  });
}
