"""Words that say little about who is meant."""

import re

PATRONYMIC = re.compile(
    r"(?:ovich|evich|ovna|evna|ovych|yovych|ivna|yivna|ovitch|evitch|owitsch|ewitsch|owna|ewna|uulu|uly|kyzy|qyzy|qizi|oglu|ogly|oghlu)$"
)

GENERIC_WORDS = frozenset(
    ["republic", "kingdom", "state", "federation", "union", "federal", "democratic", "people", "peoples", "islamic", "socialist", "principality", "commonwealth", "republik", "konigreich", "staat", "bund", "freistaat", "respublika", "respublikasy", "republika", "republique", "royaume", "republica", "estado", "ministry", "minister", "ministerium", "ministerstvo", "ministere", "department", "departement", "office", "office", "amt", "bundesamt", "agency", "agentur", "agentstvo", "national", "international", "state", "public", "central", "general", "company", "corporation", "group", "holding", "fund", "foundation", "stiftung", "bank", "university", "institute", "committee", "council", "commission", "association", "society", "party", "bureau", "service", "authority", "centre", "center", "ltd", "limited", "llc", "inc", "gmbh", "ag", "kg", "ooo", "oao", "zao", "pao", "ao", "sa", "sarl", "srl", "plc", "co", "corp", "nv", "bv", "ab", "oy", "spa"]
)


def is_patronymic(plain: str) -> bool:
    return bool(PATRONYMIC.search(plain))
