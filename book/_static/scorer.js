// What the search ranks by: pages of the newest quarter first, then those that are of no quarter, then
// earlier quarters, the newer the sooner. Sphinx writes this into the tools of its search.
Scorer.score = ([page, , , , score]) => {
  const quarterOf = (name) => name.match(/\/reports\/(\d{4})-\d{2}-Q(\d)\//);
  const count = ([, year, number]) => Number(year) * 4 + Number(number);
  const own = quarterOf(page);
  if (!own) return score;
  const every = Search._index.docnames.map(quarterOf).filter(Boolean).map(count);
  const age = Math.max(...every) - count(own);
  return age === 0 ? score + 1000 : score - 1000 * age;
};
