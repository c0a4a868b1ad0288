import type { LiveNews, LiveState } from '../domain/live.ts';

/** A message of `GET /api/live`. */
export interface Message {
  event: string;
  data: LiveNews & LiveState;
}

/** A stream as a client reads it. */
export interface ReadStream {
  /** The next message of this kind, past all others. Waits generously; null when the stream ended. */
  next(event: string): Promise<Message | null>;
  /** All that is there by now, without waiting. */
  seen(): Message[];
  stop(): Promise<void>;
}

const PATIENCE = 20_000;

/** Reads the stream of an answer. */
export function readStream(answer: Response): ReadStream {
  if (!answer.body) throw new Error('no stream');
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const got: Message[] = [];
  let wake = () => {};
  let over = false;
  let text = '';
  let at = 0;
  const reading = (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value;
      const pieces = text.split('\n\n');
      text = pieces.pop() ?? '';
      for (const piece of pieces) {
        const found = /^event: (\w+)\ndata: (.*)$/.exec(piece);
        if (found) got.push({ event: found[1] ?? '', data: JSON.parse(found[2] ?? '{}') as Message['data'] });
      }
      wake();
    }
  })()
    .catch(() => undefined)
    .finally(() => {
      over = true;
      wake();
    });

  return {
    async next(event) {
      const until = Date.now() + PATIENCE;
      for (;;) {
        for (const message of got.slice(at)) {
          at++;
          if (message.event === event) return message;
        }
        if (over) return null;
        if (Date.now() > until) throw new Error(`no message "${event}" within ${PATIENCE} ms`);
        await Promise.race([
          new Promise<void>((resolve) => (wake = resolve)),
          new Promise((resolve) => setTimeout(resolve, 250)),
        ]);
      }
    },
    seen: () => [...got],
    async stop() {
      await reader.cancel().catch(() => undefined);
      await reading;
    },
  };
}
