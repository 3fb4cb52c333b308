/** The six level-1 headings in the wording of the notice's body and of its annexed template; the same in both editions. */
export const HEADINGS: readonly (readonly string[])[] = [
  ["总体情况"],
  ["行政机关主动公开政府信息情况", "主动公开政府信息情况"],
  ["行政机关收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请情况"],
  ["因政府信息公开工作被申请行政复议、提起行政诉讼情况", "政府信息公开行政复议、行政诉讼情况"],
  ["政府信息公开工作存在的主要问题及改进情况", "存在的主要问题及改进情况"],
  ["其他需要报告的事项"],
];
