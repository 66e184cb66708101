import type { BlindTable } from './blind-table';

/**
 * More prose of other topics, annotated before the rules that the first unseen prose asked for were
 * made; what fails stays as it is. First measured: 92.9 % of the calendar expressions, 92.3 % of the
 * bare weekdays, 99.2 % of the marks. A few rules were made for its misses since. Mended later, against
 * the conventions: “Friday at noon”, “6 p.m. Nov. 10”, of which the times had been left out.
 */
export const UNSEEN_LATER: readonly BlindTable[] = [
  {
    name: 'weather and travel',
    reference: '2023-07-20',
    language: 'en-GB',
    rows: [
      [
        'A heatwave that has gripped the south ⟦since last week⟧ is expected to ease ⟦by Sunday⟧.',
        '2023-07-10/.. or 2023-07-10/2023-07-16',
        '../2023-07-23',
      ],
      [
        'The temperature reached 45.3C on ⟦Tuesday⟧, just short of the record set in ⟦2021⟧.',
        '2023-07-18',
        '2021',
      ],
      [
        'Wildfires have burned 12,000 hectares ⟦since the start of the month⟧.',
        '2023-07-01/.. or 2023-07/..',
      ],
      ['Ferry crossings are suspended until further notice.'],
      [
        'The next train to Split leaves on ⟦Friday at noon⟧ and there is not another ⟦until Sunday evening⟧.',
        '2023-07-21T12:00',
        '../2023-07-23T24:00',
      ],
      ['⟦Last July⟧ was the driest in England ⟦since 1935⟧.', '2022-07', '1935/..'],
      [
        'Forecasters say the rain will not arrive before ⟦the middle of next week⟧.',
        '2023-07-26 or 2023-07-24/2023-07-30 or 2023-07-25/2023-07-27 or 2023-07-26/2023-07-27',
      ],
      [
        'The road over the pass is open ⟦from June to September⟧, snow permitting.',
        '2023-06/2023-09',
      ],
      [
        'The airline cancelled 41 flights on ⟦Wednesday⟧ and another 18 ⟦this morning⟧.',
        '2023-07-19',
        '2023-07-20T06:00/2023-07-20T12:00, within or 2023-07-20T00:00/2023-07-20T12:00, within',
      ],
      ['My cousin went there in ⟦the spring⟧ and said it was empty.', '2023-21'],
      [
        'The storm, the second in five days, made landfall ⟦late on Monday⟧.',
        '2023-07-17T18:00/2023-07-17T24:00, within or 2023-07-17T18:00/2023-07-18T06:00, within or 2023-07-17',
      ],
      [
        'Visitors who booked ⟦before 1 May⟧ will get their money back.',
        '../2023-05-01 or ../2023-04-30',
      ],
    ],
  },
  {
    name: 'health and education',
    reference: '2023-07-20',
    language: 'en-GB',
    rows: [
      [
        'The strike by junior doctors, the longest in the history of the service, ended on ⟦Tuesday morning⟧.',
        '2023-07-18T06:00/2023-07-18T12:00, within or 2023-07-18T00:00/2023-07-18T12:00, within',
      ],
      ['Waiting lists have grown every month ⟦since early 2020⟧.', '2020-01/.. or 2020-01-01/..'],
      ['Exam results will be published on ⟦17 August⟧.', '2023-08-17'],
      [
        'Cases of measles fell to 54 in ⟦2021⟧ but rose to 735 ⟦the following year⟧.',
        '2021',
        '2022',
      ],
      [
        'Pupils go back on ⟦4 September⟧, and the new building should be ready ⟦by Christmas⟧.',
        '2023-09-04',
        '../2023-12-25',
      ],
      ['She has been a nurse for 31 years and says it has never been worse.'],
      [
        'The drug was approved in America in ⟦May⟧ and is likely to be approved here ⟦later this year⟧.',
        '2023-05',
        '2023 or 2023-07-20/2023-12-31, within or 2023-07-21/2023-12-31, within or 2023-07/2023-12, within',
      ],
      ['⟦Between 1990 and 2015⟧ deaths from the disease fell by half.', '1990/2015, within'],
      ['The report covers ⟦the academic year 2021-22⟧.', '2021/2022'],
      ['The university was founded in ⟦1592⟧ by royal charter.', '1592'],
      [
        'Ward 7 was closed for nine days in ⟦the second week of January⟧.',
        '2023-01-09/2023-01-15, within or 2023-01-08/2023-01-14, within',
      ],
      ['The dentist cannot see me ⟦before October⟧.', '../2023-10 or ../2023-09'],
      ['His appointment, first made for ⟦12 April⟧, has been put back three times.', '2023-04-12'],
    ],
  },
  {
    name: 'US local news',
    reference: '2022-11-03',
    language: 'en-US',
    rows: [
      [
        'A Toledo man was arraigned ⟦Wednesday⟧ on charges that he set fire to his ex-wife’s garage.',
        '2022-11-02',
      ],
      [
        'Police responded to the 1900 block of Madison Avenue ⟦around 2:15 a.m. Sunday⟧ after neighbors heard shots.',
        '2022-10-30T02:15~',
      ],
      ['The school board will hold a special meeting at ⟦6 p.m. Nov. 10⟧.', '2022-11-10T18:00'],
      ['Early voting ends ⟦Saturday⟧, and Election Day is ⟦Tuesday⟧.', '2022-11-05', '2022-11-08'],
      ['Hernandez, a Democrat, was first elected to the council in ⟦November 2014⟧.', '2014-11'],
      [
        'The body of Kyle Weems, 24, was recovered from the Maumee River on ⟦Oct. 19⟧, three days after he was reported missing.',
        '2022-10-19',
      ],
      ['A preliminary hearing is set for ⟦Nov. 21⟧.', '2022-11-21'],
      [
        'The restaurant will shut its doors for good at ⟦the end of the year⟧, its owners announced ⟦this week⟧.',
        '2022-12 or 2022-12-31 or 2022-09/2022-12, within',
        '2022-10-31/2022-11-06, within',
      ],
      [
        'Gas averaged $3.76 a gallon on ⟦Thursday⟧, down from $3.80 ⟦a month ago⟧.',
        '2022-11-03',
        '2022-10',
      ],
      [
        'The three-bedroom house, built in ⟦1926⟧, sold for $215,000 in ⟦August⟧.',
        '1926',
        '2022-08',
      ],
      [
        'The fundraiser, held ⟦Saturday night⟧ at the armory, raised $14,000.',
        '2022-10-29T18:00/2022-10-30T06:00, within or 2022-10-29T18:00/2022-10-29T24:00, within',
      ],
      ['The library closes at 5 p.m. Fridays.'],
      ['Kickoff against Wayne State is ⟦1 p.m. Saturday⟧.', '2022-11-05T13:00'],
      ['Residents have ⟦until Dec. 1⟧ to appeal.', '../2022-12-01'],
      ['A judge ⟦last month⟧ set bail at $500,000.', '2022-10'],
      [
        'He pleaded guilty in ⟦June⟧ and faces up to 20 years in prison when he is sentenced in ⟦January⟧.',
        '2022-06',
        '2023-01',
      ],
    ],
  },
  {
    name: 'technology and science',
    reference: '2022-11-03',
    language: 'en-GB',
    rows: [
      ['The company laid off half its staff on ⟦Friday⟧.', '2022-10-28'],
      [
        'The telescope, launched on ⟦Christmas Day 2021⟧, has found a galaxy that formed 300 million years after the Big Bang.',
        '2021-12-25',
      ],
      [
        'The flaw was reported on ⟦28 September⟧ and fixed ⟦a week later⟧.',
        '2022-09-28',
        '2022-10-03/2022-10-09, within or 2022-10-05',
      ],
      ['The rocket is now due to fly no earlier than ⟦14 November⟧.', '2022-11-14'],
      ['Sales of the handset have fallen for five consecutive quarters.'],
      [
        'In ⟦the past two years⟧ the price of lithium has risen tenfold.',
        '2020/2022 or 2020-11-03/2022-11-03 or 2020/2021',
      ],
      ['Support for version 8.1 ends on ⟦January 10, 2023⟧.', '2023-01-10'],
      [
        'The chip was designed in ⟦the late 1970s⟧ for use in pocket calculators.',
        '1977/1979, within or 1976/1979, within or 1975/1979, within',
      ],
      [
        'Astronomers first saw the object on ⟦the night of 14 October⟧.',
        '2022-10-14T18:00/2022-10-15T06:00, within or 2022-10-14T18:00/2022-10-14T24:00, within',
      ],
      ['The satellite will burn up ⟦sometime next year⟧.', '2023'],
      ['It took the team 11 years and cost 1,984 dollars.'],
      ['The laboratory plans to publish its data in ⟦the first quarter of next year⟧.', '2023-33'],
    ],
  },
  {
    name: 'politics and economy',
    reference: '2019-03-29',
    language: 'en-GB',
    rows: [
      ['Britain was due to leave the union ⟦today⟧.', '2019-03-29'],
      [
        'MPs rejected the deal for a third time on ⟦Friday afternoon⟧, by 344 votes to 286.',
        '2019-03-29T12:00/2019-03-29T18:00, within',
      ],
      [
        'The economy grew by 1.4% in ⟦2018⟧, its weakest ⟦since 2012⟧, and shrank slightly in ⟦December⟧.',
        '2018',
        '2012/..',
        '2018-12',
      ],
      [
        'The chancellor told the House on ⟦13 March⟧ that borrowing would fall ⟦next year⟧.',
        '2019-03-13',
        '2020',
      ],
      [
        'The union says wages are lower in real terms than they were ⟦a decade ago⟧.',
        '2009 or 2009~',
      ],
      ['A second vote is planned for ⟦Monday⟧.', '2019-04-01'],
      [
        'Ukrainians vote for a president ⟦this Sunday⟧, with a run-off likely ⟦three weeks later⟧.',
        '2019-03-31',
        '2019-04-15/2019-04-21, within or 2019-04-21',
      ],
      ['She became leader in ⟦July 2016⟧, three weeks after the referendum.', '2016-07'],
      ['The tariff will rise to 25% ⟦from midnight⟧.', 'unscored'],
      ['The two sides have met six times ⟦this year⟧.', '2019'],
      [
        '“I will not resign ⟦today⟧, ⟦tomorrow⟧ or on ⟦Monday⟧,” he told the chamber.',
        '2019-03-29',
        '2019-03-30',
        '2019-04-01',
      ],
      ['The next census is in ⟦2021⟧.', '2021'],
      ['The party lost 1,300 seats in ⟦the May elections of that year⟧.', 'unscored'],
      [
        'In its note of ⟦26 March⟧ the bank cut its forecast for ⟦2019⟧ and ⟦2020⟧.',
        '2019-03-26',
        '2019',
        '2020',
      ],
      ['Turnout was lower only in ⟦2001⟧ and ⟦1918⟧.', '2001', '1918'],
    ],
  },
  {
    name: 'arts, farming and religion',
    reference: '2019-03-29',
    language: 'en-GB',
    rows: [
      ['The exhibition runs ⟦until 14 July⟧.', '../2019-07-14'],
      [
        'Lambing began in ⟦mid-February⟧ and should be over ⟦by Easter⟧.',
        '2019-02-11/2019-02-20, within',
        '../2019-04-21',
      ],
      [
        'The painter moved to Arles in ⟦February 1888⟧ and left ⟦the following May⟧.',
        '1888-02',
        '1889-05',
      ],
      ['Her last album came out in ⟦the autumn of 2015⟧.', '2015-23'],
      [
        'The vicar gave notice ⟦last Sunday⟧ that the bells would be silent until the tower was mended.',
        '2019-03-24',
      ],
      [
        'The orchard was planted in ⟦the 1890s⟧ and grubbed up in ⟦the early 1960s⟧.',
        '189X',
        '1960/1963, within or 1960/1962, within or 1960/1964, within',
      ],
      [
        'Milk yields in ⟦the week to 23 March⟧ were 2 per cent up on the year.',
        '2019-03-17/2019-03-23 or 2019-03-18/2019-03-24 or 2019-03-16/2019-03-23',
      ],
      [
        'The manuscript dates from ⟦the early 12th century⟧.',
        '1100/1133, within or 1101/1133, within or 1100/1134, within',
      ],
      [
        'The play opens in London ⟦next month⟧ before a tour in ⟦the autumn⟧.',
        '2019-04',
        '2019-23',
      ],
      ['He worked on the altarpiece from ⟦1432⟧ until his death in ⟦1441⟧.', '1432', '1441'],
      ['The second edition of ⟦1633⟧ leaves out the preface.', '1633'],
      ['June berries and August plums did well.'],
      [
        'The choir was formed in ⟦1919⟧ and will mark its centenary on ⟦Saturday 8 June⟧.',
        '1919',
        '2019-06-08',
      ],
    ],
  },
  {
    name: 'war diary and older print',
    reference: '1915-05-10',
    language: 'en-GB',
    rows: [
      [
        'We moved up to the reserve trenches on ⟦the night of the 7th⟧.',
        '1915-05-07T18:00/1915-05-08T06:00, within or 1915-05-07T18:00/1915-05-07T24:00, within',
      ],
      [
        '⟦Yesterday⟧ the guns began at five in the morning and did not stop till noon.',
        '1915-05-09',
      ],
      [
        'The liner Lusitania was torpedoed on ⟦Friday afternoon⟧ off the Old Head of Kinsale.',
        '1915-05-07T12:00/1915-05-07T18:00, within',
      ],
      [
        'Pte. Harker, who enlisted ⟦last September⟧, writes home that he is in the pink.',
        '1914-09',
      ],
      [
        'The Zeppelin was seen over Southend ⟦early this morning⟧.',
        '1915-05-10T06:00/1915-05-10T12:00, within or 1915-05-10T00:00/1915-05-10T12:00, within',
      ],
      ['Wheat was quoted on ⟦Saturday⟧ at 62s. a quarter.', '1915-05-08'],
      [
        'The annual meeting of the Society will be held on ⟦Wednesday, May 19th⟧, at three o’clock.',
        '1915-05-19',
      ],
      ['Letters dated ⟦the 28th ult.⟧ have come to hand.', '1915-04-28'],
      [
        'The wedding took place quietly on ⟦Thursday⟧, the bride being given away by her uncle.',
        '1915-05-06',
      ],
    ],
  },
  {
    name: 'military and shipping',
    reference: '2024-12-06',
    language: 'en-GB',
    rows: [
      ['Rebel forces entered Hama on ⟦Thursday⟧, a week after they took Aleppo.', '2024-12-05'],
      [
        'The frigate left Plymouth on ⟦2 December⟧ and should reach the strait in ⟦about three weeks⟧.',
        '2024-12-02',
        'unscored',
      ],
      [
        'The airstrike, ⟦shortly after midnight on 27 November⟧, killed nine people.',
        '2024-11-27T00:00~ or 2024-11-28T00:00~ or 2024-11-27T24:00~',
      ],
      ['More than 90 ships have been attacked in the strait ⟦since November 2023⟧.', '2023-11/..'],
      ['The barracks has been empty ⟦since the late 1990s⟧.', '1997/.. or 1996/.. or 1995/..'],
      [
        'The tanker was built in ⟦2006⟧ and has changed flag four times ⟦since 2021⟧.',
        '2006',
        '2021/..',
      ],
      [
        'The two presidents will speak by telephone ⟦over the weekend⟧.',
        '2024-12-07/2024-12-08, within',
      ],
      ['The ceasefire came into force at ⟦4 a.m. on 27 November⟧.', '2024-11-27T04:00'],
      ['The defence ministry said 1,250 soldiers had returned.'],
      ['The exercise, held every two years, will next take place in ⟦September 2026⟧.', '2026-09'],
      [
        'The port handled 43 million tonnes in ⟦the first ten months of the year⟧.',
        '2024-01/2024-10',
      ],
      ['No ship had called there ⟦since the previous winter⟧.', 'unscored'],
    ],
  },
];
