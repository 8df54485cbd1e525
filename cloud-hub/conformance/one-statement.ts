/** Has the server refuse a text of several statements: the text comes from a request. */
export const oneStatement = <Q extends { readonly text: string }>(query: Q): Q =>
  // The driver knows the setting, its types do not.
  Object.assign(query, { queryMode: 'extended' });
