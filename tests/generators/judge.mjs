// What Ajv, strict as it can be, says of schemas and of documents: JSON.
// node judge.mjs <path of ajv/dist/2020.js>, with {schemas: [...], documents: [[$id, document], ...]}
// as its input; the answer is whether each document is valid.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { default: module } = await import(pathToFileURL(process.argv[2]));
const Ajv = module.default ?? module;
const { schemas, documents } = JSON.parse(readFileSync(0, "utf8"));
const ajv = new Ajv({ strict: true, schemas });

// What is wrong with a schema is an error that ends this.
for (const schema of schemas) ajv.getSchema(schema.$id);
console.log(JSON.stringify(documents.map(([id, data]) => ajv.getSchema(id)(data))));
