import type { Checklist } from "./checklist.schema";
import type { Framework } from "./framework.schema";
import type { Method, Note, Question, Slug } from "./method.schema";

const text = (note: Note): string => (typeof note === "string" ? note : note.text);
const asked = (question: Question): Slug | undefined =>
  typeof question === "string" ? undefined : question.to;

export const tips = (method: Method): string[] =>
  (method.phases ?? []).flatMap((phase) => (phase.tips ?? []).map(text));
export const roles = (method: Method): (Slug | undefined)[] =>
  (method.phases ?? []).flatMap((phase) => (phase.questions ?? []).map(asked));
export const titles = (entry: Checklist | Framework): string[] =>
  (entry.kind === "checklist" ? entry.sections : entry.items).map((part) => part.title);

export const rondje: Method = {
  format: 1,
  kind: "method",
  id: "rondje",
  title: "Rondje",
  language: "nl",
  summary: "Ieder zegt iets.",
  form: "oefening",
  facilitation: "either",
  participants: { min: 3 },
  phases: [{ id: "ronde", title: "Ronde", time: 5, grouping: { size: 2 } }],
};
// @ts-expect-error: no such facilitation
rondje.facilitation = "soms";
