// Keys, the bar, light and dark, the address; and the start of it all.

const said = element('p', { class: 'unseen', role: 'status' });
const darkPicture = byId('dark-picture');
const system = matchMedia('(prefers-color-scheme: dark)');

function tell(words) {
  said.textContent = words;
}

function afterFold() {
  sayFold();
  if (handle && !handle.isConnected) handle = null;
}

const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);

function showTheme() {
  darkPicture.media = isDark() ? 'screen' : 'not all';
  byId('theme').textContent = isDark() ? 'Light' : 'Dark';
}

function switchTheme() {
  root.dataset.theme = isDark() ? 'light' : 'dark';
  showTheme();
}

function openPart(button, part, isOpen) {
  part.hidden = !isOpen;
  button.setAttribute('aria-expanded', String(isOpen));
}

function switchOutline() {
  const { width } = room;
  openPart(byId('show-outline'), outline, outline.hidden);
  measure();
  view.x += (room.width - width) / 2;
  keepInSight();
  apply();
  if (!outline.hidden && links.length) {
    if (chosen >= 0) inSight(rows[rowOf[chosen]].link);
    links[stop].focus({ preventScroll: true });
  }
}

function switchFilters() {
  const part = byId('filters');
  openPart(byId('show-filters'), part, part.hidden);
  if (!part.hidden) part.querySelector('input')?.focus();
}

function foldAll() {
  setFolded(order.filter((number) => claims[number].parent !== undefined || claims[number].kind !== 'thesis').map((number) => [number, true]));
  fit();
  tell('All branches are folded');
}

function unfoldAll() {
  setFolded([...folded].map((number) => [number, false]), chosen);
  if (chosen < 0) fit();
  tell('All branches are unfolded');
}

function escape() {
  if (!byId('filters').hidden) {
    switchFilters();
    byId('show-filters').focus();
  } else if (!panel.hidden) {
    const was = chosen;
    const isInside = panel.contains(document.activeElement);
    choose(-1);
    if (isInside) boxes[was].group.focus({ preventScroll: true });
  } else if (!outline.hidden && isOverlay()) {
    openPart(byId('show-outline'), outline, false);
    byId('show-outline').focus();
  }
}

const KEYS = {
  '/': () => { searchBox.focus(); searchBox.select(); },
  '?': () => byId('help').showModal(),
  '+': () => zoomBy(1.25),
  '=': () => zoomBy(1.25),
  '-': () => zoomBy(0.8),
  0: fit,
  o: switchOutline,
  f: switchFilters,
  t: switchTheme,
  p: () => { if (!panel.hidden) panel.focus(); },
};

const ARROWS = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [1, 0], ArrowRight: [-1, 0] };

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId('help').open) return;
  if (event.key === 'Escape') {
    escape();
    return;
  }
  if (event.target.matches('input:not([type="checkbox"])')) return;
  const arrow = ARROWS[event.key];
  if (arrow && event.target === stage) {
    event.preventDefault();
    moveBy(arrow[0] * 60, arrow[1] * 60);
  } else if (Object.hasOwn(KEYS, event.key) && (byId('letters').checked || stage.contains(event.target))) {
    event.preventDefault();
    KEYS[event.key]();
  }
}

// A link to a statement chooses it here; with a key held it opens a window as links do.
function onLink(event) {
  const link = event.target.closest('a[data-claim]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const isInPanel = panel.contains(link);
  const isCovered = outline.contains(link) && isOverlay();
  if (isCovered) openPart(byId('show-outline'), outline, false);
  choose(Number(link.dataset.claim));
  if (isInPanel || isCovered) panel.focus({ preventScroll: true });
}

function start() {
  root.classList.add('js');
  root.classList.toggle('large', claims.length > 1000);
  document.body.append(said);
  stage.tabIndex = 0;
  sheet.append(svg);
  stage.append(sheet, glass);
  stage.setAttribute('role', 'region');
  readPicture();
  prepareLayers();
  prepareOutline();
  preparePicture();
  prepareFilters();
  watchPointer();
  watchSearch();
  const isWide = innerWidth >= 1100;
  openPart(byId('show-outline'), outline, isWide);
  byId('show-outline').addEventListener('click', switchOutline);
  byId('show-filters').addEventListener('click', switchFilters);
  byId('fold-all').addEventListener('click', foldAll);
  byId('unfold-all').addEventListener('click', unfoldAll);
  byId('theme').addEventListener('click', switchTheme);
  byId('show-help').addEventListener('click', KEYS['?']);
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', onLink);
  system.addEventListener('change', showTheme);
  new ResizeObserver(() => {
    measure();
    keepInSight();
    apply();
  }).observe(stage);
  addEventListener('popstate', () => fromAddress(false));
  showTheme();
  measure();
  open();
  fromAddress(true);
}

start();
