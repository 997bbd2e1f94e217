// Where the parts of the picture are, read from it once, and how they close up when some are hidden.
//
// Folding cuts empty stretches out of the picture. Inside a column, in which boxes stand one below
// the other, what is hidden is cut out and the rest moves up. Then, over the whole picture, the
// heights and the widths that no box covers any more are cut out. Coordinates between two cuts are
// only moved, so no box is squeezed; lines follow the coordinates of their corners.

const boxes = [];
const arcs = [];
const LEAST = 30;
let frame;

function readPicture() {
  for (const claim of claims) {
    const group = byId(claim.id);
    const rect = group.querySelector('rect.box');
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((n) => Number(rect.getAttribute(n)));
    boxes.push({ group, x, y, width, height, column: claim.column || 0, dx: 0, dy: 0, halo: null });
  }
  for (const step of steps) {
    const group = byId(step.id);
    arcs.push({
      group,
      column: step.column || 0,
      lines: [...group.querySelectorAll('path.line')].map((path) => ({ path, points: corners(path), halo: null })),
      heads: [...group.querySelectorAll('polygon.head')],
      junction: [...group.querySelectorAll('circle.head, rect.head, text.pill')],
      middle: middleOf(group.querySelector('circle.head, rect.head')),
      sign: null,
    });
  }
  const signs = [...field.querySelectorAll(':scope > g.sign')];
  data.signs.forEach((step, at) => {
    arcs[step].sign = signs[at];
    arcs[step].signAt = middleOf(signs[at].querySelector('circle'));
  });
  const halos = [...field.querySelectorAll('.halo')];
  data.halos.forEach(([claim, step, line], at) => {
    if (claim >= 0) boxes[claim].halo = halos[at];
    else arcs[step].lines[line].halo = halos[at];
  });
  const shift = numbersIn(field.getAttribute('transform'));
  const size = svg.viewBox.baseVal;
  const legend = svg.querySelector('g.legend');
  const texts = [...field.parentElement.children].filter((one) => one.tagName === 'text');
  frame = {
    left: shift[0], first: shift[0], top: shift[1], width: size.width, height: size.height,
    margin: numbersIn(field.parentElement.getAttribute('transform'))[0],
    least: 0, legend, texts,
    right: extent(boxes, 'x', 'width'), bottom: extent(boxes, 'y', 'height'),
  };
  frame.gaps = free(boxes.map((box) => [box.y, box.y + box.height]));
}

// How wide the picture has to be for its title and its legend; measured once it matters.
function leastWidth() {
  const parts = [...frame.texts, ...(frame.legend ? [frame.legend] : [])];
  frame.least ||= Math.max(260, ...parts.map((one) => one.getBBox().width));
  return frame.least;
}

const numbersIn = (text) => (text || '').match(/-?\d+(\.\d+)?/g).map(Number);
const extent = (all, at, size) => all.reduce((most, box) => Math.max(most, box[at] + box[size]), 0);

function middleOf(shape) {
  if (!shape) return null;
  const number = (name) => Number(shape.getAttribute(name));
  if (shape.tagName === 'circle') return [number('cx'), number('cy')];
  return [number('x') + number('width') / 2, number('y') + number('height') / 2];
}

// The corners of a line, of which the picture has rounded those between its ends.
function corners(path) {
  const points = [];
  for (const [, letter, numbers] of path.getAttribute('d').matchAll(/([MLQ])([^MLQ]*)/g)) {
    const [x, y] = numbersIn(numbers);
    if (letter === 'L') points.last = [x, y];
    else points.push([x, y]);
  }
  if (points.last) points.push(points.last);
  delete points.last;
  return points;
}

function rounded(points) {
  const say = ([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`;
  const towards = ([x, y], other) => {
    const dx = other[0] - x;
    const dy = other[1] - y;
    const length = Math.hypot(dx, dy);
    const share = length ? Math.min(7, length / 2) / length : 0;
    return [x + dx * share, y + dy * share];
  };
  let text = `M${say(points[0])}`;
  for (let at = 1; at < points.length - 1; at += 1) {
    const corner = points[at];
    text += `L${say(towards(corner, points[at - 1]))}Q${say(corner)} ${say(towards(corner, points[at + 1]))}`;
  }
  return `${text}L${say(points[points.length - 1])}`;
}

// Stretches that several intervals cover together, in order.
function covered(intervals) {
  const found = [];
  for (const [from, to] of intervals.slice().sort((a, b) => a[0] - b[0])) {
    const last = found[found.length - 1];
    if (last && from <= last[1] + 0.01) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }
  return found;
}

// What lies free between covered stretches: where each ends, and how long it is.
function free(intervals) {
  const parts = covered(intervals);
  return new Map(parts.slice(1).map(([from], at) => [Math.round(from), from - parts[at][1]]));
}

// A coordinate after stretches have been cut out.
function cutter(cuts) {
  const ends = [];
  let total = 0;
  const before = cuts.map(([from, to]) => {
    const sum = total;
    total += to - from;
    ends.push(to);
    return sum;
  });
  return (at) => {
    let low = 0;
    let high = cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cuts[middle][0] < at) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return at;
    const last = low - 1;
    return at - before[last] - (Math.min(at, ends[last]) - cuts[last][0]);
  };
}

function columnCuts() {
  const columns = new Map();
  boxes.forEach((box, number) => {
    if (!box.column) return;
    if (!columns.has(box.column)) columns.set(box.column, []);
    columns.get(box.column).push(number);
  });
  const found = new Map();
  for (const [column, members] of columns) {
    if (!members.some((number) => hidden[number])) continue;
    members.sort((a, b) => boxes[a].y - boxes[b].y);
    const cuts = [];
    let from = null;
    for (const number of members) {
      if (hidden[number]) from ??= boxes[number].y;
      else if (from !== null) {
        cuts.push([from, boxes[number].y]);
        from = null;
      }
    }
    found.set(column, cutter(cuts));
  }
  return found;
}

// The heights that are free now, down to the space that was always above what follows.
function heightCuts(seen) {
  const parts = covered(seen.map((box) => [box.up, box.up + box.height]));
  const cuts = [];
  parts.forEach(([from], at) => {
    const start = at ? parts[at - 1][1] : 0;
    const gap = frame.gaps.get(Math.round(from));
    if (at === 0 ? from > 0 : gap !== undefined && from - start > gap + 0.5) {
      cuts.push([start, at === 0 ? from : from - gap]);
    }
  });
  return cutter(cuts);
}

// The widths that are free now, where something has been hidden. A statement that stands alone in
// its height, as a thesis does, moves with its middle and keeps no width free for itself.
function widthCuts(seen, gone) {
  if (gone.length === 0) return (x) => x;
  const alone = new Set();
  const levels = covered(seen.map((box) => [box.up, box.up + box.height]));
  const counts = new Map();
  const levelOf = (box) => {
    let low = 0;
    let high = levels.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (levels[middle][0] <= box.up + 0.01) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  for (const box of seen) counts.set(levelOf(box), (counts.get(levelOf(box)) || 0) + 1);
  for (const box of seen) if (!box.column && counts.get(levelOf(box)) === 1) alone.add(box);
  const standing = seen.filter((box) => !alone.has(box));
  if (standing.length === 0) return (x) => x;
  const parts = covered(standing.map((box) => [box.x, box.x + box.width]));
  const lost = covered(gone.map((box) => [box.x, box.x + box.width]));
  const cuts = [];
  parts.forEach(([from], at) => {
    const start = at ? parts[at - 1][1] : 0;
    const room = at ? LEAST : 0;
    if (from - start > room + 0.5 && lost.some(([a, b]) => a < from && b > start)) {
      cuts.push([start, from - room]);
    }
  });
  const last = parts[parts.length - 1][1];
  cuts.push([last, Math.max(last, frame.right)]);
  return cutter(cuts);
}
