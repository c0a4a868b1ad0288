/** The painter's code, as far as it is here. */
let here: Awaited<ReturnType<typeof fetchPainter>> | null = null;

async function fetchPainter() {
  const [{ Chart }, { toChartjs }, { grammar, plotOf }] = await Promise.all([
    import('./register.ts'),
    import('./to-chartjs.ts'),
    import('./grammar.ts'),
    document.fonts.ready,
  ]);
  return { Chart, toChartjs, grammar, plotOf };
}

/** Fetches the code that paints charts, with the fonts they are written in. */
export async function loadPainter(): Promise<void> {
  here ??= await fetchPainter();
}

/** The code that paints charts; null until it is loaded. */
export const painter = () => here;
