import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PLACES } from "../../src/agencies/divisions.ts";
import { agencyKey } from "../../src/agencies/key.ts";
import { kindOf } from "../../src/agencies/kind.ts";
import { codeOf, regionOf } from "../../src/agencies/region.ts";

const codes = (name: string) => {
  const { state, province, city, county } = regionOf(name);
  return [state, province?.code ?? null, city?.code ?? null, county?.code ?? null];
};

describe("regions", () => {
  test.each([
    ["江苏省人民政府办公厅", "320000", null, null],
    ["南京市鼓楼区人民政府", "320000", "320100", "320106"],
    ["江苏省南京市鼓楼区民政局", "320000", "320100", "320106"],
    ["江苏南京鼓楼区民政局", "320000", "320100", "320106"],
    ["南京鼓楼区民政局", "320000", "320100", "320106"],
    ["福州市鼓楼区 民政局", "350000", "350100", "350102"],
    ["江阴市水利局", "320000", "320200", "320281"],
    ["上海市科学技术委员会", "310000", null, null],
    ["上海市浦东新区人民政府", "310000", "310100", "310115"],
    ["浦东新区人民政府", "310000", "310100", "310115"],
    ["重庆市城口县人民政府", "500000", null, "500229"],
    ["仙桃市人民政府", "420000", null, "429004"],
    ["恩施州人民政府", "420000", "422800", null],
    ["恩施土家族苗族自治州发展和改革委员会", "420000", "422800", null],
    ["国家税务总局南京市鼓楼区税务局", "320000", "320100", "320106"],
    ["广西南宁市横州市人民政府", "450000", "450100", "450181"],
    ["平潭县流水镇人民政府", "350000", "350100", "350128"],
    ["东莞市虎门镇人民政府", "440000", "441900", null],
    ["南京市江北新区管理委员会", "320000", "320100", null],
    ["吉林市市场监督管理局", "220000", "220200", null],
    ["北京市朝阳区人民政府", "110000", "110100", "110105"],
  ])("%s is exact", (name, province, city, county) => {
    expect(codes(name)).toEqual(["exact", province, city, county]);
  });

  test.each([
    "鼓楼区人民政府",
    "朝阳区教育局",
    "市中区司法局",
    "郊区人民政府",
    "矿区人民政府",
    "江苏省鼓楼区人民政府",
    "清河区民政局",
  ])("%s is ambiguous, and empty", (name) => {
    expect(codes(name)).toEqual(["ambiguous", null, null, null]);
  });

  test.each([
    "岑泽县人民政府",
    "教育局",
    "",
    "吉林市场监督管理局",
    "城关镇人民政府",
    "高新区管委会",
    "砚川市鼓楼区民政局",
  ])("%s is nowhere", (name) => {
    expect(codes(name)).toEqual(["none", null, null, null]);
  });

  test("no name is nowhere", () => {
    expect(regionOf(null).state).toBe("none");
  });

  test("a place's name alone gives that place, or says that there are several", () => {
    for (const [name, places] of PLACES) {
      const { state, province, city, county } = regionOf(name);
      if (state === "exact" && province !== null)
        expect(places.map(codeOf)).toEqual([codeOf({ province, city, county })]);
      else expect(state, name).toBe("ambiguous");
    }
  });

  test("with its city before it, a county is never another's", () => {
    for (const [name, places] of PLACES) {
      for (const { province, city, county } of places) {
        if (city === null || county === null) continue;
        const full = city.name === province.name ? city.name : province.name + city.name;
        expect(codes(`${full}${name}人民政府`)).toEqual(["exact", province.code, city.code, county.code]);
      }
    }
  });
});

describe("keys", () => {
  test.each([
    [
      ["南京市鼓楼区民政局", "江苏省南京市鼓楼区民政局", "南京市鼓楼区 民政局", "南京市鼓楼区人民政府民政局"],
      "320106-民政局",
    ],
    [["平潭县人民政府", "福州市平潭县人民政府", "平潭县政府", "平潭县"], "350128"],
    [["岑泽县人民政府", "岑泽县", " 岑泽县政府", "岑泽县（人民政府）"], "岑泽县"],
    [["岑泽县住房和城乡建设局", "岑泽县住房与城乡建设局", "岑泽县住房城乡建设局"], "岑泽县住房城乡建设局"],
    [["岑泽县人民政府办公室", "岑泽县政府办公室", "岑泽县政府办"], "岑泽县办公室"],
    [["徐汇区打浦桥街道", "徐汇区打浦桥街道办事处", "徐汇区人民政府打浦桥街道办事处"], "310104-打浦桥街道"],
    [["岑泽县卫生健康委", "岑泽县卫生健康委员会"], "岑泽县卫生健康委"],
    [["岑泽县高新区管委会", "岑泽县高新区管理委员会"], "岑泽县高新区管理委"],
    [["大兴安岭地区行政公署", "黑龙江省大兴安岭地区行署", "大兴安岭地区"], "232700"],
    [["ＡＢ县教育局", "AB县教育局"], "AB县教育局"],
    [["国家税务总局南京市税务局"], "320100-国家税务总局税务局"],
  ])("%j is one agency", (names, key) => {
    expect(names.map(agencyKey)).toEqual(names.map(() => key));
  });

  test("what may be several agencies is marked", () => {
    expect(["鼓楼区民政局", "城关镇人民政府", "教育局"].map(agencyKey)).toEqual([
      "?鼓楼区民政局",
      "?城关镇",
      "?教育局",
    ]);
    expect(agencyKey(null)).toBeNull();
    expect(agencyKey("人民政府")).toBeNull();
  });

  test("different agencies keep different keys", () => {
    const names = [
      "和县",
      "和平县",
      "太和县",
      "太和镇",
      "南京市",
      "南京市鼓楼区",
      "岑泽县",
      "岑泽县办公室",
      "岑泽县教育局",
    ];
    names.push(
      "岑泽县教育和体育局",
      "岑泽县体育局",
      "岑泽县三棵榆乡",
      "岑泽县三棵榆镇",
      "福州市鼓楼区民政局",
      "南京市鼓楼区民政局",
    );
    names.push("岑泽县政府采购中心", "岑泽县采购中心", "岑泽县税务局", "国家税务总局岑泽县税务局");
    expect(new Set(names.map(agencyKey)).size).toBe(names.length);
  });

  test("blanks, width and 人民政府 never change a key", () => {
    const place = fc.constantFrom("南京市鼓楼区", "岑泽县", "平潭县", "砚川市");
    const rest = fc.constantFrom("", "教育局", "发展和改革委员会", "流水镇", "税务局");
    const blank = fc.constantFrom("", " ", "\u3000", "\n", "（", "·");
    fc.assert(
      fc.property(place, rest, blank, fc.boolean(), (county, office, gap, governed) => {
        const spelled = `${county}${governed ? "人民政府" : ""}${gap}${office}`;
        expect(agencyKey(spelled)).toBe(agencyKey(county + office));
      }),
    );
  });
});

test.each([
  ["岑泽县人民政府", "government"],
  ["岑泽县", "government"],
  ["恩施州", "government"],
  ["大兴安岭地区行政公署", "government"],
  ["岑泽县人民政府办公室", "office"],
  ["岑泽县政府办", "office"],
  ["徐汇区打浦桥街道办", "township"],
  ["江苏省人民政府办公厅", "office"],
  ["岑泽县教育局", "department"],
  ["江苏省民政厅", "department"],
  ["上海市科学技术委员会", "department"],
  ["岑泽县人民政府国有资产监督管理委员会", "department"],
  ["岑泽县三棵榆乡人民政府", "township"],
  ["徐汇区打浦桥街道办事处", "township"],
  ["南京经济技术开发区管理委员会", "park"],
  ["岑泽县高新区管委会", "park"],
  ["国家税务总局岑泽县税务局", "vertical"],
  ["中华人民共和国上海海关", "vertical"],
  ["岑泽县气象局", "vertical"],
  ["国家统计局岑泽调查队", "vertical"],
  ["岑泽", null],
  [null, null],
])("%s is of the kind %s", (name, kind) => {
  expect(kindOf(name)).toBe(kind);
});
