// Moving and zooming: one CSS transform on the whole picture, which is the cheapest for a browser;
// on an element around it, because to move an SVG itself has Chromium paint it anew.

const view = { x: 0, y: 0, scale: 1 };
const LARGEST = 4;
const READABLE = 0.55;
const PIXELS = 4 / 3; // CSS pixels of a point, the unit of the picture
const picture = { width: svg.viewBox.baseVal.width * PIXELS, height: svg.viewBox.baseVal.height * PIXELS };
const sheet = element('div', { id: 'sheet' });
// A pane of glass over the picture takes what pointers do. If the picture took it, Chromium would
// note that for each of its parts, and go through all of them with each move.
const glass = element('div', { id: 'glass' });
const room = { width: 1, height: 1 };
const fingers = new Map();
let settling = 0;
let waiting = 0;
let dragged = false;

// Sizes are read where they change, because to read them costs a layout of everything.
function measure() {
  room.width = stage.clientWidth;
  room.height = stage.clientHeight;
}

function apply() {
  waiting ||= requestAnimationFrame(() => {
    waiting = 0;
    sheet.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
  });
}

// While the picture moves it is one layer; afterwards it is drawn anew, with sharp letters.
function moving() {
  if (!settling) sheet.classList.add('moving');
  clearTimeout(settling);
  settling = setTimeout(settle, 300);
}

function settle() {
  if (fingers.size) {
    settling = setTimeout(settle, 300);
    return;
  }
  settling = 0;
  sheet.classList.remove('moving');
}

const smallest = () => Math.min(0.2, room.width / picture.width / 1.5, room.height / picture.height / 1.5);

function zoomTo(scale, x = room.width / 2, y = room.height / 2) {
  const wanted = Math.min(LARGEST, Math.max(smallest(), scale));
  const factor = wanted / view.scale;
  view.x = x - (x - view.x) * factor;
  view.y = y - (y - view.y) * factor;
  view.scale = wanted;
  moving();
  keepInSight();
  apply();
}

const zoomBy = (factor, x, y) => zoomTo(view.scale * factor, x, y);

function moveBy(dx, dy) {
  view.x += dx;
  view.y += dy;
  moving();
  keepInSight();
  apply();
}

// A part of the picture always stays in the window.
function keepInSight() {
  const { width, height } = picture;
  const least = 60;
  view.x = Math.min(room.width - least, Math.max(least - width * view.scale, view.x));
  view.y = Math.min(room.height - least, Math.max(least - height * view.scale, view.y));
}

function fit() {
  const { width, height } = picture;
  const scale = Math.min(room.width / width, room.height / height, 1.6);
  view.scale = scale;
  view.x = (room.width - width * scale) / 2;
  view.y = (room.height - height * scale) / 2;
  apply();
}

// The first view: all of the map where that can be read, else its top with the first statement.
function open() {
  fit();
  if (view.scale >= READABLE || claims.length === 0) return;
  view.scale = READABLE + 0.15;
  const spot = placeOf(order[0]);
  view.x = room.width / 2 - (spot.left + spot.width / 2) * view.scale;
  view.y = Math.min(24, 40 - spot.top * view.scale + room.height * 0.1);
  apply();
}

// Bring a statement into the window, and make it large enough to be read.
function show(number, center = false) {
  if (view.scale < READABLE) view.scale = 0.9;
  const spot = placeOf(number);
  const left = view.x + spot.left * view.scale;
  const top = view.y + spot.top * view.scale;
  const right = left + spot.width * view.scale;
  const bottom = top + spot.height * view.scale;
  const margin = Math.min(40, room.width / 8, room.height / 8);
  const outside =
    left < margin || top < margin ||
    right > room.width - margin || bottom > room.height - margin;
  if (center || outside) {
    view.x += (room.width - left - right) / 2;
    view.y += (room.height - top - bottom) / 2;
  }
  moving();
  apply();
}

function onDown(event) {
  if (event.button !== 0) return;
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  if (fingers.size === 1) dragged = false;
}

function onMove(event) {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const dx = event.clientX - before.x;
  const dy = event.clientY - before.y;
  if (fingers.size === 1) {
    if (!dragged && Math.hypot(dx, dy) < 4) return;
    if (!dragged) glass.setPointerCapture(event.pointerId);
    dragged = true;
    stage.classList.add('dragging');
    moveBy(dx, dy);
  } else if (fingers.size === 2) {
    dragged = true;
    const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    const is = Math.hypot(event.clientX - other.x, event.clientY - other.y);
    const frame = stage.getBoundingClientRect();
    const x = (event.clientX + other.x) / 2 - frame.left;
    const y = (event.clientY + other.y) / 2 - frame.top;
    if (was > 0) zoomBy(is / was, x, y);
    moveBy(dx / 2, dy / 2);
  }
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
}

function onUp(event) {
  fingers.delete(event.pointerId);
  stage.classList.remove('dragging');
}

function onWheel(event) {
  event.preventDefault();
  const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? room.height : 1;
  if (event.shiftKey) {
    moveBy(-(event.deltaX || event.deltaY) * unit, 0);
    return;
  }
  const frame = stage.getBoundingClientRect();
  const speed = event.ctrlKey ? 0.01 : 0.0016;
  const factor = Math.exp(-Math.max(-400, Math.min(400, event.deltaY * unit)) * speed);
  zoomBy(factor, event.clientX - frame.left, event.clientY - frame.top);
}

function watchPointer() {
  glass.addEventListener('pointerdown', onDown);
  glass.addEventListener('pointermove', onMove);
  glass.addEventListener('pointerup', onUp);
  glass.addEventListener('pointercancel', onUp);
  glass.addEventListener('wheel', onWheel, { passive: false });
  byId('larger').addEventListener('click', () => zoomBy(1.25));
  byId('smaller').addEventListener('click', () => zoomBy(0.8));
  byId('fit').addEventListener('click', fit);
}
