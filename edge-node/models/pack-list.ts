import { Model, ModelFile } from '../src/model-folder/manifest.ts';
import { z } from 'zod';

/** Beside the models that are to be packed; says which there are. */
export const packListName = 'models.json';

/** A model as it is packed. Every file of its folders goes with it; others, and those with a role, are named. */
const ToPack = Model.omit({ files: true }).extend({
  files: z
    .array(ModelFile.pick({ path: true, role: true }))
    .max(2_000)
    .default([]),
});
export type ToPack = z.infer<typeof ToPack>;

export const PackList = z.strictObject({ models: z.array(ToPack).min(1).max(50) });
export type PackList = z.input<typeof PackList>;
