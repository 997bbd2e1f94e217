// The outline: a tree for screen readers and keys, with one stop for the Tab key.

let stop = 0;

function prepareOutline() {
  const holders = [];
  rows.forEach((row) => {
    row.parent = row.level > 1 ? holders[row.level - 1] ?? -1 : -1;
    if (!row.mention) holders[row.level] = row.claim;
    const { link, item } = row;
    item.setAttribute('role', 'none');
    link.setAttribute('role', 'treeitem');
    link.setAttribute('aria-level', row.level);
    link.tabIndex = -1;
    if (row.mention || children[row.claim].length === 0) return;
    row.twist = element('span', { class: 'twist', 'aria-hidden': 'true' });
    item.prepend(row.twist);
    link.setAttribute('aria-expanded', 'true');
  });
  const [tree, ...inner] = byId('list').querySelectorAll('ul');
  for (const group of inner) group.setAttribute('role', 'group');
  if (!tree) return;
  tree.setAttribute('role', 'tree');
  tree.setAttribute('aria-label', 'Outline of the map');
  rove(0);
  tree.addEventListener('keydown', onTreeKey);
  tree.addEventListener('click', (event) => {
    const twist = event.target.closest('.twist');
    if (twist) toggle(Number(twist.parentElement.querySelector('a').dataset.claim));
  });
  tree.addEventListener('focusin', (event) => {
    const at = links.indexOf(event.target);
    if (at >= 0) rove(at);
  });
}

function rove(at) {
  links[stop].tabIndex = -1;
  stop = at;
  links[stop].tabIndex = 0;
}

function onTreeKey(event) {
  const at = links.indexOf(event.target);
  if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = rows[at];
  const next = treeStep(event.key, {
    number: row.claim,
    isLeaf: row.mention || children[row.claim].length === 0,
    parent: row.parent,
    move: (way) => {
      let to = at + way;
      while (rows[to] && isGone(rows[to])) to += way;
      return rows[to] ? to : at;
    },
    ends: [0, rows.length - 1],
    visible: (to) => !isGone(rows[to]),
    place: (number) => rowOf[number],
  });
  if (next === null) return;
  event.preventDefault();
  event.stopPropagation();
  links[next].focus();
}

/**
 * Do what a key does on a tree, the outline or the picture.
 * @returns {number | null} Where the focus goes; null where the key means nothing here.
 */
function treeStep(key, spot) {
  const here = spot.place(spot.number);
  switch (key) {
    case 'ArrowDown': return spot.move(1);
    case 'ArrowUp': return spot.move(-1);
    case 'ArrowRight':
      if (spot.isLeaf) return null;
      if (!folded.has(spot.number)) return spot.place(children[spot.number][0]);
      toggle(spot.number);
      return here;
    case 'ArrowLeft':
      if (!spot.isLeaf && !folded.has(spot.number)) {
        toggle(spot.number);
        return here;
      }
      return spot.parent >= 0 ? spot.place(spot.parent) : null;
    case 'Home': return spot.ends[0];
    case 'End': {
      let [, last] = spot.ends;
      while (last > 0 && !spot.visible(last)) last -= 1;
      return last;
    }
    case ' ':
      if (spot.isLeaf) return null;
      toggle(spot.number);
      return here;
    default: return null;
  }
}
