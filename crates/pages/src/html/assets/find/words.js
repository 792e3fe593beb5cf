// Words in, out the things in whose names and texts they stand, the likeliest first.

const [WHOLE, BEGUN, INSIDE, SLIPPED] = [[5, 9], [4, 7], [2, 3], [1, 1]];

// What can be done by the step that is named, then what more than half of the words stand in: the more, the better.
function ofWords({ text }) {
  const pasted = text.rest.map((at) => text.tokens[at].text).join(' ');
  const whole = loose(pasted);
  if (whole === '') return [];
  const [words, sums] = [new Uint32Array(things.length), new Uint32Array(things.length)];
  let count = 0;
  for (const word of wordsOf(pasted).slice(0, 24)) {
    count += 1;
    const scores = score(word);
    for (let thing = 0; thing < scores.length; thing++) {
      if (scores[thing] === 0) continue;
      words[thing] += 1;
      sums[thing] += scores[thing];
    }
  }
  if ([...whole].length > 2) {
    names.all.words.forEach((word, at) => {
      const thing = names.all.things[at];
      if (!word.includes(whole) || (words[thing] === count && sums[thing] >= count * 8)) return;
      words[thing] = count;
      sums[thing] = count * 8;
    });
  }
  const step = catalog.stepped.findIndex((names) => names.includes(whole));
  const found = [];
  things.forEach((of, thing) => {
    const takes = step >= 0 && of.recovery.some((steps) => steps.includes(step));
    if (takes || words[thing] * 2 > count) {
      found.push([takes ? 0 : 1, count - words[thing], -sums[thing], of.what === 'code' ? 0 : 1, thing]);
    }
  });
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3] || a[4] - b[4]);
  return found.map((of) => ['words', of[4]]);
}

// What a word counts for each thing.
function score(word) {
  const scores = new Uint8Array(things.length);
  if (weigh(word, scores)) return scores;
  for (const particle of particles) {
    if (!word.endsWith(particle)) continue;
    const bare = word.slice(0, word.length - particle.length);
    if ([...bare].length > 2 && weigh(bare, scores)) return scores;
  }
  const length = [...word].length;
  const most = length < 4 ? 0 : length < 8 ? 1 : 2;
  if (most === 0) return scores;
  measures.words ??= measured(said.words);
  for (const [at] of near(word, measures.words, most)) {
    if (measures.words.lengths[at] > 3) tally(at, SLIPPED, scores);
  }
  return scores;
}

// Whether a word stands anywhere, and what it counts where it does.
function weigh(word, scores) {
  const isShort = [...word].length < 2;
  let stands = false;
  said.words.forEach((of, number) => {
    const at = of.indexOf(word);
    if (at < 0 || (at > 0 && isShort)) return;
    stands = true;
    tally(number, at > 0 ? INSIDE : of.length === word.length ? WHOLE : BEGUN, scores);
  });
  return stands;
}

function tally(number, weight, scores) {
  let place = 0;
  for (const step of said.places[number].split(' ')) {
    place += Number(step);
    const counts = weight[place & 1];
    if (scores[place >> 1] < counts) scores[place >> 1] = counts;
  }
}
