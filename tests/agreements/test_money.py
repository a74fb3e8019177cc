"""Amounts in words: as exact as the source, as short as that allows."""

from decimal import Decimal

import pytest

from agreements.money import NBSP, exactly, figure, in_words

EXAMPLES = [
    ("7200000", None, "USD", "7,2 Mio. US-Dollar", "7.2 million US dollars"),
    ("7200001", None, "USD", "7.200.001 US-Dollar", "7,200,001 US dollars"),
    ("300000", None, "FRF", "300.000 französische Francs", "300,000 French francs"),
    ("1250000000", None, "EUR", "1,25 Mrd. Euro", "1.25 billion euros"),
    ("2000000000000", None, "KGS", "2 Bio. Som", "2 trillion som"),
    ("0.5", None, "XXX", "0,50 XXX", "0.50 XXX"),
    ("5000000", "6500000", "EUR", "5 bis 6,5 Mio. Euro", "5 to 6.5 million euros"),
    ("900000", "1200000", "EUR", "900.000 bis 1,2 Mio. Euro", "900,000 to 1.2 million euros"),
]


@pytest.mark.parametrize("value, upper, currency, german, english", EXAMPLES)
def test_an_amount_is_said_in_the_words_of_each_language(value, upper, currency, german, english):
    value, upper = Decimal(value), upper and Decimal(upper)
    assert in_words(value, upper, currency, "de").replace(NBSP, " ") == german
    assert in_words(value, upper, currency, "en").replace(NBSP, " ") == english


def test_every_digit_is_there_beside_the_words():
    assert exactly(Decimal("7200000.00"), None, "USD", "de").replace(NBSP, " ") == "7.200.000 USD"
    assert exactly(Decimal("5"), Decimal("6.5"), "EUR", "en").replace(NBSP, " ") == "5–6.50 EUR"
    assert figure(Decimal("1234.5"), "de") == "1.234,50"
