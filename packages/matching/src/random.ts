// Numbers that look random and are the same for the same seed everywhere (mulberry32).

export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** In place. */
export function shuffle<Thing>(things: Thing[], random: () => number): Thing[] {
  for (let i = things.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [things[i], things[j]] = [things[j]!, things[i]!];
  }
  return things;
}
