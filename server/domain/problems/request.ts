/** A request that cannot be taken as it came. */
export const REQUEST_PROBLEMS = {
  'not-valid': {
    status: 422,
    title: 'Some fields need another look',
    fix: 'Correct the fields listed and send it again.',
  },
  'not-json': { status: 400, title: 'The body is not JSON', fix: 'Send a JSON object in UTF-8.' },
  'wrong-content-type': {
    status: 415,
    title: 'This kind of content is not read here',
    fix: 'Send the content type named in /openapi.json.',
  },
  'too-large': {
    status: 413,
    title: 'The body is larger than this address takes',
    fix: 'Send less, or import by the command line.',
  },
  'too-slow': {
    status: 408,
    title: 'The body took too long to arrive',
    fix: 'Nothing was changed. Send it again when the line is better.',
  },
  'encoded-body': {
    status: 415,
    title: 'Compressed bodies are not read here',
    fix: 'Send the body without Content-Encoding.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing at this address',
    fix: 'Look in /openapi.json for the addresses there are.',
  },
  'wrong-method': {
    status: 405,
    title: 'This address does not take that method',
    fix: 'Use one of the methods named in the Allow header.',
  },
  'not-storable': {
    status: 400,
    title: 'A value is outside what can be kept',
    fix: 'Check dates, numbers and texts, and send it again.',
  },
  'wrong-origin': {
    status: 403,
    title: 'Changes are taken only from this site itself',
    fix: 'Open the page at the address the server printed.',
  },
  'wrong-host': {
    status: 421,
    title: 'The server is not known by this name',
    fix: 'Open it at the address it printed, or set PUBLIC_ORIGIN.',
  },
  'not-allowed': { status: 403, title: 'Your role does not allow this', fix: 'Ask an editor or admin.' },
  'no-version': {
    status: 428,
    title: 'Say which version you are changing',
    fix: 'Send the ETag you read in the If-Match header.',
  },
  'key-in-flight': {
    status: 409,
    title: 'The first request with this Idempotency-Key is still under way',
    fix: 'Wait a moment and ask again with the same key.',
  },
  'key-reused': {
    status: 422,
    title: 'This Idempotency-Key was used for another request',
    fix: 'Use a new key for a new request.',
  },
  'key-wrong': {
    status: 400,
    title: 'The Idempotency-Key cannot be used',
    fix: 'Send 1 to 100 letters, digits, points, colons, underscores or hyphens.',
  },
} as const;
