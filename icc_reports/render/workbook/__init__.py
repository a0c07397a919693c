"""The parts of the Excel workbook: layout, formulas, styles, sheets and the file itself."""
