import { z } from 'zod';

/** The service's own limit. */
export const ItemId = z.string().min(1).max(32);
const CallId = z.string().min(1).max(64);
const Text = z.string().max(100_000);
const common = {
  id: ItemId.optional(),
  object: z.literal('realtime.item').optional(),
  status: z.enum(['completed', 'incomplete', 'in_progress']).optional(),
};
/** Base64 of at most 15 MiB. */
export const Audio = z.string().max(20_971_520);

const SystemPart = z.strictObject({ type: z.literal('input_text'), text: Text });
const UserPart = z.discriminatedUnion('type', [
  SystemPart,
  z.strictObject({ type: z.literal('input_audio'), audio: Audio.nullish(), transcript: Text.nullish() }),
]);
const AssistantPart = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('output_text'), text: Text }),
  z.strictObject({ type: z.literal('output_audio'), audio: Audio.nullish(), transcript: Text.nullish() }),
]);
const parts = <Part extends z.ZodType>(part: Part) => z.array(part).min(1).max(64);
const message = { ...common, type: z.literal('message') };

/** A conversation item that a client may give. Pictures and remote tools are nothing that this engine could use. */
export const GivenItem = z.discriminatedUnion('type', [
  z.discriminatedUnion('role', [
    z.strictObject({ ...message, role: z.literal('system'), content: parts(SystemPart) }),
    z.strictObject({ ...message, role: z.literal('user'), content: parts(UserPart) }),
    z.strictObject({ ...message, role: z.literal('assistant'), content: parts(AssistantPart) }),
  ]),
  z.strictObject({
    ...common,
    type: z.literal('function_call'),
    call_id: CallId.optional(),
    name: z.string().min(1).max(64),
    arguments: Text,
  }),
  z.strictObject({ ...common, type: z.literal('function_call_output'), call_id: CallId, output: Text }),
]);
export type GivenItem = z.output<typeof GivenItem>;

/** What an answer may be asked to instead of the conversation. */
export const InputItem = z.union([GivenItem, z.strictObject({ type: z.literal('item_reference'), id: ItemId })]);
