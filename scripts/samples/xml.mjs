/** Text as it stands between the tags of HTML and XML. */
export const escapeXml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
