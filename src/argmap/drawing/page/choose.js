// Choosing a statement: the picture, the outline, the panel and the address follow together.

let over = null;
let under = null;

function prepareLayers() {
  under = drawn('g', { 'aria-hidden': 'true' });
  field.prepend(under);
  over = drawn('g', { 'aria-hidden': 'true' }, field);
}

function around(number, by, name, layer) {
  const box = boxes[number];
  const attributes = {
    class: name, x: box.x + box.dx - by, y: box.y + box.dy - by,
    width: box.width + 2 * by, height: box.height + 2 * by, rx: 6 + by,
  };
  return drawn('rect', attributes, layer);
}

// Ring the chosen statement, and light the way from it to its thesis.
function markChosen() {
  under.replaceChildren();
  over.querySelector('.ring')?.remove();
  drawMatches();
  if (chosen < 0 || hidden[chosen]) return;
  const way = wayUp(chosen);
  for (const number of way) {
    around(number, 0, 'trail', under);
    const { step } = claims[number];
    if (step === undefined || claims[number].parent === undefined) continue;
    for (const path of trailOf(step, number)) drawn('path', { class: 'trail', d: path }, under);
  }
  around(chosen, 3.5, 'ring', over);
}

// The lines that lead from a premise through its step; where premises are linked, not the others'.
function trailOf(step, premise) {
  const others = steps[step].from.filter((one) => one !== premise);
  return arcs[step].lines
    .filter(({ points }) => !others.some((one) => touches(boxes[one], points[points.length - 1])))
    .map(({ path }) => path.getAttribute('d'));
}

/**
 * Choose a statement, or none with -1.
 * @param {number} number The statement.
 * @param {{move?: boolean, address?: boolean, center?: boolean}} how Whether the picture goes
 *   there, and whether the address says so.
 */
function choose(number, { move = true, address = true, center = false } = {}) {
  const before = chosen;
  chosen = number;
  if (before >= 0 && before !== number) {
    rows[rowOf[before]].link.classList.remove('chosen');
    rows[rowOf[before]].link.removeAttribute('aria-selected');
    boxes[before].group.removeAttribute('aria-selected');
  }
  if (number < 0) {
    panel.hidden = true;
    measure();
    if (address) setAddress('');
    markChosen();
    return;
  }
  reveal(number);
  const row = rows[rowOf[number]];
  row.link.classList.add('chosen');
  row.link.setAttribute('aria-selected', 'true');
  boxes[number].group.setAttribute('aria-selected', 'true');
  const wasClosed = panel.hidden;
  fillPanel(number);
  panel.hidden = false;
  if (wasClosed) {
    const { width } = room;
    measure();
    if (!center) view.x += Math.min(0, (room.width - width) / 2);
  }
  markChosen();
  if (!outline.hidden) inSight(row.link);
  rove(rowOf[number]);
  roveBox(number);
  if (move) show(number, center);
  else apply();
  if (address) setAddress(claims[number].id);
}

// On a narrow window the outline lies over the picture, and makes way for what was chosen in it.
const isOverlay = () => getComputedStyle(outline).position === 'absolute';

// Scroll the outline to a statement. What is out of its sight has not been laid out, so that places
// are guessed at first: once there, it is scrolled again.
function inSight(link, again = 2) {
  const box = link.getBoundingClientRect();
  const around = outline.getBoundingClientRect();
  const isSeen = box.height > 0 && box.top > around.top + 40 && box.bottom < around.bottom - 20;
  if (!isSeen) link.scrollIntoView({ block: 'center', inline: 'nearest' });
  if (again > 0) requestAnimationFrame(() => inSight(link, again - 1));
}

function setAddress(id) {
  const wanted = id ? `#${id}` : location.pathname + location.search;
  if (id ? location.hash !== wanted : location.hash) history.pushState(null, '', wanted);
}

function fromAddress(center) {
  const number = numberOf.get(decodeURIComponent(location.hash.slice(1)));
  if (number === undefined) {
    if (chosen >= 0) choose(-1, { address: false });
    return false;
  }
  choose(number, { address: false, center });
  return true;
}
