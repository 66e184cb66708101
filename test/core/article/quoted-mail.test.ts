import { describe, expect, test } from 'vitest';
import { plainTextDraft } from '../../../core/article/plain-text';

const kept = (text: string) =>
  plainTextDraft(text).blocks.flatMap((block) =>
    block.reason === undefined ? [[block.kind, block.text]] : [],
  );

const MAIL = `From: "Coastline Desk" <desk@coastline.example>
Date: Fri, 8 Mar 2024 10:02:00 +0100
Subject: Versicherer zahlt nicht: =?UTF-8?Q?L=C3=B6schanlage?=
Message-ID: <abc@coastline.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit
X-Mailer: Quay 2

> TIDEWATER, 8. März (dpa) - Der Versicherer des Hafens will nach dem
> Brand vom Donnerstag nicht zahlen. Die Löschanlage sei „nie in Betrieb“
> gewesen, teilte das Unternehmen am Freitag mit.
>
> Die Hafenbehörde widersprach. „Wir haben jede Rechnung“, sagte
> Sprecherin Anja Kröger.
>> 1. Die Anlage wurde 2019 bestellt.
>> 2. Sie wurde 2021 abgenommen.`;

describe('a mail', () => {
  test('is read without the lines and signs of mailers, its wrapped quotation joined', () => {
    const draft = plainTextDraft(MAIL);
    expect(draft.metadata.title.value).toBe('Versicherer zahlt nicht: Löschanlage');
    expect(draft.metadata.publishedOn.value).toBe('2024-03-08');
    expect(kept(MAIL)).toEqual([
      [
        'quote',
        'TIDEWATER, 8. März (dpa) - Der Versicherer des Hafens will nach dem Brand vom Donnerstag nicht zahlen. Die Löschanlage sei „nie in Betrieb“ gewesen, teilte das Unternehmen am Freitag mit.',
      ],
      [
        'quote',
        'Die Hafenbehörde widersprach. „Wir haben jede Rechnung“, sagte Sprecherin Anja Kröger.',
      ],
      ['quote', '1. Die Anlage wurde 2019 bestellt.'],
      ['quote', '2. Sie wurde 2021 abgenommen.'],
    ]);
  });

  test('a lone sign before a line is no quotation', () => {
    const words = 'The port authority said on Friday that it held every bill.';
    expect(kept(`Insurer refuses to pay\n\n${words}\n\n> The bills\n\n${words}`)).toEqual([
      ['paragraph', words],
      ['paragraph', '> The bills'],
      ['paragraph', words],
    ]);
  });
});

describe('a story under a poster’s remark', () => {
  const SENTENCE =
    'The head of the port authority resigned on Friday after a fire at Kestrel Quay.';
  const POST = [
    'Posted by: gullwatcher77 on March 8, 2024, 09:14 AM',
    "Didn't see this posted yet. Mods pls merge if dupe.",
    'https://www.tidewatercourier.example/news/2024/03/08/port-chief-quits',
    'Port chief quits after Kestrel Quay fire',
    'By Mina Okafor',
    'Friday, March 8, 2024; 7:45 AM',
    `TIDEWATER (Reuters) - ${SENTENCE}`,
    'The board will meet on Monday to name somebody else, a spokeswoman said.',
  ].join('\n\n');

  test('has its own headline, writer, day and address, and not the poster’s', () => {
    const { metadata } = plainTextDraft(POST);
    expect(metadata.title.value).toBe('Port chief quits after Kestrel Quay fire');
    expect(metadata.byline.value).toBe('Mina Okafor');
    expect(metadata.publishedOn.value).toBe('2024-03-08');
    expect(metadata.url.value).toContain('/port-chief-quits');
    expect(metadata.origin.value).toBe('Reuters');
    expect(kept(POST).map(([, text]) => text?.slice(0, 10))).toEqual([
      "Didn't see",
      'TIDEWATER ',
      'The board ',
    ]);
  });
});
