/** What an action is done to: the picked rows, or all that a filter lets through. */

/** The picks of a table as `POST /api/v1/actions` takes them, and how many they are. */
export function targetsOf(table) {
  const { picks, spec, state } = table;
  if (picks.all === undefined) {
    return ofRows(picks.rows(), spec.pickedBy);
  }
  const filter = { ...spec.fixed, ...state.filter() };
  return {
    n: picks.all,
    matching: true,
    body: {
      list: spec.list,
      filter: Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, [value]])),
      expected: picks.all,
    },
  };
}

/** Rows as an action takes them; those without an address that is known are left out. */
function ofRows(rows, pickedBy) {
  const ids = [...new Set(rows.map(row => row[pickedBy]).filter(id => id !== undefined))];
  return { n: ids.length, matching: false, body: { ids } };
}

/** One address as an action takes it. */
export function ofAddress(address) {
  return { n: 1, matching: false, body: { ids: [address] } };
}
