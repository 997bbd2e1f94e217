// The statements in the picture: a tree too, in the order of the outline, with one stop for Tab.

let stopBox = -1;
let handle = null;

function preparePicture() {
  if (claims.length === 0) return;
  field.setAttribute('role', 'tree');
  field.setAttribute('aria-label', 'The statements in the picture');
  boxes.forEach(({ group }, number) => {
    group.setAttribute('role', 'treeitem');
    group.setAttribute('tabindex', '-1');
    group.setAttribute('aria-level', rows[rowOf[number]].level);
    group.dataset.claim = number;
    group.setAttribute('aria-label', spokenName(number));
    if (children[number].length) group.setAttribute('aria-expanded', 'true');
  });
  roveBox(order[0]);
  field.addEventListener('keydown', onBoxKey);
  // Not on a part of the picture: a listener like this one lets Chromium stop there with Tab.
  stage.addEventListener('focusin', (event) => {
    const number = numberAt(event.target);
    if (number < 0) return;
    roveBox(number);
    offerHandle(number);
    if (event.target.matches(':focus-visible')) show(number);
  });
  glass.addEventListener('pointermove', (event) => {
    if (fingers.size) return;
    const { number, isHandle } = numberUnder(event);
    glass.classList.toggle('over', number >= 0);
    if (number >= 0 && !isHandle) offerHandle(number);
  });
  stage.addEventListener('click', (event) => {
    if (dragged) return;
    // Programs that read the screen click on a statement itself.
    const named = numberAt(event.target);
    const { number, isHandle } = named >= 0 ? { number: named } : numberUnder(event);
    if (isHandle) toggle(number);
    else if (number >= 0) choose(number);
  });
}

// What lies under the pointer, which is on the glass.
function numberUnder(event) {
  const corner = stage.getBoundingClientRect();
  const x = (event.clientX - corner.left - view.x) / view.scale / PIXELS - frame.margin - frame.first;
  const y = (event.clientY - corner.top - view.y) / view.scale / PIXELS - frame.margin - frame.top;
  const isNear = (box, below) =>
    x >= box.x + box.dx && x <= box.x + box.dx + box.width &&
    y >= box.y + box.dy && y <= box.y + box.dy + box.height + below;
  const onHandle = boxes.findIndex((box, number) => {
    if (hidden[number] || !isNear(box, 8) || y < box.y + box.dy + box.height - 8) return false;
    const isOffered = folded.has(number) || (handle?.isConnected && Number(handle.dataset.fold) === number);
    return isOffered && Math.abs(x - box.x - box.dx - box.width / 2) < (folded.has(number) ? 18 : 11);
  });
  if (onHandle >= 0) return { number: onHandle, isHandle: true };
  return { number: boxes.findIndex((box, number) => !hidden[number] && isNear(box, 0)), isHandle: false };
}

// What is written in the box, then what it bears on.
function spokenName(number) {
  const written = boxes[number].group.textContent.replace(/\s+/g, ' ').trim();
  const { parent, step } = claims[number];
  if (parent === undefined || step === undefined) return written;
  const relation = { support: 'For', attack: 'Against', undercut: 'Against the step of' };
  return `${written.replace(/\.$/, '')}. ${relation[steps[step].kind]} ${nameOf(parent)}.`;
}

function numberAt(target) {
  const group = target.closest('g.statement[data-claim]');
  return group ? Number(group.dataset.claim) : -1;
}

function roveBox(number) {
  if (stopBox >= 0) boxes[stopBox].group.setAttribute('tabindex', '-1');
  stopBox = number;
  boxes[stopBox].group.setAttribute('tabindex', '0');
}

// A handle to fold a branch, on the statement that is looked at.
function offerHandle(number) {
  if (handle && Number(handle.dataset.fold) === number && handle.isConnected) return;
  handle?.remove();
  handle = null;
  if (children[number].length === 0 || folded.has(number)) return;
  handle = drawHandle(number, '−');
  handle.classList.add('handle');
}

function onBoxKey(event) {
  const number = numberAt(event.target);
  if (number < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Enter') {
    event.preventDefault();
    choose(number);
    return;
  }
  const at = order.indexOf(number);
  const { parent } = claims[number];
  const next = treeStep(event.key, {
    number,
    isLeaf: children[number].length === 0,
    parent: parent === undefined ? -1 : parent,
    move: (way) => {
      let to = at + way;
      while (order[to] !== undefined && hidden[order[to]]) to += way;
      return order[to] === undefined ? at : to;
    },
    ends: [0, order.length - 1],
    visible: (to) => !hidden[order[to]],
    place: (one) => order.indexOf(one),
  });
  if (next === null) return;
  event.preventDefault();
  event.stopPropagation();
  boxes[order[next]].group.focus({ preventScroll: true });
  show(order[next]);
}
