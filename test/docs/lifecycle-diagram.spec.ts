import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { bookingLifecycle } from '../../src/booking/domain/booking.lifecycle.js';
import { enrolmentLifecycle } from '../../src/network/domain/enrolment.lifecycle.js';
import { handoverLifecycle } from '../../src/funding/domain/handover.lifecycle.js';
import { statementLifecycle } from '../../src/statement/domain/statement.lifecycle.js';
import { diagramOf } from '../../src/kernel/lifecycle.js';

it('draws in the documentation the lives that the code lives', async () => {
  const page = await readFile('docs/lifecycles.md', 'utf8');
  expect(page).toContain(`\`\`\`mermaid\n${diagramOf(bookingLifecycle, 'requested')}\n\`\`\``);
  expect(page).toContain(`\`\`\`mermaid\n${diagramOf(enrolmentLifecycle, 'invited')}\n\`\`\``);
  expect(page).toContain(`\`\`\`mermaid\n${diagramOf(handoverLifecycle, 'draft')}\n\`\`\``);
  expect(page).toContain(`\`\`\`mermaid\n${diagramOf(statementLifecycle, 'draft')}\n\`\`\``);
});
