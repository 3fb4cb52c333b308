"""Cuts a TrueType font down to the characters of a text. JSON on stdin: {"font", "index", "text"}.
JSON on stdout: the font in base64, the glyph number and the advance (thousandths of an em) of each character."""
import base64
import io
import json
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

ask = json.load(sys.stdin)
font = TTFont(ask["font"], fontNumber=ask["index"], recalcTimestamp=False)
options = subset.Options()
options.hinting = False
options.layout_features = []
options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "EBDT", "EBLC", "name", "OS/2", "post"]
options.notdef_outline = True
cut = subset.Subsetter(options)
cut.populate(text=ask["text"])
cut.subset(font)
cmap = font.getBestCmap()
em = font["head"].unitsPerEm
chars = sorted(set(ask["text"]) & {chr(c) for c in cmap})
glyphs = {c: font.getGlyphID(cmap[ord(c)]) for c in chars}
widths = {c: round(font["hmtx"][cmap[ord(c)]][0] * 1000 / em) for c in chars}
out = io.BytesIO()
font.save(out)
json.dump({"font": base64.b64encode(out.getvalue()).decode(), "glyphs": glyphs, "widths": widths}, sys.stdout)
