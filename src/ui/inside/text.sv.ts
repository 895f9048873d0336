import { compact, loss, percent, swedishFormat, whole } from '../../words/sv/format';
import type { insideText as english } from './text.en';

export const insideText: typeof english = {
  choose: 'Se inuti',
  tokens: (taskname) => `Virtuella token i ${taskname}`,
  tokensLead:
    'Hur lång var och en är, hur långt träningen har flyttat den och vilka ord i ordförrådet som ligger närmast.',
  number: 'Nr',
  norm: 'Norm (längd)',
  moved: 'Flyttad',
  notKnown: 'okänt',
  movedNote: 'Var en prompt började är känt när den har tränats här.',
  nearest: 'Närmaste ord',
  nearestBy: 'Närmast enligt',
  measures: { cosine: 'Cosinus: bara riktning', dot: 'Skalärprodukt: riktning och längd' },
  vocabularyNorms: (least, most, mean) =>
    `Ordförrådets ord har normer från ${compact(least)} till ${compact(most)}, i medeltal ${compact(mean)}: bandet bakom staplarna.`,
  token: (id) => `Token ${id} i ordförrådet`,
  looking: 'Jämför med alla ord i ordförrådet…',
  tryAgain: 'Försök igen',
  caveat: {
    what: 'De närmaste orden är ingen översättning av prompten.',
    hint: 'En inlärd prompt kan ligga nära vilka ord som helst och ändå klara sin uppgift. Khashabi med flera (”Prompt Waywardness”, NAACL 2022) gjorde promptar som gick att läsa som en text de själva valt och som klarade uppgiften inom ungefär 2 % av de bästa. Att något låter rimligt här bevisar ingenting.',
  },
  noBase: {
    what: 'Ingen basmodell är inläst, så det finns inga närmaste ord och inga förluster.',
    hint: 'Normer och karta behöver bara tabellen och visas.',
  },
  otherBase: (wanted, loaded) => ({
    what: `Tabellen har lärts in genom ${wanted}; inläst är ${loaded}, som den inte kan jämföras med.`,
    hint: `Normer och karta behöver bara tabellen och visas. Läs in ${wanted} för resten.`,
  }),
  map: 'Karta över tabellen',
  mapLead: 'Varje virtuell token i tabellen är en punkt; de som liknar varandra ligger nära varandra.',
  shares: (along, up) =>
    `Planet visar ${percent(along + up)} av alla skillnader, ${percent(along)} i sidled och ${percent(up)} i höjdled (de två första principalkomponenterna). Punkter som ligger nära varandra här kan ändå skilja sig i resten.`,
  showStarts: 'Visa var de började',
  startSign: 'Ihålig: där den började',
  asTable: 'Visa som tabell',
  asMap: 'Visa som karta',
  exploreMap: 'Karta över tabellen. Piltangenterna går från punkt till punkt.',
  pointAt: (prompt, number, along, up) =>
    `${prompt}, virtuell token ${whole(number)}: ${compact(along)} i sidled, ${compact(up)} i höjdled`,
  pointHint: 'Peka på kartan eller gå igenom den med piltangenterna för att läsa punkterna.',
  version: (taskname, version) => `${taskname}, version ${whole(version)}`,
  task: 'Uppgift',
  along: 'Sida',
  up: 'Höjd',
  startAlong: 'Start, sida',
  startUp: 'Start, höjd',
  worth: 'Vad varje virtuell token är värd',
  worthLead:
    'De virtuella token utelämnas en i taget ur alla rader, och förlusten för samma svar mäts på nytt.',
  rows: 'Rader',
  parts: {
    'held-out': 'Rader som hölls utanför träningen',
    validation: 'Valideringsfilen',
    test: 'Testfilen',
    train: 'Träningsfilen',
  },
  seenRows: 'Träningen kan ha sett de här raderna; rader den inte har sett säger mer.',
  mostRows: 'Högst så många rader',
  run: 'Utelämna dem en i taget',
  cancel: 'Avbryt',
  running: 'De utelämnas just nu.',
  otherRunning: (taskname) => `De virtuella token i ${taskname} utelämnas just nu; avbryt det först.`,
  noRows: 'Inga rader för uppgiften är öppna: hämta några på dataskärmen.',
  measured: (done, total) =>
    `${whole(done)} av ${swedishFormat.plural(total, { one: '# virtuell token', other: '# virtuella token' })} utelämnade`,
  starting: 'Mäter förlusten med alla kvar…',
  wholeLoss: (value, rows) =>
    `Med alla kvar är förlusten ${loss(value)} på ${swedishFormat.plural(rows, { one: '# rad', other: '# rader' })}.`,
  mostNeeded: (number, from, to) =>
    `Virtuell token ${whole(number)} betyder mest: utan den stiger förlusten från ${loss(from)} till ${loss(to)}.`,
  noneNeeded: 'Att utelämna en enda av dem höjer inte förlusten.',
  stopped: (done, total) =>
    `Avbrutet efter ${whole(done)} av ${swedishFormat.plural(total, { one: '# virtuell token', other: '# virtuella token' })}.`,
  oneByOne: 'En i taget: två virtuella token som kan ersätta varandra ser båda ut som om de inte behövdes.',
  lossWithout: 'Förlust utan den',
  change: 'Ändring',
};
