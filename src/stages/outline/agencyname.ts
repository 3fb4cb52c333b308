/** Endings of the names of bodies that publish such reports. */
const BODY =
  "人民政府|政府|委员会|管委会|管理委|办公厅|办公室|办事处|街道办|街道|厅|局|委|办|署|院|会|中心|总队|支队|大队|队|站|所|处|部|馆|社|公司|集团|大学|学院|学校|中学|小学|医院|银行|行";
const PLACE =
  "省|自治区|市|自治州|州|盟|地区|区|县|自治县|旗|镇|乡|苏木|新区|开发区|试验区|实验区|高新区|示范区|园区|兵团|师";

const NAME = new RegExp(`^[\\u4e00-\\u9fff（）()·、]{1,40}(?:${BODY}|${PLACE})(?:[（(][\\u4e00-\\u9fff]{1,16}[）)])?$`);
const PLACE_NAME = new RegExp(`(?:${PLACE})$`);
const NOT_A_NAME =
  /门户网站|政府网站?$|网$|信息公开|年报$|^(?:首页|目录|附件|无|[我本](?!溪))|[，。：；！？]|×|某某|[Xx]{2}|_{2}/;

/** Whether a squeezed text is shaped like the name of a body or of a place with a government. */
export const isAgencyName = (text: string): boolean => NAME.test(text) && !NOT_A_NAME.test(text);

/** Whether a name ends like a place, not like a body: 清河县, not 清河县人民政府. */
export const isPlaceName = (text: string): boolean => PLACE_NAME.test(text);
