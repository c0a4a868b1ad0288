import { describe, expect, it } from 'vitest';
import { formCommand, jumpsWithShift, type Pressed } from './form-keys.ts';

const press = (change: Partial<Pressed>): Pressed => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

describe('the keys of the form', () => {
  it.each([
    [{ key: 'Enter', ctrlKey: true }, 'save'],
    [{ key: 'Enter', metaKey: true }, 'save'],
    [{ key: 'Enter', ctrlKey: true, shiftKey: true }, 'save-next'],
    [{ key: 's', ctrlKey: true }, 'save-draft'],
    [{ key: 'v', metaKey: true }, 'paste'],
    [{ key: 'v', ctrlKey: true, shiftKey: true }, null],
    [{ key: '3', code: 'Digit3', altKey: true }, { field: 3 }],
    [{ key: '£', code: 'Digit3', altKey: true }, { field: 3 }],
    [{ key: 'Enter' }, null],
    [{ key: '9', code: 'Digit9', altKey: true }, null],
    [{ key: '3', code: 'Digit3' }, null],
    [{ key: '3', code: 'Digit3', altKey: true, ctrlKey: true }, null],
    [{ key: 'm', code: 'KeyM', altKey: true }, null],
  ])('%j asks for %j', (pressed, command) => {
    expect(formCommand(press(pressed), false)).toEqual(command);
  });

  it('needs Shift for a jump where the browser takes Alt and a digit', () => {
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    expect(jumpsWithShift(firefox)).toBe(true);
    expect(jumpsWithShift(firefox.replace('X11; Linux', 'Windows NT 10.0;'))).toBe(false);
    expect(formCommand(press({ code: 'Digit3', altKey: true }), true)).toBeNull();
    expect(formCommand(press({ code: 'Digit3', altKey: true, shiftKey: true }), true)).toEqual({ field: 3 });
  });
});
