// The map: its data, how its claims hang together, and where each stands on the page.
// Texts of the map reach the page by `textContent` only.

const SVG = 'http://www.w3.org/2000/svg';
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId('data').textContent);
const claims = data.claims;
const steps = data.steps;
const stage = byId('stage');
const svg = stage.querySelector('svg');
const field = svg.querySelector('g.map');
const panel = byId('panel');
const outline = byId('outline');

// What bears on a claim, what a claim bears on, what undercuts a step; by number.
const into = claims.map(() => []);
const out = claims.map(() => []);
const undercuts = steps.map(() => []);
steps.forEach((step, number) => {
  if (step.to === undefined) undercuts[step.on].push(number);
  else into[step.to].push(number);
  for (const premise of step.from) out[premise].push(number);
});

// The outline: its links from top to bottom, and the claim that each names.
const links = [...byId('list').querySelectorAll('a')];
const rows = links.map((link) => ({
  link,
  item: link.parentElement,
  claim: Number(link.dataset.claim),
  level: Number(link.dataset.level),
  mention: link.classList.contains('mention'),
  parent: -1,
}));
const rowOf = [];
const children = claims.map(() => []);
const order = [];
rows.forEach((row, at) => {
  if (row.mention) return;
  rowOf[row.claim] = at;
  order.push(row.claim);
  const { parent } = claims[row.claim];
  if (parent !== undefined) children[parent].push(row.claim);
});

// How many statements stand below each; from the bottom up, because maps may be deep.
const below = claims.map(() => 0);
for (const claim of [...order].reverse()) {
  const { parent } = claims[claim];
  if (parent !== undefined) below[parent] += below[claim] + 1;
}
const numberOf = new Map(claims.map((claim, number) => [claim.id, number]));

const folded = new Set();
const hidden = new Uint8Array(claims.length);
let chosen = -1;

function element(tag, options = {}, ...parts) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === 'text') made.textContent = value;
    else if (name === 'class') made.className = value;
    else made.setAttribute(name, value);
  }
  made.append(...parts);
  return made;
}

function drawn(tag, attributes, parent) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (parent) parent.append(made);
  return made;
}

function nameOf(number) {
  const claim = claims[number];
  if (claim.name) return claim.name;
  const words = claim.label || claim.text || '';
  return words.length > 70 ? `${words.slice(0, 69).trimEnd()}…` : words;
}

// The claim below which a claim stands, and so on to the root of its tree, itself first.
function wayUp(number) {
  const way = [];
  for (let at = number; at !== undefined; at = claims[at].parent) way.push(at);
  return way;
}
