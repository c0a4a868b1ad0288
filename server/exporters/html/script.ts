/**
 * What the report does where scripts may run: it narrows and sorts the table of indicators, says the numbers under the
 * pointer, and saves the data it carries. It asks nothing of any network, which its policy would refuse besides.
 * Plain text and not a function: its fingerprint stands in the policy of the page, so no build may touch it.
 */
export const SCRIPT = String.raw`(() => {
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);
for (const one of all('[data-live]')) one.hidden = false;

const table = byId('indicator-table');
if (table) {
  const rows = all(':scope > tbody[data-row]', table), groups = all(':scope > tbody.group', table), order = all(':scope > tbody', table);
  const [said, group, verdict, sort, count] = ['f-text', 'f-group', 'f-verdict', 'f-sort', 'f-count'].map(byId);
  const sorts = {
    title: (a, b) => a.dataset.title.localeCompare(b.dataset.title),
    change: (a, b) => Number(b.dataset.change) - Number(a.dataset.change),
    verdict: (a, b) => Number(a.dataset.order) - Number(b.dataset.order),
  };
  const show = () => {
    const words = said.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !((!words || row.textContent.toLowerCase().includes(words)) &&
        (!group.value || row.dataset.group === group.value) && (!verdict.value || row.dataset.verdict === verdict.value));
      if (!row.hidden) shown += 1;
    }
    const by = sorts[sort.value];
    table.append(...(by ? [...groups, ...[...rows].sort(by)] : order));
    table.classList.toggle('flat', Boolean(by));
    for (const one of groups) one.hidden = Boolean(by) || !rows.some((row) => !row.hidden && row.dataset.group === one.dataset.group);
    count.textContent = shown === rows.length ? 'All ' + shown + ' shown' : shown + ' of ' + rows.length + ' shown';
  };
  for (const one of [said, group, verdict, sort]) one.addEventListener('input', show);
  show();
  addEventListener('beforeprint', () => { said.value = group.value = verdict.value = sort.value = ''; show(); });
}

const tip = byId('tip');
let lit = null;
const quiet = () => { tip.hidden = true; lit?.classList.remove('lit'); lit = null; };
for (const figure of all('figure')) {
  const svg = figure.querySelector('svg.chart'), lines = all('tbody tr', figure);
  if (!svg || !lines.length) continue;
  svg.addEventListener('pointermove', (event) => {
    let best = null, least = 24;
    for (const mark of all('[data-mark]', svg)) {
      if (mark.dataset.mark === '') continue;
      const box = mark.getBoundingClientRect();
      const away = Math.max(box.left - event.clientX, 0, event.clientX - box.right);
      if (away < least) { least = away; best = mark; }
    }
    const line = best && lines[Number(best.dataset.mark)];
    if (!line) return quiet();
    if (lit !== best) { quiet(); lit = best; lit.classList.add('lit'); }
    tip.textContent = all('th,td', line).map((cell) => cell.textContent.trim()).filter(Boolean).join(', ');
    tip.hidden = false;
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(innerWidth - width - 4, event.clientX + 12)) + 'px';
    tip.style.top = Math.max(4, event.clientY - height - 12) + 'px';
  });
  svg.addEventListener('pointerleave', quiet);
}
addEventListener('keydown', (event) => { if (event.key === 'Escape') quiet(); });
addEventListener('scroll', quiet, { passive: true });

const save = byId('save-data');
save.addEventListener('click', async () => {
  const packed = Uint8Array.from(atob(byId('signposts-evidence').textContent.trim()), (one) => one.charCodeAt(0));
  const plain = typeof DecompressionStream === 'function';
  const stream = new Blob([packed]).stream();
  const blob = plain ? await new Response(stream.pipeThrough(new DecompressionStream('gzip'))).blob() : new Blob([packed]);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = save.dataset.name + (plain ? '.json' : '.json.gz');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
});
})();`;
