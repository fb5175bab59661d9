// A group of the messages of a catalogue (`catalogue-group.ts`).
declare module "*.ftl?group=phone" {
  const source: string;
  export default source;
}
