"""Makes the font files beside it from the package @fontsource-variable/atkinson-hyperlegible-next 5.3.0.

    pip install fonttools brotli
    python fonts.py <folder of the package's woff2 files> <folder to write to>

Weights are kept from 400 to 700, and the features that this product asks for. The narrow no-break space (U+202F) of French
figures and quotation marks is missing upstream: it is added, seven tenths of the word space, so that it looks the same in
every browser.
"""

import sys
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib import instancer

FAMILY = 'atkinson-hyperlegible-next'
NARROW_SPACE = 0x202F
LATIN = {
    *range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x178, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C,
    0x201D, 0x2022, 0x2026, NARROW_SPACE, 0x20AC, 0x2212,
}


def reopened(font):
    font.flavor = None
    font.save(copy := BytesIO())
    return TTFont(copy)


def with_narrow_space(font):
    name = 'uni202F'
    variations = font['gvar'].variations
    if 'HVAR' in font:
        del font['HVAR']  # it is by glyph number; without it widths are read from gvar
    font['glyf'][name] = Glyph()
    variations[name] = []
    font['hmtx'][name] = (round(font['hmtx']['space'][0] * 0.7), 0)
    for table in font['cmap'].tables:
        if table.isUnicode():
            table.cmap[NARROW_SPACE] = name
    return reopened(font)


def make(source, target, part, change, characters):
    font = TTFont(source / f'{FAMILY}-{part}-wght-normal.woff2')
    font = change(reopened(instancer.instantiateVariableFont(font, {'wght': (400, 700)})))
    options = subset.Options(layout_features=['kern', 'mark', 'ccmp', 'locl', 'tnum', 'pnum'], hinting=False)
    options.flavor = 'woff2'
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters or font.getBestCmap().keys())
    subsetter.subset(font)
    subset.save_font(font, target / f'{FAMILY}-{part}.woff2', options)


source, target = Path(sys.argv[1]), Path(sys.argv[2])
make(source, target, 'latin', with_narrow_space, LATIN)
make(source, target, 'latin-ext', lambda font: font, None)
