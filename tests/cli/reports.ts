// Small whole reports of edition 2021 as tab-separated text, for agencies that do not exist. Their arithmetic holds.

const ROWS = [
  "（一）予以公开",
  "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
  "（三）不予公开\t1.属于国家秘密",
  "2.其他法律行政法规禁止公开",
  "3.危及“三安全一稳定”",
  "4.保护第三方合法权益",
  "5.属于三类内部事务信息",
  "6.属于四类过程性信息",
  "7.属于行政执法案卷",
  "8.属于行政查询事项",
  "（四）无法提供\t1.本机关不掌握相关政府信息",
  "2.没有现成信息需要另行制作",
  "3.补正后申请内容仍不明确",
  "（五）不予处理\t1.信访举报投诉类申请",
  "2.重复申请",
  "3.要求提供公开出版物",
  "4.无正当理由大量反复申请",
  "5.要求行政机关确认或重新出具已获取信息",
  "（六）其他处理\t1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
  "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
  "3.其他",
];

type Vector = readonly number[];

const add = (a: Vector, b: Vector): number[] => a.map((value, at) => value + (b[at] ?? 0));
const sum = (values: Vector): number => values.reduce((total, value) => total + value, 0);
const row = (label: string, six: Vector): string => [label, ...six, sum(six)].join("\t");
const dispute = (four: Vector): string => [...four, sum(four)].join("\t");

/** Report number `n`; each number gives other figures, and any figures are consistent. */
export function report(n: number): string {
  const outcomes = ROWS.map(
    (_, at): Vector => [(n * 7 + at * 5) % 11, (n + at) % 3, 0, at % 4 === n % 4 ? 1 : 0, 0, 0],
  );
  const total = outcomes.reduce(add, [0, 0, 0, 0, 0, 0]);
  const carriedOut = [n % 5, 0, 0, 0, 0, 0];
  const carriedIn = [n % 3, 0, 0, 0, 0, 0];
  const received = add(total, carriedOut).map((value, at) => value - (carriedIn[at] ?? 0));
  return `云溪县第${n}水务所2023年政府信息公开工作年度报告

一、总体情况
2023年，本所按照有关规定做好政府信息公开工作，全年收到政府信息公开申请${sum(received)}件。
二、主动公开政府信息情况
第二十条第（一）项
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t${n % 4}\t0\t${10 + (n % 90)}
第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t${n * 3}
第二十条第（六）项
信息内容\t本年处理决定数量
行政处罚\t${n % 13}
行政强制\t0
第二十条第（八）项
信息内容\t本年收费金额（单位：万元）
行政事业性收费\t${n}.5
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况
自然人\t法人或其他组织\t总计
商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他
${row("一、本年新收政府信息公开申请数量", received)}
${row("二、上年结转政府信息公开申请数量", carriedIn)}
${ROWS.map((label, at) => row(at === 0 ? `三、本年度办理结果\t${label}` : label, outcomes[at] ?? [])).join("\n")}
${row("（七）总计", total)}
${row("四、结转下年度继续办理", carriedOut)}
四、政府信息公开行政复议、行政诉讼情况
行政复议\t行政诉讼
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
${[dispute([n % 3, 0, 1, 0]), dispute([0, 1, 0, n % 2]), dispute([2, 0, 0, 0])].join("\t")}
五、存在的主要问题及改进情况
公开的及时性有待提高，下一步将加强培训。
六、其他需要报告的事项
本年度未收取信息处理费。

云溪县第${n}水务所
2024年1月15日
`;
}

/** The same report with the total of the requests received one too high: it contradicts itself. */
export const faultyReport = (n: number): string =>
  report(n).replace(
    /(一、本年新收政府信息公开申请数量\t.*\t)(\d+)\n/,
    (_, head, total) => `${head}${Number(total) + 1}\n`,
  );

/** Text that is no report at all. */
export const SHOPPING = "白菜三斤，豆腐两块，酱油一瓶。\n";
