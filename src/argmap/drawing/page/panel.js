// The panel: all that is known of the chosen statement.

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

function part(title, ...content) {
  const made = content.flat().filter(Boolean);
  return made.length ? element('section', {}, element('h3', { text: title }), ...made) : null;
}

const list = (items) => (items.length ? element('ul', {}, ...items.map((item) => element('li', {}, ...[item].flat()))) : null);

function kindMark(kind, word = kind) {
  return element('span', { class: `kind ${kind}`, text: word });
}

// A link to a statement; `data-claim` is what a click on the page looks for.
function linkTo(number, word = null) {
  const claim = claims[number];
  const link = element('a', { href: `#${claim.id}`, 'data-claim': number, dir: 'auto', text: nameOf(number) });
  return [kindMark(claim.kind, word || claim.kind), ' ', link];
}

function joined(step, leaving) {
  const parts = steps[step].from.filter((one) => one !== leaving);
  return parts.flatMap((one, at) => [at ? ' and ' : '', ...linkTo(one)]);
}

function stepLine(number) {
  const step = steps[number];
  const parts = joined(number, -1);
  if (step.scheme) parts.push(' ', element('span', { class: 'small', text: `(${step.scheme})` }));
  if (step.verdict !== 'stands') {
    parts.push(' ', element('span', { class: `small ${step.verdict}`, text: `– the step ${step.said}` }));
  }
  if (step.note) parts.push(element('p', { class: 'small', dir: 'auto', text: step.note }));
  return parts;
}

const BEARING = { support: 'supports', attack: 'speaks against', undercut: 'breaks the step to' };

function bearing(number, own) {
  const step = steps[number];
  let end = step;
  const seen = new Set();
  while (end.to === undefined && !seen.has(end)) {
    seen.add(end);
    end = steps[end.on];
  }
  const parts = [`${BEARING[step.kind]} `, ...(end.to === undefined ? [] : linkTo(end.to))];
  if (step.kind === 'undercut') parts.push(' from ', ...joined(step.on, -1));
  const others = joined(number, own);
  if (others.length) parts.push(', together with ', ...others);
  if (step.verdict !== 'stands') parts.push(` – the step ${step.said}`);
  return parts;
}

function sourceLine([number, locator, key]) {
  const source = data.sources[number];
  if (!source) return [key, locator ? `, ${locator}` : ''];
  const words = source.description || source.title || source.key;
  const parts = [element('span', { dir: 'auto', text: words })];
  if (locator) parts.push(`, ${locator}`);
  const about = [
    source.author, source.title === words ? null : source.title, source.publisher, source.date, source.kind,
    source.contested ? 'contested' : null, source.via ? `by way of ${source.via}` : null, source.note,
  ].filter((one) => one && one !== words);
  if (about.length) parts.push(element('div', { class: 'small', dir: 'auto', text: about.join(' · ') }));
  if (source.url) {
    const isWeb = source.link && /^https?:\/\//i.test(source.url);
    const shown = isWeb
      ? element('a', { href: source.url, target: '_blank', rel: 'noopener noreferrer', text: source.url })
      : element('span', { text: source.url });
    parts.push(element('div', { class: 'small' }, shown));
  }
  return parts;
}

function findingLine(found) {
  return element(
    'div', { class: `finding ${found.severity}` },
    element('strong', { text: capital(found.message) }),
    ...(found.help ? [element('p', { text: capital(found.help) })] : []),
    element('p', { class: 'small', text: `${found.code} ${found.name} · ${found.place}` }),
  );
}

function dialogue(claim) {
  const items = (claim.why || []).map(([depth, number, word, said, again]) => {
    const item = element('li', {}, ...linkTo(number, word), ` ${said}`, again ? ', as said above' : '');
    item.style.setProperty('--depth', Math.min(depth - 1, 8));
    return item;
  });
  const made = items.length ? [element('ol', { class: 'dialogue' }, ...items)] : [];
  if (claim.more) made.push(element('p', { class: 'small', text: `${claim.more} more: argmap why tells them.` }));
  if (claim.untold) {
    made.push(element('p', { class: 'small', text: 'This map is too large for the page to hold the whole dialogue: argmap why tells it.' }));
  }
  return made;
}

function fillPanel(number) {
  const claim = claims[number];
  const title = element('h2', { class: 'head' }, kindMark(claim.kind, claim.word === 'and' ? `and ${claim.kind}` : claim.kind));
  if (claim.name) title.append(element('span', { class: 'name', dir: 'auto', text: claim.name }));
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close the panel', title: 'Close (Esc)', text: '✕' });
  close.addEventListener('click', () => { choose(-1); stage.focus(); });
  const support = into[number].filter((one) => steps[one].kind === 'support');
  const attack = into[number].filter((one) => steps[one].kind === 'attack');
  const broken = out[number].flatMap((one) => undercuts[one]);
  const marks = [claim.status, ...(claim.marks || [])].filter(Boolean);
  const actions = element('div', { class: 'actions' });
  if (children[number].length) {
    const fold = element('button', { type: 'button', id: 'fold-chosen' });
    fold.addEventListener('click', () => toggle(number));
    actions.append(fold);
  }
  const center = element('button', { type: 'button', text: 'Show in the picture' });
  center.addEventListener('click', () => show(number, true));
  actions.append(center);
  const content = [
    close, title,
    element('p', { class: 'claim', dir: 'auto', text: claim.text || '' }),
    claim.by ? element('p', { class: 'small', dir: 'auto', text: `— ${claim.by}` }) : null,
    marks.length ? element('p', { class: 'mark', text: marks.join(' · ') }) : null,
    actions,
    part('Quoted', claim.quote ? element('blockquote', { dir: 'auto', text: claim.quote }) : null),
    part('Sources', list((claim.cites || []).map(sourceLine))),
    part('Does it stand?', element('p', { class: `said ${claim.verdict}`, text: capital(claim.said) }), dialogue(claim)),
    part('For it', list(support.map(stepLine))),
    part('Against it', list(attack.map(stepLine))),
    part('Against its step', list(broken.map(stepLine))),
    part('What it bears on', list(out[number].map((one) => bearing(one, number)))),
    part('What the checker found', (claim.findings || []).map(findingLine)),
    part('Note', claim.note ? element('p', { dir: 'auto', text: claim.note }) : null),
    part('Tags', (claim.tags || []).map((tag) => element('span', { class: 'tag', dir: 'auto', text: tag }))),
    part('Weight', claim.weight === undefined ? null : element('p', { text: String(claim.weight) })),
  ];
  panel.replaceChildren(...content.filter(Boolean));
  panel.scrollTop = 0;
  sayFold();
}

function sayFold() {
  const button = byId('fold-chosen');
  if (button && chosen >= 0) {
    const is = folded.has(chosen);
    button.textContent = is ? `Unfold (${below[chosen]})` : 'Fold the branch';
    button.setAttribute('aria-expanded', String(!is));
  }
}
