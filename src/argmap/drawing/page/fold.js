// Folding branches: what lies below a statement is hidden, in the outline and in the picture, and
// the rest moves up.

const placeOf = (number) => {
  const box = boxes[number];
  return {
    left: (frame.margin + frame.first + box.x + box.dx) * PIXELS,
    top: (frame.margin + frame.top + box.y + box.dy) * PIXELS,
    width: box.width * PIXELS,
    height: box.height * PIXELS,
  };
};

function countHidden() {
  for (const claim of order) {
    const { parent } = claims[claim];
    hidden[claim] = parent !== undefined && (hidden[parent] || folded.has(parent)) ? 1 : 0;
  }
}

const isGone = (row) => {
  if (!row.mention) return Boolean(hidden[row.claim]);
  return row.parent >= 0 && Boolean(hidden[row.parent] || folded.has(row.parent));
};

// Which steps are seen: those whose ends are. What undercuts a step is decided after the step.
function hiddenSteps() {
  const gone = steps.map((step) => step.from.some((one) => hidden[one]) || (step.to !== undefined && hidden[step.to]) || false);
  const waiting = steps.map((_, number) => number).filter((number) => gone[number]);
  while (waiting.length) {
    for (const one of undercuts[waiting.pop()]) {
      if (!gone[one]) {
        gone[one] = true;
        waiting.push(one);
      }
    }
  }
  return gone;
}

function place() {
  const cuts = columnCuts();
  const local = (column, y) => (cuts.has(column) ? cuts.get(column)(y) : y);
  boxes.forEach((box) => { box.up = local(box.column, box.y); });
  const seen = boxes.filter((_, number) => !hidden[number]);
  const gone = boxes.filter((_, number) => hidden[number]);
  const vertical = gone.length ? heightCuts(seen) : (y) => y;
  const horizontal = widthCuts(seen, gone);
  const missing = hiddenSteps();
  boxes.forEach((box, number) => {
    box.group.classList.toggle('gone', Boolean(hidden[number]));
    const middle = box.x + box.width / 2;
    moveBox(box, horizontal(middle) - middle, vertical(box.up) - box.y);
  });
  const spots = steps.map((step, number) => {
    const arc = arcs[number];
    if (!arc.middle) return null;
    const [x, y] = arc.middle;
    return [horizontal(x) - x, vertical(local(arc.column, y)) - y];
  });
  steps.forEach((step, number) => {
    const arc = arcs[number];
    arc.group.classList.toggle('gone', Boolean(missing[number]));
    arc.sign?.classList.toggle('gone', Boolean(missing[number]));
    if (missing[number]) return;
    moveArc(number, (x, y) => [horizontal(x), vertical(local(arc.column, y))], spots);
  });
  resize(seen);
}

function moveBox(box, dx, dy) {
  if (Math.abs(dx - box.dx) < 0.01 && Math.abs(dy - box.dy) < 0.01) return;
  box.dx = dx;
  box.dy = dy;
  shift(box.group, dx, dy);
  if (box.halo) shift(box.halo, dx, dy);
}

function shift(part, dx, dy) {
  if (dx || dy) part.setAttribute('transform', `translate(${dx.toFixed(2)} ${dy.toFixed(2)})`);
  else part.removeAttribute('transform');
}

// Let a line follow: its corners by the cuts, its ends by what they touch.
function moveArc(number, map, spots) {
  const arc = arcs[number];
  const step = steps[number];
  const own = spots[number];
  arc.lines.forEach((line, at) => {
    const { points } = line;
    const moved = points.map(([x, y]) => map(x, y));
    const [first, last] = [points[0], points[points.length - 1]];
    const isMain = at === 0;
    const start = isMain ? targetShift(step, first, moved[0], spots) : own;
    if (start) carry(points, moved, 0, 1, start);
    const premise = boxes[step.from[Math.min(at, step.from.length - 1)]];
    const touched = step.from.map((one) => boxes[one]).find((box) => touches(box, last));
    if (touched) carry(points, moved, points.length - 1, -1, [touched.dx, touched.dy]);
    else if (own && isMain) carry(points, moved, points.length - 1, -1, own);
    else if (!arc.column && step.from.length === 1) carry(points, moved, points.length - 1, -1, [premise.dx, premise.dy]);
    if (isMain && start) arc.heads.forEach((head) => shift(head, ...start));
    const text = rounded(moved);
    if (text !== line.text) {
      line.text = text;
      line.path.setAttribute('d', text);
      line.halo?.setAttribute('d', text);
    }
  });
  if (own) arc.junction.forEach((part) => shift(part, ...own));
  if (arc.sign) {
    const [x, y] = arc.signAt;
    const near = nearest(arc, arc.signAt);
    const [to] = near ? [near] : [map(x, y)];
    shift(arc.sign, to[0] - x, to[1] - y);
  }
}

// A sign keeps its place on its line: between the two corners that it stood between.
function nearest(arc, [x, y]) {
  for (const { points, path } of arc.lines) {
    const now = corners(path);
    for (let at = 1; at < points.length; at += 1) {
      const [[ax, ay], [bx, by]] = [points[at - 1], points[at]];
      const length = Math.hypot(bx - ax, by - ay);
      const detour = Math.hypot(x - ax, y - ay) + Math.hypot(bx - x, by - y) - length;
      if (length > 0 && detour < 0.5) {
        const share = Math.hypot(x - ax, y - ay) / length;
        const [[cx, cy], [dx, dy]] = [now[at - 1], now[at]];
        return [cx + share * (dx - cx), cy + share * (dy - cy)];
      }
    }
  }
  return null;
}

const touches = (box, [x, y]) =>
  x > box.x - 2 && x < box.x + box.width + 2 && y > box.y - 2 && y < box.y + box.height + 2;

function targetShift(step, [x], moved, spots) {
  if (step.to === undefined) return spots[step.on];
  const box = boxes[step.to];
  const inside = x > box.x + 1 && x < box.x + box.width - 1;
  return [inside ? moved[0] - x : box.dx, box.dy];
}

// Move an end of a line, and the part that leaves it level or upright, along.
function carry(points, moved, at, way, [dx, dy]) {
  const [x, y] = points[at];
  moved[at] = [x + dx, y + dy];
  for (let next = at + way; next > 0 && next < points.length - 1; next += way) {
    if (Math.abs(points[next][1] - y) < 0.6) moved[next] = [moved[next][0], y + dy];
    else if (Math.abs(points[next][0] - x) < 0.6) moved[next] = [x + dx, moved[next][1]];
    else break;
    if (Math.abs(points[next][0] - x) > 0.6 && Math.abs(points[next][1] - y) > 0.6) break;
  }
}

function resize(seen) {
  const left = seen.reduce((least, box) => Math.min(least, box.x + box.dx), Infinity);
  const right = seen.reduce((most, box) => Math.max(most, box.x + box.dx + box.width), 0);
  const bottom = seen.reduce((most, box) => Math.max(most, box.y + box.dy + box.height), 0);
  const all = folded.size === 0;
  const lowered = all ? 0 : bottom - frame.bottom;
  const whole = frame.width - 2 * frame.margin;
  const width = all ? whole : Math.max(right - left, Math.min(whole, leastWidth()));
  const moved = (width - whole) / 2;
  const first = all ? frame.left : (width - (right - left)) / 2 - left;
  frame.first = first;
  field.setAttribute('transform', `translate(${first.toFixed(2)} ${frame.top})`);
  for (const text of frame.texts) shift(text, moved, 0);
  if (frame.legend) shift(frame.legend, moved, lowered);
  const size = [width + 2 * frame.margin, frame.height + lowered];
  svg.setAttribute('viewBox', `0 0 ${size[0]} ${size[1]}`);
  svg.setAttribute('width', `${size[0]}pt`);
  svg.setAttribute('height', `${size[1]}pt`);
  [picture.width, picture.height] = size.map((one) => one * PIXELS);
  const ground = svg.querySelector('rect.background');
  ground.setAttribute('width', size[0]);
  ground.setAttribute('height', size[1]);
}

// Fold or unfold some statements at once; one that was asked for keeps its place in the window.
function setFolded(changes, kept = -1) {
  const before = kept >= 0 && !hidden[kept] ? placeOf(kept) : null;
  for (const [number, fold] of changes) {
    if (fold && children[number].length) folded.add(number);
    else folded.delete(number);
  }
  countHidden();
  place();
  for (const row of rows) row.item.hidden = isGone(row);
  for (const claim of order) showFold(claim);
  if (before) {
    const after = placeOf(kept);
    view.x += (before.left - after.left) * view.scale;
    view.y += (before.top - after.top) * view.scale;
    keepInSight();
    apply();
  }
  markChosen();
  afterFold();
}

function toggle(number) {
  if (children[number].length === 0) return;
  setFolded([[number, !folded.has(number)]], number);
  tell(folded.has(number) ? `Folded: ${below[number]} hidden` : 'Unfolded');
}

// Unfold what hides a statement.
function reveal(number) {
  if (!hidden[number]) return;
  setFolded(wayUp(number).slice(1).map((one) => [one, false]));
}

function showFold(number) {
  if (children[number].length === 0) return;
  const is = folded.has(number);
  const open = String(!is);
  const { link, twist } = rows[rowOf[number]];
  if (link.getAttribute('aria-expanded') === open) return;
  link.setAttribute('aria-expanded', open);
  twist.classList.toggle('folded', is);
  const { group } = boxes[number];
  group.setAttribute('aria-expanded', open);
  group.querySelector('.fold')?.remove();
  if (is) drawHandle(number, `+${below[number]}`);
}

// The handle at the lower edge of a box: how much is folded, or that it can be.
function drawHandle(number, words) {
  const box = boxes[number];
  const width = 14 + 5.5 * words.length;
  const x = box.x + box.width / 2;
  const y = box.y + box.height;
  const handle = drawn('g', { class: 'fold', 'data-fold': number, 'aria-hidden': 'true' }, box.group);
  drawn('rect', { x: x - width / 2, y: y - 7.5, width, height: 15, rx: 7.5 }, handle);
  drawn('text', { x, y: y + 3.2 }, handle).textContent = words;
  return handle;
}
