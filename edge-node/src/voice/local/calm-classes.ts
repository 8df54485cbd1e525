/** Names of classes in which nobody is out of breath, in whichever of the three languages; the calmest first. */
const calm: readonly RegExp[] = [
  /yoga|stretch|etirement|estiramiento|relax|relaj|medita|sophro|sofro|tai ?chi|qi ?gong|respir|breath|zen|detente/u,
  /pilates|souplesse|flexib|mobilit|movilidad|doux|douce|gentle|suave/u,
];
/** Called so, and not calm for that ("Power Yoga"). */
const lively = /power|hot|fit|cardio|intens|boxe|boxing/u;

/** How calm a class of this name is: 0 is calmest; undefined: not calm. */
export function calmness(className: string): number | undefined {
  const name = className
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
  const at = lively.test(name) ? -1 : calm.findIndex((names) => names.test(name));
  return at < 0 ? undefined : at;
}
