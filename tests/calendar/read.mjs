// What ical.js, the engine of Thunderbird, reads in the iCalendar files given: JSON.
// node read.mjs <path of ical.js> <file.ics> ...

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [engine, ...files] = process.argv.slice(2);
const { default: ICAL } = await import(pathToFileURL(engine));

const read = (file) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start: event.startDate.toUnixTime(),
      end: event.endDate.toUnixTime(),
      title: event.summary,
      text: event.description ?? "",
      sequence: event.sequence,
      status: component.getFirstPropertyValue("status"),
    };
  });
};

console.log(JSON.stringify(files.map(read)));
