/** Tells once that an element is about to come into view: what stands far down is fetched when somebody goes there. */
export function whenNear(tell: () => void): (element: Element) => () => void {
  return (element) => {
    const near = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        near.disconnect();
        tell();
      },
      { rootMargin: '300px' },
    );
    near.observe(element);
    return () => near.disconnect();
  };
}
