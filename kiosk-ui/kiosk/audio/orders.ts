/** What the page tells the playback worklet. */
export type PlaybackOrder =
  | { readonly kind: 'frame'; readonly track: number; readonly samples: Int16Array; readonly last: boolean }
  | { readonly kind: 'silence'; readonly track: number }
  | { readonly kind: 'clear' };

export const playbackName = 'talk-playback';
export const captureName = 'talk-capture';
