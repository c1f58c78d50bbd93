// "19 June 2025", "June 2025", "second quarter of 2025" and "2025" for dates such as "2025-06-19" and "2025-Q2".
const months = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];
const quarters = ["first", "second", "third", "fourth"];

export function dateInWords(date) {
  const [year, part, day] = date.split("-");
  if (!part) return year;
  if (part.startsWith("Q")) return `${quarters[part[1] - 1]} quarter of ${year}`;
  return [day ? Number(day) : "", months[part - 1], year].filter(Boolean).join(" ");
}
