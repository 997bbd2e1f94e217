// Searching the words of all statements; what is found is marked in the outline and the picture.

const MOST_RINGS = 600;
const MOST_RANGES = 3000;
const searchBox = byId('search');
let texts = null;
let hits = [];
let current = -1;

const folding = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function textOf(claim) {
  return folding([claim.name, claim.label, claim.text, claim.by, claim.quote, claim.note, ...(claim.tags || [])]
    .filter(Boolean).join('\n'));
}

function search() {
  const wanted = folding(searchBox.value.trim());
  texts ??= claims.map(textOf);
  for (const number of hits) rows[rowOf[number]].link.classList.remove('hit');
  hits = wanted ? order.filter((number) => texts[number].includes(wanted)) : [];
  current = -1;
  for (const number of hits) rows[rowOf[number]].link.classList.add('hit');
  highlightWords(wanted);
  drawMatches();
  sayFound();
}

function sayFound() {
  const isEmpty = hits.length === 0;
  byId('previous').disabled = isEmpty;
  byId('next').disabled = isEmpty;
  let said = '';
  if (searchBox.value.trim()) said = isEmpty ? 'none' : `${hits.length} found`;
  if (current >= 0) said = `${current + 1} of ${hits.length}`;
  byId('found').textContent = said;
}

function goToHit(way) {
  if (hits.length === 0) return;
  if (isOverlay()) openPart(byId('show-outline'), outline, false);
  current = (current < 0 && way < 0 ? hits.length - 1 : current + way + hits.length) % hits.length;
  choose(hits[current], { center: true });
  sayFound();
}

// The very words, where the browser can mark them without changing the page.
function highlightWords(wanted) {
  if (!CSS.highlights) return;
  CSS.highlights.delete('search');
  if (!wanted) return;
  const ranges = [];
  for (const number of hits) {
    const node = rows[rowOf[number]].link.querySelector('.words')?.firstChild;
    if (!node || ranges.length > MOST_RANGES) continue;
    const text = folding(node.data);
    if (text.length !== node.data.length) continue;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      ranges.push(range);
    }
  }
  CSS.highlights.set('search', new Highlight(...ranges));
}

function drawMatches() {
  for (const one of under.querySelectorAll('.match')) one.remove();
  hits.slice(0, MOST_RINGS).forEach((number, at) => {
    if (!hidden[number]) around(number, 2, at === current ? 'match current' : 'match', under);
  });
}

function watchSearch() {
  searchBox.addEventListener('input', search);
  searchBox.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      goToHit(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      if (searchBox.value) {
        searchBox.value = '';
        search();
      } else stage.focus();
    }
  });
  byId('next').addEventListener('click', () => goToHit(1));
  byId('previous').addEventListener('click', () => goToHit(-1));
}
