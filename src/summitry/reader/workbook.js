const bytes = (text) => new TextEncoder().encode(text);
const little = (number, size) => Array.from({ length: size }, (_, n) => (number >>> (8 * n)) & 255);
const crc = (data) => {
  let sum = ~0;
  for (const byte of data) {
    sum ^= byte;
    for (let n = 8; n--; ) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum;
};
const zip = (parts) => {
  const files = [], list = [];
  let at = 0;
  for (const [path, text] of parts) {
    const name = bytes(path), data = bytes(text), size = little(data.length, 4);
    const head = [20, 0, 0, 8, 0, 0, 0, 0, 33, 0, ...little(crc(data), 4), ...size, ...size, ...little(name.length, 2), 0, 0];
    const local = Uint8Array.from([80, 75, 3, 4, ...head, ...name]);
    list.push(80, 75, 1, 2, 20, 0, ...head, ...little(0, 10), ...little(at, 4), ...name);
    files.push(local, data);
    at += local.length + data.length;
  }
  const count = little(parts.length, 2);
  const end = [80, 75, 5, 6, 0, 0, 0, 0, ...count, ...count, ...little(list.length, 4), ...little(at, 4), 0, 0];
  return new Blob([...files, Uint8Array.from([...list, ...end])]);
};
const plain = (text) => text.replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, "").replace(/[&<\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const cell = ([held, number]) => {
  if (!held) return "<c/>";
  if (number && isFinite(held)) return `<c><v>${held}</v></c>`;
  const day = /^\d{4}-\d\d-\d\d$/.test(held) ? Date.parse(held) / 864e5 + 25569 : 0;
  return day > 60 ? `<c s="1"><v>${day}</v></c>` : `<c t="inlineStr"><is><t xml:space="preserve">${plain(held)}</t></is></c>`;
};
const site = "http://schemas.openxmlformats.org/", office = `${site}officeDocument/2006/relationships`;
const main = `xmlns="${site}spreadsheetml/2006/main"`, type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
const links = (aims) => {
  const each = aims.map(([kind, aim], n) => `<Relationship Id="r${n}" Type="${office}/${kind}" Target="${aim}"/>`);
  return `<Relationships xmlns="${site}package/2006/relationships">${each.join("")}</Relationships>`;
};
const types = [["workbook", "sheet.main"], ["sheet", "worksheet"], ["styles", "styles"]]
  .map(([part, kind]) => `<Override PartName="/xl/${part}.xml" ContentType="${type}${kind}+xml"/>`).join("");
const styles = `<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`;
const workbook = (rows) => zip([
  ["[Content_Types].xml", `<Types xmlns="${site}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${types}</Types>`],
  ["_rels/.rels", links([["officeDocument", "xl/workbook.xml"]])],
  ["xl/workbook.xml", `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="table" sheetId="1" r:id="r0"/></sheets></workbook>`],
  ["xl/_rels/workbook.xml.rels", links([["worksheet", "sheet.xml"], ["styles", "styles.xml"]])],
  ["xl/styles.xml", `<styleSheet ${main}>${styles}</styleSheet>`],
  ["xl/sheet.xml", `<worksheet ${main}><sheetData>${rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData></worksheet>`],
]);
