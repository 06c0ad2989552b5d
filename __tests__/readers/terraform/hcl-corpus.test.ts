import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { parseHcl } from '../../../src/readers/terraform/body.js';
import { askHashicorp, asHcl2json, isAmbiguous } from './hashicorp.js';
import { mutated, seeded } from './mutations.js';

const folder = new URL('../../fixtures/hcl/', import.meta.url);
const names = readdirSync(folder).sort();

const texts = names.map((name) => readFileSync(new URL(name, folder), 'utf8'));

describe('HCL as HashiCorp reads it', () => {
  const verdicts = askHashicorp(texts);

  it.each(names.map((name, index) => ({ name, index })))('$name', ({ index }) => {
    const text = texts[index] ?? '';
    const { body, faults } = parseHcl(text);
    expect(faults).toEqual([]);
    expect({ value: asHcl2json(text, body) }).toEqual(verdicts[index]);
  });
});

describe('2,000 mutations of these files', () => {
  const random = seeded(20_260_101);
  const cases = Array.from({ length: 2000 }, (_, index) =>
    mutated(texts[index % texts.length] ?? '', random),
  );

  it('are accepted and refused as by HashiCorp, with equal values', () => {
    const read = cases.map((text) => ({ text, ...parseHcl(text) }));
    // hcl2json panics where blocks of one type have fewer and more labels, and answers nothing afterwards.
    const asked = read.filter(({ body, faults }) => faults.length > 0 || !isAmbiguous(body));
    const verdicts = askHashicorp(asked.map(({ text }) => text));
    let refused = 0;
    let compared = 0;
    for (const [index, { text, body, faults }] of asked.entries()) {
      const verdict = verdicts[index] ?? {};
      expect({ text, refused: faults.length > 0 }).toEqual({ text, refused: verdict.refused === true });
      if (verdict.refused === true) refused++;
      if (verdict.value === undefined) continue;
      compared++;
      expect({ text, value: asHcl2json(text, body) }).toEqual({ text, value: verdict.value });
    }
    // The mutations are worth something only if both happen often, and few are left out.
    expect(refused).toBeGreaterThan(800);
    expect(compared).toBeGreaterThan(600);
    expect(asked.length).toBeGreaterThan(1950);
  });

  it('give faults with places in the text', () => {
    for (const text of cases) {
      for (const { span } of parseHcl(text).faults) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(span.start).toBeLessThanOrEqual(span.end);
      }
    }
  });
});
