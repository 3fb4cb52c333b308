"""Sets a report with ReportLab. JSON on stdin: {"family": "song" or "zenhei", "grid": {...}, "blocks": [...]}; PDF on stdout.
A block is {"kind": title | heading | body | caption | sign, "text"}, {"kind": "page"} or
{"kind": "table", "widths", "rows", "columns", "cells": [{row, col, rowSpan, colSpan, role, text}]}."""
import io
import json
import sys

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

ask = json.load(sys.stdin)
if ask["family"] == "song":
    FONT = "STSong-Light"
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
else:
    FONT = "zenhei"
    pdfmetrics.registerFont(TTFont(FONT, "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", subfontIndex=0))

STYLES = {
    "title": ParagraphStyle("title", fontName=FONT, fontSize=16, leading=26, alignment=TA_CENTER, wordWrap="CJK"),
    "heading": ParagraphStyle("heading", fontName=FONT, fontSize=12, leading=22, wordWrap="CJK"),
    "body": ParagraphStyle("body", fontName=FONT, fontSize=10.5, leading=18, firstLineIndent=21, wordWrap="CJK"),
    "caption": ParagraphStyle("caption", fontName=FONT, fontSize=10, leading=16, alignment=TA_CENTER, wordWrap="CJK"),
    "sign": ParagraphStyle("sign", fontName=FONT, fontSize=10.5, leading=18, alignment=TA_RIGHT, wordWrap="CJK"),
}
GRIDS = {
    "stroke": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "dashed": [("GRID", (0, 0), (-1, -1), 0.5, colors.black, None, (2, 1.5))],
    "double": [("GRID", (0, 0), (-1, -1), 0.4, colors.black, None, None, None, 2, 1)],
}


def table(block):
    data = [["" for _ in range(block["columns"])] for _ in range(block["rows"])]
    commands = [
        ("FONT", (0, 0), (-1, -1), FONT, 8, 10),
        ("ALIGN", (0, 0), (-1, -1), "CENTER"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ]
    for cell in block["cells"]:
        place = (cell["col"], cell["row"])
        end = (cell["col"] + cell["colSpan"] - 1, cell["row"] + cell["rowSpan"] - 1)
        data[cell["row"]][cell["col"]] = cell["text"]
        if place != end:
            commands.append(("SPAN", place, end))
        if cell["role"] == "label":
            commands.append(("ALIGN", place, end, "LEFT"))
    return Table(data, colWidths=block["widths"], style=TableStyle(commands + GRIDS[ask["grid"]]), splitByRow=0)


def flowables():
    for block in ask["blocks"]:
        if block["kind"] == "page":
            yield PageBreak()
        elif block["kind"] == "table":
            yield table(block)
            yield Spacer(1, 8)
        else:
            yield Paragraph(block["text"], STYLES[block["kind"]])


out = io.BytesIO()
SimpleDocTemplate(
    out, pagesize=A4, leftMargin=54, rightMargin=54, topMargin=54, bottomMargin=54, invariant=1, title="report"
).build(list(flowables()))
sys.stdout.buffer.write(out.getvalue())
