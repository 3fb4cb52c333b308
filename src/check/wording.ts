/**
 * What the rules on prose look for, as sources of regular expressions over text without blanks. `YEAR` stands for a year
 * in four digits, arabic or Chinese, and is what the rule compares with the report's year.
 */

/** Sentences that the form and the law ask every agency to write; they are nobody's copy. */
export const PRESCRIBED: readonly string[] = [
  "本(?:年度)?报告(?:中)?(?:的|所列|所用|使用)?(?:数据|内容|由|是|系|根据|依据|按照|包括|全文|共分)",
  "^(?:根据|依据|依照|按照|为贯彻落实).{0,120}(?:条例|格式|通知|规定).{0,80}(?:编制|编写|撰写|形成|制作|公布|报告如下|公开)",
  "^(?:特)?(?:编制|编写)(?:了)?本(?:年度)?报告",
  "(?:统计期限|统计时限|统计周期|统计时间|数据截至|数据截止)",
  "^现(?:将|公布|向社会|予以)",
  "(?:电子版|查阅|下载).{0,40}(?:网站|网址|门户)",
  "(?:如对本报告|对本报告|如有疑问|读者如有|欢迎).{0,60}(?:联系|咨询|电话)",
  "(?:联系电话|邮政编码|通讯地址|电子邮箱|联系地址)",
  "(?:信息处理费|收费|收取).{0,30}(?:情况|费用|元|次|件)?$",
  "^(?:本年度|年度|本机关)?(?:没有|无)(?:其他)?需要(?:报告|说明)的(?:其他)?事项",
];

/** A sentence in which the report says of itself which year it is about; only in the preamble and the first section. */
export const OWN_YEAR: readonly string[] = [
  "(?:统计期限|统计时限|统计周期|统计时间|数据|本报告)[^。；]{0,24}YEAR年(?:1|01|一)月(?:1|01|一)日(?:起)?[，、]?(?:至|到|[-—–―~～]+)",
  "(?:数据|情况|统计)[^。；]{0,12}截[至止到]+YEAR年(?:12|十二)月(?:31|三十一)日",
  "现(?:将|公布|向社会公布|向社会公开|予以公布)[^。；《》]{0,40}?YEAR年度?[^。；，《》]{0,24}?(?:政府|政务)信息公开[^。；，《》]{0,12}?(?:报告|情况)",
  "YEAR年度?[^。；，《》]{0,24}?政府信息公开(?:工作)?(?:年度)?报告(?:如下|公布如下|向社会公布|予以公布)",
];

/** How a sentence of sections 一 and 五 begins when it tells of the year reported on. */
export const LEAD: readonly string[] = [
  "^YEAR年度?(?:，|,|我|本|全[省市县区镇乡局州盟旗])",
  "^(?:我|本)(?:局|委|办|厅|镇|乡|县|市|区|院|站|所|处|街道|单位|机关)YEAR年度?",
];

/** A sentence with these words speaks of what is to come. */
export const TO_COME: readonly string[] = ["将|计划|拟|继续|力争|下一步|明年|今后"];

/** What section 六 says of the fee of a year. */
export const FEE_YEAR: readonly string[] = [
  "YEAR年度?[^。；]{0,40}(?:未|没有|无|不存在|尚未|收取)[^。；]{0,24}(?:信息处理费|收费|费用|收取)",
];

/** Plans of section 五 for a year that is over. */
export const PLAN: readonly string[] = [
  "YEAR年度?，?(?:我|本)?[^。；，]{0,10}(?:将(?:采取|从|重点|进一步|继续|着力|着重|围绕|坚持|做好)|拟|计划)",
];

/** A sentence with these words may speak of another year for good reason. */
export const OTHER_REASON: readonly string[] = ["去年|上一?年|往年|历年|同期|同比|相比|较YEAR年|整改|考核|反馈的?问题"];

/** Words of a statement about the fee for providing information. */
export const FEE: readonly string[] = ["处理费|收费|收取[^。；]{0,12}费|(?<!经)费用"];

/** A section that says nothing. */
export const NOTHING: readonly string[] = ["^(?:无|暂无|没有|略|/|-|—)?[。.]?$"];
