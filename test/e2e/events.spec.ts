import { join } from 'node:path';
import { WindowParts } from '../support/window-parts';
import { SAMPLE, expect, test } from '../support/window-test';

const COURIER = join(SAMPLE, 'Kestrel withdrawn after smoke in engine room - Alder Courier.html');
const LOG = join(SAMPLE, 'Log entry shows valve open at 04 12 - Northline Wire.html');
const PORT = 'The crew cut the port engine';

test('an event is made, refused, edited and taken back by keyboard alone', async ({ launch }) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  await page.keyboard.press('Control+Shift+e');
  const form = page.getByRole('dialog', { name: 'New event' });
  await expect(form.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('alert')).toHaveText('An event needs a title.');
  await page.keyboard.type('Log published');
  await page.keyboard.press('Tab');
  await page.keyboard.type('when the cows come home');
  await expect(form.getByText('Not a time yet.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('alert')).toHaveText('The time is not read yet.');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('20 Nov 2023, 12:00');
  await form.getByRole('combobox', { name: 'Lane' }).fill('Papers');
  await form.getByRole('textbox', { name: 'Place' }).fill('Alder');
  await form.getByRole('textbox', { name: 'People' }).fill('Ruth Amory, Ilse Varga');
  await form.getByRole('combobox', { name: 'Tags' }).fill('log');
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();

  const event = window.plot.getByRole('button', {
    name: 'Log published, 20 Nov 2023, 12:00, no source',
  });
  await expect(event).toBeVisible();
  await expect(window.plot.getByRole('list', { name: 'Papers' })).toHaveCount(1);
  const card = window.side.getByRole('article', { name: 'Log published' });
  await expect(card.getByText('Alder · Ruth Amory · Ilse Varga')).toBeVisible();

  await card.getByRole('button', { name: 'More about Log published' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Edit event…' }).press('Enter');
  const edit = page.getByRole('dialog', { name: 'Edit event' });
  await expect(edit.getByRole('textbox', { name: 'Title' })).toHaveValue('Log published');
  await expect(edit.getByRole('textbox', { name: 'When' })).toHaveValue('20 Nov 2023, 12:00');
  await expect(edit.getByRole('combobox', { name: 'Lane' })).toHaveValue('Papers');
  await expect(edit.getByRole('combobox', { name: 'Tags' })).toHaveValue('log');
  const colour = edit.getByRole('radiogroup', { name: 'Colour' });
  await colour.getByRole('radio', { name: 'none' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(colour.getByRole('radio', { name: 'sage' })).toBeChecked();
  await edit
    .getByRole('textbox', { name: 'Description, in Markdown' })
    .fill('# What it holds\n\n- **four** alarms\n- see [the log](https://example.org/log)');
  await edit.getByRole('textbox', { name: 'Title' }).fill('The board publishes the log');
  await page.keyboard.press('Enter');
  await expect(edit).toBeHidden();
  const renamed = window.side.getByRole('article', { name: 'The board publishes the log' });
  await expect(renamed).toBeVisible();
  await expect(renamed.getByRole('heading', { level: 4, name: 'What it holds' })).toBeVisible();
  await expect(renamed.locator('strong')).toHaveText('four');
  await expect(renamed.getByRole('heading', { level: 3 })).toHaveText(/^sage, /);
  await expect(
    window.plot.getByRole('button', { name: /^The board publishes the log, .*, sage$/ }),
  ).toBeVisible();

  // Closed without a word, nothing is kept.
  await page.keyboard.press('Control+Shift+e');
  await page.keyboard.type('Thrown away');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await expect(window.tab('Events', 1)).toBeVisible();

  await window.leaveFields();
  await page.keyboard.press('Control+z');
  await expect(card).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(window.tab('Events', 0)).toBeVisible();
  await expect(window.plot.getByRole('listitem')).toHaveCount(0);
  // The lane and the tag were made for it and go with it.
  await expect(window.plot.getByRole('list', { name: 'Papers' })).toHaveCount(0);
});

test('from the timeline a new event takes the time of the place, and one is picked from fields', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  const form = page.getByRole('dialog', { name: 'New event' });
  await window.timeline.getByRole('button', { name: 'New event' }).click();
  await expect(form.getByRole('textbox', { name: 'When' })).toHaveValue(/\d{4}/);
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();

  const box = await window.plot.boundingBox();
  if (!box) throw new Error('The timeline is not drawn.');
  await page.mouse.dblclick(box.x + 60, box.y + box.height - 10);
  const early = await form.getByRole('textbox', { name: 'When' }).inputValue();
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  // The window takes a moment to be its own again after a dialog.
  await expect(async () => {
    await page.mouse.dblclick(box.x + box.width - 60, box.y + box.height - 10);
    await expect(form).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const late = await form.getByRole('textbox', { name: 'When' }).inputValue();
  expect(Date.parse(late)).toBeGreaterThan(Date.parse(early));

  await form.getByRole('textbox', { name: 'Title' }).fill('Second-hand pump fitted');
  await form.getByRole('button', { name: 'Pick…' }).click();
  await form.getByRole('combobox', { name: 'Kind of time' }).selectOption('Once, between');
  const start = form.getByRole('group', { name: 'Start' });
  await start.getByRole('combobox', { name: 'How exact' }).selectOption('Season');
  await start.getByRole('combobox', { name: 'Part of the year' }).selectOption('winter');
  await start.getByRole('spinbutton', { name: 'Year' }).fill('2010');
  await start.getByRole('checkbox', { name: 'about' }).check();
  const end = form.getByRole('group', { name: 'End' });
  await end.getByRole('combobox', { name: 'How exact' }).selectOption('Year');
  await end.getByRole('spinbutton', { name: 'Year' }).fill('1999');
  await expect(form.getByText('There is no such time.')).toBeVisible();
  await end.getByRole('spinbutton', { name: 'Year' }).fill('2019');
  await expect(form.getByRole('textbox', { name: 'When' })).toHaveValue(
    'between about winter 2010 and 2019',
  );
  await form.getByRole('button', { name: 'Make event' }).click();
  await expect(
    page
      .getByRole('article', { name: 'Second-hand pump fitted' })
      .getByText(/winter 2010 and 2019/),
  ).toBeVisible();
});

test('sources that disagree on a time and a number say so, are settled, edited, unlinked, undone', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  const { side, plot } = window;
  await app.drop([COURIER, LOG]);
  await expect(window.tab('Articles', 2)).toBeVisible();
  const undo = async () => {
    await window.leaveFields();
    await page.keyboard.press('Control+z');
  };

  await window.open(/^Kestrel withdrawn after smoke/);
  await window.block(PORT).click();
  await page.keyboard.press('c');
  await expect(window.clip).toBeVisible();
  await page.keyboard.press('e');
  const form = page.getByRole('dialog', { name: 'New event from a clip' });
  await form.getByRole('textbox', { name: 'Title' }).fill('Port engine stopped');
  // “About” would leave room for the other source.
  await form.getByRole('textbox', { name: 'When' }).fill('13 Nov 2023, 06:40');
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();

  await window.open(/^Log entry shows valve open/);
  await window.block('07:05').click();
  await page.keyboard.press('c');
  await expect(window.clip).toBeVisible();
  await page.keyboard.press('l');
  const chooser = page.getByRole('dialog', { name: 'Link to an event' });
  await chooser.getByRole('combobox', { name: 'Find an event' }).fill('port engine');
  await expect(chooser.getByRole('option', { name: /^Port engine stopped/ })).toBeVisible();
  await chooser.getByRole('textbox', { name: 'The source says when' }).fill('13 Nov 2023, 07:05');
  await chooser.getByRole('combobox', { name: 'Claim about' }).fill('passengers');
  await chooser.getByRole('textbox', { name: 'What it claims' }).fill('112');
  await page.keyboard.press('Enter');
  await expect(chooser).toBeHidden();

  const card = side.getByRole('article', { name: 'Port engine stopped' });
  const sources = card.getByRole('list', { name: 'Sources' }).getByRole('listitem');
  const onTime = card.getByText('Sources disagree by 25 minutes.');
  await expect(sources).toHaveCount(2);
  await expect(onTime).toBeVisible();
  await expect(
    plot.getByRole('button', { name: /^Port engine stopped, .*2 origins, sources disagree$/ }),
  ).toBeVisible();
  await window.tab('Events').click();
  await expect(window.events.getByRole('option')).toHaveAccessibleName(/sources disagree/);

  await test.step('the first source claims another number', async () => {
    await card.getByRole('button', { name: 'More about Alder Courier' }).click();
    await page.getByRole('menuitem', { name: 'Edit what it says…' }).click();
    const says = page.getByRole('dialog', { name: 'What the source says' });
    await expect(says.getByText(PORT)).toBeVisible();
    await says.getByRole('combobox', { name: 'Claim about' }).fill('passengers');
    await says.getByRole('textbox', { name: 'What it claims' }).fill('85');
    await page.keyboard.press('Enter');
    await expect(says).toBeHidden();
    await expect(
      card.getByText(/^Sources disagree on passengers: (85 or 112|112 or 85)\./),
    ).toBeVisible();
    await undo();
    await expect(card.getByText(/^Sources disagree on passengers/)).toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await expect(card.getByText(/^Sources disagree on passengers/)).toBeVisible();
  });

  await test.step('the time is settled with a reason, and that is taken back', async () => {
    await onTime.getByRole('button', { name: 'Settle…' }).click();
    const settle = page.getByRole('dialog', { name: 'The sources disagree on the time' });
    await settle.getByRole('radio', { name: /07:05/ }).check();
    await settle.getByRole('textbox', { name: 'Reason' }).fill('It is in the log.');
    await settle.getByRole('button', { name: 'Save' }).click();
    await expect(settle).toBeHidden();
    await expect(onTime).toHaveCount(0);
    const settled = card.getByText('Settled, time: 13 Nov 2023, 07:05. It is in the log.');
    await expect(settled).toBeVisible();
    await expect(card.getByText('13 Nov 2023, 07:05').first()).toBeVisible();
    // Another time than those that were settled: shown again, with what was decided.
    await card.getByRole('button', { name: 'More about Alder Courier' }).click();
    await page.getByRole('menuitem', { name: 'Edit what it says…' }).click();
    await page.getByRole('textbox', { name: 'The source says when' }).fill('13 Nov 2023, 05:05');
    await page.getByRole('textbox', { name: 'Note' }).fill('Early edition.');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter');
    await expect(sources.first()).toContainText('Early edition.');
    await expect(
      card.getByRole('img', { name: /Alder Courier: 13 Nov 2023, 05:05; Northline Wire/ }),
    ).toBeVisible();
    const reopened = card.getByText('Sources disagree by 2 hours.');
    await expect(reopened).toContainText('It is in the log. There is more to it since.');
    await undo();
    await expect(settled).toBeVisible();
    await expect(reopened).toHaveCount(0);
    await undo();
    await expect(onTime).toBeVisible();
    await expect(settled).toHaveCount(0);
  });

  await test.step('a source’s row goes to the very block in its article', async () => {
    await card.getByRole('button', { name: /^Alder Courier: / }).click();
    const port = window.block(PORT);
    await expect(port).toBeInViewport();
    await expect(port).toHaveAttribute('aria-current', 'true');
    await expect(window.clip.getByText(PORT)).toBeVisible();
    await side.getByRole('button', { name: /^Northline Wire: / }).click();
    await expect(window.block('07:05')).toBeInViewport();
    await expect(window.block('07:05')).toHaveAttribute('aria-current', 'true');
  });

  await test.step('a source is unlinked and linked again by undo', async () => {
    await window.events.getByRole('option').click();
    await card.getByRole('button', { name: 'More about Northline Wire' }).click();
    await page.getByRole('menuitem', { name: 'Unlink' }).click();
    await expect(sources).toHaveCount(1);
    await expect(onTime).toHaveCount(0);
    await undo();
    await expect(sources).toHaveCount(2);
    await expect(onTime).toBeVisible();
  });

  await test.step('the event goes to the trash from the list and comes back', async () => {
    await window.events.focus();
    await page.keyboard.press('Delete');
    await expect(window.tab('Events', 0)).toBeVisible();
    await expect(plot.getByRole('listitem')).toHaveCount(0);
    await window.notices.getByRole('button', { name: 'Undo' }).click();
    await expect(window.tab('Events', 1)).toBeVisible();
    await window.events.getByRole('option').click();
    await expect(sources).toHaveCount(2);
  });
});

test('a date beside the words clipped starts the form, and is not taken for what their source says', async ({
  launch,
}) => {
  const app = await launch();
  const { page } = app;
  const window = new WindowParts(page);
  await app.drop([COURIER]);
  await expect(window.articles.getByRole('option')).toHaveCount(1);

  // No date stands in this paragraph; the nearest is in the one before.
  await window.block('Nobody was hurt').click();
  await page.keyboard.press('e');
  const form = page.getByRole('dialog', { name: 'New event from a clip' });
  await expect(form.getByRole('textbox', { name: 'When' })).toHaveValue(/13 Nov 2023/);
  await expect(form.getByRole('checkbox', { name: 'The source says when' })).not.toBeChecked();
  await form.getByRole('textbox', { name: 'Title' }).fill('Passengers ashore');
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();
  const card = window.side.getByRole('article', { name: 'Passengers ashore' });
  await expect(card.getByText('reports it')).toBeVisible();

  await window.block('Rask took questions').click();
  await page.keyboard.press('l');
  const chooser = page.getByRole('dialog', { name: 'Link to an event' });
  await expect(chooser.getByRole('textbox', { name: 'The source says when' })).toHaveValue('');
  await page.keyboard.press('Escape');

  // Where it does stand in the words, the source says it.
  await window.block(PORT).click();
  await page.keyboard.press('e');
  await expect(form.getByRole('checkbox', { name: 'The source says when' })).toBeChecked();
  await page.keyboard.press('Escape');
});
