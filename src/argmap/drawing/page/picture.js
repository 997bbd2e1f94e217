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
    if (children[number].length) group.setAttribute('aria-expanded', 'true');
  });
  roveBox(order[0]);
  field.addEventListener('keydown', onBoxKey);
  field.addEventListener('focusin', (event) => {
    const number = numberAt(event.target);
    if (number < 0) return;
    roveBox(number);
    offerHandle(number);
    if (event.target.matches(':focus-visible')) show(number);
  });
  field.addEventListener('pointerover', (event) => {
    const number = numberAt(event.target);
    if (number >= 0) offerHandle(number);
  });
  stage.addEventListener('click', (event) => {
    if (dragged) return;
    const fold = event.target.closest('.fold');
    if (fold) {
      toggle(Number(fold.dataset.fold));
      return;
    }
    const number = numberAt(event.target);
    if (number >= 0) choose(number);
  });
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
