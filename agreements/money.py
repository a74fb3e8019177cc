"""Amounts of money in words, as each language writes them. Pure: no database, and no more precision than the source has."""

from decimal import Decimal

NBSP = "\N{NO-BREAK SPACE}"

# (German, English) for the codes that readers meet; all others are shown as they are.
CURRENCIES = {
    "USD": ("US-Dollar", "US dollars"),
    "EUR": ("Euro", "euros"),
    "GBP": ("Pfund Sterling", "pounds sterling"),
    "CHF": ("Schweizer Franken", "Swiss francs"),
    "JPY": ("Yen", "yen"),
    "CNY": ("Renminbi", "renminbi"),
    "RUB": ("Rubel", "roubles"),
    "KGS": ("Som", "som"),
    "KZT": ("Tenge", "tenge"),
    "UZS": ("Sum", "soums"),
    "UAH": ("Hrywnja", "hryvnias"),
    "TRY": ("türkische Lira", "Turkish liras"),
    "INR": ("indische Rupien", "Indian rupees"),
    "SAR": ("Saudi-Riyal", "Saudi riyals"),
    "AED": ("Dirham der VAE", "UAE dirhams"),
    "CAD": ("kanadische Dollar", "Canadian dollars"),
    "AUD": ("australische Dollar", "Australian dollars"),
    "BRL": ("Real", "reais"),
    "ZAR": ("Rand", "rand"),
    "KRW": ("Won", "won"),
    "NOK": ("norwegische Kronen", "Norwegian kroner"),
    "SEK": ("schwedische Kronen", "Swedish kronor"),
    "DKK": ("dänische Kronen", "Danish kroner"),
    "PLN": ("Złoty", "złoty"),
    "DEM": ("Deutsche Mark", "German marks"),
    "FRF": ("französische Francs", "French francs"),
    "BTC": ("Bitcoin", "bitcoin"),
}
LARGE = (
    (Decimal(10) ** 12, ("Bio.", "trillion")),
    (Decimal(10) ** 9, ("Mrd.", "billion")),
    (Decimal(10) ** 6, ("Mio.", "million")),
)
LANGUAGES = ("de", "en")


def currency_in_words(code: str, language: str) -> str:
    return CURRENCIES[code][LANGUAGES.index(language)] if code in CURRENCIES else code


def figure(value: Decimal, language: str) -> str:
    """Every digit: “7.200.000” in German, “7,200,000” in English; cents where there are any."""
    text = f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


def short(value: Decimal, language: str) -> str:
    """“7,2 Mio.” where two decimals say all there is to say; else every digit."""
    for size, words in LARGE:
        if value >= size and (value / size * 100) % 1 == 0:
            scaled = f"{value / size:.2f}".rstrip("0").rstrip(".")
            return f"{scaled.replace('.', ',') if language == 'de' else scaled}{NBSP}{words[LANGUAGES.index(language)]}"
    return figure(value, language)


def in_words(value: Decimal, upper: Decimal | None, currency: str, language: str) -> str:
    """“7,2 Mio. US-Dollar”, “5 to 6.5 million euros”."""
    span = [value] if upper is None or upper == value else [value, upper]
    shown = [short(one, language) for one in span]
    units = [one.rpartition(NBSP)[::2] for one in shown]
    if len(units) == 2 and units[0][0] and units[0][1] == units[1][1]:
        shown[0] = units[0][0]  # the unit once
    to = {"de": " bis ", "en": " to "}[language]
    return f"{to.join(shown)}{NBSP}{currency_in_words(currency, language)}"


def exactly(value: Decimal, upper: Decimal | None, currency: str, language: str) -> str:
    """“7.200.000 USD”: all digits and the code."""
    figures = [figure(one, language) for one in (value, upper) if one is not None]
    return f"{'–'.join(dict.fromkeys(figures))}{NBSP}{currency}"
