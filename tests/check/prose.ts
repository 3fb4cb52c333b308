// Prose of invented reports: every sentence is drawn anew from words, so that no two are alike by chance; beside it the stock phrases
// and the mentions of other years that honest reports have.
import type { random } from "../../scripts/samples/random.mjs";

export type Random = ReturnType<typeof random>;

const words = (text: string): string[] => text.trim().split(/\s+/u);

const NOUNS = words(`
  专栏 目录 台账 指南 清单 流程 窗口 平台 档案 文件 政策 图解 问答 热线 公告 通知 预算 决算 项目 工程 农田 水库 道路 桥梁 学校 医院 社区 村组
  企业 商户 居民 渔民 果农 老人 儿童 教师 医师 司机 会计 审计 招标 采购 救助 补贴 社保 就业 住房 环保 河道 林场 消防 防汛 抗旱 气象 粮食 种子
  农机 市场 物价 计量 专利 商标 旅游 文物 图书 影像 地图 测绘 地震 人防 信访 调解 仲裁 公证 律师 普法 户籍 车辆 驾考 公交 停车 绿化 路灯 供水
  供热 燃气 垃圾 污水 厕所 菜场 仓库 码头 航道 渡口 机场 铁路 邮政 通信 网络 数据 算法 终端 附件 栏目 标题 摘要 链接 索引 关键词 日历`);
const VERBS = words(`
  梳理 更新 核对 补录 公布 解读 归集 修订 校正 完善 巡查 回访 培训 座谈 走访 抽查 比对 清理 压缩 合并 拆分 标注 翻译 录入 登记 转办 督办 答复
  汇编 印发 张贴 推送 直播 录播 采写 剪辑 汇总 分析 评估 整合 优化 调整 设立 撤并 移交 备份 加固 试点 推广 复制 演示 讲解 征集 采纳 反馈 公示`);
const OPENINGS = words(`围绕 结合 针对 依托 立足 面向 聚焦 对照 沿着 借助 通过 根据`);
const UNITS = words(`条 篇 次 场 份 个 期 处 人次`);
const AIMS = words(
  `方便查找 便于理解 减少往返 缩短时间 回应关切 接受监督 提高效率 防止遗漏 保持连贯 避免重复 降低成本 扩大知晓`,
);

/** The first stock sentences stand in nearly all reports. */
export const STOCK = [
  "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，深入落实党中央、国务院关于全面推进政务公开工作的决策部署。",
  "严格执行政府信息公开条例，坚持以公开为常态、不公开为例外，不断提高政府工作透明度，切实保障人民群众的知情权、参与权和监督权。",
  "严格落实信息发布审核制度，坚持先审查后公开，确保公开的政府信息准确、及时、安全。",
];

/** A sentence that nobody else writes. */
export function sentence(rnd: Random): string {
  const noun = () => rnd.pick(NOUNS) + (rnd.chance(0.6) ? rnd.pick(NOUNS) : "");
  const clause = () => {
    const object = noun();
    return rnd.chance(0.35)
      ? `${rnd.pick(VERBS)}${object}${rnd.int(2, 480)}${rnd.pick(UNITS)}`
      : `${rnd.pick(VERBS)}并${rnd.pick(VERBS)}${object}与${noun()}`;
  };
  const clauses = Array.from({ length: rnd.int(1, 3) }, clause);
  return `${rnd.pick(OPENINGS)}${noun()}，${clauses.join("，")}，${rnd.pick(AIMS)}。`;
}

export const sentences = (rnd: Random, count: number): string =>
  Array.from({ length: count }, () => sentence(rnd)).join("");

/** Other years that honest reports speak of; `year` is the one reported on. */
export function otherYears(rnd: Random, year: number): string {
  return rnd.pick([
    `比${year - 1}年增加${rnd.int(1, 90)}${rnd.pick(UNITS)}。`,
    `按时公布了${year - 1}年政府信息公开工作年度报告。`,
    `${year - 1}年考核反馈的问题已全部整改到位。`,
    "继续学习2019年5月15日起施行的《中华人民共和国政府信息公开条例》。",
    `本报告于${year + 1}年1月编写完成。`,
    `自${year - 2}年以来，专人负责此项工作。`,
    `落实《关于${year - 1}年政务公开要点的通知》中延续至今的任务。`,
    "",
  ]);
}
