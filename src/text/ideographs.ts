/**
 * Unified ideographs for the code points U+2E80–2FD5 (CJK radicals supplement, Kangxi radicals), which fonts put in
 * place of ordinary characters; from Unicode's EquivalentUnifiedIdeograph.txt. "." stands where there is none.
 */
const EQUIVALENTS = [
  ...".厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵.旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟............一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
];

/** Forms that mainland fonts never mean: the radical's own equivalent is the traditional character. */
const SIMPLIFIED: Readonly<Record<string, string>> = { 戶: "户", 靑: "青", 黃: "黄" };

const FIRST = 0x2e80;
const COMPATIBILITY = /[\u2e80-\u2fd5\uf900-\ufaff]/u;
const EACH = /[\u2e80-\u2fd5\uf900-\ufaff]/gu;

function unify(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xf900) return char.normalize("NFKC");
  const equivalent = EQUIVALENTS[code - FIRST];
  if (equivalent === undefined || equivalent === ".") return char;
  return SIMPLIFIED[equivalent] ?? equivalent;
}

/** `text` with radicals and compatibility ideographs replaced by the characters they stand for; nothing else is touched. */
export function unifyIdeographs(text: string): string {
  return COMPATIBILITY.test(text) ? text.replace(EACH, unify) : text;
}
