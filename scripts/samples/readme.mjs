// The list of samples as a document.
import { statSync } from "node:fs";

const kilobytes = (bytes) => `${Math.max(1, Math.round(bytes / 1024))} kB`;

/** samples/README.md for the given samples, whose files lie in `folder`. */
export function readme(samples, folder) {
  const rows = samples.map(
    ({ name, producer, shows }) =>
      `| [${name}](${name}) | ${producer} | ${shows} | ${kilobytes(statSync(folder + name).size)} |`,
  );
  return `# Samples

${samples.length} reports of agencies that do not exist, made by \`node scripts/make-samples.mjs\` from seeds. No sentence, name or number in them
comes from a real report; the labels and headings are those of the two national forms.

Beside each document stands its truth, \`NAME.truth.json\`: the values that are printed (\`null\` where a cell is blank or dashed), title, agency, year,
edition, date and headings, and

- \`status\`: what a right reading ends as: \`verified\`, \`inconsistent\` (faults were planted) or \`review\` (the file does not determine its cells);
- \`faults\`: every identity of the form that the printed figures break, as \`{ kind, column | row | group }\`; kinds are \`requests.balance\`,
  \`requests.resultTotal\`, \`requests.rowTotal\`, \`cases.total\` and \`narrative.requests\`;
- \`uncertain\`: rows that the file itself leaves open, as \`table.row\`.

In \`table2\` a row is [自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他, 总计]; rows are \`new\` 一, \`carriedIn\` 二, \`granted\`, \`partial\`,
\`denied1\`–\`denied8\`, \`unable1\`–\`unable3\`, \`refused1\`–\`refused5\`, \`other1\`–\`other3\` (undivided: \`other\`), \`total\` （七）, \`carriedOut\` 四. In \`table3\` a
group is [结果维持, 结果纠正, 其他结果, 尚未审结, 总计].

The script says what it needs and installs what is missing with apt (Debian 12, as root). The same versions of the tools give the same
bytes: times and file numbers that producers write are replaced by fixed ones.

| file | made by | what it shows | size |
|---|---|---|---|
${rows.join("\n")}
`;
}
