// Filters: what does not match is dimmed, so that the picture keeps its shape.

const MOST_TAGS = 40;
const without = new Set();
const wantedTags = new Set();
let unansweredOnly = false;

const kindsPresent = () => {
  const known = ['thesis', 'claim', 'premise', 'evidence', 'assumption', 'warrant', 'objection', 'rebuttal', 'undercut'];
  return known.filter((kind) => claims.some((claim) => claim.kind === kind));
};

function tagsPresent() {
  const counts = new Map();
  for (const claim of claims) for (const tag of claim.tags || []) counts.set(tag, (counts.get(tag) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_TAGS).map(([tag]) => tag);
}

const matches = (claim) =>
  !without.has(claim.kind) &&
  (wantedTags.size === 0 || (claim.tags || []).some((tag) => wantedTags.has(tag))) &&
  (!unansweredOnly || claim.unanswered);

function filter() {
  const dim = claims.map((claim) => !matches(claim));
  for (const row of rows) row.link.classList.toggle('dim', dim[row.claim]);
  boxes.forEach((box, number) => box.group.classList.toggle('dim', dim[number]));
  steps.forEach((step, number) => arcs[number].group.classList.toggle('dim', step.from.every((one) => dim[one])));
  const count = dim.filter((one) => !one).length;
  const isOn = count < claims.length;
  byId('filtered').textContent = isOn ? `${count} of ${claims.length} match` : 'all match';
  byId('show-filters').textContent = isOn ? `Filters (${count})` : 'Filters';
}

function choice(label, isOn, change, kind = '') {
  const box = element('input', { type: 'checkbox' });
  box.checked = isOn;
  box.addEventListener('change', () => {
    change(box.checked);
    filter();
  });
  return element('label', {}, box, element('span', { class: kind ? `kind ${kind}` : '', dir: 'auto', text: label }));
}

const put = (set, value, isIn) => (isIn ? set.add(value) : set.delete(value));

function prepareFilters() {
  const kinds = element('fieldset', {}, element('legend', { text: 'Show' }));
  for (const kind of kindsPresent()) kinds.append(choice(kind, true, (on) => put(without, kind, !on), kind));
  const rest = element('fieldset', {}, element('legend', { text: 'Only' }));
  rest.append(choice('attacks without an answer', false, (on) => { unansweredOnly = on; }));
  const parts = [kinds, rest];
  const tags = tagsPresent();
  if (tags.length) {
    const box = element('fieldset', {}, element('legend', { text: 'With a tag of' }));
    for (const tag of tags) box.append(choice(tag, false, (on) => put(wantedTags, tag, on)));
    parts.push(box);
  }
  const clear = element('button', { type: 'button', text: 'Clear' });
  clear.addEventListener('click', () => {
    without.clear();
    wantedTags.clear();
    unansweredOnly = false;
    prepareFilters();
    filter();
    byId('filters').querySelector('input').focus();
  });
  byId('filters').replaceChildren(...parts, element('output', { id: 'filtered', class: 'hint', text: 'all match' }), clear);
}
