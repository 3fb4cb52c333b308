// How many readings the form's arithmetic leaves when table 2 or 3 is printed with nothing between the numbers.
// Written apart from the product's solver, to judge it: plain enumeration, slow, and for sizes that samples have.

/** Ways to cut a run of digits into `parts` whole numbers without leading zeros, the last being the sum of the others. */
export function cuts(digits, parts) {
  const found = [];
  const walk = (at, numbers, sum) => {
    const rest = digits.slice(at);
    if (numbers.length === parts - 1) {
      if (rest === String(sum)) found.push([...numbers, sum]);
      return;
    }
    for (let end = at + 1; end <= digits.length - (parts - numbers.length - 1); end++) {
      const text = digits.slice(at, end);
      if (text.length > 1 && text[0] === "0") break;
      walk(end, [...numbers, Number(text)], sum + Number(text));
    }
  };
  walk(0, [], 0);
  return found;
}

/** Readings of table 2 glued together that obey every identity, up to `most`; each maps a row's key to seven numbers. */
export function requestReadings(rows, most = 2) {
  const keys = Object.keys(rows);
  const choices = keys.map((k) => cuts(rows[k].join(""), 7)).map((list, i) => ({ key: keys[i], list }));
  const sign = { new: [1, 0], carriedIn: [1, 0], total: [-1, -1], carriedOut: [-1, 0] };
  const found = [];
  const order = [...choices].sort((a, b) => a.list.length - b.list.length);
  const walk = (i, balance, results, reading) => {
    if (found.length >= most) return;
    if (i === order.length) {
      if ([...balance, ...results].every((n) => n === 0)) found.push(reading);
      return;
    }
    const { key, list } = order[i];
    const [b, r] = sign[key] ?? [0, 1];
    for (const row of list)
      walk(
        i + 1,
        balance.map((n, c) => n + b * row[c]),
        results.map((n, c) => n + r * row[c]),
        { ...reading, [key]: row },
      );
  };
  walk(0, new Array(7).fill(0), new Array(7).fill(0), {});
  return found;
}

/** Readings of the fifteen numbers of table 3 glued together: three groups of five, each ending with its sum. */
export function disputeReadings(groups) {
  const digits = groups.flat().join("");
  const found = [];
  for (let a = 5; a <= digits.length - 10; a++)
    for (let b = a + 5; b <= digits.length - 5; b++)
      for (const review of cuts(digits.slice(0, a), 5))
        for (const direct of cuts(digits.slice(a, b), 5))
          for (const afterReview of cuts(digits.slice(b), 5)) found.push({ review, direct, afterReview });
  return found;
}
